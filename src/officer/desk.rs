//! What the officer's pages share: counts, the search, and the list that the officer came from.

use leptos::prelude::*;
use mppi_domain::api::officer::InboxCounts;
use uuid::Uuid;

use super::inbox::view::InboxView;
use crate::{
    api::{self, Load},
    config,
    platform::tab_storage,
    session,
};

/// What pages share; a `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    /// Counts for tabs and navigation.
    pub counts: Load<InboxCounts>,
    /// What is searched for. It may be a name, so it stands in no address.
    pub search: RwSignal<String>,
    /// The view of the inbox that was open last; the next case comes from there.
    pub view: RwSignal<InboxView>,
}

impl Desk {
    /// Makes it, for the frame and all pages in it.
    pub fn provide() -> Self {
        let search = RwSignal::new(tab_storage::get(&kept_key("search")).unwrap_or_default());
        Effect::new(move |_| search.with(|search| tab_storage::set(&kept_key("search"), search)));
        let desk = Self {
            counts: api::load(|abort| async move { api::officer::counts(&abort).await }),
            search,
            view: RwSignal::new(InboxView::default()),
        };
        provide_context(desk);
        desk
    }
}

/// The desk of the frame. Pages stand in the frame, which the router sees to.
pub fn desk() -> Desk {
    use_context::<Desk>().unwrap_or_else(Desk::provide)
}

/// The key of something that stays with this tab and this officer. Somebody else who signs in here sees none of it.
pub fn kept_key(what: &str) -> String {
    let officer = untrack(me).map(|id| id.to_string()).unwrap_or_default();
    [&kept_prefix(), officer.as_str(), ".", what].concat()
}

fn kept_prefix() -> String {
    ["mppi.", &config::region().slug, ".officer."].concat()
}

/// Forgets everything that was kept in this tab, when somebody signs out.
pub fn forget_kept() {
    tab_storage::remove_all(&kept_prefix());
}

/// Id of the officer who is signed in.
pub fn me() -> Option<Uuid> {
    session::officer().somebody().map(|officer| officer.officer_id)
}
