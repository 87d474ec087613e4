//! Money in rupiah.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An amount in whole rupiah; nothing in public service costs a fraction of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Rupiah(pub u64);

impl Rupiah {
    /// The amount in Indonesian words: `satu juta lima ratus ribu rupiah`.
    pub fn in_words(self) -> String {
        let mut words = String::new();
        let mut rest = self.0;
        for (size, name) in SCALES {
            let count = rest / size;
            rest %= size;
            if count == 0 {
                continue;
            }
            // One thousand is "seribu"; one million and above are "satu juta", "satu miliar".
            if count == 1 && size == 1_000 {
                push(&mut words, "seribu");
            } else {
                below_thousand(&mut words, count);
                push(&mut words, name);
            }
        }
        below_thousand(&mut words, rest);
        if words.is_empty() {
            words.push_str("nol");
        }
        push(&mut words, "rupiah");
        words
    }

    /// The sum, or nothing if it cannot be held.
    pub fn checked_add(self, other: Rupiah) -> Option<Rupiah> {
        self.0.checked_add(other.0).map(Rupiah)
    }
}

impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rp")?;
        f.write_str(&crate::format::grouped(&self.0.to_string(), '.'))
    }
}

const SCALES: [(u64, &str); 6] = [
    (1_000_000_000_000_000_000, "kuintiliun"),
    (1_000_000_000_000_000, "kuadriliun"),
    (1_000_000_000_000, "triliun"),
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
    (1_000, "ribu"),
];

/// The words of 1 to 999; of 0, none.
fn below_thousand(words: &mut String, count: u64) {
    let (hundreds, rest) = (count / 100, count % 100);
    match hundreds {
        0 => {}
        1 => push(words, "seratus"),
        _ => {
            push(words, digit(hundreds));
            push(words, "ratus");
        }
    }
    match (rest / 10, rest % 10) {
        (0, 0) => {}
        (0, ones) => push(words, digit(ones)),
        (1, 0) => push(words, "sepuluh"),
        (1, 1) => push(words, "sebelas"),
        (1, ones) => {
            push(words, digit(ones));
            push(words, "belas");
        }
        (tens, ones) => {
            push(words, digit(tens));
            push(words, "puluh");
            if ones > 0 {
                push(words, digit(ones));
            }
        }
    }
}

fn digit(value: u64) -> &'static str {
    match value {
        1 => "satu",
        2 => "dua",
        3 => "tiga",
        4 => "empat",
        5 => "lima",
        6 => "enam",
        7 => "tujuh",
        8 => "delapan",
        _ => "sembilan",
    }
}

fn push(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_without_a_space() {
        assert_eq!(Rupiah(1_500_000).to_string(), "Rp1.500.000");
        assert_eq!(Rupiah(0).to_string(), "Rp0");
        assert_eq!(Rupiah(999).to_string(), "Rp999");
        assert_eq!(Rupiah(30_000).to_string(), "Rp30.000");
    }

    #[test]
    fn is_spelt_out_for_receipts() {
        for (amount, words) in [
            (0, "nol rupiah"),
            (1, "satu rupiah"),
            (10, "sepuluh rupiah"),
            (11, "sebelas rupiah"),
            (12, "dua belas rupiah"),
            (20, "dua puluh rupiah"),
            (21, "dua puluh satu rupiah"),
            (100, "seratus rupiah"),
            (111, "seratus sebelas rupiah"),
            (999, "sembilan ratus sembilan puluh sembilan rupiah"),
            (1_000, "seribu rupiah"),
            (1_001, "seribu satu rupiah"),
            (2_000, "dua ribu rupiah"),
            (11_000, "sebelas ribu rupiah"),
            (30_000, "tiga puluh ribu rupiah"),
            (100_000, "seratus ribu rupiah"),
            (1_000_000, "satu juta rupiah"),
            (1_001_000, "satu juta seribu rupiah"),
            (1_500_000, "satu juta lima ratus ribu rupiah"),
            (2_000_000_000, "dua miliar rupiah"),
            (1_000_000_000_000, "satu triliun rupiah"),
        ] {
            assert_eq!(Rupiah(amount).in_words(), words);
        }
        assert!(Rupiah(u64::MAX).in_words().starts_with("delapan belas kuintiliun empat ratus empat puluh enam"));
    }

    #[test]
    fn travels_as_a_number() {
        assert_eq!(serde_json::to_string(&Rupiah(30_000)).unwrap(), "30000");
        assert_eq!(serde_json::from_str::<Rupiah>("30000").unwrap(), Rupiah(30_000));
        assert!(serde_json::from_str::<Rupiah>("-1").is_err());
        assert!(serde_json::from_str::<Rupiah>("1.5").is_err());
    }
}
