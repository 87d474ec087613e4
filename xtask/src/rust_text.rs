//! Rust source seen as text: code without comments, and the string literals apart.
//!
//! The checks need no syntax tree; they need to know that a word stands in code and not in a
//! comment, and what stands between quotation marks. A hundred lines do that faster than a parser
//! compiles.

/// A string literal and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// The line, counted from 1.
    pub line: usize,
    /// The text between the quotation marks; escapes are left as written.
    pub value: String,
    /// Code bytes before it, to see what it is an argument of.
    pub offset: usize,
    /// It stands in a module that is compiled for tests only.
    pub in_test: bool,
}

/// One source file, taken apart.
#[derive(Debug)]
pub struct RustText {
    /// The source with comments and the contents of strings blanked; lines and offsets are kept.
    pub code: String,
    /// All string literals in order.
    pub literals: Vec<Literal>,
}

impl RustText {
    /// Takes `source` apart. Never fails: text that is not Rust gives a poor answer, not an error.
    pub fn new(source: &str) -> Self {
        let mut scanner =
            Scanner { source: source.as_bytes(), at: 0, code: source.as_bytes().to_vec(), literals: Vec::new() };
        scanner.scan();
        let code = String::from_utf8_lossy(&scanner.code).to_string();
        let tests = test_ranges(&code);
        let literals = scanner
            .literals
            .into_iter()
            .map(|(start, end, offset)| Literal {
                line: line_of(source, start),
                value: source.get(start..end).unwrap_or_default().to_owned(),
                offset,
                in_test: tests.iter().any(|range| range.contains(&offset)),
            })
            .collect();
        Self { code, literals }
    }

    /// The line of a byte offset in `code`, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        line_of(&self.code, offset)
    }

    /// Offsets of `word` in the code where it is not part of a longer name.
    pub fn words(&self, word: &str) -> Vec<usize> {
        let bytes = self.code.as_bytes();
        let is_name = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
        self.code
            .match_indices(word)
            .map(|(at, _)| at)
            .filter(|&at| {
                let before = at.checked_sub(1).and_then(|before| bytes.get(before));
                !is_name(before) && !is_name(bytes.get(at + word.len()))
            })
            .collect()
    }
}

struct Scanner<'a> {
    source: &'a [u8],
    at: usize,
    code: Vec<u8>,
    literals: Vec<(usize, usize, usize)>,
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.source.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn blank(&mut self, from: usize, to: usize) {
        for byte in self.code.iter_mut().take(to).skip(from) {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }

    fn scan(&mut self) {
        while self.at < self.source.len() {
            match (self.peek(0), self.peek(1)) {
                (b'/', b'/') => self.line_comment(),
                (b'/', b'*') => self.block_comment(),
                (b'r', b'"' | b'#') if !self.in_name() => self.raw_string(),
                (b'"', _) => self.string(),
                (b'\'', _) => self.quote(),
                _ => self.at += 1,
            }
        }
    }

    /// Whether the byte before belongs to a name, as the `r` in `for"` would.
    fn in_name(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.source.get(at));
        before.is_some_and(|byte| (byte.is_ascii_alphanumeric() && *byte != b'b') || *byte == b'_')
    }

    fn line_comment(&mut self) {
        let start = self.at;
        while self.at < self.source.len() && self.peek(0) != b'\n' {
            self.at += 1;
        }
        self.blank(start, self.at);
    }

    fn block_comment(&mut self) {
        let start = self.at;
        let mut depth = 0;
        while self.at < self.source.len() {
            match (self.peek(0), self.peek(1)) {
                (b'/', b'*') => {
                    depth += 1;
                    self.at += 2;
                }
                (b'*', b'/') => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        break;
                    }
                }
                _ => self.at += 1,
            }
        }
        self.at = self.at.min(self.source.len());
        self.blank(start, self.at);
    }

    fn string(&mut self) {
        let start = self.at + 1;
        self.at = start;
        while self.at < self.source.len() && self.peek(0) != b'"' {
            self.at += if self.peek(0) == b'\\' { 2 } else { 1 };
        }
        let end = self.at.min(self.source.len());
        self.found(start, end);
        self.at = end + 1;
    }

    /// Reads `r"…"` or `r#"…"#`; steps over the `r` of a raw name such as `r#type`.
    fn raw_string(&mut self) {
        let mut hashes = 0;
        while self.peek(1 + hashes) == b'#' {
            hashes += 1;
        }
        if self.peek(1 + hashes) != b'"' {
            self.at += 1;
            return;
        }
        let start = self.at + 2 + hashes;
        let mut closing = vec![b'"'];
        closing.resize(1 + hashes, b'#');
        let rest = self.source.get(start..).unwrap_or_default();
        let length = rest.windows(closing.len()).position(|window| window == closing).unwrap_or(rest.len());
        self.found(start, start + length);
        self.at = start + length + closing.len();
    }

    /// A character literal hides a quotation mark; a lifetime hides nothing.
    fn quote(&mut self) {
        if self.peek(1) == b'\\' {
            let mut end = self.at + 3;
            while end < self.source.len() && self.source.get(end) != Some(&b'\'') {
                end += 1;
            }
            self.blank(self.at + 1, end);
            self.at = end + 1;
        } else {
            let rest = self.source.get(self.at + 1..).unwrap_or_default();
            let width = rest.first().map_or(1, |first| match first {
                0xF0.. => 4,
                0xE0.. => 3,
                0xC0.. => 2,
                _ => 1,
            });
            if rest.get(width) == Some(&b'\'') {
                self.blank(self.at + 1, self.at + 1 + width);
                self.at += width + 2;
            } else {
                self.at += 1;
            }
        }
    }

    fn found(&mut self, start: usize, end: usize) {
        self.literals.push((start, end, start - 1));
        self.blank(start, end);
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// Byte ranges of the blocks that follow `#[cfg(test)]`.
fn test_ranges(code: &str) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::new();
    for (start, _) in code.match_indices("#[cfg(test)]") {
        let Some(open) = code.get(start..).and_then(|rest| rest.find('{')) else { continue };
        let mut depth = 0_i32;
        let mut end = code.len();
        for (at, byte) in code.bytes().enumerate().skip(start + open) {
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                end = at;
                break;
            }
        }
        ranges.push(start..end);
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::RustText;

    #[test]
    fn comments_and_strings_are_not_code() {
        let text = RustText::new("let a = \"web_sys\"; // web_sys\n/* web_sys /* deep */ */ web_sys::x;");
        assert_eq!(text.words("web_sys").len(), 1);
        assert_eq!(text.line(text.words("web_sys")[0]), 2);
        assert_eq!(text.literals[0].value, "web_sys");
    }

    #[test]
    fn raw_strings_characters_and_lifetimes_are_told_apart() {
        let text = RustText::new("fn a<'a>(x: &'a str) { f('\"', '\\'', 'é', r#\"one \"two\"\"#, \"three\", r#type) }");
        let values: Vec<_> = text.literals.iter().map(|literal| literal.value.as_str()).collect();
        assert_eq!(values, ["one \"two\"", "three"]);
    }

    #[test]
    fn literals_of_tests_are_marked() {
        let text = RustText::new("f(\"a\");\n#[cfg(test)]\nmod tests { fn b() { f(\"b\") } }\nf(\"c\");");
        let marks: Vec<_> = text.literals.iter().map(|literal| (literal.line, literal.in_test)).collect();
        assert_eq!(marks, [(1, false), (3, true), (4, false)]);
    }
}
