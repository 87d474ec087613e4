//! Codes that people read from paper and type: verification codes and pickup codes.

use mppi_domain::number::{CLEAR_CHARACTERS, check_character, is_checked, is_clear};

use crate::random::Random;

/// Characters of a verification code, its check character included.
pub const VERIFICATION: usize = 10;

/// Characters of a pickup code, its check character included.
pub const PICKUP: usize = 7;

/// A random code of so many characters, the last one a check character.
pub fn draw(random: &Random, length: usize) -> String {
    loop {
        let mut code: String = (1..length).map(|_| character(random)).collect();
        // A check character that looks like another is drawn again.
        if let Some(check) = check_character(&code).filter(|check| is_clear(*check)) {
            code.push(check);
            return code;
        }
    }
}

/// A code as somebody typed it, in its proper form; none where it is no code of this length or mistyped.
pub fn read(text: &str, length: usize) -> Option<String> {
    if text.len() > 64 {
        return None;
    }
    let code: String =
        text.chars().filter(|c| !matches!(c, ' ' | '-' | '–' | '.')).map(|c| c.to_ascii_uppercase()).collect();
    (code.chars().count() == length && code.chars().all(is_clear) && is_checked(&code)).then_some(code)
}

fn character(random: &Random) -> char {
    loop {
        let [byte] = random.bytes::<1>();
        // 240 is the largest multiple of 30 below 256: all characters are equally likely.
        if let (true, Some(character)) = (byte < 240, CLEAR_CHARACTERS.get(usize::from(byte) % CLEAR_CHARACTERS.len()))
        {
            return char::from(*character);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use mppi_store::SystemRandomness;

    use super::*;

    fn random() -> Random {
        Random::new(Arc::new(SystemRandomness))
    }

    #[test]
    fn drawn_codes_can_be_read_as_people_type_them() {
        for length in [VERIFICATION, PICKUP] {
            for _ in 0..200 {
                let code = draw(&random(), length);
                assert_eq!(read(&code, length), Some(code.clone()));
                let typed = format!(" {}-{} ", &code[..3].to_lowercase(), &code[3..]);
                assert_eq!(read(&typed, length), Some(code));
            }
        }
    }

    #[test]
    fn mistyped_codes_are_refused() {
        let code = draw(&random(), PICKUP);
        let other = if code.starts_with('A') { 'B' } else { 'A' };
        assert_eq!(read(&format!("{other}{}", &code[1..]), PICKUP), None);
        for text in ["", "0000000", &code[1..], &"A".repeat(100), "🙂🙂🙂🙂🙂🙂🙂"] {
            assert_eq!(read(text, PICKUP), None, "{text}");
        }
    }
}
