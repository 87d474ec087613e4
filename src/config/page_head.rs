//! What the router leaves to do after each navigation: the title, and the focus.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::region;
use crate::{
    i18n,
    platform::{dom, timer},
};

thread_local! {
    /// The path whose heading had the focus; nothing on the first page of a visit.
    static SEEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Names the page in tabs and history, and moves the focus to its `h1`, which screen readers then read. Call it where
/// the `h1` is drawn, below the router. It moves once per path: a page that is drawn anew with fresh data keeps the
/// focus where it is, and on the first page of a visit it stays where the browser puts it.
pub fn use_page_head(title: impl Fn() -> String + Send + Sync + 'static) {
    Effect::new(move |_| {
        dom::set_title(&[&title(), " – ", &i18n::say(&region().mall_name)].concat());
    });
    let here = use_location().pathname.get_untracked();
    let before = SEEN.with(|seen| seen.replace(Some(here.clone())));
    if before.is_some_and(|before| before != here) {
        // The page is drawn when this turn of the event loop is over.
        timer::after(0, dom::focus_heading);
    }
}
