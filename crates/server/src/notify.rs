//! Messages to people: kept with the transaction that causes them, sent by a job after its commit.

use mppi_domain::{api::problem::InvalidParam, form::FieldErrorCode};
use mppi_store::{
    StoreError, Transaction,
    citizens::Contact,
    jobs::{self, NewJob},
    messages::{self, Letter},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    config::Config,
    http::{ApiError, ApiResult},
    state::AppState,
};

/// Key of the channel that sends nothing: the demonstration shows its messages at `/demo/pesan`.
pub const DEMO: &str = "demo";
/// Key of the channel that sends e-mail.
pub const EMAIL: &str = "email";

/// Kind of the job that sends a message.
pub const SEND_MESSAGE: &str = "send_message";

/// Payload of [`SEND_MESSAGE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendMessage {
    /// Id in the table of messages.
    pub message: Uuid,
}

/// Key of the channel that reaches a contact, if one is configured.
pub fn channel_for(config: &Config, contact: &Contact) -> Option<&'static str> {
    match contact {
        Contact::Email(_) if config.smtp_url.is_some() => Some(EMAIL),
        _ if config.demo => Some(DEMO),
        Contact::Email(_) | Contact::Phone(_) => None,
    }
}

/// Refuses a contact that no channel reaches.
///
/// # Errors
/// `invalid_values` at `/contact`.
pub fn require(config: &Config, contact: &Contact) -> ApiResult<()> {
    if channel_for(config, contact).is_some() {
        return Ok(());
    }
    let code = match contact {
        Contact::Phone(_) => FieldErrorCode::NotAnEmail,
        Contact::Email(_) => FieldErrorCode::NotAPhone,
    };
    Err(ApiError::invalid(vec![InvalidParam { pointer: "/contact".to_owned(), code, limit: None }]))
}

/// Keeps a message and the job that sends it; both exist once `tx` is committed. A contact that no channel reaches gets
/// nothing: what concerns it stands in the portal too.
///
/// # Errors
/// Where the database fails.
pub async fn enqueue_message(state: &AppState, tx: &Transaction, letter: &Letter) -> Result<(), StoreError> {
    let Some(channel) = channel_for(&state.config, &letter.to) else { return Ok(()) };
    let now = state.clock.now();
    let id = state.random.id(now);
    messages::create(tx, id, channel, letter, now).await?;
    let payload = SendMessage { message: id };
    jobs::enqueue(tx, &NewJob { id, kind: SEND_MESSAGE, payload: &payload, run_at: now }).await
}
