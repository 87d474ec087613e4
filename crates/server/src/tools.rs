//! What cases are worked on with: blobs, uploads under way, the typesetter, the channels.

use std::sync::atomic::AtomicI64;

use crate::{
    blobs::{Blobs, BlobsError},
    channels::{Channels, SmtpError},
    config::Config,
    documents::{RenderLimits, Renderer},
    uploads::parts::UploadParts,
};

/// Opened once, when the server starts.
pub struct Tools {
    /// Sealed files.
    pub blobs: Blobs,
    /// Uploads under way.
    pub parts: UploadParts,
    /// Sets letters and receipts.
    pub renderer: Renderer,
    /// The ways by which messages go out.
    pub channels: Channels,
    /// The period in which this replica last asked for a cleaning.
    pub cleaned_in: AtomicI64,
}

/// Why the tools cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum ToolsError {
    /// No place for files.
    #[error(transparent)]
    Blobs(#[from] BlobsError),
    /// No way to the mail server.
    #[error(transparent)]
    Smtp(#[from] SmtpError),
    /// The system does not say which program this is, so it cannot be started as typesetter.
    #[error("the typesetter cannot be found: {0}")]
    Renderer(#[from] std::io::Error),
}

impl Tools {
    /// Opens what the configuration names.
    ///
    /// # Errors
    /// [`ToolsError`] says what is missing.
    pub fn open(config: &Config) -> Result<Self, ToolsError> {
        let blobs = Blobs::open(&config.blobs)?;
        Ok(Self {
            parts: UploadParts::new(blobs.parts()),
            blobs,
            renderer: match &config.renderer {
                Some(program) => Renderer::new(program.clone(), RenderLimits::default()),
                None => Renderer::of_this_program()?,
            },
            channels: Channels::of(config)?,
            cleaned_in: AtomicI64::new(i64::MIN),
        })
    }
}
