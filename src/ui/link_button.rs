//! A link that looks like a button.

use leptos::prelude::*;

use super::{
    button::{ButtonKind, ButtonSize, button_class},
    icon::{Icon, IconName},
    text::{maybe, text},
};

#[cfg(feature = "gallery")]
pub mod example;

/// A link that looks like a button: it goes somewhere.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: Signal<String>,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// How tall it is.
    #[prop(optional)]
    size: ButtonSize,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// An icon after the words, such as the arrow of what leads on.
    #[prop(optional)]
    icon_end: Option<IconName>,
    /// Whether it fills its column.
    #[prop(optional)]
    wide: bool,
    /// Said after the words when the link opens a new tab, such as "(membuka tab baru)". Setting it makes it so.
    #[prop(optional, into)]
    new_tab: Signal<Option<String>>,
    /// The file name when the link downloads.
    #[prop(optional, into)]
    download: Signal<Option<String>>,
    /// The words.
    children: Children,
) -> AnyView {
    view! {
        <a
            class=button_class(kind, size, wide)
            href=text(href)
            download=maybe(download)
            target=move || new_tab.with(Option::is_some).then_some("_blank")
            rel=move || new_tab.with(Option::is_some).then_some("noopener")
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span class="button__label">{children()}</span>
            {icon_end.map(|name| view! { <Icon name/> })}
            {move || new_tab.get().map(|words| view! {
                <Icon name=IconName::LINK_EXTERNAL/>
                <span class="visually-hidden">{words}</span>
            })}
        </a>
    }
    .into_any()
}
