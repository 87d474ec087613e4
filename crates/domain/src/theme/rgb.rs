//! Colours as screens and style sheets know them.

use std::fmt;

use crate::wire_text::wire_text;

/// A colour of sRGB, eight bits a channel; travels as `#0b6e6e`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// A text that is no colour of the form `#0b6e6e`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a colour of the form #rrggbb")]
pub struct RgbError;

impl Rgb {
    /// White.
    pub const WHITE: Rgb = Rgb::new(255, 255, 255);

    /// The colour of three channels.
    pub const fn new(red: u8, green: u8, blue: u8) -> Rgb {
        Rgb { red, green, blue }
    }

    /// The colour of a number such as `0x0b_6e_6e`.
    pub(super) const fn hex(number: u32) -> Rgb {
        let [_, red, green, blue] = number.to_be_bytes();
        Rgb { red, green, blue }
    }

    /// Reads exactly `#0B6E6E`, in capital or small letters.
    pub fn parse(text: &str) -> Option<Rgb> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        u32::from_str_radix(digits, 16).ok().map(Rgb::hex)
    }

    /// Appends `#0b6e6e`; style sheets are made of this while an administrator drags a slider.
    pub(super) fn push_to(self, text: &mut String) {
        text.push('#');
        for channel in [self.red, self.green, self.blue] {
            for digit in [channel / 16, channel % 16] {
                text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(7);
        self.push_to(&mut text);
        f.write_str(&text)
    }
}

impl fmt::Debug for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

wire_text!(Rgb, RgbError, |text: &str| Rgb::parse(text).ok_or(RgbError), "", "#0b6e6e");
