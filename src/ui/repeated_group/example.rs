//! Witnesses.

use leptos::prelude::*;

use crate::ui::{RepeatedGroup, RepeatedRow, TextInput};

/// The example.
pub fn example() -> AnyView {
    let rows = RwSignal::new(vec!["a".to_owned(), "b".to_owned()]);
    let row = |row: RepeatedRow| {
        view! { <TextInput id=format!("witness-{}", row.id) label="Nama saksi" value="" on_input=|_: String| ()/> }
            .into_any()
    };
    view! {
        <RepeatedGroup
            id="witnesses"
            legend="Saksi"
            hint="Dua orang dewasa yang mengetahui kelahiran."
            rows
            row=Callback::new(row)
            row_title=|number: usize| format!("Saksi {number}")
            add_label="Tambah saksi"
            remove_label="Hapus"
            on_add=move || rows.update(|rows| rows.push(format!("n{}", rows.len())))
            on_remove=move |id: String| rows.update(|rows| rows.retain(|row| *row != id))
            max=4
        />
    }
    .into_any()
}
