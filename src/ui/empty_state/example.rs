//! No applications yet.

use leptos::prelude::*;

use crate::ui::{EmptyState, LinkButton};

/// The example.
pub fn example() -> AnyView {
    view! {
        <EmptyState title="Belum ada permohonan" words="Permohonan yang Anda mulai atau kirim muncul di sini.">
            <LinkButton href="?layanan">"Cari layanan"</LinkButton>
        </EmptyState>
    }
    .into_any()
}
