//! `/account`: the signed-in citizen's own data and sessions.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::date::Instant;

/// `GET /account`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Account {
    /// Its id.
    pub id: Uuid,
    /// `+62…`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Open sessions, the newest first.
    pub sessions: Vec<SessionEntry>,
}

/// One open session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionEntry {
    /// Its public id; `DELETE /account/sessions/{id}` ends it.
    pub id: Uuid,
    /// Browser and system in words, such as `Chrome · Android`.
    pub device: String,
    /// When it began.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub created_at: Instant,
    /// When it was last used.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub last_seen_at: Instant,
    /// True for the session that asks.
    pub current: bool,
}

/// `PUT /account/contact`: a new phone or e-mail, proved by a code that was sent there (`POST /session/citizen/otp`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactChange {
    /// From `OtpSent`.
    pub otp_id: Uuid,
    /// Six digits.
    pub code: String,
}
