//! `/submissions/{id}`: the receipt. The outbox sends.

use mppi_domain::api::submission::{Receipt, ReceiptRequest};
use uuid::Uuid;

use super::{
    client::{bytes, encode, get},
    error::ApiError,
};
use crate::platform::abort::Abort;

/// The receipt of a submission that arrived.
///
/// # Errors
/// `not_found` where it never did.
pub async fn receipt(id: Uuid, abort: &Abort) -> Result<Receipt, ApiError> {
    get(&path(id), abort).await
}

/// The receipt as PDF. The secret is on the device and in no address.
///
/// # Errors
/// `not_found`.
pub async fn receipt_pdf(id: Uuid, tracking_secret: &str) -> Result<Vec<u8>, ApiError> {
    let body = encode(&ReceiptRequest { tracking_secret: tracking_secret.to_owned() });
    bytes("POST", &[&path(id), "/receipt"].concat(), Some(&body), &Abort::never()).await
}

fn path(id: Uuid) -> String {
    ["/submissions/", &id.to_string()].concat()
}
