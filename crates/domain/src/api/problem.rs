//! Problems as RFC 9457 has them.

use serde::{Deserialize, Serialize};

use crate::form::FieldErrorCode;

/// `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `about:blank`; the code tells.
    #[serde(rename = "type")]
    pub kind: String,
    /// English, for developers; never shown to people.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What the client turns into words.
    pub code: ProblemCode,
    /// To find the request in the server's log.
    pub trace_id: String,
    /// What is wrong where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invalid_params: Vec<InvalidParam>,
    /// Seconds to wait, for `throttled` and `locked`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// What the server has now: for `stale` the case, or the draft unless it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<serde_json::Value>,
}

/// One wrong value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvalidParam {
    /// JSON pointer into the request; answers as `/applications/0/answers/<field pointer>`, files as `/applications/0/documents/<requirement>`.
    pub pointer: String,
    /// As the form validator says it.
    pub code: FieldErrorCode,
    /// The limit that was broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
}

/// The closed list of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// 400: not readable as what the contract says.
    MalformedRequest,
    /// 401: no session, or it ended.
    NotSignedIn,
    /// 401: the one-time code is wrong or old; the same words whether the account exists or not.
    WrongCode,
    /// 401: name or password is wrong; the same words whether the officer exists or not.
    WrongPassword,
    /// 403: the write came from another origin.
    ForeignOrigin,
    /// 403: signed in, but not in this role.
    WrongRole,
    /// 404: not there, or not for these eyes.
    NotFound,
    /// 409: the state does not allow the action.
    NotAllowed,
    /// 409: somebody changed it in the meantime; `current` has the case, or the draft unless it is gone.
    Stale,
    /// 409: another officer has claimed the step; `current` has the case.
    ClaimedByAnother,
    /// 409: this id was used with other bytes.
    IdReused,
    /// 409: another case has the provisional number that follows from an id: make a new id for the application, and print anew.
    NumberTaken,
    /// 409: a file that the submission names is not here (yet): upload it and send the same bytes again.
    UploadMissing,
    /// 409: the offset is not where the upload stands.
    WrongOffset,
    /// 412: the editable resource changed; `current` has it.
    PreconditionFailed,
    /// 413: larger than allowed.
    TooLarge,
    /// 415: no PDF, JPEG, PNG or WebP, whatever its name.
    UnsupportedFile,
    /// 422: some values are wrong.
    InvalidValues,
    /// 422: the upload is empty.
    EmptyFile,
    /// 460: the bytes do not have the checksum that was announced.
    ChecksumMismatch,
    /// 422: the template could not be set within its limits.
    TemplateFailed,
    /// 423: too many wrong tries; locked for a time.
    Locked,
    /// 429: too many requests; slow down.
    Throttled,
    /// 500: a fault of the server; nothing was changed.
    Internal,
    /// 503: not ready, try again.
    Unavailable,
}

impl ProblemCode {
    /// The status that goes with it.
    pub fn status(self) -> u16 {
        match self {
            Self::MalformedRequest => 400,
            Self::NotSignedIn | Self::WrongCode | Self::WrongPassword => 401,
            Self::ForeignOrigin | Self::WrongRole => 403,
            Self::NotFound => 404,
            Self::NotAllowed
            | Self::Stale
            | Self::ClaimedByAnother
            | Self::IdReused
            | Self::NumberTaken
            | Self::UploadMissing
            | Self::WrongOffset => 409,
            Self::PreconditionFailed => 412,
            Self::TooLarge => 413,
            Self::UnsupportedFile => 415,
            Self::InvalidValues | Self::EmptyFile | Self::TemplateFailed => 422,
            Self::Locked => 423,
            Self::Throttled => 429,
            Self::ChecksumMismatch => 460,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }

    /// The code as it stands in JSON and in the keys of words.
    pub fn key(self) -> &'static str {
        match self {
            Self::MalformedRequest => "malformed_request",
            Self::NotSignedIn => "not_signed_in",
            Self::WrongCode => "wrong_code",
            Self::WrongPassword => "wrong_password",
            Self::ForeignOrigin => "foreign_origin",
            Self::WrongRole => "wrong_role",
            Self::NotFound => "not_found",
            Self::NotAllowed => "not_allowed",
            Self::Stale => "stale",
            Self::ClaimedByAnother => "claimed_by_another",
            Self::IdReused => "id_reused",
            Self::NumberTaken => "number_taken",
            Self::UploadMissing => "upload_missing",
            Self::WrongOffset => "wrong_offset",
            Self::PreconditionFailed => "precondition_failed",
            Self::TooLarge => "too_large",
            Self::UnsupportedFile => "unsupported_file",
            Self::InvalidValues => "invalid_values",
            Self::EmptyFile => "empty_file",
            Self::ChecksumMismatch => "checksum_mismatch",
            Self::TemplateFailed => "template_failed",
            Self::Locked => "locked",
            Self::Throttled => "throttled",
            Self::Internal => "internal",
            Self::Unavailable => "unavailable",
        }
    }
}
