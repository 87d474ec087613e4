//! All documents that are asked for.

use leptos::prelude::*;

use super::{form_page::Checked, form_state::FormState, requirement_upload::RequirementUpload};
use crate::{
    t,
    ui::{Notice, Tone},
};

/// Asks for all documents. Its children stand under them and hold the button that sends the form.
#[component]
pub fn Documents(
    /// The form.
    form: FormState,
    /// Told when everything is there and saved.
    #[prop(into)]
    on_valid: Callback<()>,
    /// What stands under the documents.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    form.clear_errors();
    view! {
        <Checked form check=move |()| form.check_documents() on_valid>
            {all_documents(form)}
            {children.map(|children| children())}
        </Checked>
    }
    .into_any()
}

/// A place for each document that is asked for now.
pub(super) fn all_documents(form: FormState) -> AnyView {
    let requirements = Memo::new(move |_| form.requirements());
    view! {
            {move || if requirements.with(Vec::is_empty) {
                view! { <Notice>{move || t!("form.file.none_needed")}</Notice> }.into_any()
            } else {
                view! { <Notice tone=Tone::Info>{move || t!("form.file.originals")}</Notice> }.into_any()
            }}
            <For
                each=move || requirements.get()
                key=|requirement| requirement.code.clone()
                children=move |requirement| view! { <RequirementUpload form requirement/> }
            />
    }
    .into_any()
}
