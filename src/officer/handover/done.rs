//! Handed over.

use leptos::prelude::*;
use mppi_domain::api::application::ApplicationDetail;

use crate::{
    config, i18n,
    officer::{inbox::rows::case_page, words::words},
    platform::focus::focus_field,
    t,
    ui::{Button, ButtonKind, Icon, IconName, LinkButton},
};

const HEADING: &str = "handover-done";

/// Moves the focus to its heading, which says that it worked.
pub fn focus_done() {
    focus_field(HEADING);
}

/// What was recorded, and the way to the next person in the queue.
#[component]
pub fn Done(case: ApplicationDetail, next: Callback<()>) -> AnyView {
    let ApplicationDetail { summary, handover, .. } = case;
    let page = config::path(&case_page(summary.id));
    let number = summary.number;
    let record = handover.map(|handover| {
        view! {
            <p>
                {move || t!(
                    "officer.handover.done_record",
                    name = handover.collector.name,
                    kind = i18n::family("collector.", handover.collector.kind.key()),
                    when = i18n::date_time(handover.at),
                )}
            </p>
        }
    });
    view! {
        <section class="handover-done">
            <span class="handover-done__sign"><Icon name=IconName::CHECK_CIRCLE large=true/></span>
            <h2 id=HEADING tabindex="-1">{words("officer.handover.done")}</h2>
            <p>{move || t!("officer.handover.done_number", number = number)}</p>
            {record}
            <div class="actions">
                <Button icon_end=IconName::ARROW_RIGHT on_press=next>{words("officer.handover.next_person")}</Button>
                <LinkButton href=page kind=ButtonKind::Quiet>{words("officer.handover.whole_case")}</LinkButton>
            </div>
        </section>
    }
    .into_any()
}
