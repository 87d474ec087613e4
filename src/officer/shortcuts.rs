//! Keyboard shortcuts: the one table of them, and hearing them.

pub mod dialog;

use std::sync::LazyLock;

use leptos::prelude::*;

use crate::platform::{keyboard, storage};

/// Where a shortcut works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On every page.
    Everywhere,
    /// In the inbox.
    Inbox,
    /// On the page of a case.
    Case,
}

impl Place {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Everywhere, Self::Inbox, Self::Case];

    /// Key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Inbox => "inbox",
            Self::Case => "case",
        }
    }
}

/// What a shortcut does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each say it")]
pub enum Command {
    Help,
    Search,
    OpenInbox,
    OpenCounter,
    OpenHandover,
    Refresh,
    FirstRow,
    ClaimRow,
    Claim,
    NextDocument,
    PreviousDocument,
    ZoomIn,
    ZoomOut,
    Turn,
    MarkDocument,
    Decide,
}

impl Command {
    /// Key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Search => "search",
            Self::OpenInbox => "open_inbox",
            Self::OpenCounter => "open_counter",
            Self::OpenHandover => "open_handover",
            Self::Refresh => "refresh",
            Self::FirstRow => "first_row",
            Self::ClaimRow => "claim_row",
            Self::Claim => "claim",
            Self::NextDocument => "next_document",
            Self::PreviousDocument => "previous_document",
            Self::ZoomIn => "zoom_in",
            Self::ZoomOut => "zoom_out",
            Self::Turn => "turn",
            Self::MarkDocument => "mark_document",
            Self::Decide => "decide",
        }
    }
}

/// A shortcut.
#[derive(Clone, Copy, Debug)]
pub struct Shortcut {
    /// The key, as the browser names it.
    pub key: &'static str,
    /// Where it works.
    pub place: Place,
    /// What it does.
    pub command: Command,
}

const fn shortcut(place: Place, key: &'static str, command: Command) -> Shortcut {
    Shortcut { key, place, command }
}

/// All of them. A key of a page may not be one of [`Place::Everywhere`].
pub const SHORTCUTS: [Shortcut; 16] = [
    shortcut(Place::Everywhere, "?", Command::Help),
    shortcut(Place::Everywhere, "/", Command::Search),
    shortcut(Place::Everywhere, "i", Command::OpenInbox),
    shortcut(Place::Everywhere, "l", Command::OpenCounter),
    shortcut(Place::Everywhere, "h", Command::OpenHandover),
    shortcut(Place::Inbox, "r", Command::Refresh),
    shortcut(Place::Inbox, "t", Command::FirstRow),
    shortcut(Place::Inbox, "c", Command::ClaimRow),
    shortcut(Place::Case, "c", Command::Claim),
    shortcut(Place::Case, "j", Command::NextDocument),
    shortcut(Place::Case, "k", Command::PreviousDocument),
    shortcut(Place::Case, "+", Command::ZoomIn),
    shortcut(Place::Case, "-", Command::ZoomOut),
    shortcut(Place::Case, "o", Command::Turn),
    shortcut(Place::Case, "m", Command::MarkDocument),
    shortcut(Place::Case, "d", Command::Decide),
];

/// What a key does in a place. Small and capital letters are the same, since Caps Lock may be on.
pub fn command(place: Place, key: &str) -> Option<Command> {
    SHORTCUTS
        .iter()
        .find(|shortcut| shortcut.place == place && shortcut.key.eq_ignore_ascii_case(key))
        .map(|shortcut| shortcut.command)
}

const REMEMBERED: &str = "mppi.shortcuts";

// Single keys disturb people who speak to their computer, so they can be switched off (WCAG 2.1.4).
static ON: LazyLock<ArcRwSignal<bool>> =
    LazyLock::new(|| ArcRwSignal::new(storage::get(REMEMBERED).as_deref() != Some("off")));

/// Whether shortcuts work. Reactive.
pub fn are_on() -> bool {
    ON.get()
}

/// Switches them off or on, and remembers it.
pub fn switch(on: bool) {
    if on {
        storage::remove(REMEMBERED);
    } else {
        storage::set(REMEMBERED, "off");
    }
    ON.set(on);
}

/// Hears the shortcuts of a place while the component that calls it lives.
pub fn use_shortcuts(place: Place, work: impl Fn(Command) + 'static) {
    let listener = keyboard::on_press(move |press| {
        let is_free = !press.is_busy && ON.get_untracked();
        let command = command(place, &press.key).filter(|_| is_free);
        command.into_iter().for_each(&work);
        command.is_some()
    });
    let listener = StoredValue::new_local(listener);
    on_cleanup(move || {
        let _ = listener.try_update_value(Option::take);
    });
}

#[cfg(test)]
mod tests {
    use super::{Command, Place, SHORTCUTS, command};

    #[test]
    fn no_key_means_two_things_on_one_page() {
        for (index, one) in SHORTCUTS.iter().enumerate() {
            for other in SHORTCUTS.iter().skip(index + 1) {
                let meet =
                    one.place == other.place || one.place == Place::Everywhere || other.place == Place::Everywhere;
                assert!(!(meet && one.key.eq_ignore_ascii_case(other.key)), "{} is there twice", one.key);
            }
        }
    }

    #[test]
    fn a_key_works_only_in_its_place() {
        assert_eq!(command(Place::Case, "C"), Some(Command::Claim));
        assert_eq!(command(Place::Inbox, "c"), Some(Command::ClaimRow));
        assert_eq!(command(Place::Inbox, "o"), None);
        assert_eq!(command(Place::Everywhere, "?"), Some(Command::Help));
    }
}
