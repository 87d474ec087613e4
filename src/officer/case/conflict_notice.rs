//! What somebody else did while the officer worked: both versions, and that nothing typed is lost.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::api::{application::ApplicationDetail, problem::ProblemCode};

use super::{
    changes::differences,
    history::who,
    room::{CONFLICT_ID, CaseRoom, Conflict},
};
use crate::{
    i18n,
    officer::words::words,
    t,
    ui::{Button, ButtonKind, ButtonSize, CompareList, Icon, IconName},
};

/// Shown until the officer closes it, or an action works.
#[component]
pub fn ConflictNotice(
    room: CaseRoom,
    /// The case as it is now.
    case: Signal<Arc<ApplicationDetail>>,
) -> AnyView {
    (move || room.conflict.get().map(|conflict| notice(room, &conflict, case))).into_any()
}

fn notice(room: CaseRoom, conflict: &Conflict, case: Signal<Arc<ApplicationDetail>>) -> AnyView {
    let title = match conflict.code {
        ProblemCode::ClaimedByAnother => "officer.conflict.claimed",
        ProblemCode::NotAllowed => "officer.conflict.not_allowed",
        _ => "officer.conflict.stale",
    };
    let before = conflict.before.clone();
    let rows = Signal::derive(move || case.with(|now| differences(&before, now)));
    let events = conflict
        .happened
        .iter()
        .map(|entry| {
            let entry = entry.clone();
            view! {
                <li>
                    {move || {
                        let what = i18n::family("event.", &entry.kind);
                        t!("officer.conflict.event", what = what, who = who(&entry), when = i18n::date_time(entry.at))
                    }}
                </li>
            }
        })
        .collect_view();
    let has_unsent = Memo::new(move |_| room.unsent.with(|unsent| !unsent.is_empty()));
    view! {
        <section class="conflict" aria-labelledby=CONFLICT_ID>
            <h2 class="conflict__title" id=CONFLICT_ID tabindex="-1"><Icon name=IconName::INFO/>{words(title)}</h2>
            <ul class="conflict__events">{events}</ul>
            {move || (!rows.with(Vec::is_empty)).then(|| view! {
                <CompareList
                    caption=words("officer.conflict.compare")
                    before_label=words("officer.conflict.yours")
                    after_label=words("officer.conflict.now")
                    rows
                />
            })}
            {move || has_unsent.get().then(|| view! { <p>{words("officer.conflict.safe")}</p> })}
            <div class="actions">
                <Button kind=ButtonKind::Secondary size=ButtonSize::Small on_press=move |()| room.conflict.set(None)>
                    {words("officer.conflict.seen")}
                </Button>
            </div>
        </section>
    }
    .into_any()
}
