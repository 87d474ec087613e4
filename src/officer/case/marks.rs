//! What an officer marked wrong and typed, before it is sent.

use std::collections::BTreeMap;

use mppi_domain::case::{Flag, FlagReason};
use serde::{Deserialize, Serialize};

/// Characters of the words of a mark at most.
pub const LONGEST: usize = 500;

/// A mark on one answer or document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// As in a flag: `/answers/…` or `/documents/…`.
    pub pointer: String,
    /// What is wrong.
    pub reason: FlagReason,
    /// What to do about it.
    pub words: String,
    /// The last event that the officer had seen; what the applicant sends later makes the mark doubtful.
    pub seen: u32,
}

impl Mark {
    /// Whether it can be sent.
    pub fn is_complete(&self) -> bool {
        (1..=LONGEST).contains(&self.words.trim().chars().count())
    }
}

/// Everything of one case that is not sent yet. It stays with the tab through reloads and a new sign-in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsent {
    /// Marks, in the order in which they were made.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// Texts by the form that they were typed into.
    #[serde(default)]
    pub texts: BTreeMap<String, String>,
}

impl Unsent {
    /// The mark on a pointer.
    pub fn mark(&self, pointer: &str) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.pointer == pointer)
    }

    /// Makes a mark, or changes the one that is there.
    pub fn put(&mut self, mark: Mark) {
        match self.marks.iter_mut().find(|own| own.pointer == mark.pointer) {
            Some(own) => *own = mark,
            None => self.marks.push(mark),
        }
    }

    /// Takes a mark away.
    pub fn remove(&mut self, pointer: &str) {
        self.marks.retain(|mark| mark.pointer != pointer);
    }

    /// The text of a form.
    pub fn text(&self, form: &str) -> &str {
        self.texts.get(form).map_or("", String::as_str)
    }

    /// Keeps the text of a form.
    pub fn set_text(&mut self, form: &str, text: String) {
        if text.is_empty() {
            self.texts.remove(form);
        } else {
            self.texts.insert(form.to_owned(), text);
        }
    }

    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.texts.is_empty()
    }

    /// What a return carries.
    pub fn flags(&self) -> Vec<Flag> {
        let flag = |mark: &Mark| Flag {
            pointer: mark.pointer.clone(),
            reason: mark.reason,
            words: mark.words.trim().to_owned(),
        };
        self.marks.iter().map(flag).collect()
    }
}

/// The reasons that fit an answer; every reason fits a document.
pub const ANSWER_REASONS: [FlagReason; 4] =
    [FlagReason::Mismatch, FlagReason::Incomplete, FlagReason::Expired, FlagReason::Other];

/// The reasons that fit what a pointer names.
pub fn reasons(pointer: &str) -> &'static [FlagReason] {
    if is_document(pointer) { &FlagReason::ALL } else { &ANSWER_REASONS }
}

/// Whether a pointer names a document.
pub fn is_document(pointer: &str) -> bool {
    pointer.starts_with("/documents/")
}

/// The words after another reason is chosen: its phrase, unless the officer wrote something of their own.
pub fn words_after<'a>(words: &'a str, phrases: &[String], phrase: &'a str) -> &'a str {
    let is_own = !words.trim().is_empty() && !phrases.iter().any(|known| known == words.trim());
    if is_own { words } else { phrase }
}

#[cfg(test)]
mod tests {
    use mppi_domain::case::FlagReason;

    use super::{Mark, Unsent, reasons, words_after};

    fn mark(pointer: &str, words: &str) -> Mark {
        Mark { pointer: pointer.into(), reason: FlagReason::Unreadable, words: words.into(), seen: 3 }
    }

    #[test]
    fn one_thing_has_one_mark() {
        let mut unsent = Unsent::default();
        unsent.put(mark("/documents/kk", "a"));
        unsent.put(mark("/answers/child_name", "b"));
        unsent.put(mark("/documents/kk", "c"));
        assert_eq!(unsent.marks.len(), 2);
        assert_eq!(unsent.mark("/documents/kk").map(|mark| mark.words.as_str()), Some("c"));
        unsent.remove("/documents/kk");
        assert_eq!(
            unsent.flags().iter().map(|flag| flag.pointer.as_str()).collect::<Vec<_>>(),
            ["/answers/child_name"]
        );
    }

    #[test]
    fn what_is_not_sent_survives_a_reload() {
        let mut unsent = Unsent::default();
        unsent.put(mark("/documents/kk", "Foto ulang"));
        unsent.set_text("reject.process", "Alasan".into());
        let text = serde_json::to_string(&unsent).unwrap();
        assert_eq!(serde_json::from_str::<Unsent>(&text).unwrap(), unsent);
    }

    #[test]
    fn empty_texts_are_not_kept() {
        let mut unsent = Unsent::default();
        unsent.set_text("note", "x".into());
        unsent.set_text("note", String::new());
        assert!(unsent.is_empty());
        assert_eq!(unsent.text("note"), "");
    }

    #[test]
    fn a_mark_needs_words() {
        assert!(!mark("/documents/kk", "  ").is_complete());
        assert!(mark("/documents/kk", "Foto ulang").is_complete());
        assert!(!mark("/documents/kk", &"x".repeat(501)).is_complete());
    }

    #[test]
    fn an_answer_cannot_be_a_blurred_photo() {
        assert!(!reasons("/answers/child_name").contains(&FlagReason::Unreadable));
        assert_eq!(reasons("/documents/kk"), FlagReason::ALL);
    }

    #[test]
    fn own_words_are_never_replaced_by_a_phrase() {
        let phrases = ["Foto ulang.".to_owned(), "Kirim yang asli.".to_owned()];
        assert_eq!(words_after("", &phrases, "Kirim yang asli."), "Kirim yang asli.");
        assert_eq!(words_after("Foto ulang.", &phrases, "Kirim yang asli."), "Kirim yang asli.");
        assert_eq!(words_after("Foto bagian bawah saja.", &phrases, "Kirim yang asli."), "Foto bagian bawah saja.");
    }
}
