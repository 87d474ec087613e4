//! Any number of a few.

use leptos::prelude::*;

use crate::ui::{CheckboxGroup, Choice};

/// The example.
pub fn example() -> AnyView {
    let values = RwSignal::new(vec!["wa".to_owned()]);
    let options = Signal::stored(vec![
        Choice::new("wa", "WhatsApp").with_hint("Ke nomor 0812 3456 7890"),
        Choice::new("sms", "SMS"),
        Choice::new("email", "Surel"),
    ]);
    view! {
        <CheckboxGroup id="channels" legend="Kabar dikirim lewat apa?" options values on_change={move |now: Vec<String>| values.set(now)}/>
    }
    .into_any()
}
