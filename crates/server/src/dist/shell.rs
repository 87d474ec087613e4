//! A portal's page with places that are filled in for each request.

/// A shell, cut at its places once.
#[derive(Debug)]
pub struct Shell {
    parts: Vec<Part>,
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Language,
    Base,
    Head,
    Body,
    Word(String),
}

/// What goes into the places. Words are escaped by the one who gives them.
pub struct Places<'a> {
    /// BCP 47 tag of the page.
    pub language: &'a str,
    /// Path of the portal, with a slash at both ends.
    pub base: &'a str,
    /// HTML of the head: title, theme, boot data.
    pub head: &'a str,
    /// HTML that can be read before WebAssembly.
    pub body: &'a str,
    /// The words of a key, escaped.
    pub word: &'a dyn Fn(&str) -> String,
}

const HTML: &str = "<html lang=\"id\">";
const BASE: &str = "<base href=\"/\">";
const PLACE: &str = "<!--mppi:";

impl Shell {
    /// Cuts a page at its places.
    ///
    /// # Errors
    /// Says which place is missing or unknown.
    pub fn parse(html: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = html;
        while let Some((at, length, part)) = next_place(rest)? {
            let (before, from_place) = rest.split_at(at);
            parts.extend([Part::Text(before.to_owned()), part]);
            rest = from_place.get(length..).unwrap_or_default();
        }
        parts.push(Part::Text(rest.to_owned()));
        for (place, name) in
            [(Part::Language, HTML), (Part::Base, BASE), (Part::Head, "mppi:head"), (Part::Body, "mppi:body")]
        {
            if parts.iter().filter(|part| **part == place).count() != 1 {
                return Err(format!("{name} must stand there exactly once"));
            }
        }
        Ok(Self { parts })
    }

    /// The page.
    pub fn fill(&self, places: &Places<'_>) -> String {
        let mut page = String::with_capacity(16 * 1024);
        for part in &self.parts {
            match part {
                Part::Text(text) => page.push_str(text),
                Part::Language => page.extend(["<html lang=\"", places.language, "\">"]),
                Part::Base => page.extend(["<base href=\"", places.base, "\">"]),
                Part::Head => page.push_str(places.head),
                Part::Body => page.push_str(places.body),
                Part::Word(key) => page.push_str(&(places.word)(key)),
            }
        }
        page
    }
}

/// The first place of `text`: where it stands, how long it is, what it is.
fn next_place(text: &str) -> Result<Option<(usize, usize, Part)>, String> {
    let fixed = [(HTML, Part::Language), (BASE, Part::Base)]
        .into_iter()
        .filter_map(|(place, part)| text.find(place).map(|at| (at, place.len(), part)));
    let comment = match text.find(PLACE) {
        None => None,
        Some(at) => {
            let tail = text.get(at + PLACE.len()..).unwrap_or_default();
            let end = tail.find("-->").ok_or("a place is not closed")?;
            let part = match tail.get(..end).unwrap_or_default() {
                "head" => Part::Head,
                "body" => Part::Body,
                name => match name.strip_prefix("word ") {
                    Some(key) => Part::Word(key.to_owned()),
                    None => return Err(format!("nobody knows the place {name}")),
                },
            };
            Some((at, PLACE.len() + end + "-->".len(), part))
        }
    };
    Ok(fixed.chain(comment).min_by_key(|(at, _, _)| *at))
}

#[cfg(test)]
mod tests {
    use super::{Places, Shell};

    const PAGE: &str = "<!doctype html>\n<html lang=\"id\"><head><base href=\"/\"><!--mppi:head--></head>\
         <body><p><!--mppi:word a.b--></p><!--mppi:body--></body></html>";

    #[test]
    fn each_place_is_filled_once() {
        let shell = Shell::parse(PAGE).unwrap();
        let page = shell.fill(&Places {
            language: "en",
            base: "/mpp/",
            // What looks like a place in a value is none.
            head: "<title><!--mppi:body--></title>",
            body: "B",
            word: &|key| format!("[{key}]"),
        });
        let expected = "<!doctype html>\n<html lang=\"en\"><head><base href=\"/mpp/\"><title><!--mppi:body--></title></head>\
             <body><p>[a.b]</p>B</body></html>";
        assert_eq!(page, expected);
    }

    #[test]
    fn a_page_without_its_places_is_refused() {
        assert!(Shell::parse("<html lang=\"id\">").unwrap_err().contains("href"));
        assert!(Shell::parse(&PAGE.replace("mppi:head", "mppi:hat")).unwrap_err().contains("hat"));
        assert!(Shell::parse(&[PAGE, PAGE].concat()).is_err());
    }
}
