//! Digits in groups of four, as on the cards that they are copied from.

/// What was typed into a field of digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What is stored: digits alone, or the text as it is where it holds anything else.
    pub stored: String,
    /// What is shown.
    pub shown: String,
    /// Where the caret belongs.
    pub caret: usize,
}

/// Reads what was typed, with the caret behind so many characters.
pub fn typed(text: &str, caret: usize) -> Typed {
    if !text.chars().all(is_digit_or_sign) {
        // The validator names what is wrong; correcting it here would only puzzle.
        return Typed {
            stored: text.to_owned(),
            shown: text.to_owned(),
            caret: caret.min(text.encode_utf16().count()),
        };
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let before = text.chars().take(caret).filter(char::is_ascii_digit).count();
    let caret = before + before.saturating_sub(1) / 4;
    Typed { shown: in_fours(&digits), stored: digits, caret }
}

/// `7307050101900001` as `7307 0501 0190 0001`; anything but digits as it is.
pub fn in_fours(text: &str) -> String {
    if !text.chars().all(|c| c.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len() + text.len() / 4);
    for (place, digit) in text.chars().enumerate() {
        if place > 0 && place.is_multiple_of(4) {
            shown.push(' ');
        }
        shown.push(digit);
    }
    shown
}

fn is_digit_or_sign(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '\u{a0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` stands for the caret.
    fn type_in(marked: &str) -> String {
        let caret = marked.chars().position(|c| c == '|').unwrap();
        let typed = typed(&marked.replace('|', ""), caret);
        let mut shown: Vec<char> = typed.shown.chars().collect();
        shown.insert(typed.caret, '|');
        shown.into_iter().collect()
    }

    #[test]
    fn digits_fall_into_fours_while_they_are_typed() {
        assert_eq!(type_in("7307|"), "7307|");
        assert_eq!(type_in("73070|"), "7307 0|");
        assert_eq!(type_in("7307050101900001|"), "7307 0501 0190 0001|");
    }

    #[test]
    fn the_caret_stays_with_its_digit() {
        assert_eq!(type_in("73|07 0501"), "73|07 0501");
        assert_eq!(type_in("739|07 0501"), "739|0 7050 1");
        // A digit typed before a gap pushes one over it.
        assert_eq!(type_in("73079| 0501"), "7307 9|050 1");
        // Deleting the gap itself moves the caret and nothing else.
        assert_eq!(type_in("7307|0501"), "7307| 0501");
        assert_eq!(type_in("|7307"), "|7307");
    }

    #[test]
    fn what_is_no_number_is_left_alone() {
        assert_eq!(typed("12a4 5", 3), Typed { stored: "12a4 5".into(), shown: "12a4 5".into(), caret: 3 });
        assert_eq!(typed("73.07-0501", usize::MAX).stored, "73070501");
    }
}
