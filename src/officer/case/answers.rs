//! The answers of a case, each of which can be marked.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::api::application::ApplicationDetail;

use super::{
    changes::{context, label_of, old_answer},
    mark_control::MarkControl,
    room::CaseRoom,
};
use crate::{
    forms::summary::{AnswerRow, Section, sections},
    i18n,
    officer::words::words,
    t,
    ui::{Button, ButtonKind, ButtonSize, CompareList, CompareRow, IconName},
};

/// The answers pane.
#[component]
pub fn Answers(
    room: CaseRoom,
    /// The case.
    case: Signal<Arc<ApplicationDetail>>,
) -> AnyView {
    let parts = move || {
        let case = case.get();
        let parts = sections(&case.definition, &case.answers, &case.areas, context(&case));
        parts.into_iter().map(|part| section(room, part)).collect_view()
    };
    view! {
        <section class="case__answers" aria-labelledby="case-answers">
            <h2 id="case-answers">{words("officer.answers.title")}</h2>
            {parts}
        </section>
    }
    .into_any()
}

fn section(room: CaseRoom, section: Section) -> AnyView {
    let rows = section.rows.into_iter().map(|row| answer(room, row)).collect_view();
    view! {
        <section class="answers">
            <h3 class="answers__title">{section.title}</h3>
            <dl>{rows}</dl>
        </section>
    }
    .into_any()
}

fn answer(room: CaseRoom, row: AnswerRow) -> AnyView {
    let pointer = ["/answers", &row.pointer].concat();
    let own = pointer.clone();
    let is_marked = Memo::new(move |_| room.unsent.with(|unsent| unsent.mark(&own).is_some()));
    let is_empty = row.value.is_empty();
    let value = if is_empty { t!("form.not_answered") } else { row.value };
    view! {
        <div class="answers__row" class:answers__row--marked=move || is_marked.get()>
            <dt class="answers__label">{row.label.clone()}</dt>
            <dd class="answers__value" class:answers__value--empty=is_empty>{value}</dd>
            <dd class="answers__mark"><MarkControl room pointer label=Signal::stored(row.label)/></dd>
        </div>
    }
    .into_any()
}

/// What the last correction changed, old and new side by side; nothing where there was none.
#[component]
pub fn CorrectedParts(
    room: CaseRoom,
    /// The case.
    case: Signal<Arc<ApplicationDetail>>,
    /// The place of a document in the list, by its requirement.
    place_of: Callback<String, Option<usize>>,
) -> AnyView {
    let is_there = Memo::new(move |_| case.with(|case| !case.corrected.is_empty()));
    let rows = Signal::derive(move || {
        let case = case.get();
        case.corrected.iter().filter_map(|corrected| compared(&case, &corrected.pointer)).collect::<Vec<_>>()
    });
    let documents = move || {
        let case = case.get();
        let changed = case.corrected.iter().filter_map(|corrected| {
            let code = corrected.pointer.strip_prefix("/documents/")?.to_owned();
            let label = label_of(&case, &corrected.pointer)?;
            let reason =
                [i18n::family("flag_reason.", corrected.flag.reason.key()), corrected.flag.words.clone()].join(". ");
            Some(document_line(room, code, label, reason, place_of))
        });
        changed.collect_view()
    };
    (move || {
        is_there.get().then(|| {
            view! {
                <section class="case__corrected" aria-labelledby="case-corrected">
                    <h2 id="case-corrected">{words("officer.corrected.title")}</h2>
                    {move || (!rows.with(Vec::is_empty)).then(|| view! {
                        <CompareList
                            caption=words("officer.corrected.title")
                            before_label=words("officer.corrected.before")
                            after_label=words("officer.corrected.after")
                            rows
                        />
                    })}
                    <ul class="corrected-documents">{documents}</ul>
                </section>
            }
        })
    })
    .into_any()
}

fn compared(case: &ApplicationDetail, pointer: &str) -> Option<CompareRow> {
    let corrected = case.corrected.iter().find(|corrected| corrected.pointer == pointer)?;
    let inner = pointer.strip_prefix("/answers")?;
    let before = corrected.old_answer.as_ref().and_then(|old| old_answer(case, pointer, old)).unwrap_or_default();
    let after = case.answers.get(inner).and_then(|new| old_answer(case, pointer, new)).unwrap_or_default();
    Some(CompareRow { label: label_of(case, pointer)?, before, after })
}

fn document_line(
    room: CaseRoom,
    code: String,
    label: String,
    reason: String,
    place_of: Callback<String, Option<usize>>,
) -> AnyView {
    let show = move |()| {
        if let Some(place) = place_of.run(code.clone()) {
            room.place.set(place);
            room.is_comparing.set(true);
        }
    };
    view! {
        <li class="corrected-documents__line">
            <span><strong>{label}</strong><span class="corrected-documents__reason">{reason}</span></span>
            <Button kind=ButtonKind::Secondary size=ButtonSize::Small icon=IconName::HISTORY on_press=show>
                {words("officer.documents.compare")}
            </Button>
        </li>
    }
    .into_any()
}
