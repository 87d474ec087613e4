//! Words at run time: packs that a region can change without a build.
//!
//! - `t!("nav.home")` gives the words, `t!("form.left", count = 3)` fills `{count}` and takes the plural form,
//!   `t!("wizard.step", number = 2, of = 5)` fills placeholders. They follow the language when called inside a
//!   closure of a view: `{move || t!("nav.home")}` or `Signal::derive(move || t!("nav.home"))`.
//! - [`family`]`("status.", status.key())` is for keys made from data.
//! - [`say`]`(&text)` reads a [`Text`] of a service or region.
//! - [`date`], [`date_time`], [`time`], [`number`], [`money`] write values as the language does, in the region's zone.
//! - [`language`] is the tag in use, [`set_language`] switches at once and remembers, [`languages`] lists them.

mod format;
mod macros;
mod pack;
mod switch;

pub use format::{date, date_short, date_time, date_with_day, money, number, size, time};
pub use pack::{family, fill, word};
pub use switch::{LanguageName, Settings, languages, load_later, set_language, start};

use std::sync::LazyLock;

use leptos::prelude::*;
use mppi_domain::{language::Language, text::Text};

use pack::Pack;

/// All that changes when somebody switches, in one signal, so that no page is ever half in each language.
#[derive(Debug, Default)]
struct Speech {
    tag: String,
    pack: Pack,
    /// The words of what is drawn later are there too.
    is_whole: bool,
}

static SPEECH: LazyLock<ArcRwSignal<Speech>> = LazyLock::new(|| ArcRwSignal::new(Speech::default()));

/// The BCP 47 tag of the language in use. Reactive.
pub fn language() -> String {
    SPEECH.with(|speech| speech.tag.clone())
}

/// The language that values are written in. Reactive.
pub fn content_language() -> Language {
    SPEECH.with(|speech| Language::from_tag(&speech.tag))
}

/// The words of a text that is data. Reactive.
pub fn say(text: &Text) -> String {
    text.get(content_language()).to_owned()
}
