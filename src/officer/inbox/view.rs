//! Which part of the inbox is open, as it stands in the address.

use mppi_domain::{api::officer::InboxCounts, status::Status};

use crate::api;

/// The tabs of the inbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Steps of the officer's roles that nobody has taken.
    #[default]
    Unclaimed,
    /// Steps that the officer has taken.
    Mine,
    /// Steps of the officer's roles that are overdue.
    Overdue,
    /// Every case that the officer may see.
    All,
}

impl Tab {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Unclaimed, Self::Mine, Self::Overdue, Self::All];

    /// As the contract calls it; also the key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unclaimed => "unclaimed",
            Self::Mine => "mine",
            Self::Overdue => "overdue",
            Self::All => "all",
        }
    }

    /// As it stands in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unclaimed => "belum-diambil",
            Self::Mine => "milik-saya",
            Self::Overdue => "lewat-tenggat",
            Self::All => "semua",
        }
    }

    /// The tab of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.key() == key)
    }

    /// How many cases are in it.
    pub fn count(self, counts: &InboxCounts) -> u64 {
        match self {
            Self::Unclaimed => counts.unclaimed,
            Self::Mine => counts.mine,
            Self::Overdue => counts.overdue,
            Self::All => counts.by_status.values().sum(),
        }
    }
}

/// Which part of the inbox is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InboxView {
    /// The tab.
    pub tab: Tab,
    /// Only cases in this status.
    pub status: Option<Status>,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

impl InboxView {
    /// The view of an address; what it does not understand is left out.
    pub fn from_query(get: impl Fn(&str) -> Option<String>) -> Self {
        let tab = get("tampilan").and_then(|word| Tab::ALL.into_iter().find(|tab| tab.word() == word));
        Self {
            tab: tab.unwrap_or_default(),
            status: get("status").and_then(|key| Status::from_key(&key)),
            cursor: get("sesudah").filter(|cursor| !cursor.is_empty()),
        }
    }

    /// The address of the view, without the base.
    pub fn address(&self) -> String {
        let status = self.status.map(Status::key);
        let query =
            api::query(&[("tampilan", Some(self.tab.word())), ("status", status), ("sesudah", self.cursor.as_deref())]);
        ["/", &query].concat()
    }

    /// Another tab of it, from its start.
    #[must_use]
    pub fn with_tab(&self, tab: Tab) -> Self {
        Self { tab, status: None, cursor: None }
    }

    /// Another status of it, from its start.
    #[must_use]
    pub fn with_status(&self, status: Option<Status>) -> Self {
        Self { tab: self.tab, status, cursor: None }
    }

    /// Another page of it.
    #[must_use]
    pub fn with_cursor(&self, cursor: Option<String>) -> Self {
        Self { tab: self.tab, status: self.status, cursor }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use mppi_domain::{api::officer::InboxCounts, status::Status};

    use super::{InboxView, Tab};

    fn of(pairs: &[(&str, &str)]) -> InboxView {
        InboxView::from_query(|name| pairs.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn a_view_survives_its_address() {
        let view = InboxView { tab: Tab::Overdue, status: Some(Status::InProcess), cursor: Some("a b".into()) };
        assert_eq!(view.address(), "/?tampilan=lewat-tenggat&status=in_process&sesudah=a%20b");
        assert_eq!(of(&[("tampilan", "lewat-tenggat"), ("status", "in_process"), ("sesudah", "a b")]), view);
    }

    #[test]
    fn nonsense_in_an_address_is_left_out() {
        assert_eq!(of(&[("tampilan", "x"), ("status", "x"), ("sesudah", "")]), InboxView::default());
    }

    #[test]
    fn another_filter_starts_on_the_first_page() {
        let view = InboxView { tab: Tab::All, status: None, cursor: Some("x".into()) };
        assert_eq!(view.with_status(Some(Status::Issued)).cursor, None);
        assert_eq!(view.with_tab(Tab::Mine), InboxView { tab: Tab::Mine, status: None, cursor: None });
    }

    #[test]
    fn the_last_tab_counts_every_status() {
        let by_status = BTreeMap::from([("submitted".to_owned(), 3), ("completed".to_owned(), 4)]);
        let counts = InboxCounts { by_status, unclaimed: 2, mine: 1, overdue: 0 };
        assert_eq!(Tab::ALL.map(|tab| tab.count(&counts)), [2, 1, 0, 7]);
    }
}
