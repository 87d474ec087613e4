//! The bytes of a file of a case, ready to be looked at.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::api::attachment::Attachment;
use uuid::Uuid;

use super::room::CaseRoom;
use crate::{
    api::{self, ApiError},
    platform::{abort::Abort, files::ObjectUrl, images},
};

/// Bytes and the address under which the page shows them.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The bytes.
    pub bytes: Arc<Vec<u8>>,
    /// A `blob:` address.
    pub url: Arc<ObjectUrl>,
}

impl Shown {
    /// Bytes with their address; nothing where the browser gives none.
    pub fn new(bytes: Vec<u8>, media_type: &str) -> Option<Self> {
        let url = Arc::new(ObjectUrl::new(&bytes, media_type)?);
        Some(Self { bytes: Arc::new(bytes), url })
    }

    /// The picture turned by a quarter; it is a JPEG then.
    pub async fn turned(&self, media_type: &str) -> Option<Self> {
        Self::new(images::turned(&self.bytes, media_type).await?, "image/jpeg")
    }
}

/// Reads a file once. Its name is the attachment's id, so what is kept never grows old.
///
/// # Errors
/// [`ApiError`].
pub async fn read(room: CaseRoom, file: Attachment, abort: Abort) -> Result<Shown, ApiError> {
    if let Some(known) = kept(room, file.id) {
        return Ok(known);
    }
    let bytes = api::officer::attachment(room.id, file.id, &abort).await?;
    let shown = Shown::new(bytes, file.kind.media_type()).ok_or(ApiError::Unreadable)?;
    let _ = room.files.try_update_value(|files| files.insert(file.id, shown.clone()));
    Ok(shown)
}

fn kept(room: CaseRoom, id: Uuid) -> Option<Shown> {
    room.files.try_with_value(|files| files.get(&id).cloned()).flatten()
}
