use super::*;

const JPEG: &[u8] = &[
    0xFF, 0xD8, // start
    0xFF, 0xE1, 0x00, 0x08, 0xFF, 0xD8, 0xFF, 0xD9, 0x00, 0x00, // EXIF with a thumbnail that ends
    0xFF, 0xC0, 0x00, 0x04, 0x08, 0x00, // frame
    0xFF, 0xDA, 0x00, 0x02, 0x12, 0x34, 0x56, // scan
    0xFF, 0xD9, // end
];

fn png() -> Vec<u8> {
    let mut bytes = vec![0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];
    for (kind, data) in [(b"IHDR", &[0_u8; 13][..]), (b"IDAT", &[1, 2, 3][..]), (b"IEND", &[][..])] {
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend(kind);
        bytes.extend(data);
        bytes.extend([0; 4]);
    }
    bytes
}

fn webp() -> Vec<u8> {
    let mut bytes = b"RIFF".to_vec();
    bytes.extend(16_u32.to_le_bytes());
    bytes.extend(b"WEBPVP8 \x04\0\0\0data");
    bytes
}

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n";

#[test]
fn whole_files_are_known_whatever_their_name() {
    assert_eq!(recognise(PDF), Some(FileKind::Pdf));
    assert_eq!(recognise(JPEG), Some(FileKind::Jpeg));
    assert_eq!(recognise(&png()), Some(FileKind::Png));
    assert_eq!(recognise(&webp()), Some(FileKind::Webp));
}

#[test]
fn files_without_their_end_are_refused() {
    for whole in [PDF, JPEG, &png(), &webp()] {
        // A last new line is nobody's content, and a checksum of four bytes still leaves the chunk's name.
        for cut in [whole.len() / 4, whole.len() / 2, whole.len() - 7] {
            assert_eq!(recognise(&whole[..cut]), None, "{cut} of {whole:?}");
        }
    }
}

#[test]
fn other_files_are_refused_whatever_they_pretend() {
    for bytes in [
        &b""[..],
        b"MZ\x90\0",
        b"<html><script>alert(1)</script>",
        b"GIF89a",
        b"PK\x03\x04",
        b"%PDF",
        b"\xFF\xD8\xFF",
        b"RIFF\0\0\0\0WEBP",
    ] {
        assert_eq!(recognise(bytes), None);
    }
    // A page that begins like a picture.
    let mut page = JPEG[..3].to_vec();
    page.extend(b"<script>alert(1)</script>");
    assert_eq!(recognise(&page), None);
}

#[test]
fn lengths_that_lie_do_no_harm() {
    let mut png = png();
    png[8..12].copy_from_slice(&[0xFF; 4]);
    assert_eq!(recognise(&png), None);
    assert_eq!(recognise(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0]), None);
    assert_eq!(recognise(b"RIFF\xFF\xFF\xFF\xFFWEBPVP8 "), None);
}
