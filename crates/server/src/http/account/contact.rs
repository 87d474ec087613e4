//! `PUT /account/contact`

use axum::{Json, extract::State};
use mppi_domain::api::{
    account::{Account, ContactChange},
    problem::{Problem, ProblemCode},
};
use mppi_store::{StoreError, citizens};

use crate::{
    auth::one_time_code::{self, Proved},
    http::{
        ApiError, ApiResult,
        account::get,
        extract::{CitizenSession, ClientAddress, JsonBody},
    },
    state::AppState,
};

/// Takes a new phone or e-mail, proved by a code that was sent there.
#[utoipa::path(put, path = "/account/contact", tag = "account", operation_id = "change_contact", request_body = ContactChange, responses(
    (status = 200, body = Account),
    (status = 401, body = Problem, description = "`not_signed_in` or `wrong_code`"),
    (status = 409, body = Problem, description = "`not_allowed`: another account has this contact"),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    client: ClientAddress,
    JsonBody(request): JsonBody<ContactChange>,
) -> ApiResult<Json<Account>> {
    let Proved { tx, contact } =
        one_time_code::prove(&state, &citizen.region, client, request.otp_id, &request.code).await?;
    let account = match citizens::change_contact(&tx, citizen.account_id, &contact).await {
        Err(StoreError::Duplicate(_)) => {
            return Err(ApiError::new(ProblemCode::NotAllowed, "another account has this contact"));
        }
        changed => changed?,
    };
    tx.commit().await?;
    get::answer(&state, &citizen, account).await
}
