//! The data that a region's template receives; `docs/regions.md` is its contract.

use mppi_domain::{
    api::region::RegionProfile, date::Date, form::Answers, format::date_long, language::Language,
    service::ServiceDefinition,
};
use serde_json::{Value, json};

use crate::documents::readable::{self, PlaceNames};

/// What a letter is made of.
#[derive(Clone, Copy, Debug)]
pub struct LetterFacts<'a> {
    /// The region.
    pub profile: &'a RegionProfile,
    /// The service, as it was when the case began.
    pub definition: &'a ServiceDefinition,
    /// Valid answers.
    pub answers: &'a Answers,
    /// Names of the places that they name.
    pub places: &'a PlaceNames,
    /// `MPP-7307-2026-000123-Z`
    pub application_number: &'a str,
    /// The day of issue.
    pub issued_on: Date,
    /// Name of the officer who approved.
    pub signatory: Option<&'a str>,
    /// What only an issued letter has; none in a preview.
    pub issued: Option<Issued<'a>>,
}

/// What only an issued letter has.
#[derive(Clone, Copy, Debug)]
pub struct Issued<'a> {
    /// The letter's number.
    pub number: &'a str,
    /// Ten characters.
    pub code: &'a str,
    /// Where they are checked.
    pub url: &'a str,
}

/// Letters are in Indonesian, whatever language the applicant reads.
const LANGUAGE: Language = Language::Id;

/// `/data.json`.
pub fn letter_data(facts: LetterFacts<'_>) -> Value {
    let LetterFacts { profile, definition, .. } = facts;
    let form = &definition.form;
    let answers = readable::answers(form, facts.answers, facts.places, LANGUAGE);
    let meaning = readable::by_meaning(form, &answers);
    let verification = match facts.issued {
        Some(issued) => json!({ "code": grouped(issued.code), "url": issued.url }),
        None => json!({ "code": "PRATINJAU", "url": "" }),
    };
    json!({
        "preview": facts.issued.is_none(),
        "sample": definition.sample || profile.sample,
        "number": facts.issued.map_or("–", |issued| issued.number),
        "application_number": facts.application_number,
        "issued_on": facts.issued_on,
        "issued_on_long": date_long(facts.issued_on, LANGUAGE),
        "region": {
            "code": profile.code,
            "name": profile.name.get(LANGUAGE),
            "province": profile.province,
            "mall_name": profile.mall_name.get(LANGUAGE),
        },
        "letterhead": profile.letterhead,
        "service": { "code": definition.code, "name": definition.name.get(LANGUAGE) },
        "product": { "name": definition.product.name.get(LANGUAGE), "validity": definition.product.validity.get(LANGUAGE) },
        "agency": {
            "code": definition.agency.code,
            "name": definition.agency.name.get(LANGUAGE),
            "short_name": definition.agency.short_name,
        },
        "signatory": facts.signatory.map(|name| json!({ "name": name })),
        "answers": answers,
        "values": facts.answers,
        "meaning": meaning,
        "verification": verification,
    })
}

/// `K7M2P-9XQ4R`: five and five are read aloud and typed with fewer mistakes.
pub fn grouped(code: &str) -> String {
    match code.split_at_checked(5) {
        Some((head, tail)) if !tail.is_empty() => [head, "-", tail].concat(),
        _ => code.to_owned(),
    }
}
