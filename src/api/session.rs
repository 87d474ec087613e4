//! `/session/citizen` and `/session/officer`.

use mppi_domain::api::session::{
    CitizenSession, CitizenSignIn, OfficerSession, OfficerSetup, OfficerSignIn, OtpRequest, OtpSent,
};

use super::{
    client::{delete, encode, get, post, put},
    error::ApiError,
};
use crate::platform::abort::Abort;

/// Who the citizen is.
///
/// # Errors
/// `not_signed_in` where nobody is.
pub async fn citizen(abort: &Abort) -> Result<CitizenSession, ApiError> {
    get("/session/citizen", abort).await
}

/// Asks for a one-time code.
///
/// # Errors
/// `throttled`, `invalid_values`.
pub async fn request_otp(request: &OtpRequest) -> Result<OtpSent, ApiError> {
    post("/session/citizen/otp", &encode(request)).await
}

/// Signs a citizen in.
///
/// # Errors
/// `wrong_code`, `locked`.
pub async fn sign_in_citizen(sign_in: &CitizenSignIn) -> Result<CitizenSession, ApiError> {
    put("/session/citizen", &encode(sign_in)).await
}

/// Signs the citizen out.
///
/// # Errors
/// [`ApiError`].
pub async fn sign_out_citizen() -> Result<(), ApiError> {
    delete("/session/citizen").await
}

/// Who the officer is.
///
/// # Errors
/// `not_signed_in` where nobody is.
pub async fn officer(abort: &Abort) -> Result<OfficerSession, ApiError> {
    get("/session/officer", abort).await
}

/// Signs an officer in.
///
/// # Errors
/// `wrong_password`, `locked`.
pub async fn sign_in_officer(sign_in: &OfficerSignIn) -> Result<OfficerSession, ApiError> {
    put("/session/officer", &encode(sign_in)).await
}

/// Sets name and password by a one-time link, and signs in.
///
/// # Errors
/// `wrong_code` for a link that is used up or old, `invalid_values`.
pub async fn set_up_officer(setup: &OfficerSetup) -> Result<OfficerSession, ApiError> {
    put("/session/officer/setup", &encode(setup)).await
}

/// Signs the officer out.
///
/// # Errors
/// [`ApiError`].
pub async fn sign_out_officer() -> Result<(), ApiError> {
    delete("/session/officer").await
}
