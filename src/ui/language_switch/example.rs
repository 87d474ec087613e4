//! Two languages.

use leptos::prelude::*;

use crate::ui::{LanguageChoice, LanguageSwitch};

/// The example.
pub fn example() -> AnyView {
    let languages = Signal::stored(vec![
        LanguageChoice { code: "id".into(), name: "Indonesia".into() },
        LanguageChoice { code: "en".into(), name: "English".into() },
    ]);
    let current = RwSignal::new("id".to_owned());
    view! { <LanguageSwitch label="Bahasa" languages current on_change=move |code: String| current.set(code)/> }
        .into_any()
}
