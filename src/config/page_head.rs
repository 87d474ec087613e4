//! What the router leaves to do after each navigation: the title, and the focus.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;

use super::region;
use crate::{
    i18n,
    platform::{dom, timer},
};

static IS_FIRST: AtomicBool = AtomicBool::new(true);

/// Names the page in tabs and history, and moves the focus to its `h1`, which screen readers then read. Call it in
/// each page component; on the first page of a visit the focus stays where the browser puts it.
pub fn use_page_head(title: impl Fn() -> String + Send + Sync + 'static) {
    Effect::new(move |_| {
        dom::set_title(&[&title(), " – ", &i18n::say(&region().mall_name)].concat());
    });
    if !IS_FIRST.swap(false, Ordering::Relaxed) {
        // The page is drawn when this turn of the event loop is over.
        timer::after(0, dom::focus_heading);
    }
}
