//! `/officer/…`: inbox, cases, handover desk and administration.

use mppi_domain::{
    api::{
        account::Account,
        application::{ApplicationDetail, ApplicationList},
        officer::{
            InboxCounts, OfficerActivation, OfficerEntry, OfficerInvitation, OfficerInvited, OfficerList, PickupFound,
            PickupLookup,
        },
        submission::ReceiptRequest,
    },
    case::ActionRequest,
};
use serde_json::Value;
use uuid::Uuid;

use super::{
    client::{bytes, delete, encode, get as read, post, put, query},
    error::ApiError,
};
use crate::platform::abort::Abort;

/// What an inbox shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct InboxQuery<'a> {
    /// `unclaimed`, `mine`, `overdue` or `all`.
    pub view: Option<&'a str>,
    /// A status key.
    pub status: Option<&'a str>,
    /// A number, a name, a NIK.
    pub q: Option<&'a str>,
    /// From the page before.
    pub cursor: Option<&'a str>,
}

/// The inbox; what is due first comes first.
///
/// # Errors
/// [`ApiError`].
pub async fn inbox(ask: InboxQuery<'_>, abort: &Abort) -> Result<ApplicationList, ApiError> {
    let query = query(&[("view", ask.view), ("status", ask.status), ("q", ask.q), ("cursor", ask.cursor)]);
    read(&["/officer/applications", &query].concat(), abort).await
}

/// Counts for the inbox.
///
/// # Errors
/// [`ApiError`].
pub async fn counts(abort: &Abort) -> Result<InboxCounts, ApiError> {
    read("/officer/counts", abort).await
}

/// One case.
///
/// # Errors
/// `not_found`.
pub async fn get(id: Uuid, abort: &Abort) -> Result<ApplicationDetail, ApiError> {
    read(&path(id, "", ""), abort).await
}

/// Does something to a case; `action_id` is made once per attempt of the person, and kept for repetitions.
///
/// # Errors
/// `not_allowed`, `stale` and `claimed_by_another` (with the case as it is now).
pub async fn act(id: Uuid, action_id: Uuid, action: &ActionRequest) -> Result<ApplicationDetail, ApiError> {
    put(&path(id, "/actions/", &action_id.to_string()), &encode(action)).await
}

/// The receipt of an intake as PDF. The secret is on the device and in no address.
///
/// # Errors
/// `not_found`.
pub async fn intake_receipt_pdf(intake: Uuid, tracking_secret: &str) -> Result<Vec<u8>, ApiError> {
    let body = encode(&ReceiptRequest { tracking_secret: tracking_secret.to_owned() });
    let path = ["/officer/intakes/", &intake.to_string(), "/receipt"].concat();
    bytes("POST", &path, Some(&body), &Abort::never()).await
}

/// The bytes of a file of a case.
///
/// # Errors
/// `not_found`.
pub async fn attachment(id: Uuid, attachment: Uuid, abort: &Abort) -> Result<Vec<u8>, ApiError> {
    bytes("GET", &path(id, "/attachments/", &attachment.to_string()), None, abort).await
}

/// The issued PDF.
///
/// # Errors
/// `not_found`.
pub async fn document(id: Uuid, document: Uuid, abort: &Abort) -> Result<Vec<u8>, ApiError> {
    bytes("GET", &path(id, "/documents/", &document.to_string()), None, abort).await
}

/// The generated document as it would be, marked PRATINJAU.
///
/// # Errors
/// `not_allowed`, `template_failed`.
pub async fn preview(id: Uuid, abort: &Abort) -> Result<Vec<u8>, ApiError> {
    bytes("GET", &path(id, "/preview", ""), None, abort).await
}

/// The case of a pickup code or application number.
///
/// # Errors
/// `not_found`.
pub async fn find_pickup(code: &str) -> Result<PickupFound, ApiError> {
    post("/officer/pickup", &encode(&PickupLookup { code: code.to_owned() })).await
}

/// Own sessions.
///
/// # Errors
/// [`ApiError`].
pub async fn account(abort: &Abort) -> Result<Account, ApiError> {
    read("/officer/account", abort).await
}

/// Ends one of the own sessions.
///
/// # Errors
/// [`ApiError`].
pub async fn end_session(id: Uuid) -> Result<(), ApiError> {
    delete(&["/officer/account/sessions/", &id.to_string()].concat()).await
}

/// All officers, for the region admin.
///
/// # Errors
/// `wrong_role`.
pub async fn officers(abort: &Abort) -> Result<Vec<OfficerEntry>, ApiError> {
    read::<OfficerList>("/officer/officers", abort).await.map(|list| list.officers)
}

/// Invites an officer.
///
/// # Errors
/// `wrong_role`, `invalid_values`.
pub async fn invite(id: Uuid, invitation: &OfficerInvitation) -> Result<OfficerInvited, ApiError> {
    put(&["/officer/officers/", &id.to_string()].concat(), &encode(invitation)).await
}

/// A new one-time link for an officer; the ones before it are void.
///
/// # Errors
/// `wrong_role`; `not_allowed` where the officer is switched off.
pub async fn relink(id: Uuid) -> Result<OfficerInvited, ApiError> {
    post(&["/officer/officers/", &id.to_string(), "/link"].concat(), b"{}").await
}

/// Switches an officer off or on.
///
/// # Errors
/// `wrong_role`.
pub async fn set_active(id: Uuid, active: bool) -> Result<(), ApiError> {
    let body = encode(&OfficerActivation { active });
    put::<Value>(&["/officer/officers/", &id.to_string(), "/active"].concat(), &body).await.map(drop)
}

fn path(id: Uuid, part: &str, inner: &str) -> String {
    ["/officer/applications/", &id.to_string(), part, inner].concat()
}
