//! One region, with everything about it that does not change while the server runs.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use mppi_domain::{
    api::region::RegionProfile,
    calendar::WorkCalendar,
    date::{Date, Instant, Time},
    language::Language,
    theme::{Rgb, Theme},
};
use mppi_store::RegionScope;
use sha2::{Digest as _, Sha256};

use crate::words::{OwnWords, Words};

/// A region.
pub struct RegionContext {
    /// The key to its rows.
    pub scope: RegionScope,
    /// Who it is, with the server's capabilities filled in.
    pub profile: RegionProfile,
    /// Its working days: the nation's holidays and its own.
    pub calendar: WorkCalendar,
    /// Origin of its portal, without a slash at the end: `https://sinjai.example.go.id`.
    pub origin: String,
    /// Address of its portal, with a slash at the end.
    pub public_url: String,
    /// The crest, as SVG.
    pub crest: TextFile,
    /// The motif, as SVG.
    pub motif: Option<TextFile>,
    /// PNG of the app's icon by file name, each with its hash.
    pub icons: BTreeMap<String, (Vec<u8>, String)>,
    /// Its colours, as CSS.
    pub theme: TextFile,
    /// Its letters: Typst source by file name.
    pub templates: BTreeMap<String, String>,
}

/// A text that is served as a file.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// What is in it.
    pub text: String,
    /// Names its content, for addresses and `ETag`.
    pub hash: String,
}

impl TextFile {
    /// Names the content.
    pub fn new(text: String) -> Self {
        let hash = short_hash(text.as_bytes());
        Self { text, hash }
    }
}

impl RegionContext {
    /// The style sheet of a region's colours.
    ///
    /// # Errors
    /// When a colour has not the form `#0b6e6e`.
    pub fn theme_of(profile: &RegionProfile) -> Result<TextFile, String> {
        let color = |text: &str| Rgb::parse(text).ok_or_else(|| format!("{text} is no colour of the form #0b6e6e"));
        let brand = color(&profile.brand.color)?;
        let accent = profile.brand.accent.as_deref().map(color).transpose()?;
        Ok(TextFile::new(Theme::derive(brand, accent).to_css()))
    }

    /// Today where the region is.
    pub fn today(&self, now: Instant) -> Date {
        now.date_in(self.profile.zone)
    }

    /// After this time a declaration of completeness counts as the next working day.
    pub fn closing_time(&self) -> Time {
        Time::parse(&self.profile.contact.closing_time).unwrap_or(Time::MIDNIGHT)
    }

    /// What the server says here.
    pub fn word<'a>(&'a self, words: &'a Words, language: Language, key: &'a str) -> &'a str {
        words.get(self.own_words(), language, key)
    }

    /// Words that this region says otherwise.
    pub fn own_words(&self) -> &OwnWords {
        &self.profile.words
    }
}

/// 16 characters that name a content.
pub fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    URL_SAFE_NO_PAD.encode(digest.get(..12).unwrap_or_default())
}
