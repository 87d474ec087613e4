//! Ids and secrets.

use uuid::Uuid;
use wasm_bindgen::throw_str;

use super::base64;

/// A random id (version 4).
pub fn uuid() -> Uuid {
    uuid::Builder::from_random_bytes(bytes()).into_uuid()
}

/// 128 random bits as 22 characters of base64url.
pub fn secret() -> String {
    base64::url_safe(&bytes())
}

/// A short id for a row of a repeated group; unique within one form.
pub fn row_id() -> String {
    let [a, b, c, d, ..] = bytes();
    let mut id = String::from("r");
    for byte in [a, b, c, d] {
        for digit in [byte >> 4, byte & 15] {
            id.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    id
}

fn bytes() -> [u8; 16] {
    let mut bytes = [0; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        // Every browser that runs WebAssembly has it; guessable secrets would be worse than stopping.
        throw_str("no source of randomness");
    }
    bytes
}
