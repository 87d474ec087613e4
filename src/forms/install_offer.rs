//! Offering to put the portal on the home screen, where it helps: after something was sent, and in the account.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    config, i18n,
    platform::{
        install::{self, Install},
        storage,
    },
    t,
    ui::{Button, ButtonKind, Card},
};

/// A card with the offer; nothing where there is nothing to offer, or where the person did not want it.
pub fn install_offer() -> AnyView {
    let kind = RwSignal::new(if storage::get(&declined()).is_some() { Install::Nothing } else { install::state() });
    if storage::get(&declined()).is_none() {
        let listener = install::on_offer(move || {
            let _ = kind.try_set(install::state());
        });
        // It goes with the page.
        let held = StoredValue::new_local(listener);
        on_cleanup(move || drop(held.try_update_value(Option::take)));
    }
    let accept = move |()| {
        spawn_local(async move {
            // Asked once: who does not want it now is not asked here again until the browser offers it anew.
            install::ask().await;
            let _ = kind.try_set(Install::Nothing);
        });
    };
    let decline = move |()| {
        storage::set(&declined(), "1");
        kind.set(Install::Nothing);
    };
    (move || {
        let (lead, button) = match kind.get() {
            Install::Nothing => return ().into_any(),
            Install::Offered => ("install.words", true),
            Install::ByHand => ("install.by_hand", false),
        };
        view! {
            <Card heading=Signal::derive(|| t!("install.title"))>
                <p>{move || i18n::word(lead)}</p>
                <div class="actions">
                    {button.then(|| view! { <Button kind=ButtonKind::Secondary on_press=accept>{move || t!("install.accept")}</Button> })}
                    <Button kind=ButtonKind::Quiet on_press=decline>{move || t!("install.decline")}</Button>
                </div>
            </Card>
        }
        .into_any()
    })
    .into_any()
}

/// The setting that says that the person did not want it.
fn declined() -> String {
    ["mppi.", &config::region().slug, ".", config::portal().key(), ".install-declined"].concat()
}
