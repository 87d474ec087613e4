//! WebP: the size in the header is the size of the file, and the first chunk is a picture.

pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let [_, _, _, _, a, b, c, d, _, _, _, _, chunk @ ..] = bytes else { return false };
    let Ok(size) = usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])) else { return false };
    let is_picture = matches!(chunk.get(..4), Some(b"VP8 " | b"VP8L" | b"VP8X"));
    is_picture && size.checked_add(8).is_some_and(|size| size <= bytes.len() && bytes.len() - size <= 1)
}
