use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::number::ApplicationNumber;

fn region(code: &str) -> AreaCode {
    AreaCode::parse(code).unwrap()
}

fn number(id: u128) -> ProvisionalNumber {
    ProvisionalNumber::of(Uuid::from_u128(id), &region("73.07")).unwrap()
}

#[test]
fn numbers_on_paper_stay_as_they_are() {
    let id = |text: &str| Uuid::try_parse(text).unwrap();
    for (text, code, expected) in [
        ("01900000-0000-7000-8000-000000000001", "73.07", "SEM-7307-G9VC59R-K"),
        ("01900000-0000-7000-8000-000000000002", "73.07", "SEM-7307-DVPK2JW-D"),
        ("01900000-0000-7000-8000-000000000001", "17.09", "SEM-1709-G9VC59R-S"),
        ("7d444840-9dc0-11d1-b245-5ffdce74fad2", "73", "SEM-73-NZPGSTT-5"),
    ] {
        assert_eq!(ProvisionalNumber::of(id(text), &region(code)).unwrap().to_string(), expected);
    }
}

#[test]
fn has_the_form_of_its_region_and_no_look_alikes() {
    for id in 0..2000 {
        let text = number(id).to_string();
        let parts: Vec<_> = text.split('-').collect();
        let [prefix, region, code, check] = parts.as_slice() else { panic!("{text}") };
        assert_eq!((*prefix, *region, code.len(), check.len()), ("SEM", "7307", 7, 1));
        assert!(code.chars().chain(check.chars()).all(is_clear), "{text}");
        assert!(is_checked(&text));
        assert!(ApplicationNumber::parse(&text).is_err());
    }
    let village = region("73.07.05.1001");
    assert_eq!(ProvisionalNumber::of(Uuid::nil(), &village), Err(ProvisionalNumberError::Form));
}

#[test]
fn ids_that_are_much_alike_have_other_numbers() {
    let texts: HashSet<_> = (0..10_000).map(|id| number(id).to_string()).collect();
    assert_eq!(texts.len(), 10_000);
    // Of one millisecond, with the random part in either half.
    let texts: HashSet<_> = (0..10_000_u128).map(|id| number(id << 64).to_string()).collect();
    assert_eq!(texts.len(), 10_000);
    // Every character is used about as often at every place.
    let mut counts = [[0_u32; 30]; LENGTH];
    for id in 0..15_000 {
        for (place, c) in number(id).code.iter().enumerate() {
            counts[place][CLEAR_CHARACTERS.iter().position(|byte| char::from(*byte) == *c).unwrap()] += 1;
        }
    }
    assert!(counts.iter().flatten().all(|count| (300..700).contains(count)), "{counts:?}");
}

#[test]
fn reads_what_people_type() {
    let number = number(1);
    let text = number.to_string();
    for typed in [
        text.to_lowercase(),
        text.replace('-', ""),
        text.replace('-', " – "),
        format!("  {text} "),
        text.replace("7307", "73O7"),
    ] {
        assert_eq!(ProvisionalNumber::parse(&typed), Ok(number), "{typed}");
    }
    assert_eq!(number.region(), region("73.07"));
    assert!(ProvisionalNumber::is_meant_by(&text) && !ProvisionalNumber::is_meant_by("MPP-7307-2026-000123-Z"));
    for other in
        ["", "SEM", "SEM-7307", "MPP-7307-2026-000123-Z", "SEM-7307-A", "SEM-730705-ABCDEFG-H", "🙂", &"S".repeat(99)]
    {
        assert_eq!(ProvisionalNumber::parse(other), Err(ProvisionalNumberError::Form), "{other}");
    }
}

#[test]
fn finds_every_single_error_and_every_swap_of_neighbours() {
    for id in 0..100 {
        let right: Vec<char> = number(id).to_string().chars().filter(|c| *c != '-').collect();
        for at in 3..right.len() {
            for other in ('0'..='9').chain('A'..='Z').filter(|other| *other != right[at]) {
                let mut wrong = right.clone();
                wrong[at] = other;
                let text: String = wrong.into_iter().collect();
                // In the region a letter that looks like the digit is the digit.
                let is_put_right = at < 7 && as_digits(&other.to_string()) == Some(right[at].to_string());
                assert_eq!(ProvisionalNumber::parse(&text).is_ok(), is_put_right, "{text}");
            }
        }
        for at in 7..right.len() - 1 {
            let mut wrong = right.clone();
            wrong.swap(at, at + 1);
            let text: String = wrong.iter().collect();
            assert_eq!(ProvisionalNumber::parse(&text).is_ok(), wrong == right, "{text}");
        }
    }
}

proptest! {
    #[test]
    fn comes_back_from_its_text(id in any::<u128>(), province in 0_u32..100, regency in 0_u32..100) {
        for code in [format!("{province:02}"), format!("{province:02}.{regency:02}")] {
            let number = ProvisionalNumber::of(Uuid::from_u128(id), &region(&code)).unwrap();
            prop_assert_eq!(ProvisionalNumber::of(Uuid::from_u128(id), &region(&code)), Ok(number));
            prop_assert_eq!(ProvisionalNumber::parse(&number.to_string()), Ok(number));
            prop_assert_eq!(ProvisionalNumber::parse(&number.to_string().replace('-', "")), Ok(number));
        }
    }

    #[test]
    fn never_panics(text in ".*") {
        let _ = ProvisionalNumber::parse(&text);
    }
}
