//! The colours of a region, derived from the one that it chose.
//!
//! All work is done in OKLCH, where a step of lightness looks the same in every hue. Contrast is promised by luminance
//! (WCAG 2.2): what [`text_pairs`] names stands at 4.5:1 or more, what [`control_pairs`] names at 3:1 or more, for any
//! brand and accent. A colour that cannot do its work is moved in lightness, never in hue, and no further than it must.

mod contrast;
mod derive;
mod oklch;
mod pairs;
mod rgb;
mod tokens;

pub use contrast::contrast;
pub use pairs::{control_pairs, text_pairs};
pub use rgb::{Rgb, RgbError};
pub use tokens::Tokens;

use oklch::Oklch;

/// All colours of a region, for light and dark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// For light surroundings.
    pub light: Tokens,
    /// For dark ones.
    pub dark: Tokens,
}

impl Theme {
    /// Derives all colours from a brand colour and an accent, which is the brand again if the region has none.
    pub fn derive(brand: Rgb, accent: Option<Rgb>) -> Theme {
        let accent = Oklch::from_rgb(accent.unwrap_or(brand));
        let brand = Oklch::from_rgb(brand);
        Theme { light: derive::light(brand, accent), dark: derive::dark(brand, accent) }
    }

    /// The style sheet that sets the colours as custom properties (`--color-brand`).
    ///
    /// Dark follows the system unless `data-scheme` on the root element says otherwise.
    pub fn to_css(&self) -> String {
        let light = declarations("light", &self.light);
        let dark = declarations("dark", &self.dark);
        [
            ":root{",
            &light,
            "}@media (prefers-color-scheme: dark){:root:not([data-scheme=light]){",
            &dark,
            "}}:root[data-scheme=dark]{",
            &dark,
            "}\n",
        ]
        .concat()
    }
}

fn declarations(scheme: &str, tokens: &Tokens) -> String {
    // Scroll bars and native controls follow as well.
    let mut css = ["color-scheme:", scheme, ";"].concat();
    for (name, colour) in tokens.iter() {
        css.push_str("--color-");
        css.push_str(name);
        css.push(':');
        colour.push_to(&mut css);
        css.push(';');
    }
    css
}

#[cfg(test)]
mod tests;
