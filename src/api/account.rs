//! `/account`: the citizen's own contacts and sessions.

use mppi_domain::api::account::{Account, ContactChange};
use uuid::Uuid;

use super::{
    client::{delete, encode, get, put},
    error::ApiError,
};
use crate::platform::abort::Abort;

/// Contacts and sessions.
///
/// # Errors
/// [`ApiError`].
pub async fn get_account(abort: &Abort) -> Result<Account, ApiError> {
    get("/account", abort).await
}

/// Takes a new phone or e-mail, proved by a code.
///
/// # Errors
/// `wrong_code`, `locked`.
pub async fn change_contact(change: &ContactChange) -> Result<Account, ApiError> {
    put("/account/contact", &encode(change)).await
}

/// Ends all sessions but this one.
///
/// # Errors
/// [`ApiError`].
pub async fn end_other_sessions() -> Result<(), ApiError> {
    delete("/account/sessions").await
}

/// Ends one session.
///
/// # Errors
/// [`ApiError`].
pub async fn end_session(id: Uuid) -> Result<(), ApiError> {
    delete(&["/account/sessions/", &id.to_string()].concat()).await
}
