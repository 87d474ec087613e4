//! A date between three fields and one answer.

use crate::ui::DateParts;

/// The three fields of an answer: `2026-11-24`, or parts as they were typed, `2026-11-`.
pub fn parts(answer: &str) -> DateParts {
    let mut parts = answer.splitn(3, '-');
    let mut next = || parts.next().unwrap_or_default().to_owned();
    let (year, month, day) = (next(), next(), next());
    // As people write it: the stored form has leading zeros.
    DateParts { day: plain(&day), month: plain(&month), year }
}

/// The answer of three fields: a real form `2026-01-05` where all parts are numbers, else the parts as they are.
pub fn answer(parts: &DateParts) -> String {
    if parts.is_empty() {
        return String::new();
    }
    let (day, month, year) = (parts.day.trim(), parts.month.trim(), parts.year.trim());
    [year, "-", &padded(month), "-", &padded(day)].concat()
}

/// What the fields show: what is being typed as it is, as long as the answer comes from it.
pub fn shown(typed: &DateParts, stored: &str) -> DateParts {
    if answer(typed) == stored { typed.clone() } else { parts(stored) }
}

/// Whether all three are there.
pub fn is_whole(answer: &str) -> bool {
    answer.split('-').filter(|part| !part.is_empty()).count() == 3
}

fn padded(part: &str) -> String {
    if part.len() == 1 && part.bytes().all(|b| matches!(b, b'1'..=b'9')) {
        ["0", part].concat()
    } else {
        part.to_owned()
    }
}

fn plain(part: &str) -> String {
    match part.strip_prefix('0') {
        Some(rest) if rest.len() == 1 && rest != "0" => rest.to_owned(),
        _ => part.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str, month: &str, year: &str) -> DateParts {
        DateParts { day: day.into(), month: month.into(), year: year.into() }
    }

    #[test]
    fn a_whole_date_has_the_form_of_iso() {
        assert_eq!(answer(&typed("5", "1", "2026")), "2026-01-05");
        assert_eq!(parts("2026-01-05"), typed("5", "1", "2026"));
        assert!(is_whole("2026-01-05"));
    }

    #[test]
    fn half_a_date_is_kept_as_typed() {
        assert_eq!(answer(&typed("", "11", "")), "-11-");
        assert_eq!(parts("-11-"), typed("", "11", ""));
        assert_eq!(answer(&typed("31", "feb", "20")), "20-feb-31");
        assert_eq!(parts("20-feb-31"), typed("31", "feb", "20"));
        assert!(!is_whole("-11-"));
        assert_eq!(answer(&typed("", " ", "")), "");
        assert_eq!(parts(""), typed("", "", ""));
    }

    #[test]
    fn a_zero_that_is_being_typed_stays() {
        assert_eq!(answer(&typed("0", "", "")), "--0");
        assert_eq!(parts("--0"), typed("0", "", ""));
    }

    #[test]
    fn what_is_being_typed_is_shown_as_typed() {
        // Day 1, on its way to 15: the stored form must not turn it into 01 under the person's fingers.
        let now = typed("1", "1", "2026");
        assert_eq!(shown(&now, "2026-01-01"), now);
        let zero = typed("05", "1", "2026");
        assert_eq!(shown(&zero, "2026-01-05"), zero);
        // Changed from elsewhere.
        assert_eq!(shown(&now, "2025-03-09"), typed("9", "3", "2025"));
    }
}
