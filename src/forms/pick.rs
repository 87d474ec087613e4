//! Getting a picked file ready to be kept.

use mppi_domain::requirement::{FileKind, Requirement};
use uuid::Uuid;

use crate::{
    offline::{DraftFile, FilePlace},
    platform::{
        files::{self, Picked},
        images,
    },
};

/// A photo larger than this would only fill the memory of a cheap phone.
const LARGEST_PHOTO: u64 = 40_000_000;
/// Characters of a name at most.
const LONGEST_NAME: usize = 100;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// 0 bytes.
    Empty,
    /// Not one of the kinds that are asked for, whatever its name.
    Unsupported,
    /// Larger than allowed.
    TooLarge,
    /// A picture that cannot be read.
    Broken,
    /// The device does not give the file.
    Unreadable,
    /// The page is not in a secure context, so its checksum cannot be made.
    Insecure,
}

impl Trouble {
    /// Key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "form.file.empty",
            Self::Unsupported => "form.file.unsupported",
            Self::TooLarge => "form.file.too_large",
            Self::Broken => "form.file.broken",
            Self::Unreadable => "form.file.unreadable",
            Self::Insecure => "form.file.insecure",
        }
    }
}

/// A file and its bytes, ready to be kept.
pub(super) async fn prepare(
    picked: &Picked,
    requirement: &Requirement,
    id: Uuid,
) -> Result<(DraftFile, Vec<u8>), Trouble> {
    // What is too large is not even read.
    check_size(picked.size, requirement)?;
    let bytes = picked.read().await.ok_or(Trouble::Unreadable)?;
    prepare_bytes(&picked.name, bytes, requirement, id).await
}

fn check_size(size: u64, requirement: &Requirement) -> Result<(), Trouble> {
    match size {
        0 => Err(Trouble::Empty),
        size if size > LARGEST_PHOTO.max(requirement.max_bytes) => Err(Trouble::TooLarge),
        _ => Ok(()),
    }
}

/// The same for bytes that are here already, such as a shared photo.
///
/// # Errors
/// [`Trouble`].
pub async fn prepare_bytes(
    original_name: &str,
    bytes: Vec<u8>,
    requirement: &Requirement,
    id: Uuid,
) -> Result<(DraftFile, Vec<u8>), Trouble> {
    let original_size = bytes.len() as u64;
    check_size(original_size, requirement)?;
    let kind = FileKind::of(&bytes).ok_or(Trouble::Unsupported)?;
    let takes_jpeg = requirement.file_kinds.contains(&FileKind::Jpeg);
    let (bytes, kind) = if kind.is_image() && takes_jpeg {
        let shrunk = images::shrink(bytes, kind.media_type()).await.map_err(|_| Trouble::Broken)?;
        (shrunk.bytes, if shrunk.changed { FileKind::Jpeg } else { kind })
    } else {
        (bytes, kind)
    };
    if !requirement.file_kinds.contains(&kind) {
        return Err(Trouble::Unsupported);
    }
    let size = bytes.len() as u64;
    if size > requirement.max_bytes {
        return Err(Trouble::TooLarge);
    }
    let sha256 = files::sha256(&bytes).await.ok_or(Trouble::Insecure)?;
    let file = DraftFile {
        id,
        requirement: requirement.code.clone(),
        name: name(original_name, kind),
        kind,
        size,
        original_size,
        sha256,
        place: FilePlace::Device,
    };
    Ok((file, bytes))
}

/// A name with the ending of what the file is now, and of a length that fits a line.
fn name(original: &str, kind: FileKind) -> String {
    let ending = match kind {
        FileKind::Pdf => "pdf",
        FileKind::Jpeg => "jpg",
        FileKind::Png => "png",
        FileKind::Webp => "webp",
    };
    let stem = match original.rsplit_once('.') {
        Some((stem, tail)) if !stem.is_empty() && tail.len() <= 5 => stem,
        _ => original,
    };
    let stem: String = stem.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let stem = if stem.trim().is_empty() { "file" } else { stem.trim() };
    [stem, ".", ending].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_with_what_the_file_is() {
        assert_eq!(name("IMG_0001.HEIC", FileKind::Jpeg), "IMG_0001.jpg");
        assert_eq!(name("kk.pdf", FileKind::Pdf), "kk.pdf");
        assert_eq!(name("Surat dr. Andi", FileKind::Jpeg), "Surat dr.jpg");
        assert_eq!(name(".png", FileKind::Png), ".png.png");
        assert_eq!(name("", FileKind::Png), "file.png");
        assert_eq!(name(&"x".repeat(500), FileKind::Pdf).len(), 104);
    }
}
