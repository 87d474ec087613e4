//! `PUT /session/citizen`

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use mppi_domain::api::{
    problem::Problem,
    session::{CitizenSession, CitizenSignIn},
};
use mppi_store::citizens;

use crate::{
    auth::{
        one_time_code::{self, Proved},
        session::{self, Lifetime},
    },
    http::{
        ApiResult,
        extract::{ClientAddress, JsonBody, Region, cookie},
    },
    state::AppState,
};

/// Half a year, as the longest session.
const KNOWN_SECONDS: i64 = 180 * 24 * 3600;

/// Signs in with a code, or makes the account.
#[utoipa::path(put, path = "/session/citizen", tag = "session", operation_id = "sign_in_citizen", request_body = CitizenSignIn, responses(
    (status = 200, body = CitizenSession, description = "sets `__Host-mppi-citizen`; on an own device also `__Host-mppi-known`, which the page may read"),
    (status = 401, body = Problem, description = "`wrong_code`, whatever is wrong with it"),
    (status = 429, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    region: Region,
    client: ClientAddress,
    headers: HeaderMap,
    JsonBody(request): JsonBody<CitizenSignIn>,
) -> ApiResult<Response> {
    let Proved { tx, contact } = one_time_code::prove(&state, &region, client, request.otp_id, &request.code).await?;
    let now = state.clock.now();
    let citizen = citizens::find_or_create(&tx, &contact, state.random.id(now), now).await?;
    let lifetime = if request.shared_device { Lifetime::SharedDevice } else { Lifetime::OwnDevice };
    let (session, session_cookie) = session::begin(&state, &tx, &headers, citizen.id, lifetime).await?;
    tx.commit().await?;
    let mut response = Json(super::answer(&citizen, &session)).into_response();
    let known = (lifetime == Lifetime::OwnDevice).then(|| cookie::set_known(KNOWN_SECONDS)).flatten();
    for cookie in [Some(session_cookie), known].into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
