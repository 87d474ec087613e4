//! Where things stand, on pages that have no such line of their own: that the line is lost, what is kept here, and what waits.

use leptos::prelude::*;

use super::local_drafts::LocalDrafts;
use crate::{
    offline::Draft,
    platform::online,
    t,
    ui::{StatusLine, StatusLineState},
};

/// "Tidak ada sambungan ke server. 2 draf tersimpan di perangkat ini."; nothing where there is a line and nothing waits.
pub fn standing_line(page: Memo<String>, is_form: Memo<bool>) -> AnyView {
    let is_online = online::signal();
    let drafts = LocalDrafts::read();
    // Something may have been begun on the page before.
    Effect::new(move |_| {
        page.track();
        drafts.again();
    });
    let unsent = Memo::new(move |_| {
        let unsent = drafts.unsent();
        let waiting = unsent.iter().filter(|draft| Draft::is_queued(draft)).count();
        (unsent.len() - waiting, waiting)
    });
    let is_wanted = Memo::new(move |_| !is_form.get() && (!is_online.get() || unsent.get().1 > 0));
    let state =
        Signal::derive(move || if is_online.get() { StatusLineState::Waiting } else { StatusLineState::Offline });
    let words = Signal::derive(move || {
        let (kept, waiting) = unsent.get();
        let mut words = Vec::new();
        if !is_online.get() {
            words.push(t!("standing.offline"));
            if kept > 0 {
                words.push(t!("standing.kept", count = kept));
            }
        }
        if waiting > 0 {
            words.push(t!("standing.waiting", count = waiting));
        }
        words.join(" ")
    });
    (move || is_wanted.get().then(|| view! { <div class="frame-standing"><StatusLine state words/></div> })).into_any()
}
