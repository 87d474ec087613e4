//! Views of an inbox.

use leptos::prelude::*;

use crate::ui::{TabItem, Tabs};

/// The example.
pub fn example() -> AnyView {
    let current = RwSignal::new("new".to_owned());
    let tab = |key: &str, label: &str, count: u32| TabItem { key: key.into(), label: label.into(), count: Some(count) };
    let items = Signal::stored(vec![
        tab("new", "Baru", 8),
        tab("work", "Diproses", 21),
        tab("ready", "Siap diambil", 3),
        tab("done", "Selesai", 140),
    ]);
    view! {
        <Tabs id="views" label="Tampilan kotak masuk" items current on_change=move |key: String| current.set(key) panel_id="views-panel"/>
        <div role="tabpanel" id="views-panel" aria-labelledby="views-new"><p>"Isi tampilan."</p></div>
    }
    .into_any()
}
