//! The applicant fetches the document: the first time is an event, and the end of a case without pickup.

use axum::{body::Body, http::Response};
use mppi_domain::case::{CaseEvent, EventBody};
use mppi_store::{
    StoreError,
    cases::{self, Rules},
};
use uuid::Uuid;

use crate::{
    casework::{LoadedCase, Person, access, files},
    http::ApiResult,
    region::RegionContext,
    state::AppState,
};

const ATTEMPTS: usize = 5;

/// The bytes of a case's document. An applicant's first download is noted.
///
/// # Errors
/// `not_found` also where the service's product is not downloaded.
pub async fn download(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    id: Uuid,
    document: Uuid,
) -> ApiResult<Response<Body>> {
    let mut attempts = 0;
    loop {
        let application = access::open(region, person, id).await?;
        let case = LoadedCase::load(&region.scope.read(), application).await?;
        let Some(found) = case.document().filter(|found| found.facts.id == document) else {
            return Err(access::denied(region, person, document));
        };
        if person.is_officer() || was_noted(&case, document) {
            return files::document(state, region, found).await;
        }
        if !case.definition.product.download {
            return Err(access::denied(region, person, document));
        }
        attempts += 1;
        match note(state, region, person, &case, document).await {
            Ok(()) => return files::document(state, region, found).await,
            Err(StoreError::Conflict) if attempts < ATTEMPTS => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn was_noted(case: &LoadedCase, document: Uuid) -> bool {
    case.events.iter().any(|event| event.body == EventBody::Downloaded { document })
}

async fn note(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    case: &LoadedCase,
    document: Uuid,
) -> Result<(), StoreError> {
    let now = state.clock.now();
    let today = region.today(now);
    let event = CaseEvent {
        seq: case.state.seq + 1,
        id: state.random.id(now),
        at: now,
        on: today,
        actor: person.actor(),
        step: None,
        body: EventBody::Downloaded { document },
    };
    let tx = region.scope.begin().await?;
    let rules = Rules { definition: &case.definition, calendar: &region.calendar, today };
    cases::append(&tx, case.application.id, &case.state, std::slice::from_ref(&event), rules).await?;
    tx.commit().await
}
