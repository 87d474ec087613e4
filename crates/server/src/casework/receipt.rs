//! The receipt of a submission as PDF, for whoever sent it or took it in.

use axum::{body::Body, http::Response};
use mppi_store::{citizens, submissions};
use uuid::Uuid;

use crate::{
    casework::{Person, files::pdf, issue::render, submit::own},
    documents::receipt::{ReceiptFacts, receipt_job},
    http::ApiResult,
    notify::channel_for,
    region::RegionContext,
    state::AppState,
};

/// Sets it. The secret comes along, since the server has only its hash.
///
/// # Errors
/// `not_found` also where it is somebody else's, or the secret another.
pub async fn receipt_pdf(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    id: Uuid,
    secret: &str,
) -> ApiResult<Response<Body>> {
    let submission = own(region, person, id).await?;
    submissions::check_secret(&region.scope.read(), id, secret).await?;
    let contact = citizens::get(&region.scope.read(), submission.citizen_id).await?.contact();
    let tracking_url = [&region.public_url, "lacak"].concat();
    let facts = ReceiptFacts {
        profile: &region.profile,
        receipt: &submission.receipt,
        secret,
        tracking_url: &tracking_url,
        language: submission.language,
        crest: &region.crest.text,
        is_told: contact.is_some_and(|contact| channel_for(&state.config, &contact).is_some()),
    };
    let bytes = render(state, &receipt_job(facts, &state.words)).await?;
    let number = submission.receipt.applications.first().map_or("MPP", |entry| entry.number.as_str());
    Ok(pdf(bytes, &[number, ".pdf"].concat()))
}
