//! What the router leaves to do after each navigation: the title, and the focus.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use mppi_domain::language::Language;

use super::region;
use crate::platform::{dom, timer};

thread_local! {
    /// The path whose heading had the focus; nothing on the first page of a visit.
    static SEEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Names the page in tabs and history, and moves the focus to its `h1`, which screen readers then read. Call it where
/// the `h1` is drawn, below the router. It moves once per path: a page that is drawn anew with fresh data keeps the
/// focus where it is, and on the first page of a visit it stays where the browser puts it.
pub fn use_page_head(title: impl Fn() -> String + Send + Sync + 'static) {
    Effect::new(move |_| {
        let title = title();
        // The title follows the language, and the root element says which one that is by then.
        let language = Language::from_tag(&dom::root_attribute("lang").unwrap_or_default());
        dom::set_title(&[&title, " – ", region().mall_name.get(language)].concat());
    });
    let here = use_location().pathname.get_untracked();
    let before = SEEN.with(|seen| seen.replace(Some(here.clone())));
    if before.is_some_and(|before| before != here) {
        // The page is drawn when this turn of the event loop is over.
        timer::after(0, dom::focus_heading);
    }
}
