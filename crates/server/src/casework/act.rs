//! Takes one action, exactly once.

use mppi_domain::{
    api::{application::ApplicationDetail, problem::ProblemCode},
    case::{ActionRequest, Refusal, permit},
};
use mppi_store::{StoreError, action_records, applications::Application};
use uuid::Uuid;

use crate::{
    casework::{
        LoadedCase, Person, access,
        commit::{Taken, commit},
        detail::detail,
        plan::{Plan, plan},
    },
    http::{ApiError, ApiResult},
    region::RegionContext,
    state::AppState,
};

/// How often somebody may be faster before we give up.
const ATTEMPTS: usize = 6;

/// Takes an action and answers with the case as it is then; the same bytes again get the same answer.
///
/// # Errors
/// `not_found`, `id_reused`; `stale`, `claimed_by_another` and `not_allowed` with the case in `current`; what
/// [`plan`] says.
pub async fn act(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    id: Uuid,
    action_id: Uuid,
    request: &ActionRequest,
    bytes: &[u8],
) -> ApiResult<ApplicationDetail> {
    let taken = Taken { id: action_id, request, bytes };
    let mut last = StoreError::Conflict;
    for _ in 0..ATTEMPTS {
        // Asked again each time: what may be seen can change under way.
        let application = access::open(region, person, id).await?;
        if was_taken(region, id, taken).await? {
            return Ok(detail(state, region, person, &load(region, application).await?).await?);
        }
        let case = load(region, application).await?;
        if let Err(refusal) = permit(&case.state, &case.definition, person.who(), request) {
            return Err(refused(state, region, person, &case, refusal).await?);
        }
        let plan = plan(state, region, person, &case, request).await?;
        match commit(state, region, person, &case, taken, &plan).await {
            Ok(()) => {
                clean_up(state, region, &plan, true).await;
                let application = access::open(region, person, id).await?;
                return Ok(detail(state, region, person, &load(region, application).await?).await?);
            }
            Err(error) => {
                clean_up(state, region, &plan, false).await;
                match error {
                    StoreError::Conflict | StoreError::Duplicate(_) => last = error,
                    error => return Err(error.into()),
                }
            }
        }
    }
    Err(last.into())
}

async fn load(region: &RegionContext, application: Application) -> ApiResult<LoadedCase> {
    Ok(LoadedCase::load(&region.scope.read(), application).await?)
}

/// True where this very action was taken before.
async fn was_taken(region: &RegionContext, id: Uuid, taken: Taken<'_>) -> ApiResult<bool> {
    let Some(record) = action_records::find(&region.scope.read(), taken.id).await? else { return Ok(false) };
    if record.application_id == id && record.has_body(&region.scope, taken.bytes) {
        return Ok(true);
    }
    Err(ApiError::new(ProblemCode::IdReused, "this id was used for another action"))
}

/// The problem of a refusal, with the case as it is.
async fn refused(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    case: &LoadedCase,
    refusal: Refusal,
) -> ApiResult<ApiError> {
    let (code, title) = match refusal {
        Refusal::Stale { .. } => (ProblemCode::Stale, "the step changed in the meantime"),
        Refusal::ClaimedByAnother => (ProblemCode::ClaimedByAnother, "another officer has claimed the step"),
        Refusal::NotAllowed => (ProblemCode::NotAllowed, "the state does not allow this action"),
    };
    let current = detail(state, region, person, case).await?;
    let current = serde_json::to_value(current).map_err(|fault| ApiError::internal(&fault))?;
    Ok(ApiError::new(code, title).with_current(current))
}

/// Takes away the blob that nothing names: the upload's after success, the new document's otherwise.
async fn clean_up(state: &AppState, region: &RegionContext, plan: &Plan, is_done: bool) {
    let Some(document) = &plan.document else { return };
    let unused = if is_done { document.upload } else { Some(document.facts.id) };
    if let Some(blob) = unused
        && let Err(fault) = state.tools.blobs.delete(region.scope.region_id(), blob).await
    {
        tracing::warn!(%fault, %blob, "a blob that nothing names could not be deleted");
    }
}
