//! The documents.

use leptos::prelude::*;

use super::{
    Wizard, is_return, lead_to_field,
    questions::{on_words, show_refused},
    saved,
    steps::WizardStep,
};
use crate::{
    citizen::{
        head::Head,
        words::{maybe_words, words},
    },
    config,
    forms::{Documents, room_notice::room_notice},
    ui::{ActionBar, Button, IconName},
};

/// The documents.
pub fn documents(wizard: Wizard) -> AnyView {
    let go = config::use_go();
    lead_to_field();
    show_refused(wizard);
    let goes_back = is_return();
    let session = wizard.form.session();
    let on_valid = move |()| go.run((wizard.page(&WizardStep::Check), false));
    view! {
        <Head
            over=Signal::derive(move || Some(wizard.service_name()))
            title=words("wizard.documents")
            lead=maybe_words("wizard.documents_lead")
        />
        {room_notice(true, Signal::derive(move || session.with(|draft| draft.files.len()).unwrap_or_default()))}
        <Documents form=wizard.form on_valid>
            <ActionBar status=move || saved(wizard)>
                <Button submit=true icon_end=IconName::ARROW_RIGHT>{move || on_words(goes_back)}</Button>
            </ActionBar>
        </Documents>
    }
    .into_any()
}
