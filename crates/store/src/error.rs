//! What can go wrong in the store.

use mppi_domain::case::FoldError;
use sea_orm::{DbErr, SqlErr};

/// Why the store did not do it.
///
/// No variant carries personal data: values never stand in the messages of a database error that we keep.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no such row in this region, or this person may not see it.
    #[error("not found")]
    NotFound,
    /// Somebody else changed it in the meantime: read again.
    #[error("changed in the meantime")]
    Conflict,
    /// It is there already. On PostgreSQL the transaction is spent: drop it and begin another.
    #[error("{0:?} is there already")]
    Duplicate(Duplicate),
    /// The key was destroyed, so what it sealed cannot be read any more.
    #[error("erased")]
    Erased,
    /// Sealed bytes do not open: another key file, or somebody changed them.
    #[error("sealed data does not open: {0}")]
    Sealed(&'static str),
    /// A case's log cannot be folded, or an event does not follow from it.
    #[error(transparent)]
    Log(#[from] FoldError),
    /// A row holds what no code of ours wrote.
    #[error("unreadable row: {0}")]
    Corrupt(&'static str),
    /// The key file cannot be read or made.
    #[error("key file: {0}")]
    KeyFile(String),
    /// The address of the database cannot be used.
    #[error("database address: {0}")]
    Address(&'static str),
    /// The database failed.
    #[error("database: {0}")]
    Database(String),
}

/// What is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duplicate {
    /// A row with this id.
    Id,
    /// Another account has this phone number.
    Phone,
    /// Another account has this e-mail address.
    Email,
    /// Another officer signs in with this name.
    Username,
    /// Another case has this number.
    ApplicationNumber,
    /// Another case has this provisional number.
    ProvisionalNumber,
    /// Another document has this verification code.
    VerificationCode,
    /// Another case has this pickup code.
    PickupCode,
    /// Another session has this token.
    Token,
    /// An event with this id.
    Event,
    /// Another region has this slug or code.
    Region,
}

impl Duplicate {
    /// Reads the message of a violated constraint: SQLite names the columns, PostgreSQL the index.
    fn of(message: &str) -> Self {
        let message = message.replace('.', "_");
        let known = [
            ("citizen_phone_hash", Self::Phone),
            ("citizen_email_hash", Self::Email),
            ("officer_username", Self::Username),
            ("application_number", Self::ApplicationNumber),
            ("application_provisional_number", Self::ProvisionalNumber),
            ("document_verification_code", Self::VerificationCode),
            ("pickup_code_hash", Self::PickupCode),
            ("session_token_hash", Self::Token),
            ("event_id", Self::Event),
            ("region_slug", Self::Region),
            ("region_code", Self::Region),
        ];
        known.into_iter().find(|(part, _)| message.contains(part)).map_or(Self::Id, |(_, which)| which)
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(message)) => Self::Duplicate(Duplicate::of(&message)),
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => Self::NotFound,
            _ => Self::Database(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_is_there_already() {
        for (message, which) in [
            ("UNIQUE constraint failed: officer.region_id, officer.username", Duplicate::Username),
            ("duplicate key value violates unique constraint \"officer_username\"", Duplicate::Username),
            ("UNIQUE constraint failed: citizen.region_id, citizen.phone_hash", Duplicate::Phone),
            ("UNIQUE constraint failed: application.region_id, application.number", Duplicate::ApplicationNumber),
            (
                "UNIQUE constraint failed: application.region_id, application.provisional_number",
                Duplicate::ProvisionalNumber,
            ),
            ("UNIQUE constraint failed: application.region_id, application.id", Duplicate::Id),
            ("duplicate key value violates unique constraint \"application_pkey\"", Duplicate::Id),
        ] {
            assert_eq!(Duplicate::of(message), which, "{message}");
        }
    }
}
