//! What a file really is, told by its content. Its name and what the sender says of it count for nothing.

mod jpeg;
mod pdf;
mod png;
mod webp;

use mppi_domain::requirement::FileKind;

/// Bytes that any one upload may have, whatever its requirement says.
pub const MAX_BYTES: u64 = 10_000_000;

/// The kind of a whole file; none where it is no PDF, JPEG, PNG or WebP, or where its end is missing.
pub fn recognise(bytes: &[u8]) -> Option<FileKind> {
    let kind = FileKind::of(bytes)?;
    let is_whole = match kind {
        FileKind::Pdf => pdf::is_whole(bytes),
        FileKind::Jpeg => jpeg::is_whole(bytes),
        FileKind::Png => png::is_whole(bytes),
        FileKind::Webp => webp::is_whole(bytes),
    };
    is_whole.then_some(kind)
}

/// True where `needle` stands somewhere in `haystack`.
fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests;
