//! The codes that Kemendagri gives to provinces, regencies, districts and villages.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::wire_text::wire_text;

/// How large a piece of the country an [`AreaCode`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AreaLevel {
    /// Provinsi: `73`.
    Province,
    /// Kabupaten or kota: `73.07`.
    Regency,
    /// Kecamatan: `73.07.05`.
    District,
    /// Kelurahan, desa or desa adat: `73.07.05.1001`.
    Village,
}

impl AreaLevel {
    /// Length of the dotted code.
    const fn length(self) -> usize {
        match self {
            AreaLevel::Province => 2,
            AreaLevel::Regency => 5,
            AreaLevel::District => 8,
            AreaLevel::Village => 13,
        }
    }
}

/// A code such as `73.07.05.1001`; travels with dots.
///
/// Whether such an area exists is data, not syntax: codes come and go with every decree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaCode {
    /// The dotted code, zero behind its end, so that a code sorts before what lies within it.
    text: [u8; 13],
    level: AreaLevel,
}

/// A text that is no area code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an area code such as 73, 73.07, 73.07.05 or 73.07.05.1001")]
pub struct AreaCodeError;

impl AreaCode {
    /// Reads a code with dots or without, such as `73.07` or `7307`.
    ///
    /// # Errors
    /// [`AreaCodeError`] for anything else.
    pub fn parse(text: &str) -> Result<AreaCode, AreaCodeError> {
        let text = text.trim();
        let dotted = text.contains('.');
        let mut code = AreaCode { text: [0; 13], level: AreaLevel::Province };
        let mut length = 0;
        for byte in text.bytes() {
            if matches!(length, 2 | 5 | 8) {
                // A dot stands here: the one that was written, or the one that was left out.
                if dotted != (byte == b'.') {
                    return Err(AreaCodeError);
                }
                *code.text.get_mut(length).ok_or(AreaCodeError)? = b'.';
                length += 1;
                if dotted {
                    continue;
                }
            }
            if !byte.is_ascii_digit() {
                return Err(AreaCodeError);
            }
            *code.text.get_mut(length).ok_or(AreaCodeError)? = byte;
            length += 1;
        }
        code.level = match length {
            2 => AreaLevel::Province,
            5 => AreaLevel::Regency,
            8 => AreaLevel::District,
            13 => AreaLevel::Village,
            _ => return Err(AreaCodeError),
        };
        Ok(code)
    }

    /// The district of six ASCII digits.
    pub(crate) fn of_district(digits: [u8; 6]) -> AreaCode {
        let [p1, p2, r1, r2, d1, d2] = digits;
        AreaCode { text: [p1, p2, b'.', r1, r2, b'.', d1, d2, 0, 0, 0, 0, 0], level: AreaLevel::District }
    }

    /// Which of the four levels this code names.
    pub const fn level(&self) -> AreaLevel {
        self.level
    }

    /// The code with dots.
    pub fn as_str(&self) -> &str {
        // Digits and dots only, by construction.
        self.text.get(..self.level.length()).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }

    /// The code without dots, as SIPD and application numbers write it.
    pub fn compact(&self) -> String {
        self.as_str().chars().filter(|c| *c != '.').collect()
    }

    /// The area that contains this one directly; nothing for a province.
    pub fn parent(&self) -> Option<AreaCode> {
        match self.level {
            AreaLevel::Province => None,
            AreaLevel::Regency => Some(self.cut(AreaLevel::Province)),
            AreaLevel::District => Some(self.cut(AreaLevel::Regency)),
            AreaLevel::Village => Some(self.cut(AreaLevel::District)),
        }
    }

    /// Whether this area is `other` or lies inside it.
    pub fn is_within(&self, other: &AreaCode) -> bool {
        self.level >= other.level && self.cut(other.level) == *other
    }

    /// The province of this area.
    #[must_use]
    pub fn province(&self) -> AreaCode {
        self.cut(AreaLevel::Province)
    }

    /// The code of the area of a higher level that contains this one.
    fn cut(&self, level: AreaLevel) -> AreaCode {
        let mut text = self.text;
        for byte in text.iter_mut().skip(level.length()) {
            *byte = 0;
        }
        AreaCode { text, level }
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialEq<str> for AreaCode {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for AreaCode {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

wire_text!(AreaCode, AreaCodeError, AreaCode::parse, "", "73.07");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(text: &str) -> AreaCode {
        AreaCode::parse(text).unwrap()
    }

    #[test]
    fn reads_codes_with_dots_and_without() {
        for (text, dotted, level) in [
            ("73", "73", AreaLevel::Province),
            ("7307", "73.07", AreaLevel::Regency),
            ("73.07", "73.07", AreaLevel::Regency),
            ("730705", "73.07.05", AreaLevel::District),
            ("73.07.05.1001", "73.07.05.1001", AreaLevel::Village),
            (" 7307051001 ", "73.07.05.1001", AreaLevel::Village),
        ] {
            assert_eq!(code(text), dotted);
            assert_eq!(code(text).level(), level);
            assert_eq!(code(text).compact(), dotted.replace('.', ""));
        }
        for text in [
            "",
            "7",
            "730",
            "73.",
            "73.7",
            "73.0705",
            "7307.05",
            "73.07.05.101",
            "73.07.05.10011",
            "73-07",
            "7a",
            "🙂🙂",
            ".73",
        ] {
            assert_eq!(AreaCode::parse(text), Err(AreaCodeError), "{text}");
        }
    }

    #[test]
    fn knows_what_contains_it() {
        let village = code("73.07.05.1001");
        assert_eq!(village.parent(), Some(code("73.07.05")));
        assert_eq!(village.province(), code("73"));
        assert_eq!(code("73").parent(), None);
        assert!(village.is_within(&code("73.07")));
        assert!(village.is_within(&village));
        assert!(!village.is_within(&code("73.08")));
        assert!(!code("73").is_within(&code("73.07")));
    }

    #[test]
    fn travels_with_dots() {
        assert_eq!(serde_json::to_string(&code("7307")).unwrap(), r#""73.07""#);
        assert_eq!(serde_json::from_str::<AreaCode>(r#""7307""#).unwrap(), code("73.07"));
    }

    proptest! {
        #[test]
        fn comes_back_and_sorts_before_its_parts(text in "[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{4})?)?)?") {
            let area = code(&text);
            prop_assert_eq!(area.to_string(), text);
            prop_assert_eq!(code(&area.compact()), area);
            if let Some(parent) = area.parent() {
                prop_assert!(parent < area && area.is_within(&parent));
            }
        }

        #[test]
        fn never_panics(text in ".*") {
            let _ = AreaCode::parse(&text);
        }
    }
}
