//! `PUT /session/officer/setup`

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use mppi_domain::{
    api::{
        problem::{InvalidParam, Problem},
        session::{OfficerSession, OfficerSetup},
    },
    form::FieldErrorCode,
};
use mppi_store::{
    Duplicate, StoreError, Transaction,
    officers::{self, Officer},
    sessions::{self, Portal},
    setup_links, throttles,
};

use crate::{
    auth::{
        limit,
        session::{self, Lifetime},
    },
    http::{
        ApiError, ApiResult,
        extract::{ClientAddress, JsonBody, Region},
    },
    state::AppState,
};

/// Uses a one-time link up: sets name and password, and signs in.
#[utoipa::path(put, path = "/session/officer/setup", tag = "session", operation_id = "set_up_officer", request_body = OfficerSetup, responses(
    (status = 200, body = OfficerSession, description = "sets `__Host-mppi-officer`"),
    (status = 404, body = Problem, description = "the link is unknown, used or older than 72 hours"),
    (status = 422, body = Problem),
))]
pub async fn handle(
    State(state): State<AppState>,
    region: Region,
    client: ClientAddress,
    headers: HeaderMap,
    JsonBody(mut request): JsonBody<OfficerSetup>,
) -> ApiResult<Response> {
    let now = state.clock.now();
    request.username = request.username.trim().to_lowercase();
    request.name = request.name.trim().to_owned();
    limit::hit(&region.scope, &["setup-client:", &client.bucket()].concat(), limit::PASSWORDS_PER_CLIENT, now).await?;
    let faults = faults(&request);
    if !faults.is_empty() {
        return Err(ApiError::invalid(faults));
    }
    let hash = state.passwords.hash(request.password.clone()).await?;
    let tx = region.scope.begin().await?;
    let id = match redeem(&state, &tx, &request, hash).await {
        // The transaction ends here unfinished, so the link stays good for another name.
        Err(StoreError::Duplicate(Duplicate::Username)) => {
            return Err(ApiError::invalid(vec![fault("/username", FieldErrorCode::NotAnOption, None)]));
        }
        done => done?,
    };
    for key in limit::keys_of(&request.username) {
        throttles::clear(&tx, &key).await?;
    }
    officers::seen(&tx, id, now).await?;
    let officer = officers::get(&tx, id).await?;
    let (session, cookie) = session::begin(&state, &tx, &headers, id, Lifetime::Officer).await?;
    tx.commit().await?;
    tracing::info!(officer = %id, region = region.profile.slug, "an officer was set up");
    Ok(([(header::SET_COOKIE, cookie)], Json(super::answer(&officer, &session))).into_response())
}

async fn redeem(
    state: &AppState,
    tx: &Transaction,
    request: &OfficerSetup,
    hash: String,
) -> Result<uuid::Uuid, StoreError> {
    let now = state.clock.now();
    let link = setup_links::redeem(tx, &request.token, now).await?;
    if let Some(id) = link.officer_id {
        officers::set_credentials(tx, id, &request.username, &request.name, &hash).await?;
        // Whoever knew the old password is out.
        sessions::revoke_all(tx, Portal::Officer, id, None, now).await?;
        return Ok(id);
    }
    let officer = Officer {
        id: state.random.id(now),
        username: Some(request.username.clone()),
        name: request.name.clone(),
        password_hash: Some(hash),
        roles: link.roles,
        agency: None,
        active: true,
        created_at: now,
        last_seen_at: None,
    };
    officers::create(tx, &officer).await?;
    Ok(officer.id)
}

fn faults(request: &OfficerSetup) -> Vec<InvalidParam> {
    let mut faults = Vec::new();
    let username = request.username.as_str();
    faults.extend(length("/username", username, 3, 40));
    if !username.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-')) {
        faults.push(fault("/username", FieldErrorCode::Characters, None));
    }
    faults.extend(name_fault("/name", &request.name));
    faults.extend(length("/password", &request.password, 12, 256));
    faults
}

/// What is wrong with a name as it stands on letters.
pub fn name_fault(pointer: &str, name: &str) -> Option<InvalidParam> {
    if name.chars().any(|c| c.is_control() || matches!(c, '<' | '>')) {
        return Some(fault(pointer, FieldErrorCode::Characters, None));
    }
    length(pointer, name, 2, 100)
}

fn length(pointer: &str, text: &str, shortest: usize, longest: usize) -> Option<InvalidParam> {
    match text.chars().count() {
        0 => Some(fault(pointer, FieldErrorCode::Required, None)),
        count if count < shortest => Some(fault(pointer, FieldErrorCode::TooShort, Some(shortest))),
        count if count > longest => Some(fault(pointer, FieldErrorCode::TooLong, Some(longest))),
        _ => None,
    }
}

fn fault(pointer: &str, code: FieldErrorCode, limit: Option<usize>) -> InvalidParam {
    InvalidParam { pointer: pointer.to_owned(), code, limit: limit.map(|limit| limit.to_string()) }
}
