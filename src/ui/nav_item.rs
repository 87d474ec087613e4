//! One place of a navigation.

use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// One place of a navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub label: String,
    /// Its sign.
    pub icon: IconName,
    /// Whether the person is there.
    pub current: bool,
    /// How many things wait there; zero shows nothing.
    pub count: u32,
    /// The count in words for screen readers, such as "2 perlu tindakan".
    pub count_label: String,
}

impl NavItem {
    /// A place where nothing waits.
    pub fn new(href: impl Into<String>, label: impl Into<String>, icon: IconName) -> Self {
        Self { href: href.into(), label: label.into(), icon, current: false, count: 0, count_label: String::new() }
    }

    /// Says whether the person is there.
    #[must_use]
    pub fn at(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// Says how many things wait there.
    #[must_use]
    pub fn with_count(mut self, count: u32, label: impl Into<String>) -> Self {
        self.count = count;
        self.count_label = label.into();
        self
    }
}

/// The links of a navigation: one look for top, bottom and side.
pub(super) fn nav_links(items: Vec<NavItem>) -> AnyView {
    items
        .into_iter()
        .map(|item| {
            let count = (item.count > 0).then(|| {
                view! {
                    <span class="nav-link__count" aria-hidden="true">{item.count}</span>
                    <span class="visually-hidden">{item.count_label}</span>
                }
            });
            view! {
                <li>
                    <a class="nav-link" href=item.href aria-current=item.current.then_some("page")>
                        <span class="nav-link__icon"><Icon name=item.icon/></span>
                        <span class="nav-link__label">{item.label}</span>
                        {count}
                    </a>
                </li>
            }
        })
        .collect_view()
        .into_any()
}
