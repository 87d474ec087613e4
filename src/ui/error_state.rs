//! Something did not work.

use leptos::prelude::*;

use super::{
    button::{Button, ButtonKind},
    icon::{Icon, IconName},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// Something did not work: what happened, that the work is safe, and a way to try again.
#[component]
pub fn ErrorState(
    /// Its sign.
    #[prop(default = IconName::WIFI_OFF)]
    icon: IconName,
    /// What happened.
    #[prop(into)]
    title: Signal<String>,
    /// What is safe and what to do.
    #[prop(into)]
    words: Signal<String>,
    /// Such as "Coba lagi".
    #[prop(into)]
    retry_label: Signal<String>,
    /// Tries again.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
    /// Whether it is trying.
    #[prop(optional, into)]
    retrying: Signal<bool>,
    /// What else helps: a phone number, a code for support.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="state state--error" role="alert">
            <span class="state__icon"><Icon name=icon large=true/></span>
            <p class="state__title">{text(title)}</p>
            <p class="state__words">{text(words)}</p>
            {children.map(|children| view! { <div class="state__extra">{children()}</div> })}
            {on_retry.map(|on_retry| view! {
                <div class="state__action">
                    <Button kind=ButtonKind::Secondary icon=IconName::REFRESH on_press=on_retry loading=retrying>
                        {text(retry_label)}
                    </Button>
                </div>
            })}
        </div>
    }
    .into_any()
}
