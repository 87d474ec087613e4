//! A category to enter.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::{maybe, text},
};

#[cfg(feature = "gallery")]
pub mod example;

/// A category to enter: a counter's sign. Stands in a `ul.tiles`.
#[component]
pub fn Tile(
    /// Where it goes.
    #[prop(into)]
    href: Signal<String>,
    /// Its sign.
    icon: IconName,
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// A second line, such as "12 layanan".
    #[prop(optional, into)]
    detail: Signal<Option<String>>,
) -> AnyView {
    view! {
        <li>
            <a class="tile" href=text(href)>
                <span class="tile__icon"><Icon name=icon/></span>
                <span class="tile__words">
                    <span class="tile__label">{text(label)}</span>
                    <span class="tile__detail">{maybe(detail)}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}
