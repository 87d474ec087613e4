//! Base64 as web addresses want it.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// With `-`, `_` and no padding.
pub fn url_safe(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = 0_u32;
        for place in 0..3 {
            group = group << 8 | u32::from(chunk.get(place).copied().unwrap_or(0));
        }
        for place in 0..=chunk.len() {
            let sextet = (group >> (18 - 6 * place)) & 63;
            text.push(ALPHABET.get(sextet as usize).map_or('A', |byte| char::from(*byte)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::url_safe;

    #[test]
    fn the_vectors_of_rfc_4648() {
        for (plain, coded) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(url_safe(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn sixteen_bytes_are_twenty_two_characters() {
        assert_eq!(url_safe(&[0xFB; 16]), "-_v7-_v7-_v7-_v7-_v7-w");
    }
}
