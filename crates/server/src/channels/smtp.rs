//! E-mail.

use std::time::{Duration, UNIX_EPOCH};

use async_trait::async_trait;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor,
    message::{
        Mailbox, MessageBuilder,
        header::{ContentType, Header, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
    transport::smtp::{self, response::Category},
};
use mppi_store::citizens::Contact;

use crate::{
    channels::{Channel, ChannelError, Outgoing},
    notify,
};

/// Longer than any healthy server takes; the job tries again later.
const PATIENCE: Duration = Duration::from_secs(20);

/// The mail server's address cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("MPPI_SMTP_URL: {0}")]
pub struct SmtpError(String);

/// A mail server.
pub struct SmtpChannel {
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl SmtpChannel {
    /// `smtps://user:password@host`, `smtp://host?tls=required`, or `smtp://127.0.0.1:25` without TLS.
    ///
    /// # Errors
    /// [`SmtpError`] for any other address.
    pub fn new(url: &str) -> Result<Self, SmtpError> {
        let builder =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|error| SmtpError(error.to_string()))?;
        Ok(Self { transport: builder.timeout(Some(PATIENCE)).build() })
    }
}

#[async_trait]
impl Channel for SmtpChannel {
    fn key(&self) -> &'static str {
        notify::EMAIL
    }

    async fn send(&self, message: Outgoing<'_>) -> Result<(), ChannelError> {
        let mail = mail(message).map_err(|words| ChannelError::Never(words.to_owned()))?;
        match self.transport.send(mail).await {
            Ok(_) => Ok(()),
            // The server's words may hold the address, so they are not repeated.
            Err(error) if is_about_the_sign_in(&error) => {
                Err(ChannelError::Later("the mail server refuses the sign-in".to_owned()))
            }
            Err(error) if error.is_permanent() => Err(ChannelError::Never("the mail server refused it".to_owned())),
            Err(error) if error.is_timeout() => Err(ChannelError::Later("the mail server does not answer".to_owned())),
            Err(_) => Err(ChannelError::Later("the mail server cannot be reached".to_owned())),
        }
    }
}

/// RFC 4954: 53x means our own password, which somebody will mend; the mail is as good as before.
fn is_about_the_sign_in(error: &smtp::Error) -> bool {
    error.status().is_some_and(|code| code.category == Category::Unspecified3)
}

fn mail(message: Outgoing<'_>) -> Result<lettre::Message, &'static str> {
    let Contact::Email(to) = &message.letter.to else { return Err("not an e-mail address") };
    let to: Address = to.parse().map_err(|_| "the address cannot be used")?;
    let from: Address = message.from_address.parse().map_err(|_| "the sender's address cannot be used")?;
    let id = format!("<{}@{}>", message.id.simple(), from.domain());
    let written = UNIX_EPOCH + Duration::from_millis(u64::try_from(message.written_at.millis()).unwrap_or_default());
    MessageBuilder::new()
        .from(Mailbox::new(Some(message.from_name.to_owned()), from))
        .to(Mailbox::new(None, to))
        .subject(message.letter.subject.clone())
        .message_id(Some(id))
        .date(written)
        .header(AutoSubmitted)
        // Without it the type and the encoding of the body count for nothing (RFC 2045, 4).
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        .body(message.letter.body.clone())
        .map_err(|_| "the mail cannot be written")
}

/// RFC 3834: no holiday answers to a machine.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
