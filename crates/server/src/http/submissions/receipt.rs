//! `POST /submissions/{id}/receipt`

use axum::{body::Body, extract::State, http::Response};
use mppi_domain::api::{problem::Problem, submission::ReceiptRequest};
use uuid::Uuid;

use crate::{
    casework::{Person, receipt::receipt_pdf},
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
    let person = Person::Citizen(citizen.account_id);
    receipt_pdf(&state, &citizen.region, person, id, &request.tracking_secret).await
}
