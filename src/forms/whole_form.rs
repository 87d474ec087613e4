//! A whole form on one page, for somebody who fills in many of them.

use leptos::prelude::*;

use super::{documents::all_documents, field_view::field_view, form_page::Checked, form_state::FormState};
use crate::{i18n::say, t};

/// Asks all pages of the schema and all documents, one section each. Its children stand under them and hold the button that
/// sends the form.
#[component]
pub fn WholeForm(
    /// The form.
    form: FormState,
    /// Checks what the children ask for, and shows what is wrong with it; true where nothing is.
    #[prop(into)]
    check: Callback<(), bool>,
    /// Told when everything is right and saved.
    #[prop(into)]
    on_valid: Callback<()>,
    /// What stands under the documents.
    children: Children,
) -> AnyView {
    form.clear_errors();
    // Both, so that everything that is wrong is shown at once.
    let check_all = move |()| {
        let is_right = form.check_all();
        check.run(()) && is_right
    };
    let keys = Memo::new(move |_| form.pages().into_iter().map(|(key, _)| key).collect::<Vec<_>>());
    let has_documents = Memo::new(move |_| !form.requirements().is_empty());
    view! {
        <Checked form check=check_all on_valid>
            <For each=move || keys.get() key=Clone::clone children=move |key| page_section(form, &key)/>
            {move || has_documents.get().then(|| view! {
                <section class="stack stack--loose">
                    <h2>{move || t!("form.documents")}</h2>
                    {all_documents(form)}
                </section>
            })}
            {children()}
        </Checked>
    }
    .into_any()
}

fn page_section(form: FormState, key: &str) -> AnyView {
    let Some(page) = form.page(key) else { return ().into_any() };
    let questions = page.fields.iter().map(|field| field_view(form, field, "")).collect_view();
    let (title, intro) = (page.title, page.intro);
    view! {
        <section class="stack stack--loose">
            <h2>{move || say(&title)}</h2>
            {intro.map(|intro| view! { <p class="muted">{move || say(&intro)}</p> })}
            {questions}
        </section>
    }
    .into_any()
}
