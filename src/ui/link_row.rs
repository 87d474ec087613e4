//! A line of a list that leads somewhere.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::{maybe, text},
};

#[cfg(feature = "gallery")]
pub mod example;

/// A line of a list that leads somewhere: a service, an application. Stands in a `ul.link-rows`.
#[component]
pub fn LinkRow(
    /// Where it goes.
    #[prop(into)]
    href: Signal<String>,
    /// Its sign.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Said to screen readers after the name, where the name alone does not say which thing is meant: a number.
    #[prop(optional, into)]
    which: Option<String>,
    /// A second line.
    #[prop(optional, into)]
    detail: Signal<Option<String>>,
    /// Badges under it.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <li class="link-row">
            {icon.map(|name| view! { <span class="link-row__icon"><Icon name/></span> })}
            <div class="link-row__body">
                <a class="link-row__link" href=text(href)>
                    {text(label)}
                    {which.map(|which| view! { <span class="visually-hidden">" " {which}</span> })}
                </a>
                {move || detail.with(Option::is_some).then(|| view! { <span class="link-row__detail">{maybe(detail)}</span> })}
                {children.map(|children| view! { <div class="link-row__badges">{children()}</div> })}
            </div>
            <Icon name=IconName::CHEVRON_RIGHT/>
        </li>
    }
    .into_any()
}
