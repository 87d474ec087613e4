//! A file that is fetched and saved.

use std::{future::Future, pin::Pin};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{ApiError, error_words},
    i18n,
    platform::files,
    t,
    ui::{Button, ButtonKind, IconName, Notice, Tone},
};

/// Fetching the bytes.
pub type Fetching = Pin<Box<dyn Future<Output = Result<Vec<u8>, ApiError>>>>;

/// A button that fetches a PDF and saves it; says so where it cannot be had.
#[component]
pub fn SaveFile(
    /// Fetches it.
    #[prop(into)]
    fetch: Callback<(), Fetching>,
    /// Under which name it is saved.
    file_name: &'static str,
    /// Key of the button's words.
    label: &'static str,
) -> AnyView {
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<ApiError>);
    let press = move |()| {
        is_busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let answer = fetch.run(()).await;
            let _ = is_busy.try_set(false);
            match answer {
                Ok(bytes) => drop(files::save(&bytes, "application/pdf", file_name)),
                Err(error) => drop(trouble.try_set(Some(error))),
            }
        });
    };
    let loading_label = Signal::derive(|| Some(t!("common.loading")));
    view! {
        <Button kind=ButtonKind::Secondary icon=IconName::DOWNLOAD on_press=press loading=is_busy loading_label>
            {move || i18n::word(label)}
        </Button>
        {move || trouble.get().map(|error| view! { <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice> })}
    }
    .into_any()
}
