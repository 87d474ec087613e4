//! The ways by which messages go out: e-mail, and the demonstration's page of messages.

mod demo;
mod smtp;

use std::sync::Arc;

use async_trait::async_trait;
use mppi_domain::date::Instant;
use mppi_store::messages::Letter;
use uuid::Uuid;

use crate::config::Config;

pub use demo::DemoChannel;
pub use smtp::{SmtpChannel, SmtpError};

/// A message with what a channel must know besides.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// Its id; the same when it is sent again after a crash, so that mail programs can tell.
    pub id: Uuid,
    /// To whom, and what.
    pub letter: &'a Letter,
    /// Name of the mall.
    pub from_name: &'a str,
    /// Where answers to it go.
    pub from_address: &'a str,
    /// When it was written.
    pub written_at: Instant,
}

/// Why a channel did not take a message. Words without personal data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChannelError {
    /// It may work later.
    #[error("not now: {0}")]
    Later(String),
    /// It will never work.
    #[error("never: {0}")]
    Never(String),
}

/// A way to reach people.
#[async_trait]
pub trait Channel: Send + Sync {
    /// Names it in the database.
    fn key(&self) -> &'static str;
    /// Sends one message.
    ///
    /// # Errors
    /// [`ChannelError`]
    async fn send(&self, message: Outgoing<'_>) -> Result<(), ChannelError>;
}

/// The channels of this installation; which one reaches a contact is said by [`crate::notify`].
#[derive(Clone, Default)]
pub struct Channels(Vec<Arc<dyn Channel>>);

impl Channels {
    /// What the configuration says: e-mail where there is a mail server, and in a demonstration its page for all else.
    ///
    /// # Errors
    /// When the mail server's address cannot be used.
    pub fn of(config: &Config) -> Result<Self, SmtpError> {
        let mut channels: Vec<Arc<dyn Channel>> = Vec::new();
        if let Some(url) = &config.smtp_url {
            channels.push(Arc::new(SmtpChannel::new(url)?));
        }
        if config.demo {
            channels.push(Arc::new(DemoChannel));
        }
        Ok(Self(channels))
    }

    /// The channel of a key.
    pub fn by_key(&self, key: &str) -> Option<&dyn Channel> {
        self.0.iter().find(|channel| channel.key() == key).map(AsRef::as_ref)
    }
}
