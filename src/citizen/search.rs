//! Finding a service by what people type: other words, missing letters, no accents.
//!
//! Everything here is pure, so that it is tested without a browser.

/// What is known of one thing that can be found.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    name: Vec<String>,
    keywords: Vec<String>,
    rest: Vec<String>,
}

impl Entry {
    /// An entry of its name, its other names, and what else is said of it.
    pub fn new<'a>(name: &str, keywords: impl IntoIterator<Item = &'a str>, rest: &str) -> Self {
        Self { name: tokens(name), keywords: keywords.into_iter().flat_map(tokens).collect(), rest: tokens(rest) }
    }
}

/// The indices of the entries that fit, the best first. `filler` holds words that say nothing, such as "cara".
///
/// Entries that fit fewer words of the query than the best one are left out; an empty query fits nothing.
pub fn find(query: &str, filler: &str, entries: &[Entry]) -> Vec<usize> {
    let filler = tokens(filler);
    let all = tokens(query);
    let telling: Vec<&String> = all.iter().filter(|token| !filler.contains(token)).collect();
    // Somebody who types nothing but filler words means them.
    let wanted: Vec<&String> = if telling.is_empty() { all.iter().collect() } else { telling };
    let mut found: Vec<(usize, usize, u32)> = entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| {
            let scores: Vec<u32> = wanted.iter().map(|token| entry.score(token)).filter(|score| *score > 0).collect();
            (!scores.is_empty()).then(|| (index, scores.len(), scores.iter().sum()))
        })
        .collect();
    let most = found.iter().map(|(_, fitting, _)| *fitting).max().unwrap_or(0);
    found.retain(|(_, fitting, _)| *fitting == most);
    found.sort_by_key(|(index, _, score)| (std::cmp::Reverse(*score), *index));
    found.into_iter().map(|(index, _, _)| index).collect()
}

impl Entry {
    /// How well one word fits; the name counts most.
    fn score(&self, token: &str) -> u32 {
        let best = |words: &[String], weight| words.iter().map(|word| fit(token, word) * weight).max().unwrap_or(0);
        best(&self.name, 4).max(best(&self.keywords, 3)).max(best(&self.rest, 1))
    }
}

/// How well what was typed fits a word: the whole word, its beginning, or nearly.
fn fit(typed: &str, word: &str) -> u32 {
    let length = typed.chars().count();
    if typed == word {
        10
    } else if length >= 2 && word.starts_with(typed) {
        8
    } else {
        let allowed = match length {
            0..=3 => return 0,
            4..=6 => 1,
            _ => 2,
        };
        match distance(typed, word, allowed) {
            Some(1) => 6,
            Some(_) => 4,
            // While the word is still being typed, its beginning may have the slip.
            None => match word.char_indices().nth(length).and_then(|(end, _)| distance(typed, word.get(..end)?, 1)) {
                Some(_) => 3,
                None => 0,
            },
        }
    }
}

/// How many slips lie between two words (a letter more, less, other, or two swapped); nothing beyond `most`.
fn distance(left: &str, right: &str, most: usize) -> Option<usize> {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (down, own) in left.iter().enumerate() {
        let mut row = vec![down + 1];
        for (across, other) in right.iter().enumerate() {
            let change = at(&last, across) + usize::from(own != other);
            let mut slips = change.min(at(&last, across + 1) + 1).min(at(&row, across) + 1);
            let is_swap =
                down > 0 && across > 0 && left.get(down - 1) == Some(other) && right.get(across - 1) == Some(own);
            if is_swap {
                slips = slips.min(at(&before, across - 1) + 1);
            }
            row.push(slips);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

/// Words in small letters without accents; what is no letter or digit separates them.
fn tokens(text: &str) -> Vec<String> {
    let plain: String = text.chars().flat_map(char::to_lowercase).map(plain_letter).collect();
    plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn plain_letter(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' => 'a',
        'ç' => 'c',
        'è'..='ë' | 'ē' | 'ĕ' | 'ě' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ō' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<Entry> {
        vec![
            Entry::new("Kutipan Akta Kelahiran", ["akte lahir", "bayi", "anak"], "Bukti sah kelahiran anak"),
            Entry::new("Kutipan Akta Kematian", ["akte", "meninggal", "wafat"], "Bukti sah kematian"),
            Entry::new("Surat Keterangan Usaha (SKU)", ["warung", "UMKM", "dagang"], "Bukti bahwa usaha Anda ada"),
        ]
    }

    fn found(query: &str) -> Vec<usize> {
        find(query, "cara mau bikin surat untuk", &entries())
    }

    #[test]
    fn words_of_the_name_find_it() {
        assert_eq!(found("akta kelahiran"), [0]);
        assert_eq!(found("AKTA"), [0, 1]);
        assert_eq!(found("sku"), [2]);
    }

    #[test]
    fn other_words_find_it_too() {
        assert_eq!(found("bayi"), [0]);
        assert_eq!(found("bikin surat untuk warung"), [2]);
    }

    #[test]
    fn slips_are_forgiven() {
        for slip in ["kelahirn", "kelahrian", "kelahhiran", "kelahirsn", "kellahirn"] {
            assert_eq!(found(slip), [0], "{slip}");
        }
        assert_eq!(found("meningal"), [1]);
        assert_eq!(found("wafta"), [1]);
    }

    #[test]
    fn accents_and_signs_do_not_matter() {
        assert_eq!(found("«Àktâ-Kélahiran»"), [0]);
    }

    #[test]
    fn a_beginning_is_enough_while_typing() {
        assert_eq!(found("kelah"), [0]);
        assert_eq!(found("kalahi"), [0]);
        assert_eq!(found("k"), [] as [usize; 0]);
    }

    #[test]
    fn short_words_are_taken_literally() {
        assert_eq!(found("skt"), [] as [usize; 0]);
    }

    #[test]
    fn what_fits_all_words_hides_what_fits_some() {
        assert_eq!(found("akta meninggal"), [1]);
        assert_eq!(found("akta zebra"), [0, 1]);
    }

    #[test]
    fn nothing_fits_nothing() {
        assert_eq!(found(""), [] as [usize; 0]);
        assert_eq!(found("zebra"), [] as [usize; 0]);
        assert_eq!(found("   "), [] as [usize; 0]);
    }

    #[test]
    fn filler_alone_is_meant() {
        assert_eq!(found("surat"), [2]);
    }

    #[test]
    fn distances_are_counted_as_people_slip() {
        assert_eq!(distance("lahir", "lahir", 2), Some(0));
        assert_eq!(distance("lhair", "lahir", 2), Some(1));
        assert_eq!(distance("lair", "lahir", 2), Some(1));
        assert_eq!(distance("layar", "lahir", 2), Some(2));
        assert_eq!(distance("warung", "lahir", 2), None);
    }
}
