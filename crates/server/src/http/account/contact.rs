//! `PUT /account/contact`

use axum::{Json, extract::State};
use mppi_domain::{
    api::{
        account::{Account, ContactChange},
        problem::{Problem, ProblemCode},
    },
    language::Language,
};
use mppi_store::{
    StoreError, Transaction,
    citizens::{self, Contact},
    messages::Letter,
};

use crate::{
    auth::{
        contact,
        one_time_code::{self, Proved},
    },
    http::{
        ApiError, ApiResult,
        account::get,
        extract::{CitizenSession, ClientAddress, JsonBody, PageLanguage},
    },
    notify,
    region::RegionContext,
    state::AppState,
    words::fill,
};

/// Takes a new phone or e-mail, proved by a code that was sent there. The old one is told.
#[utoipa::path(put, path = "/account/contact", tag = "account", operation_id = "change_contact", request_body = ContactChange, responses(
    (status = 200, body = Account),
    (status = 401, body = Problem, description = "`not_signed_in` or `wrong_code`"),
    (status = 409, body = Problem, description = "`not_allowed`: another account has this contact"),
))]
pub async fn handle(
    State(state): State<AppState>,
    citizen: CitizenSession,
    client: ClientAddress,
    PageLanguage(language): PageLanguage,
    JsonBody(request): JsonBody<ContactChange>,
) -> ApiResult<Json<Account>> {
    let Proved { tx, contact } =
        one_time_code::prove(&state, &citizen.region, client, request.otp_id, &request.code).await?;
    let before = citizens::get(&tx, citizen.account_id).await?.contact();
    let account = match citizens::change_contact(&tx, citizen.account_id, &contact).await {
        Err(StoreError::Duplicate(_)) => {
            return Err(ApiError::new(ProblemCode::NotAllowed, "another account has this contact"));
        }
        changed => changed?,
    };
    if let Some(before) = before.filter(|before| *before != contact) {
        tell(&state, &citizen.region, &tx, language, before, &contact).await?;
    }
    tx.commit().await?;
    get::answer(&state, &citizen, account).await
}

/// Says so where the account was reached until now: whoever has only an open session cannot do it unseen.
async fn tell(
    state: &AppState,
    region: &RegionContext,
    tx: &Transaction,
    language: Language,
    before: Contact,
    now: &Contact,
) -> Result<(), StoreError> {
    let mall = region.profile.mall_name.get(language);
    let say = |key| region.word(&state.words, language, key);
    let text = fill(say("server.notice.contact_changed.text"), &[("mall", mall), ("contact", &contact::masked(now))]);
    let closing = fill(say("server.notice.closing"), &[("mall", mall)]);
    let subject = say("server.notice.contact_changed.subject").to_owned();
    notify::enqueue_message(state, tx, &Letter { to: before, subject, body: [text, closing].join("\n\n") }).await
}
