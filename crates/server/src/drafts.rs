//! Drafts, mirrored from a citizen's device so that they go on on another one. Nothing is overwritten or deleted that the
//! asking device has not seen.

mod check;

use mppi_domain::{
    api::{
        draft::{DraftDetail, DraftRequest, DraftSummary},
        problem::ProblemCode,
    },
    date::Instant,
};
use mppi_store::{
    Read, StoreError, action_records,
    drafts::{self, Draft, NewRevision},
    submissions,
};
use uuid::Uuid;

use crate::{
    casework::{Person, access::denied},
    clock::days,
    http::{ApiError, ApiResult, extract::CitizenSession},
    region::RegionContext,
    state::AppState,
};

/// Drafts that one account may have.
const MOST: u64 = 100;
const KEPT_DAYS: i64 = 30;
/// How often somebody may be faster before we give up.
const ATTEMPTS: usize = 6;

/// A draft of this citizen, with what was typed.
///
/// # Errors
/// `not_found` also where it is somebody else's.
pub async fn own(region: &RegionContext, account: Uuid, id: Uuid) -> ApiResult<DraftDetail> {
    let read = region.scope.read();
    match drafts::find(&read, id).await? {
        Some(found) if found.citizen_id == account => Ok(detail(&read, found).await?),
        _ => Err(denied(region, Person::Citizen(account), id)),
    }
}

/// Keeps what a device has, if it has seen what is here; the same content again gives the same revision.
///
/// # Errors
/// `stale` with the draft in `current`, or without where it is gone; `not_allowed` once it was sent; `not_found` where the
/// draft or the case that it corrects is somebody else's; `too_large`, `invalid_values`.
pub async fn mirror(
    state: &AppState,
    citizen: &CitizenSession,
    id: Uuid,
    request: &DraftRequest,
) -> ApiResult<DraftSummary> {
    let (region, account) = (&citizen.region, citizen.account_id);
    check::check(region, account, &request.draft).await?;
    let now = state.clock.now();
    let new = NewRevision {
        id,
        citizen_id: account,
        content: &request.draft,
        device: &citizen.session.device,
        updated_at: now,
        expires_at: expires_at(now),
    };
    for _ in 0..ATTEMPTS {
        let tx = region.scope.begin().await?;
        let written = match (find(&tx, region, account, id).await?, request.based_on) {
            (Some(found), _) if found.content == request.draft => return Ok(found.summary),
            (Some(found), Some(revision)) if found.summary.revision == revision => {
                drafts::replace(&tx, new, revision).await
            }
            (None, None) => {
                check_new(&tx, region, account, id).await?;
                drafts::create(&tx, new).await
            }
            (None, Some(_)) => {
                check_unsent(&tx, region, account, id).await?;
                return Err(gone());
            }
            (Some(found), _) => return Err(stale(&tx, found).await?),
        };
        match written {
            Ok(summary) => {
                tx.commit().await?;
                return Ok(summary);
            }
            Err(StoreError::Conflict | StoreError::Duplicate(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Conflict.into())
}

/// Deletes a draft that stands where the device saw it last. What is not there is deleted already.
///
/// # Errors
/// `stale` with the draft in `current`.
pub async fn remove(region: &RegionContext, account: Uuid, id: Uuid, based_on: u32) -> ApiResult<()> {
    let tx = region.scope.begin().await?;
    if drafts::delete(&tx, account, id, Some(based_on)).await? {
        return Ok(tx.commit().await?);
    }
    match drafts::find(&tx, id).await? {
        Some(found) if found.citizen_id == account => Err(stale(&tx, found).await?),
        Some(_) => {
            // Like what is not there.
            denied(region, Person::Citizen(account), id);
            Ok(())
        }
        None => Ok(()),
    }
}

async fn find(on: &impl Read, region: &RegionContext, account: Uuid, id: Uuid) -> ApiResult<Option<Draft>> {
    match drafts::find(on, id).await? {
        Some(found) if found.citizen_id != account => Err(denied(region, Person::Citizen(account), id)),
        found => Ok(found),
    }
}

async fn check_new(on: &impl Read, region: &RegionContext, account: Uuid, id: Uuid) -> ApiResult<()> {
    check_unsent(on, region, account, id).await?;
    if drafts::count(on, account).await? < MOST {
        return Ok(());
    }
    Err(ApiError::new(ProblemCode::TooLarge, format!("an account has {MOST} drafts at most")))
}

/// A device that was not there when a draft was sent must not bring it back.
async fn check_unsent(on: &impl Read, region: &RegionContext, account: Uuid, id: Uuid) -> ApiResult<()> {
    let is_submission = match submissions::find(on, id).await? {
        Some(sent) if sent.citizen_id != account => return Err(denied(region, Person::Citizen(account), id)),
        sent => sent.is_some(),
    };
    if is_submission || action_records::find(on, id).await?.is_some() {
        return Err(ApiError::new(ProblemCode::NotAllowed, "it was sent already"));
    }
    Ok(())
}

async fn stale(on: &impl Read, found: Draft) -> ApiResult<ApiError> {
    let current = serde_json::to_value(detail(on, found).await?).map_err(|fault| ApiError::internal(&fault))?;
    let error = ApiError::new(ProblemCode::Stale, "another device changed the draft in the meantime");
    Ok(error.with_current(current))
}

fn gone() -> ApiError {
    ApiError::new(ProblemCode::Stale, "the draft was deleted in the meantime")
}

async fn detail(on: &impl Read, found: Draft) -> Result<DraftDetail, StoreError> {
    let Draft { summary, content: draft, .. } = found;
    let uploaded = drafts::uploaded(on, summary.id).await?;
    Ok(DraftDetail { summary, draft, uploaded })
}

fn expires_at(now: Instant) -> Instant {
    now.plus_millis(days(KEPT_DAYS))
}
