//! What applicants are told, in the language in which they sent. Never an answer, never a secret, never words of officers:
//! messages pass through other people's machines.

use mppi_domain::{
    api::submission::Receipt,
    case::{Actor, CaseEvent, CaseState, EventBody},
    format::date_with_day,
    language::Language,
};
use mppi_store::{StoreError, Transaction, citizens, messages::Letter};
use uuid::Uuid;

use crate::{casework::LoadedCase, notify, region::RegionContext, state::AppState, words::fill};

/// Tells the applicant what an event means for them, if it does; in the event's transaction.
///
/// # Errors
/// Where the database fails.
pub async fn tell(
    state: &AppState,
    region: &RegionContext,
    tx: &Transaction,
    case: &LoadedCase,
    event: &CaseEvent,
    after: &CaseState,
) -> Result<(), StoreError> {
    let Some(kind) = kind_of(case, event) else { return Ok(()) };
    let language = case.submission.language;
    let due = after.due(&case.definition, &region.calendar, event.on).map(|due| date_with_day(due, language));
    let link = format!("{}permohonan/{}", region.public_url, case.application.id);
    let values = [
        ("service", case.definition.name.get(language)),
        ("number", case.application.number.as_str()),
        ("due", due.as_deref().unwrap_or("–")),
        ("link", &link),
        ("address", region.profile.contact.address.get(language)),
    ];
    send(state, region, tx, case.application.citizen_id, language, kind, &values).await
}

/// Tells a person that a submission is here.
///
/// # Errors
/// Where the database fails.
pub async fn tell_received(
    state: &AppState,
    region: &RegionContext,
    tx: &Transaction,
    account: Uuid,
    language: Language,
    receipt: &Receipt,
) -> Result<(), StoreError> {
    for entry in &receipt.applications {
        let due = date_with_day(entry.check_due_on, language);
        let link = format!("{}permohonan/{}", region.public_url, entry.application_id);
        let values = [
            ("service", entry.service_name.get(language)),
            ("number", entry.number.as_str()),
            ("due", &due),
            ("link", &link),
        ];
        send(state, region, tx, account, language, "received", &values).await?;
    }
    Ok(())
}

fn kind_of(case: &LoadedCase, event: &CaseEvent) -> Option<&'static str> {
    match &event.body {
        EventBody::DeclaredComplete { .. } => Some("complete"),
        EventBody::Returned { .. } => Some("returned"),
        EventBody::Rejected { .. } => Some("rejected"),
        EventBody::Issued { .. } if case.definition.product.download => Some("issued"),
        // Moved to another shelf it is as ready as before.
        EventBody::Shelved { .. } if case.state.shelf.is_none() => Some("ready"),
        EventBody::HandedOver { .. } => Some("handed_over"),
        EventBody::Messaged { .. } if matches!(event.actor, Actor::Officer { .. }) => Some("message"),
        _ => None,
    }
}

async fn send(
    state: &AppState,
    region: &RegionContext,
    tx: &Transaction,
    account: Uuid,
    language: Language,
    kind: &str,
    values: &[(&str, &str)],
) -> Result<(), StoreError> {
    let Some(to) = citizens::get(tx, account).await?.contact() else { return Ok(()) };
    let (subject, body, closing) = keys(kind);
    let say = |key| fill(region.word(&state.words, language, key), values);
    let mall = region.profile.mall_name.get(language);
    let closing = fill(region.word(&state.words, language, closing), &[("mall", mall)]);
    let letter = Letter { to, subject: say(subject), body: [say(body), closing].join("\n\n") };
    notify::enqueue_message(state, tx, &letter).await
}

/// Keys of subject, text and closing.
fn keys(kind: &str) -> (&'static str, &'static str, &'static str) {
    const CLOSING: &str = "server.notice.closing";
    let (subject, body) = match kind {
        "received" => ("server.notice.received.subject", "server.notice.received.text"),
        "complete" => ("server.notice.complete.subject", "server.notice.complete.text"),
        "returned" => ("server.notice.returned.subject", "server.notice.returned.text"),
        "rejected" => ("server.notice.rejected.subject", "server.notice.rejected.text"),
        "issued" => ("server.notice.issued.subject", "server.notice.issued.text"),
        "ready" => ("server.notice.ready.subject", "server.notice.ready.text"),
        "handed_over" => ("server.notice.handed_over.subject", "server.notice.handed_over.text"),
        _ => ("server.notice.message.subject", "server.notice.message.text"),
    };
    (subject, body, CLOSING)
}
