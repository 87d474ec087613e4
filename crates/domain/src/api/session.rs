//! `/session/citizen`, `/session/officer` and `/session/citizen/otp`.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{date::Instant, language::Language, workflow::Role};

/// `POST /session/citizen/otp`: ask for a code. The answer is the same whether the account exists or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OtpRequest {
    /// A phone number or an e-mail address.
    pub contact: String,
    /// Language of the message.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub language: Language,
}

/// Answer to an [`OtpRequest`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OtpSent {
    /// To give back with the code.
    pub otp_id: Uuid,
    /// The contact, masked.
    pub sent_to: String,
    /// Seconds that the code lives: 300.
    pub expires_in: u64,
    /// Seconds until another may be asked for: 60.
    pub resend_in: u64,
}

/// `PUT /session/citizen`: sign in, or make the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CitizenSignIn {
    /// From [`OtpSent`].
    pub otp_id: Uuid,
    /// Six digits.
    pub code: String,
    /// True where others use this device: the session ends after 15 minutes.
    #[serde(default)]
    pub shared_device: bool,
}

/// `GET /session/citizen`: who am I.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CitizenSession {
    /// Id of the account.
    pub account_id: Uuid,
    /// The account's contact, masked.
    pub contact: String,
    /// When it ends if nothing happens.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub idles_out_at: Instant,
}

/// `PUT /session/officer`: sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficerSignIn {
    /// The officer's name for signing in.
    pub username: String,
    /// The password.
    pub password: String,
}

/// `GET /session/officer`: who am I.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficerSession {
    /// Id of the officer.
    pub officer_id: Uuid,
    /// Name as on letters.
    pub name: String,
    /// The name for signing in.
    pub username: String,
    /// What the officer may do.
    pub roles: Vec<Role>,
    /// The agency; none: the whole mall.
    pub agency: Option<String>,
    /// When it ends if nothing happens.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub idles_out_at: Instant,
}

/// `PUT /session/officer/setup`: the one-time link of the first administrator, or of a new officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficerSetup {
    /// From the link's fragment.
    pub token: String,
    /// The name for signing in, 3…40 of a-z, 0-9, dot and dash.
    pub username: String,
    /// Name as on letters.
    pub name: String,
    /// 12 characters at least.
    pub password: String,
}
