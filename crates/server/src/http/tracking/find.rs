//! Finds a case by number and secret, and says of it what anybody may know who holds the receipt.

use mppi_domain::{
    api::{
        application::{StepProgress, StepView, TimelineEntry},
        tracking::{Tracking, TrackingRequest},
    },
    case::{Actor, CaseEvent, CaseState},
    case_number,
    language::Language,
    service::ServiceDefinition,
    status::Status,
    text::Text,
};
use mppi_store::{StoreError, applications, cases, services};

use crate::{
    auth::limit,
    http::{ApiError, ApiResult, extract::ClientAddress},
    region::{RegionContext, agencies::AgencyNames},
    state::AppState,
};

/// The case of a number and its secret.
///
/// # Errors
/// `not_found` for a wrong number as for a wrong secret, `throttled` for too many.
pub async fn find(
    state: &AppState,
    region: &RegionContext,
    client: ClientAddress,
    request: &TrackingRequest,
) -> ApiResult<Tracking> {
    let now = state.clock.now();
    limit::hit(&region.scope, &["track-client:", &client.bucket()].concat(), limit::TRACKING_PER_CLIENT, now).await?;
    let number = case_number::proper(&request.number).ok_or_else(ApiError::not_found)?;
    limit::hit(&region.scope, &["track:", &number].concat(), limit::TRACKING_PER_NUMBER, now).await?;

    let read = region.scope.read();
    let application = match applications::tracked(&read, &number, request.secret.trim()).await {
        Err(StoreError::NotFound) => {
            tracing::warn!(region = region.profile.slug, number, "denied: tracking with a wrong number or secret");
            return Err(ApiError::not_found());
        }
        found => found?,
    };
    let definition = services::version(&read, &application.service, application.service_version).await?;
    let events = cases::events(&read, application.id).await?;
    let case = CaseState::fold(&definition, &events).map_err(StoreError::from)?;
    let agencies = AgencyNames::of(&read, &region.profile, &definition).await?;
    Ok(Tracking {
        number: application.number,
        provisional_number: application.provisional_number,
        status: case.status(),
        holder: holder(state, region, &definition, &case, &agencies),
        submitted_at: application.submitted_at,
        due_on: case.due(&definition, &region.calendar, region.today(now)),
        steps: steps(&definition, &case, &agencies),
        timeline: events
            .iter()
            .filter(|event| event.body.is_public())
            .map(|event| entry(event, &definition, &agencies))
            .collect(),
        service_name: definition.name,
    })
}

fn holder(
    state: &AppState,
    region: &RegionContext,
    definition: &ServiceDefinition,
    case: &CaseState,
    agencies: &AgencyNames,
) -> Text {
    let is_applicants_turn = matches!(case.status(), Status::CorrectionNeeded | Status::Completed);
    match case.steps.iter().find(|step| !step.waiting) {
        Some(step) if !is_applicants_turn => agencies.get(&step.agency),
        None if !is_applicants_turn => definition.agency.name.clone(),
        _ => {
            let say = |language| region.word(&state.words, language, "server.holder.applicant");
            Text::both(say(Language::Id), say(Language::En))
        }
    }
}

fn steps(definition: &ServiceDefinition, case: &CaseState, agencies: &AgencyNames) -> Vec<StepView> {
    let view = |step: &mppi_domain::workflow::Step| StepView {
        key: step.key.clone(),
        name: step.name.clone(),
        agency: agencies.get(step.agency.as_deref().unwrap_or(&definition.agency.code)),
        role: step.role,
        progress: match case.step(&step.key) {
            Some(open) if open.waiting => StepProgress::Waiting,
            Some(_) => StepProgress::Open,
            None if case.done.contains(&step.key) => StepProgress::Done,
            None => StepProgress::Ahead,
        },
        revision: None,
        assignee: None,
    };
    definition.workflow.steps.iter().map(view).collect()
}

/// An event without its words and flags, and without the one who acted.
fn entry(event: &CaseEvent, definition: &ServiceDefinition, agencies: &AgencyNames) -> TimelineEntry {
    let step = event.step.as_deref().and_then(|key| definition.workflow.step(key));
    TimelineEntry {
        seq: event.seq,
        at: event.at,
        kind: event.body.key().to_owned(),
        actor: match event.actor {
            Actor::Citizen { .. } => "citizen",
            Actor::Officer { .. } => "officer",
            Actor::System => "system",
        }
        .to_owned(),
        taken_at: event.body.intake().map(|intake| intake.taken_at),
        officer: None,
        agency: step.map(|step| agencies.get(step.agency.as_deref().unwrap_or(&definition.agency.code))),
        step: step.map(|step| step.name.clone()),
        words: None,
        flags: Vec::new(),
    }
}
