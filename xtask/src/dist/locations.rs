//! Takes the places of other people's panics out of a module: a path on the machine that built it, a line and a column
//! each, which nobody reads in a browser. Places in our own code stay, relative to the checkout.

use anyhow::Result;
use std::ops::Range;
use wasmparser::{DataKind, Operator, Parser, Payload};

/// What stands in the place of all these paths, as far as it fits.
const INSTEAD: &[u8] = b"(a library)";
/// A `core::panic::Location`: address and length of its path, line, column; each four bytes.
const SIZE: usize = 16;
/// Beyond these, four numbers in a row are something else.
const MOST: [u32; 4] = [u32::MAX, 1_000, 1_000_000, 10_000];

/// Lets all of them be one, and blanks their paths.
pub fn forget(module: &mut [u8]) -> Result<usize> {
    let segments = segments(module)?;
    let found: Vec<(usize, [u32; 4])> = segments
        .iter()
        .flat_map(Segment::aligned)
        .filter_map(|at| Some((at, location(module, &segments, at)?)))
        .collect();
    let Some((_, [address, length, ..])) = found.first().copied() else { return Ok(0) };
    for (at, [path, size, ..]) in &found {
        write(module, &segments, *path, *size, b"");
        for (place, number) in [address, length, 0, 0].into_iter().enumerate() {
            module[at + place * 4..at + place * 4 + 4].copy_from_slice(&number.to_le_bytes());
        }
    }
    write(module, &segments, address, length, INSTEAD);
    Ok(found.len())
}

/// Puts words in the place of a path, and blanks behind them up to the zero that ends it.
fn write(module: &mut [u8], segments: &[Segment], address: u32, length: u32, words: &[u8]) {
    let Some(range) = range_of(segments, address, length) else { return };
    let letters = module[range].iter_mut().filter(|letter| **letter != 0);
    for (letter, word) in letters.zip(words.iter().chain(std::iter::repeat(&b' '))) {
        *letter = *word;
    }
}

/// Data with a fixed place in memory.
struct Segment {
    address: u32,
    bytes: Range<usize>,
}

impl Segment {
    /// Where a location may begin, in the file.
    fn aligned(&self) -> impl Iterator<Item = usize> + use<> {
        let first = self.bytes.start + (self.address.wrapping_neg() % 4) as usize;
        (first..(self.bytes.end + 1).saturating_sub(SIZE)).step_by(4)
    }
}

fn segments(module: &[u8]) -> Result<Vec<Segment>> {
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::DataSection(reader) = payload? else { continue };
        for data in reader {
            let data = data?;
            let DataKind::Active { offset_expr, .. } = data.kind else { continue };
            if let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? {
                let bytes = data.range.end - data.data.len()..data.range.end;
                segments.push(Segment { address: value.cast_unsigned(), bytes });
            }
        }
    }
    Ok(segments)
}

/// The four numbers of a location in foreign code.
fn location(module: &[u8], segments: &[Segment], at: usize) -> Option<[u32; 4]> {
    let mut numbers = [0; 4];
    for (number, bytes) in numbers.iter_mut().zip(module.get(at..at + SIZE)?.chunks_exact(4)) {
        *number = u32::from_le_bytes(bytes.try_into().ok()?);
    }
    if numbers.iter().zip(MOST).any(|(number, most)| *number > most) {
        return None;
    }
    let text = module.get(range_of(segments, numbers[0], numbers[1])?)?;
    let path = text.strip_suffix(b"\0").unwrap_or(text);
    let is_path = path.starts_with(b"/") && path.ends_with(b".rs") && path.iter().all(u8::is_ascii_graphic);
    is_path.then_some(numbers)
}

/// Where so many bytes of memory are in the file.
fn range_of(segments: &[Segment], address: u32, size: u32) -> Option<Range<usize>> {
    segments.iter().find_map(|segment| {
        let start = segment.bytes.start + address.checked_sub(segment.address)? as usize;
        let end = start + size as usize;
        (end <= segment.bytes.end).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::forget;

    /// A module with one memory and data at 1024.
    fn module(data: &[u8]) -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0\x05\x03\x01\0\x01".to_vec();
        let mut section = vec![1, 0, 0x41, 0x80, 0x08, 0x0b, u8::try_from(data.len()).unwrap() & 0x7f | 0x80, 1];
        section.extend(data);
        module.extend([11, u8::try_from(section.len()).unwrap() & 0x7f | 0x80, 1]);
        module.extend(section);
        module
    }

    #[test]
    fn places_in_foreign_code_become_one_and_ours_stay() {
        let mut data = b"/home/me/.cargo/registry/x/lib.rs\0/rustc/59/core.rs\0src/ours.rs\0~~~~".to_vec();
        data.resize(72, b'~');
        let locations: [[u32; 4]; 4] =
            [[1024, 34, 7, 3], [1058, 18, 900, 12], [1076, 12, 41, 5], [1024, 34, 9_000_000, 3]];
        data.extend(locations.iter().flatten().flat_map(|number| number.to_le_bytes()));
        data.resize(200, b'~');
        let mut module = module(&data);
        assert_eq!(forget(&mut module).unwrap(), 2);
        let left = &module[module.len() - data.len()..];
        assert!(left.starts_with(b"(a library)                      \0"), "{:?}", String::from_utf8_lossy(left));
        assert_eq!(&left[34..52], b"                 \0");
        assert_eq!(&left[52..64], b"src/ours.rs\0");
        let numbers: Vec<u32> =
            left[72..136].chunks_exact(4).map(|bytes| u32::from_le_bytes(bytes.try_into().unwrap())).collect();
        assert_eq!(numbers, [1024, 34, 0, 0, 1024, 34, 0, 0, 1076, 12, 41, 5, 1024, 34, 9_000_000, 3]);
        assert_eq!(forget(&mut module).unwrap(), 0, "there is nothing left to forget");
    }

    #[test]
    fn a_module_without_data_is_left_alone() {
        assert_eq!(forget(&mut b"\0asm\x01\0\0\0".to_vec()).unwrap(), 0);
    }
}
