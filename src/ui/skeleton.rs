//! The shape of what is coming.

use leptos::prelude::*;

use super::text::text;

#[cfg(feature = "gallery")]
pub mod example;

/// What is coming.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonKind {
    /// Lines of text.
    #[default]
    Lines,
    /// Rows of a list.
    Rows,
    /// Tiles.
    Tiles,
    /// Rows of a dense table.
    Table,
}

/// The shape of what is coming, with a word for screen readers.
#[component]
pub fn Skeleton(
    /// Such as "Memuat layanan".
    #[prop(into)]
    label: Signal<String>,
    /// What is coming.
    #[prop(optional)]
    kind: SkeletonKind,
    /// How many.
    #[prop(default = 3)]
    count: usize,
) -> AnyView {
    let class = match kind {
        SkeletonKind::Lines => "skeleton skeleton--lines",
        SkeletonKind::Rows => "skeleton skeleton--rows",
        SkeletonKind::Tiles => "skeleton skeleton--tiles",
        SkeletonKind::Table => "skeleton skeleton--table",
    };
    let shapes = (0..count).map(|_| view! { <span class="skeleton__shape"></span> }).collect_view();
    view! {
        <div class=class role="status">
            <span class="visually-hidden">{text(label)}</span>
            {shapes}
        </div>
    }
    .into_any()
}
