//! Keyed hashes of what must be found but not read: phone numbers, NIK, codes, tokens.

/// HMAC-SHA-256 under the instance's key, bound to region and purpose. Useless to whoever has only the database.
pub type KeyedHash = [u8; 32];

/// What is hashed; the same value has another hash for another purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashPurpose {
    /// A phone number, `+62…`.
    Phone,
    /// An e-mail address in its normal form.
    Email,
    /// A NIK, 16 digits.
    Nik,
    /// A one-time code.
    OneTimeCode,
    /// A session's token.
    SessionToken,
    /// The token of an officer's one-time link.
    SetupToken,
    /// The secret of a receipt.
    TrackingSecret,
    /// A pickup code.
    PickupCode,
    /// The body of a create-once request.
    RequestBody,
    /// What a throttle counts.
    Throttle,
}

impl HashPurpose {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Nik => "nik",
            Self::OneTimeCode => "one_time_code",
            Self::SessionToken => "session_token",
            Self::SetupToken => "setup_token",
            Self::TrackingSecret => "tracking_secret",
            Self::PickupCode => "pickup_code",
            Self::RequestBody => "request_body",
            Self::Throttle => "throttle",
        }
    }
}

/// Compares without telling by its time how much agrees.
pub(crate) fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}
