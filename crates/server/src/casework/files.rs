//! The bytes of attachments and documents, opened and served so that no browser runs them.

use axum::{
    body::Body,
    http::{HeaderValue, Response, header},
};
use mppi_domain::requirement::FileKind;
use mppi_store::{
    attachments::{self, Attachment, AttachmentStatus},
    documents::{self, Document},
};
use uuid::Uuid;

use crate::{
    casework::{LoadedCase, Person, access::denied},
    http::{ApiError, ApiResult},
    region::RegionContext,
    state::AppState,
};

/// A file that somebody uploaded may try anything: it gets an origin of its own and may load nothing.
const SANDBOX: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox";

/// The bytes of a file of this case.
///
/// # Errors
/// `not_found` also for a file of another case.
pub async fn attachment(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    case: &LoadedCase,
    id: Uuid,
) -> ApiResult<Response<Body>> {
    let file = case.file(id).ok_or_else(|| denied(region, person, id))?;
    opened(state, region, file).await
}

/// The bytes of an upload that no case has taken. Whose it is, is asked before, in [`crate::uploads::own`].
///
/// # Errors
/// `not_found` while bytes are missing, and once a case took it: then it is found through its case.
pub async fn upload(state: &AppState, region: &RegionContext, file: &Attachment) -> ApiResult<Response<Body>> {
    if file.status != AttachmentStatus::Received {
        return Err(ApiError::not_found());
    }
    opened(state, region, file).await
}

/// The bytes of an issued document.
///
/// # Errors
/// `not_found` once its case was erased.
pub async fn document(state: &AppState, region: &RegionContext, document: &Document) -> ApiResult<Response<Body>> {
    let key = documents::file_key(&region.scope.read(), document).await?;
    let bytes = open(state, region, document.facts.id, &key).await?;
    let name: String = document.facts.number.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    Ok(served(bytes, FileKind::Pdf, &[&name, ".pdf"].concat()))
}

async fn opened(state: &AppState, region: &RegionContext, file: &Attachment) -> ApiResult<Response<Body>> {
    let kind = file.kind.ok_or_else(ApiError::not_found)?;
    let key = attachments::file_key(&region.scope.read(), file).await?;
    let bytes = open(state, region, file.id, &key).await?;
    Ok(served(bytes, kind, file.name.as_deref().unwrap_or_default()))
}

async fn open(state: &AppState, region: &RegionContext, id: Uuid, key: &mppi_store::FileKey) -> ApiResult<Vec<u8>> {
    let sealed =
        state.tools.blobs.get(region.scope.region_id(), id).await.map_err(|fault| ApiError::internal(&fault))?;
    Ok(key.open_bytes(&region.scope, id, &sealed)?)
}

/// A PDF that was set just now.
pub fn pdf(bytes: Vec<u8>, name: &str) -> Response<Body> {
    served(bytes, FileKind::Pdf, name)
}

fn served(bytes: Vec<u8>, kind: FileKind, name: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type()));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(disposition) = HeaderValue::from_str(&disposition(name)) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// RFC 6266: a name in UTF-8, every other byte than letters and digits in percents.
fn disposition(name: &str) -> String {
    let mut text = "inline; filename*=UTF-8''".to_owned();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            text.push(char::from(byte));
        } else {
            text.push('%');
            text.push_str(&crate::hex::hex(&[byte]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(
            disposition("KK \"x\"\r\nSet-Cookie: a=b; é.jpg"),
            "inline; filename*=UTF-8''KK%20%22x%22%0d%0aSet-Cookie%3a%20a%3db%3b%20%c3%a9.jpg"
        );
    }
}
