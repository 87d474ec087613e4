//! The officer portal, cut in two: the split macro's function is what the build cuts along.
#![expect(clippy::unnecessary_wraps, reason = "what cannot be loaded is an error; drawing itself never fails")]

use leptos::prelude::AnyView;
use mppi::{
    config::Portal,
    forms::{Later, both},
    i18n,
    officer::{self, later::Page},
};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

#[wasm_split(later, preload(load), fallible)]
fn draw(page: Page) -> Result<AnyView, SplitLoaderError> {
    Ok(officer::later::draw(page))
}

fn main() {
    mppi::start(Portal::Officer, || {
        officer::root(Later {
            load: || both(Box::pin(i18n::load_later()), Box::pin(async { load().await.is_ok() })),
            draw: |page| Box::pin(async move { draw(page).await.ok() }),
        })
    });
}
