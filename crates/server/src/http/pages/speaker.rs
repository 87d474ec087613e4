//! Words of one region in one language.

use mppi_domain::{
    date::{Date, Instant},
    format,
    language::Language,
    text::Text,
};

use crate::{region::RegionContext, words::Words};

/// Says words, dates and times as this region writes them.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// Who speaks.
    pub region: &'a RegionContext,
    /// All words.
    pub words: &'a Words,
    /// The language of the page.
    pub language: Language,
}

impl<'a> Speaker<'a> {
    /// The words of a key.
    pub fn word(&self, key: &'a str) -> &'a str {
        self.region.word(self.words, self.language, key)
    }

    /// The words of a key that is put together, such as `status.submitted`.
    pub fn family(&self, family: &str, key: &str) -> String {
        let key = [family, key].concat();
        self.region.word(self.words, self.language, &key).to_owned()
    }

    /// Words that are data.
    pub fn text(&self, text: &'a Text) -> &'a str {
        text.get(self.language)
    }

    /// `3 Juni 2024`
    pub fn date(&self, date: Date) -> String {
        format::date_long(date, self.language)
    }

    /// `3 Juni 2024 13.30 WITA`
    pub fn date_time(&self, at: Instant) -> String {
        format::date_time(at, self.region.profile.zone, self.language)
    }
}
