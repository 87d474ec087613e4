//! `Upload-Metadata`: keys and values in base64.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use mppi_domain::{
    api::{attachment::AttachmentMetadata, problem::InvalidParam},
    form::FieldErrorCode,
};

const LONGEST_NAME: usize = 200;

/// Reads the header; says what is missing or wrong. Keys that are not known are refused, as everywhere.
///
/// # Errors
/// One entry per wrong value.
pub fn read(header: &str) -> Result<AttachmentMetadata, Vec<InvalidParam>> {
    let (mut id, mut sha256, mut name) = (None, None, None);
    let mut faults = Vec::new();
    for pair in header.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once(' ').unwrap_or((pair, ""));
        let value = STANDARD.decode(value.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        match (key, value) {
            ("id", Some(value)) => id = value.parse().ok(),
            ("sha256", Some(value)) => sha256 = Some(value).filter(|value| is_sha256(value)),
            ("name", Some(value)) => name = Some(readable(&value)).filter(|name| !name.is_empty()),
            ("id" | "sha256" | "name", None) => {}
            _ => faults.push(fault(&["/metadata/", key].concat(), FieldErrorCode::UnknownField)),
        }
    }
    for (key, is_there) in [("id", id.is_some()), ("sha256", sha256.is_some()), ("name", name.is_some())] {
        if !is_there {
            faults.push(fault(&["/metadata/", key].concat(), FieldErrorCode::Required));
        }
    }
    match (id, sha256, name) {
        (Some(id), Some(sha256), Some(name)) if faults.is_empty() => Ok(AttachmentMetadata { id, sha256, name }),
        _ => Err(faults),
    }
}

/// 64 hexadecimal digits in small letters.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A name for people: the last part of a path, without what could break a header or a page.
fn readable(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars()
        .filter(|c| !c.is_control() && !matches!(c, '<' | '>' | '"'))
        .take(LONGEST_NAME)
        .collect::<String>()
        .trim()
        .to_owned()
}

fn fault(pointer: &str, code: FieldErrorCode) -> InvalidParam {
    InvalidParam { pointer: pointer.to_owned(), code, limit: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(pairs: &[(&str, &str)]) -> String {
        pairs.iter().map(|(key, value)| format!("{key} {}", STANDARD.encode(value))).collect::<Vec<_>>().join(",")
    }

    const ID: &str = "01900000-0000-7000-8000-000000000001";

    #[test]
    fn names_are_read_and_never_paths() {
        let sha = "0".repeat(64);
        for (sent, read_as) in
            [("KK keluarga.jpg", "KK keluarga.jpg"), ("../../etc/passwd", "passwd"), ("C:\\x\\<b>\u{0}.pdf", "b.pdf")]
        {
            let metadata = read(&header(&[("id", ID), ("sha256", &sha), ("name", sent)])).unwrap();
            assert_eq!(metadata.name, read_as);
        }
    }

    #[test]
    fn says_what_is_missing_or_strange() {
        let pointers =
            |header: &str| read(header).unwrap_err().into_iter().map(|fault| fault.pointer).collect::<Vec<_>>();
        assert_eq!(pointers(""), ["/metadata/id", "/metadata/sha256", "/metadata/name"]);
        let strange = header(&[("id", "x"), ("sha256", "ABC"), ("name", "/"), ("purpose", "x")]);
        assert_eq!(pointers(&strange), ["/metadata/purpose", "/metadata/id", "/metadata/sha256", "/metadata/name"]);
        assert_eq!(pointers(&format!("id {ID}")).len(), 3);
    }
}
