//! A case on its way.

use leptos::prelude::*;

use crate::ui::{Timeline, TimelineItem, TimelineState, Tone};

/// The example.
pub fn example() -> AnyView {
    let item = |title: &str, time: &str, datetime: &str, detail: &str, tone: Tone, state: TimelineState| TimelineItem {
        title: title.into(),
        time: time.into(),
        datetime: datetime.into(),
        detail: detail.into(),
        tone,
        state,
    };
    let items = Signal::stored(vec![
        item(
            "Permohonan dikirim",
            "24 November 2026, 10.42 WITA",
            "2026-11-24T02:42:00Z",
            "",
            Tone::Neutral,
            TimelineState::Past,
        ),
        item(
            "Dikembalikan untuk perbaikan",
            "24 November 2026, 13.30 WITA",
            "2026-11-24T05:30:00Z",
            "Foto KK buram. Unggah ulang dengan tulisan yang terbaca.",
            Tone::Warning,
            TimelineState::Past,
        ),
        item(
            "Sedang diproses Dukcapil",
            "sejak 25 November 2026",
            "2026-11-25T01:00:00Z",
            "Batas waktu 30 November 2026.",
            Tone::Brand,
            TimelineState::Now,
        ),
        item("Siap diambil di Loket 3", "perkiraan 30 November 2026", "", "", Tone::Neutral, TimelineState::Next),
    ]);
    view! { <Timeline label="Perjalanan permohonan" items/> }.into_any()
}
