//! One-time codes: how one is sent, and how it proves a contact. Nothing tells whether an account exists.

use mppi_domain::{
    api::{
        problem::ProblemCode,
        session::{OtpRequest, OtpSent},
    },
    date::Instant,
};
use mppi_store::{
    Transaction,
    citizens::Contact,
    messages::Letter,
    otps::{self, NewOtp, Redeemed},
};
use uuid::Uuid;

use crate::{
    auth::{contact, limit},
    clock::seconds,
    http::{ApiError, ApiResult, extract::ClientAddress},
    notify,
    region::RegionContext,
    state::AppState,
    words::fill,
};

/// Seconds that a code lives.
const LIVES: i64 = 300;
/// Seconds until another may be asked for.
const RESEND_AFTER: i64 = 60;

/// Sends a code to a contact.
///
/// # Errors
/// `invalid_values` for what is no contact, or one that no channel reaches; `throttled` for too many.
pub async fn send(
    state: &AppState,
    region: &RegionContext,
    client: ClientAddress,
    request: &OtpRequest,
) -> ApiResult<OtpSent> {
    let now = state.clock.now();
    let contact = contact::parse(&request.contact)?;
    notify::require(&state.config, &contact)?;
    limit::hit(&region.scope, &["otp-client:", &client.bucket()].concat(), limit::CODES_PER_CLIENT, now).await?;
    let last = otps::last_sent(&region.scope.read(), &contact).await?;
    if let Some(wait) = last.and_then(|last| seconds_left(last, now)) {
        return Err(ApiError::throttled(wait));
    }
    limit::hit(&region.scope, &["otp:", contact.as_str()].concat(), limit::CODES_PER_CONTACT, now).await?;

    let (id, code) = (state.random.opaque_id(), state.random.six_digits());
    let name = region.profile.mall_name.get(request.language);
    let say = |key| region.word(&state.words, request.language, key);
    let letter = Letter {
        to: contact.clone(),
        subject: fill(say("server.otp.subject"), &[("region", name)]),
        body: fill(say("server.otp.text"), &[("code", &code), ("region", name)]),
    };
    let tx = region.scope.begin().await?;
    let new =
        NewOtp { id, contact: &contact, code: &code, created_at: now, expires_at: now.plus_millis(seconds(LIVES)) };
    otps::create(&tx, &new).await?;
    notify::enqueue_message(state, &tx, &letter).await?;
    tx.commit().await?;
    Ok(OtpSent {
        otp_id: id,
        sent_to: contact::masked(&contact),
        expires_in: LIVES.unsigned_abs(),
        resend_in: RESEND_AFTER.unsigned_abs(),
    })
}

/// A contact that was just proved, in a transaction that is still open.
pub struct Proved {
    /// To go on with.
    pub tx: Transaction,
    /// What was proved.
    pub contact: Contact,
}

/// Tries a code. A wrong try is counted at once.
///
/// # Errors
/// `wrong_code` whatever is wrong with it, `throttled` for too many tries from one address.
pub async fn prove(
    state: &AppState,
    region: &RegionContext,
    client: ClientAddress,
    id: Uuid,
    code: &str,
) -> ApiResult<Proved> {
    let now = state.clock.now();
    limit::hit(&region.scope, &["code-client:", &client.bucket()].concat(), limit::TRIES_PER_CLIENT, now).await?;
    let tx = region.scope.begin().await?;
    match otps::redeem(&tx, id, code.trim(), now).await? {
        Redeemed::Proved(contact) => Ok(Proved { tx, contact }),
        Redeemed::Wrong { .. } | Redeemed::Gone => {
            tx.commit().await?;
            Err(ApiError::new(ProblemCode::WrongCode, "the code is wrong, old, or was used"))
        }
    }
}

fn seconds_left(last: Instant, now: Instant) -> Option<u64> {
    let left = last.plus_millis(seconds(RESEND_AFTER)).millis() - now.millis();
    u64::try_from(left).ok().filter(|left| *left > 0).map(|left| left.div_ceil(1000))
}
