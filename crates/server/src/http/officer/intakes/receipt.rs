//! `POST /officer/intakes/{id}/receipt`

use axum::{body::Body, extract::State, http::Response};
use mppi_domain::api::{problem::Problem, submission::ReceiptRequest};
use uuid::Uuid;

use crate::{
    casework::{Person, receipt::receipt_pdf},
    http::{
        ApiResult,
        extract::{JsonBody, OfficerSession, PathOf},
    },
    state::AppState,
};

/// The receipt as PDF, to print at the counter. The secret comes along, since the server has only its hash.
#[utoipa::path(post, path = "/officer/intakes/{id}/receipt", tag = "officer", operation_id = "intake_receipt_pdf", params(("id" = Uuid, Path)),
    request_body = ReceiptRequest, responses(
    (status = 200, description = "a PDF", content_type = "application/pdf"),
    (status = 401, body = Problem), (status = 404, body = Problem, description = "not there, not theirs, or another secret"),
))]
pub async fn handle(
    State(state): State<AppState>,
    session: OfficerSession,
    PathOf(id): PathOf<Uuid>,
    JsonBody(request): JsonBody<ReceiptRequest>,
) -> ApiResult<Response<Body>> {
    let person = Person::Officer(&session.officer);
    receipt_pdf(&state, &session.region, person, id, &request.tracking_secret).await
}
