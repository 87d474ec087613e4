//! Hiding most of a text, so that its owner knows it again and nobody else does.

/// A name of which only the first letter of each word is left: `S*** N********`.
///
/// A word of one letter is hidden entirely, for its first letter is all of it. Words are parted by any white space,
/// which becomes one space.
pub fn name(name: &str) -> String {
    let mut masked = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !masked.is_empty() {
            masked.push(' ');
        }
        let mut letters = word.chars().filter(|c| !is_combining(*c));
        match (letters.next(), letters.count()) {
            (Some(first), rest) if rest > 0 => {
                masked.push(first);
                masked.extend(std::iter::repeat_n('*', rest));
            }
            _ => masked.push('*'),
        }
    }
    masked
}

/// A text of which only the first `head` and the last `tail` letters are left: `0812*****890`.
///
/// When that would hide fewer than three, all of it is hidden.
pub fn middle(text: &str, head: usize, tail: usize) -> String {
    let length = text.chars().count();
    let hides_enough = head + tail + 3 <= length;
    let keeps = |place: usize| hides_enough && (place < head || place + tail >= length);
    text.chars().enumerate().map(|(place, c)| if keeps(place) { c } else { '*' }).collect()
}

/// Marks that stand on the letter before them and count as no letter of their own.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keeps_the_first_letter_of_each_word() {
        assert_eq!(name("Siti Nurhaliza"), "S*** N********");
        assert_eq!(name("  Suharto "), "S******");
        assert_eq!(name("H. Andi Baso"), "H* A*** B***");
        assert_eq!(name("A B"), "* *");
        assert_eq!(name(""), "");
        assert_eq!(name("   "), "");
    }

    #[test]
    fn counts_letters_and_not_bytes_or_marks() {
        assert_eq!(name("Élodie"), "É*****");
        assert_eq!(name("E\u{301}lodie"), "E*****");
        assert_eq!(name("🙂"), "*");
        assert_eq!(name("👍🏽"), "*");
        assert_eq!(name("\u{301}"), "*");
    }

    #[test]
    fn shows_of_a_number_only_its_ends() {
        assert_eq!(middle("081234567890", 4, 3), "0812*****890");
        assert_eq!(middle("0812345", 4, 3), "*******");
        assert_eq!(middle("", 4, 3), "");
    }

    proptest! {
        #[test]
        fn leaves_at_most_one_letter_a_word(text in ".*") {
            for word in name(&text).split_whitespace() {
                prop_assert!(word.chars().filter(|c| *c != '*').count() <= 1);
            }
        }
    }
}
