//! A sheet with a heading, and one that leads.

use leptos::prelude::*;

use crate::ui::{Badge, Card, Tone};

/// The example.
pub fn example() -> AnyView {
    view! {
        <Card heading=Signal::stored("Loket Dukcapil".to_owned()) aside=|| view! { <Badge tone=Tone::Success label="Buka"/> }>
            <p>"Senin sampai Jumat, 08.00–15.00 WITA."</p>
        </Card>
        <Card lead=true heading=Signal::stored("Lanjutkan permohonan".to_owned())>
            <p>"Kutipan Akta Kelahiran, langkah 2 dari 5."</p>
        </Card>
    }
    .into_any()
}
