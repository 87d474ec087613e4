//! Goes round.

use leptos::prelude::*;

use crate::theme::Scheme;
use crate::ui::{SchemeSwitch, SchemeWords};

/// The example.
pub fn example() -> AnyView {
    let scheme = RwSignal::new(Scheme::System);
    let words = Signal::stored(SchemeWords {
        system: "Tampilan: ikut perangkat".into(),
        light: "Tampilan: terang".into(),
        dark: "Tampilan: gelap".into(),
    });
    view! { <SchemeSwitch words scheme on_change=move |next: Scheme| scheme.set(next)/> }.into_any()
}
