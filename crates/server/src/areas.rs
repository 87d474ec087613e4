//! All places of Indonesia, from Kemendagri's list (see `data/README.md`).

use std::{io::Read as _, sync::OnceLock};

use flate2::read::GzDecoder;
use mppi_domain::{
    api::region::{Area, AreaChildren},
    area::AreaCode,
};

const PACKED: &[u8] = include_bytes!("../data/wilayah.csv.gz");

/// The list, unpacked when it is first asked for: one text of 2.3 MB sorted by code, and where each line starts.
#[derive(Debug, Default)]
pub struct Areas(OnceLock<Table>);

#[derive(Debug)]
struct Table {
    text: String,
    starts: Vec<u32>,
}

impl Areas {
    /// Name of a place.
    pub fn name(&self, code: &AreaCode) -> Option<String> {
        self.table().find(code.as_str()).map(|area| area.name)
    }

    /// A place with the places above it and the next level below; all provinces where no code is given.
    pub fn children(&self, code: Option<&AreaCode>) -> Option<AreaChildren> {
        let table = self.table();
        let Some(code) = code else {
            return Some(AreaChildren { path: Vec::new(), children: table.below("") });
        };
        let mut path = vec![table.find(code.as_str())?];
        let mut above = code.parent();
        while let Some(parent) = above {
            path.extend(table.find(parent.as_str()));
            above = parent.parent();
        }
        path.reverse();
        Some(AreaChildren { path, children: table.below(code.as_str()) })
    }

    /// The place and all above it in words: `Balangnipa, Sinjai Utara, Kabupaten Sinjai, Sulawesi Selatan`.
    pub fn full_name(&self, code: &AreaCode) -> Option<String> {
        let mut path = self.children(Some(code))?.path;
        path.reverse();
        Some(path.into_iter().map(|area| area.name).collect::<Vec<_>>().join(", "))
    }

    fn table(&self) -> &Table {
        self.0.get_or_init(Table::unpack)
    }
}

impl Table {
    fn unpack() -> Self {
        let mut text = String::with_capacity(2_400_000);
        // The list is part of the program; a broken one has no places and shows in every test.
        if let Err(fault) = GzDecoder::new(PACKED).read_to_string(&mut text) {
            tracing::error!(%fault, "the list of places cannot be unpacked");
            text.clear();
        }
        let body = text.find('\n').map_or(text.len(), |end| end + 1);
        let mut starts = Vec::with_capacity(92_000);
        let mut at = body;
        for line in text[body..].split_inclusive('\n') {
            starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            at += line.len();
        }
        text.shrink_to_fit();
        starts.shrink_to_fit();
        Self { text, starts }
    }

    fn line(&self, place: usize) -> Option<(&str, &str)> {
        let start = usize::try_from(*self.starts.get(place)?).ok()?;
        self.text.get(start..)?.lines().next()?.split_once(',')
    }

    fn find(&self, code: &str) -> Option<Area> {
        let place = self.starts.partition_point(|start| self.code_at(*start) < code);
        self.line(place).filter(|(found, _)| *found == code).map(area)
    }

    fn code_at(&self, start: u32) -> &str {
        let rest = usize::try_from(start).ok().and_then(|start| self.text.get(start..)).unwrap_or_default();
        rest.split(',').next().unwrap_or_default()
    }

    fn below(&self, code: &str) -> Vec<Area> {
        let prefix = if code.is_empty() { String::new() } else { [code, "."].concat() };
        let first = self.starts.partition_point(|start| self.code_at(*start) < prefix.as_str());
        let level = prefix.matches('.').count();
        let mut areas: Vec<Area> = (first..self.starts.len())
            .map_while(|place| self.line(place).filter(|(code, _)| code.starts_with(&prefix)))
            .filter(|(code, _)| code.matches('.').count() == level)
            .map(area)
            .collect();
        areas.sort_by(|a, b| a.name.cmp(&b.name));
        areas
    }
}

/// A name with a comma stands in quotes.
fn area((code, name): (&str, &str)) -> Area {
    Area { code: code.to_owned(), name: name.trim().trim_matches('"').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::Areas;
    use mppi_domain::area::AreaCode;

    fn code(text: &str) -> AreaCode {
        AreaCode::parse(text).unwrap()
    }

    #[test]
    fn lists_provinces_and_goes_down_to_the_village() {
        let areas = Areas::default();
        assert_eq!(areas.children(None).unwrap().children.len(), 38);
        let sinjai = areas.children(Some(&code("73.07"))).unwrap();
        assert_eq!(
            sinjai.path.iter().map(|area| area.name.as_str()).collect::<Vec<_>>(),
            ["Sulawesi Selatan", "Kabupaten Sinjai"]
        );
        assert_eq!(sinjai.children.len(), 9);
        assert!(sinjai.children.is_sorted_by(|a, b| a.name <= b.name));
        let village = areas.children(Some(&code("73.07.05.1001"))).unwrap();
        assert_eq!((village.path.len(), village.children.len()), (4, 0));
        assert!(areas.full_name(&code("73.07.05.1001")).unwrap().ends_with("Kabupaten Sinjai, Sulawesi Selatan"));
    }

    #[test]
    fn reads_quoted_names_and_knows_what_is_not_there() {
        let areas = Areas::default();
        assert_eq!(areas.name(&code("12.07.28.1007")).unwrap(), "Lubuk Pakam I,II");
        assert!(areas.children(Some(&code("99"))).is_none());
        assert!(areas.name(&code("73.07.05.9999")).is_none());
    }

    #[test]
    fn stays_small() {
        let table = super::Table::unpack();
        assert!(table.text.capacity() + table.starts.capacity() * 4 < 5_000_000);
        assert!((0..table.starts.len()).map(|place| table.line(place).unwrap().0).is_sorted());
    }
}
