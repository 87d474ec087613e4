//! PNG: chunks from IHDR to IEND.

pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(8..).unwrap_or_default();
    let mut is_first = true;
    let mut has_data = false;
    loop {
        let [a, b, c, d, name @ ..] = rest else { return false };
        let Ok(length) = usize::try_from(u32::from_be_bytes([*a, *b, *c, *d])) else { return false };
        let Some(kind) = name.get(..4) else { return false };
        if is_first != (kind == b"IHDR") {
            return false;
        }
        is_first = false;
        has_data |= kind == b"IDAT";
        // Name, data and checksum.
        let Some(after) = length.checked_add(8).and_then(|size| name.get(size..)) else { return false };
        if kind == b"IEND" {
            return has_data;
        }
        rest = after;
    }
}
