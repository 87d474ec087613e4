//! Each shape.

use leptos::prelude::*;

use crate::ui::{Skeleton, SkeletonKind};

/// The example.
pub fn example() -> AnyView {
    view! {
        <Skeleton label="Memuat teks"/>
        <Skeleton label="Memuat daftar" kind=SkeletonKind::Rows/>
        <Skeleton label="Memuat kategori" kind=SkeletonKind::Tiles count=4/>
        <Skeleton label="Memuat tabel" kind=SkeletonKind::Table count=5/>
    }
    .into_any()
}
