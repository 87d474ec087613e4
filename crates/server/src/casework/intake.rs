//! Takes an application in at a counter, for somebody who stands there.

use mppi_domain::api::{intake::IntakeRequest, submission::Receipt};
use mppi_store::officers::Officer;
use uuid::Uuid;

use crate::{
    auth::limit,
    casework::submit::{Content, Sender, Sending, receive},
    http::ApiResult,
    region::RegionContext,
    state::AppState,
};

/// Receives an intake and gives its receipt; the same bytes again get the same receipt. The case belongs to the account of
/// the applicant's contact, of which the officer learns nothing. That the officer is of a front office is asked before.
///
/// # Errors
/// `wrong_role` for the service of another agency, `number_taken`, `throttled`; else as for a citizen's submission.
pub async fn take_in(
    state: &AppState,
    region: &RegionContext,
    officer: &Officer,
    id: Uuid,
    request: &IntakeRequest,
    bytes: &[u8],
) -> ApiResult<Receipt> {
    let key = format!("intake-officer:{}", officer.id);
    limit::hit(&region.scope, &key, limit::INTAKES_PER_OFFICER, state.clock.now()).await?;
    let sender = Sender::Counter { officer, contact: request.contact.as_deref(), taken_at: request.taken_at };
    receive(state, region, Sending { id, sender, content: Content::from(request), bytes }).await
}
