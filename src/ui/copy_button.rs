//! Copies something.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// A button that copies something and says so. The copying is the business of its callback.
#[component]
pub fn CopyButton(
    /// Such as "Salin nomor".
    #[prop(into)]
    label: Signal<String>,
    /// Such as "Tersalin".
    #[prop(into)]
    copied_label: Signal<String>,
    /// Whether it has just been copied.
    #[prop(into)]
    copied: Signal<bool>,
    /// Copies.
    #[prop(into)]
    on_copy: Callback<()>,
) -> AnyView {
    view! {
        <button type="button" class="button button--quiet" on:click=move |_| on_copy.run(())>
            {move || if copied.get() {
                view! { <Icon name=IconName::CHECK/> }
            } else {
                view! { <Icon name=IconName::COPY/> }
            }}
            <span class="button__label">{text(label)}</span>
        </button>
        <span class="copy-button__done" role="status">{move || copied.get().then(|| copied_label.get())}</span>
    }
    .into_any()
}
