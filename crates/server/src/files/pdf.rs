//! PDF: a trailer near the end.

/// Acrobat looks for the trailer in the last 1,024 bytes; signed files have a little more behind it.
const TAIL: usize = 2048;

pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    super::contains(tail, b"%%EOF") && super::contains(tail, b"startxref")
}
