//! One page of a schema.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{field_view::field_view, form_state::FormState};
use crate::{t, ui::ErrorSummary};

/// Asks one page of the schema. Its children stand under the questions and hold the button that sends the form
/// (`<Button submit=true>`).
#[component]
pub fn FormPage(
    /// The form.
    form: FormState,
    /// Key of the page.
    #[prop(into)]
    page: String,
    /// Told when everything is right and saved.
    #[prop(into)]
    on_valid: Callback<()>,
    /// What stands under the questions.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    form.clear_errors();
    let fields = form.page(&page).map(|page| page.fields).unwrap_or_default();
    let questions = fields.iter().map(|field| field_view(form, field, "")).collect_view();
    view! {
        <Checked form check=move |()| form.check_page(&page) on_valid>
            {questions}
            {children.map(|children| children())}
        </Checked>
    }
    .into_any()
}

/// A form with its error summary: checks when it is sent, then saves, then goes on.
#[component]
pub(super) fn Checked(
    /// The form.
    form: FormState,
    /// Shows what is wrong; true where nothing is.
    #[prop(into)]
    check: Callback<(), bool>,
    /// Told when everything is right and saved.
    #[prop(into)]
    on_valid: Callback<()>,
    /// Questions and buttons.
    children: Children,
) -> AnyView {
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if check.run(()) {
            spawn_local(async move {
                // What the device does not keep is said by the status line; nobody is stopped by it.
                let _ = form.session().flush().await;
                let _ = on_valid.try_run(());
            });
        }
    };
    // The summary lists what the last press found. An error that turns up on leaving a field stands at the field
    // alone: a summary that appeared then would push the button away from under the pointer.
    let begun = untrack(|| form.attempt());
    let listed = Memo::new(move |_| match form.attempt() {
        attempt if attempt == begun => Vec::new(),
        _ => untrack(|| form.error_links().into_iter().map(|link| link.field_id).collect::<Vec<_>>()),
    });
    let errors = Signal::derive(move || {
        let listed = listed.get();
        form.error_links().into_iter().filter(|link| listed.contains(&link.field_id)).collect::<Vec<_>>()
    });
    view! {
        <ErrorSummary
            title=Signal::derive(move || t!("form.errors_title", count = errors.with(Vec::len)))
            note=Signal::derive(|| Some(t!("form.errors_note")))
            errors
            attempt=Signal::derive(move || form.attempt())
        />
        // The browser's own checks speak the browser's language, and not ours.
        <form class="stack stack--loose" novalidate on:submit=send>{children()}</form>
    }
    .into_any()
}
