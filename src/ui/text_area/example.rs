//! A longer answer with a counter.

use leptos::prelude::*;

use crate::ui::TextArea;

/// The example.
pub fn example() -> AnyView {
    let typed = RwSignal::new("Usaha kios sembako di Pasar Sentral.".to_owned());
    view! {
        <TextArea
            id="story"
            label="Jelaskan usaha Anda"
            note="opsional"
            value=typed
            on_input=move |now: String| typed.set(now)
            max_length=200
            counter=|left: i64| format!("Sisa {left} huruf")
        />
    }
    .into_any()
}
