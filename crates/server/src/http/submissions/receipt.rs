//! `POST /submissions/{id}/receipt`

use axum::{body::Body, extract::State, http::Response};
use mppi_domain::api::{problem::Problem, submission::ReceiptRequest};
use mppi_store::submissions;
use uuid::Uuid;

use crate::{
    casework::{files::pdf, issue::render, submit::own},
    documents::receipt::{ReceiptFacts, receipt_job},
    http::{
        ApiResult,
        extract::{CitizenSession, JsonBody, PathOf},
    },
    state::AppState,
};

/// The receipt as PDF. The secret comes along, since the server has only its hash.
#[utoipa::path(post, path = "/submissions/{id}/receipt", tag = "citizen", operation_id = "receipt_pdf", params(("id" = Uuid, Path)),
    request_body = ReceiptRequest, responses(
    (status = 200, description = "a PDF", content_type = "application/pdf"),
    (status = 401, body = Problem), (status = 404, body = Problem, description = "not there, not theirs, or another secret"),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    PathOf(id): PathOf<Uuid>,
    JsonBody(request): JsonBody<ReceiptRequest>,
) -> ApiResult<Response<Body>> {
    let region = &citizen.region;
    let submission = own(region, citizen.account_id, id).await?;
    submissions::check_secret(&region.scope.read(), id, &request.tracking_secret).await?;
    let tracking_url = [&region.public_url, "lacak"].concat();
    let facts = ReceiptFacts {
        profile: &region.profile,
        receipt: &submission.receipt,
        secret: &request.tracking_secret,
        tracking_url: &tracking_url,
        language: submission.language,
        crest: &region.crest.text,
    };
    let bytes = render(&state, &receipt_job(facts, &state.words)).await?;
    let number = submission.receipt.applications.first().map_or("MPP", |entry| entry.number.as_str());
    Ok(pdf(bytes, &[number, ".pdf"].concat()))
}
