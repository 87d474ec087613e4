//! What was sent: answers, folded, and files, each to look at.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::{
    api::{application::ApplicationDetail, attachment::Attachment},
    form::FormContext,
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{ApiError, Latest, error_words},
    citizen::words::words,
    config,
    forms::{
        AnswerSummary,
        file_link::{self, Protected},
    },
    i18n::{self, say},
    platform::files::ObjectUrl,
    t,
    ui::{Button, ButtonKind, Details, IconName, Notice, Tone},
};

/// Answers and files of a case.
pub fn answers_view(case: &ApplicationDetail) -> AnyView {
    let definition = Arc::new(case.definition.clone());
    let context = FormContext { filled_on: case.summary.submitted_at.date_in(config::region().zone) };
    let (answers, areas, id) = (case.answers.clone(), case.areas.clone(), case.summary.id);
    let files = case
        .attachments
        .iter()
        .map(|file| {
            let label = definition
                .requirements
                .iter()
                .find(|requirement| requirement.code == file.requirement)
                .map(|requirement| requirement.label.clone());
            let name = Signal::derive(move || label.as_ref().map(say).unwrap_or_default());
            view! { <FileRow case=id file=file.clone() label=name/> }
        })
        .collect_view();
    let has_files = !case.attachments.is_empty();
    view! {
        <div>
            <Details summary=words("case.answers_open")>
                <div class="stack stack--loose">
                    <AnswerSummary definition answers=Signal::stored(answers) areas=Signal::stored(areas) context/>
                </div>
            </Details>
            {has_files.then(|| view! {
                <Details summary=words("case.files_open")><ul class="file-rows">{files}</ul></Details>
            })}
        </div>
    }
    .into_any()
}

/// A file with a button that shows it: a picture here, a PDF in a tab of its own.
#[component]
fn FileRow(
    /// The case.
    case: Uuid,
    /// The file.
    file: Attachment,
    /// What the document is.
    #[prop(into)]
    label: Signal<String>,
) -> AnyView {
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<ApiError>);
    let latest = Latest::here();
    let address = RwSignal::new(None::<String>);
    let held = StoredValue::new(None::<ObjectUrl>);
    let (id, kind) = (file.id, file.kind);
    let show = move |()| {
        if address.with_untracked(Option::is_some) {
            address.set(None);
            held.set_value(None);
            return;
        }
        is_busy.set(true);
        trouble.set(None);
        let abort = latest.begin();
        spawn_local(async move {
            let answer = file_link::bytes(Protected::Attachment(case, id), &abort).await;
            let _ = is_busy.try_set(false);
            match answer {
                Ok(bytes) => {
                    let url = ObjectUrl::new(&bytes, kind.media_type());
                    let _ = address.try_set(url.as_ref().map(|url| url.as_str().to_owned()));
                    let _ = held.try_set_value(url);
                }
                Err(error) => drop(trouble.try_set(Some(error))),
            }
        });
    };
    let size = file.size;
    let aria = Signal::derive(move || {
        let verb = if address.with(Option::is_some) { t!("case.file_hide") } else { t!("case.file_show") };
        Some([verb.as_str(), " ", &label.get()].concat())
    });
    view! {
        <li class="file-row">
            <div class="file-row__head">
                <div class="file-row__words">
                    <span class="file-row__label">{move || label.get()}</span>
                    <span class="muted">{file.name}" · "{move || i18n::size(size)}</span>
                </div>
                <Button kind=ButtonKind::Secondary icon=IconName::EYE on_press=show loading=is_busy aria_label=aria>
                    {move || if address.with(Option::is_some) { t!("case.file_hide") } else { t!("case.file_show") }}
                </Button>
            </div>
            {move || address.get().map(|address| if kind.is_image() {
                view! { <img class="file-row__picture" src=address alt=move || label.get()/> }.into_any()
            } else {
                view! { <p><a href=address target="_blank" rel="external noopener">{move || t!("case.file_open")}<span class="visually-hidden">" " {move || t!("common.new_tab")}</span></a></p> }.into_any()
            })}
            {move || trouble.get().map(|error| view! { <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice> })}
        </li>
    }
    .into_any()
}
