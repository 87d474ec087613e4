//! The receipt of a submission as PDF.

use mppi_domain::{
    api::{region::RegionProfile, submission::Receipt},
    format::{date_time, date_with_day},
    language::Language,
};
use serde_json::{Value, json};

use crate::{
    documents::{job::RenderJob, qr},
    words::{Words, fill},
};

const TEMPLATE: &str = include_str!("../../templates/receipt.typ");

/// What a receipt is made of.
#[derive(Clone, Copy, Debug)]
pub struct ReceiptFacts<'a> {
    /// The region.
    pub profile: &'a RegionProfile,
    /// The receipt as the contract has it.
    pub receipt: &'a Receipt,
    /// The applicant's own secret; the server keeps only its hash.
    pub secret: &'a str,
    /// The tracking page, such as `https://sinjai.example/lacak`.
    pub tracking_url: &'a str,
    /// The applicant's language.
    pub language: Language,
    /// The region's crest.
    pub crest: &'a str,
    /// Messages reach the applicant; who gave no contact at a counter looks for themselves.
    pub is_told: bool,
}

/// The job that sets a receipt.
pub fn receipt_job(facts: ReceiptFacts<'_>, words: &Words) -> RenderJob {
    RenderJob {
        template: TEMPLATE.to_owned(),
        data: receipt_data(facts, words),
        crest: facts.crest.to_owned(),
        motif: None,
        qr: qr::empty(),
        today: facts.receipt.received_at.date_in(facts.profile.zone),
        mark: None,
    }
}

fn receipt_data(facts: ReceiptFacts<'_>, words: &Words) -> Value {
    let ReceiptFacts { profile, receipt, language, .. } = facts;
    let say = |key| words.get(&profile.words, language, key);
    let region = profile.name.get(language);
    let entries: Vec<Value> = receipt
        .applications
        .iter()
        .map(|entry| {
            // The fragment never reaches a server, so the secret stays out of its logs.
            let link = [facts.tracking_url, "#", &entry.number, ".", facts.secret].concat();
            let received = date_time(receipt.received_at, profile.zone, language);
            let check_due = date_with_day(entry.check_due_on, language);
            let mut rows = vec![
                [say("server.receipt.service"), entry.service_name.get(language)],
                [say("server.receipt.received"), &received],
                [say("server.receipt.check_due"), &check_due],
                [say("server.receipt.secret"), facts.secret],
            ];
            if let Some(number) = &entry.provisional_number {
                rows.insert(0, [say("server.receipt.provisional_number"), number]);
            }
            json!({ "number": entry.number, "qr": qr::svg(&link), "rows": rows })
        })
        .collect();
    let footer = [profile.contact.address.get(language), &profile.contact.phone, &profile.contact.email]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    json!({
        "language": language,
        "brand": profile.brand.color,
        "sample": profile.sample,
        "mall_name": profile.mall_name.get(language),
        "region_name": region,
        "crest_alt": fill(say("server.receipt.crest_alt"), &[("region", region)]),
        "footer": footer,
        "entries": entries,
        "words": {
            "title": say("server.receipt.title"),
            "number": say("server.receipt.number"),
            "qr_alt": say("server.receipt.qr_alt"),
            "qr_hint": say("server.receipt.qr_hint"),
            "sample": say("server.receipt.sample"),
            "next_title": say("server.receipt.next_title"),
            "next": if facts.is_told {
                [say("server.receipt.next_1"), say("server.receipt.next_2"), say("server.receipt.next_3")]
            } else {
                [say("server.receipt.next_1"), say("server.receipt.look_1"), say("server.receipt.look_2")]
            },
        },
    })
}
