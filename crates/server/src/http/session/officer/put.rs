//! `PUT /session/officer`

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use mppi_domain::api::{
    problem::{Problem, ProblemCode},
    session::{OfficerSession, OfficerSignIn},
};
use mppi_store::{
    officers::{self, Officer},
    throttles,
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

/// So many wrong passwords go by before each next one costs a pause.
const FREE_TRIES: u32 = 2;
/// The longest pause between two tries, in seconds.
const LONGEST_PAUSE: u32 = 30;
/// Characters of a name or password that are looked at; hashing more would be a way to keep the server busy.
const LONGEST: usize = 256;

/// Signs in with name and password.
#[utoipa::path(put, path = "/session/officer", tag = "session", operation_id = "sign_in_officer", request_body = OfficerSignIn, responses(
    (status = 200, body = OfficerSession, description = "sets `__Host-mppi-officer`"),
    (status = 401, body = Problem, description = "`wrong_password`, whether there is such an officer or not"),
    (status = 423, body = Problem, description = "`locked` for 15 minutes after ten wrong passwords"),
    (status = 429, body = Problem, description = "from the third wrong password on, a pause before each try"),
))]
pub async fn handle(
    State(state): State<AppState>,
    region: Region,
    client: ClientAddress,
    headers: HeaderMap,
    JsonBody(request): JsonBody<OfficerSignIn>,
) -> ApiResult<Response> {
    let officer = check(&state, &region, client, request).await?;
    let now = state.clock.now();
    let tx = region.scope.begin().await?;
    officers::seen(&tx, officer.id, now).await?;
    let (session, cookie) = session::begin(&state, &tx, &headers, officer.id, Lifetime::Officer).await?;
    tx.commit().await?;
    Ok(([(header::SET_COOKIE, cookie)], Json(super::answer(&officer, &session))).into_response())
}

/// The officer whose password was given. Each try is counted before the password is looked at, so that many at once
/// gain nothing; unknown names are counted, paused and locked like known ones.
async fn check(state: &AppState, region: &Region, client: ClientAddress, request: OfficerSignIn) -> ApiResult<Officer> {
    let now = state.clock.now();
    let username = request.username.trim().to_lowercase();
    if username.chars().count() > LONGEST || request.password.chars().count() > LONGEST {
        return Err(wrong());
    }
    let [tries, pause] = limit::keys_of(&username);
    limit::check(&region.scope, &pause, now).await?;
    let count = limit::hit_or_lock(&region.scope, &tries, limit::PASSWORDS_PER_NAME, now).await?;
    limit::hit(&region.scope, &["password-client:", &client.bucket()].concat(), limit::PASSWORDS_PER_CLIENT, now)
        .await?;

    let found = officers::by_username(&region.scope.read(), &username).await?.filter(|officer| officer.active);
    let hash = found.as_ref().and_then(|officer| officer.password_hash.clone());
    let is_right = state.passwords.is_right(request.password, hash).await?;
    let Some(officer) = found.filter(|_| is_right) else {
        if count > FREE_TRIES {
            let doubled = 1_u32.checked_shl(count - FREE_TRIES - 1).unwrap_or(LONGEST_PAUSE);
            limit::pause(&region.scope, &pause, doubled.min(LONGEST_PAUSE), now).await?;
        }
        return Err(wrong());
    };
    let tx = region.scope.begin().await?;
    throttles::clear(&tx, &tries).await?;
    throttles::clear(&tx, &pause).await?;
    tx.commit().await?;
    Ok(officer)
}

fn wrong() -> ApiError {
    ApiError::new(ProblemCode::WrongPassword, "name or password is wrong")
}
