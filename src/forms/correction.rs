//! A correction: only what was flagged is open.

pub mod scope;

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::{case::Flag, service::ServiceDefinition};

use self::scope::{Opened, opened};
use super::{
    area_names::area_name,
    comparison::{FilledIn, differences},
    field_view::field_view,
    form_page::Checked,
    form_state::FormState,
    requirement_upload::RequirementUpload,
    value_words::value_words,
};
use crate::{
    i18n,
    offline::Purpose,
    t,
    ui::{CompareList, Notice, Tone},
};

/// Opens what was flagged, each with the officer's reason and the old value, and what a changed answer newly asks for.
/// Its children stand under it and hold the button that sends the form.
#[component]
pub fn Correction(
    /// The form of a draft that corrects a case.
    form: FormState,
    /// Told when everything is right and saved.
    #[prop(into)]
    on_valid: Callback<()>,
    /// What stands under it.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    form.clear_errors();
    let definition = form.definition();
    let before = before(form);
    let drawn = definition.clone();
    let open = Memo::new({
        let (definition, before) = (definition.clone(), before.clone());
        move |_| {
            let flags = form.session().with(|draft| draft.flags().to_vec()).unwrap_or_default();
            form.with_answers(|answers| opened(&definition, &flags, &before.answers, answers, form.context()))
                .unwrap_or_default()
        }
    });
    let check = move |()| {
        let pointers = open.get_untracked();
        let errors = form.all_errors().into_iter().filter(|error| scope::covers(&pointers, &error.pointer)).collect();
        let mut documents = form.unreplaced_documents();
        for missing in form.missing_documents() {
            // What is not open cannot be mended here, so it must not stop anybody.
            let is_open = pointers.iter().any(|opened| opened.document.as_ref() == Some(&missing.requirement));
            if is_open && !documents.iter().any(|known| known.requirement == missing.requirement) {
                documents.push(missing);
            }
        }
        form.show(errors, documents)
    };
    view! {
        <Checked form check on_valid>
            <For
                each=move || open.get()
                key=|opened| opened.key.clone()
                children=move |opened| item_view(form, &drawn, &before, &opened)
            />
            {children.map(|children| children())}
        </Checked>
    }
    .into_any()
}

fn before(form: FormState) -> FilledIn {
    let before = form.session().with_untracked(|draft| match &draft.purpose {
        Purpose::Correct { before, files_before, .. } => FilledIn::mirrored(before, files_before),
        Purpose::Apply { .. } => FilledIn::mirrored(&draft.answers, &[]),
    });
    before.unwrap_or_default()
}

fn item_view(form: FormState, definition: &Arc<ServiceDefinition>, before: &FilledIn, opened: &Opened) -> AnyView {
    let reasons = opened.flags.iter().cloned().map(reason_view).collect_view();
    let old = old_words(definition, before, opened);
    let control = control(form, definition, opened);
    view! {
        <section class="stack">
            {reasons}
            {old.map(|old| view! {
                <p>
                    {move || t!("form.correction.before")}
                    ": "
                    <strong>{move || old.get()}</strong>
                </p>
            })}
            {control}
        </section>
    }
    .into_any()
}

fn reason_view(flag: Flag) -> AnyView {
    let key = flag.reason.key();
    view! {
        <Notice tone=Tone::Warning title=Signal::derive(move || Some(i18n::family("flag_reason.", key)))>
            {flag.words}
        </Notice>
    }
    .into_any()
}

fn control(form: FormState, definition: &Arc<ServiceDefinition>, opened: &Opened) -> AnyView {
    if let Some(code) = &opened.document {
        let requirement = definition.requirements.iter().find(|requirement| requirement.code == *code).cloned();
        return requirement.map(|requirement| view! { <RequirementUpload form requirement/> }).into_any();
    }
    let Some(field) = definition.form.field_at(&opened.pointer) else { return ().into_any() };
    let (prefix, last) = opened.pointer.rsplit_once('/').unwrap_or_default();
    if field.key == last {
        return field_view(form, field, prefix);
    }
    // A whole row: its questions, without the buttons that add and remove rows.
    let number = form.session().with_untracked(|draft| {
        draft
            .answers
            .rows(&field.key)
            .iter()
            .position(|row| row.get("id").and_then(serde_json::Value::as_str) == Some(last))
    });
    let number = number.flatten().map_or(1, |place| place + 1).to_string();
    let label = field.label.clone();
    let questions = field.fields.iter().map(|inner| field_view(form, inner, &opened.pointer)).collect_view();
    view! {
        <p><strong>{move || [i18n::say(&label).as_str(), " ", &number].concat()}</strong></p>
        {questions}
    }
    .into_any()
}

fn old_words(definition: &Arc<ServiceDefinition>, before: &FilledIn, opened: &Opened) -> Option<Signal<String>> {
    if opened.flags.is_empty() {
        return None;
    }
    if let Some(code) = &opened.document {
        let names: Vec<String> =
            before.files.iter().filter(|(of, _)| of == code).map(|(_, file)| file.name.clone()).collect();
        return (!names.is_empty()).then(|| Signal::stored(names.join(", ")));
    }
    let field = definition.form.field_at(&opened.pointer)?.clone();
    let old = before.answers.text(&opened.pointer).to_owned();
    (!old.is_empty()).then(|| Signal::derive(move || value_words(&field, &old, &area_name)))
}

/// What the correction changes, old and new side by side.
#[component]
pub fn CorrectionChanges(
    /// The form of a draft that corrects a case.
    form: FormState,
) -> AnyView {
    let definition = form.definition();
    let before = before(form);
    let rows = Signal::derive(move || {
        let after = form.session().with(FilledIn::of).unwrap_or_default();
        differences(&definition, &before, &after, form.context())
    });
    view! {
        {move || if rows.with(Vec::is_empty) {
            view! { <Notice>{move || t!("form.correction.no_change")}</Notice> }.into_any()
        } else {
            view! {
                <CompareList
                    caption=Signal::derive(|| t!("form.correction.changes"))
                    before_label=Signal::derive(|| t!("form.correction.before"))
                    after_label=Signal::derive(|| t!("form.correction.after"))
                    rows
                />
            }.into_any()
        }}
    }
    .into_any()
}
