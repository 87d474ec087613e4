//! An inbox.

use leptos::prelude::*;

use crate::ui::{Column, DataTable, Sort, TableCell, TableRow, Tone, data_table::SelectWords};

/// The example.
pub fn example() -> AnyView {
    let selected = RwSignal::new(Vec::new());
    let sort = RwSignal::new(Some(Sort { column: "due".into(), descending: false }));
    let columns = Signal::stored(vec![
        Column { key: "number".into(), label: "Nomor".into(), ..Column::default() },
        Column { key: "name".into(), label: "Pemohon".into(), sortable: true, ..Column::default() },
        Column { key: "service".into(), label: "Layanan".into(), ..Column::default() },
        Column { key: "state".into(), label: "Status".into(), ..Column::default() },
        Column { key: "due".into(), label: "Batas waktu".into(), sortable: true, numeric: true },
    ]);
    let row = |number: &str, name: &str, state: TableCell, due: TableCell, unread: bool| TableRow {
        id: number.into(),
        href: format!("?kasus={number}"),
        cells: vec![TableCell::new(number), TableCell::new(name), TableCell::new("Kutipan Akta Kelahiran"), state, due],
        unread,
    };
    let rows = Signal::stored(vec![
        row(
            "MPP-7307-2026-000118-4",
            "Andi Baso",
            TableCell::badge(Tone::Danger, "Lewat batas"),
            TableCell::new("20 Nov").with_detail("-2 hari"),
            true,
        ),
        row(
            "MPP-7307-2026-000123-Z",
            "Siti Rahmawati binti Abdul Karim Daeng Ma",
            TableCell::badge(Tone::Info, "Diperiksa"),
            TableCell::new("24 Nov").with_detail("hari ini"),
            true,
        ),
        row(
            "MPP-7307-2026-000124-9",
            "Suharti",
            TableCell::badge(Tone::Warning, "Perlu perbaikan"),
            TableCell::new("27 Nov").with_detail("3 hari"),
            false,
        ),
    ]);
    view! {
        <DataTable
            id="inbox"
            caption="Kotak masuk"
            columns
            rows
            sort
            on_sort=move |order: Sort| sort.set(Some(order))
            selected
            on_select={move |ids: Vec<String>| selected.set(ids)}
            select_words=SelectWords { all: "Pilih semua".into(), one: "Pilih".into() }
        />
    }
    .into_any()
}
