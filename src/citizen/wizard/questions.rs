//! A page of the form.

use leptos::prelude::*;

use super::{Wizard, is_return, lead_to_field, saved, steps::WizardStep};
use crate::{
    citizen::head::Head,
    config,
    forms::FormPage,
    i18n::say,
    platform::timer,
    t,
    ui::{ActionBar, Button, IconName},
};

/// One page of the form. A page that the form does not have leads to the guide.
pub fn questions(wizard: Wizard, key: String) -> AnyView {
    let go = config::use_go();
    let Some(page) = wizard.form.page(&key) else {
        Effect::new(move |_| go.run((wizard.page(&WizardStep::Guide), true)));
        return ().into_any();
    };
    let goes_back = is_return();
    lead_to_field();
    show_refused(wizard);
    let on_valid = move |()| {
        let next = if goes_back { WizardStep::Check } else { untrack(move || wizard.next()) };
        go.run((wizard.page(&next), false));
    };
    let (title, intro) = (page.title, page.intro);
    view! {
        <Head
            over=Signal::derive(move || Some(wizard.service_name()))
            title=Signal::derive(move || say(&title))
            lead=Signal::derive(move || intro.as_ref().map(say))
        />
        <FormPage form=wizard.form page=key on_valid>
            <ActionBar status=move || saved(wizard)>
                <Button submit=true icon_end=IconName::ARROW_RIGHT>{move || on_words(goes_back)}</Button>
            </ActionBar>
        </FormPage>
    }
    .into_any()
}

/// What the button at the end of a step says. Reactive.
pub fn on_words(goes_back: bool) -> String {
    if goes_back { t!("wizard.save_return") } else { t!("wizard.save_next") }
}

/// Shows what the server refused once the questions stand, since they begin without errors.
pub fn show_refused(wizard: Wizard) {
    let params = wizard.refused();
    if !params.is_empty() {
        timer::after(0, move || drop(wizard.form.show_refused(&params)));
    }
}
