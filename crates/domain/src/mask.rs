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

/// A text of which only the first `head` and the last `tail` letters are left, and never more than half.
pub fn middle(text: &str, head: usize, tail: usize) -> String {
    let length = text.chars().count();
    let (head, tail) = if (head + tail) * 2 > length + length % 2 + 4 { (0, 0) } else { (head, tail) };
    text.chars().enumerate().map(|(place, c)| if place < head || place + tail >= length { c } else { '*' }).collect()
}

/// Marks that stand on the letter before them and count as no letter of their own.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}
