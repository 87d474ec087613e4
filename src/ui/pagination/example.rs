//! Further and back.

use leptos::prelude::*;

use crate::ui::Pagination;

/// The example.
pub fn example() -> AnyView {
    view! {
        <Pagination
            label="Halaman"
            summary="1–25"
            previous_label="Sebelumnya"
            next_label="Berikutnya"
            has_previous=false
            has_next=true
            on_previous=|| ()
            on_next=|| ()
        />
    }
    .into_any()
}
