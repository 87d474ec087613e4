//! JPEG: segments up to a frame and a scan, and an end behind them.

pub(super) fn is_whole(bytes: &[u8]) -> bool {
    // Behind the start marker come segments with their lengths. Walking them skips the thumbnail in EXIF data, which is
    // a whole JPEG of its own and would make a cut-off picture look complete.
    let mut rest = bytes.get(2..).unwrap_or_default();
    let mut has_frame = false;
    loop {
        let [0xFF, marker, tail @ ..] = rest else { return false };
        match marker {
            0xFF => rest = rest.get(1..).unwrap_or_default(),
            // Start of scan: picture data until the end marker. Some phones put more of their own behind it.
            0xDA => return has_frame && super::contains(tail, &[0xFF, 0xD9]),
            0x01 | 0xD0..=0xD7 => rest = tail,
            0x00 | 0xD8 | 0xD9 => return false,
            _ => {
                // SOF0…SOF15, but for the tables DHT (C4), JPG (C8) and DAC (CC) in their midst.
                has_frame |= matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
                let [high, low, ..] = tail else { return false };
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                match tail.get(length..) {
                    Some(after) if length >= 2 => rest = after,
                    _ => return false,
                }
            }
        }
    }
}
