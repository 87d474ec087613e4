//! The open drafts of a page, and when all of them are saved or looked at again.

use std::sync::{Arc, Once};

use super::{Inner, OPEN, begin_looking, begin_saving, open_ones};
use crate::platform::page;

/// Saves whatever is open when the page is hidden: a phone may end it then without another word. Looks at what other pages
/// saved when somebody comes back to this one.
pub(super) fn watch(inner: &Arc<Inner>) {
    static LISTEN: Once = Once::new();
    OPEN.with(|open| {
        let mut open = open.borrow_mut();
        open.retain(|known| known.strong_count() > 0);
        open.push(Arc::downgrade(inner));
    });
    LISTEN.call_once(|| {
        page::on_hide(|| {
            for inner in open_ones() {
                begin_saving(inner);
            }
        });
        page::on_return(|| {
            for inner in open_ones() {
                begin_looking(inner);
            }
        });
    });
}
