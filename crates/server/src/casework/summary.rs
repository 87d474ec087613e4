//! A case in a list.

use std::collections::BTreeMap;

use mppi_domain::{
    api::application::{ApplicationList, ApplicationSummary, OfficerName},
    language::Language,
    service::ServiceDefinition,
    status::Status,
    text::Text,
};
use mppi_store::{
    Read, StoreError,
    applications::{Listed, Page},
    officers, services,
};
use uuid::Uuid;

use crate::{
    casework::timeline::OfficerNames,
    region::{RegionContext, agencies::AgencyNames},
    state::AppState,
};

/// A page of a list; `with_officers` adds who has claimed what.
///
/// # Errors
/// Where the database fails.
pub async fn list(
    state: &AppState,
    region: &RegionContext,
    on: &impl Read,
    page: Page,
    with_officers: bool,
) -> Result<ApplicationList, StoreError> {
    let mut definitions: BTreeMap<(String, u32), ServiceDefinition> = BTreeMap::new();
    let assignees = page.cases.iter().flat_map(|case| &case.steps).filter_map(|step| step.assignee).collect();
    let officers = if with_officers { officer_names(on, assignees).await? } else { OfficerNames::new() };
    let mut agencies: Option<AgencyNames> = None;
    let mut applications = Vec::with_capacity(page.cases.len());
    for case in &page.cases {
        let key = (case.application.service.clone(), case.application.service_version);
        if !definitions.contains_key(&key) {
            let definition = services::version(on, &key.0, key.1).await?;
            definitions.insert(key.clone(), definition);
        }
        let Some(definition) = definitions.get(&key) else { continue };
        if agencies.is_none() {
            agencies = Some(AgencyNames::of(on, &region.profile, definition).await?);
        }
        let names = agencies.clone().unwrap_or_default();
        applications.push(summary(state, region, case, definition, &names, with_officers.then_some(&officers)));
    }
    Ok(ApplicationList { applications, next: page.next.map(|cursor| cursor.to_string()) })
}

/// One case.
pub fn summary(
    state: &AppState,
    region: &RegionContext,
    case: &Listed,
    definition: &ServiceDefinition,
    agencies: &AgencyNames,
    officers: Option<&OfficerNames>,
) -> ApplicationSummary {
    let application = &case.application;
    let assignee = case.steps.iter().find_map(|step| officers?.get(&step.assignee?)).cloned();
    ApplicationSummary {
        id: application.id,
        number: application.number.clone(),
        service: application.service.clone(),
        service_name: definition.name.clone(),
        status: application.status,
        holder: holder(state, region, case, definition, agencies),
        subject_name: application.subject_name.clone(),
        submitted_at: application.submitted_at,
        updated_at: application.updated_at,
        due_on: application.due_on,
        assignee,
    }
}

/// Who holds it: the applicant where it is their turn, else the agency of the first open step.
fn holder(
    state: &AppState,
    region: &RegionContext,
    case: &Listed,
    definition: &ServiceDefinition,
    agencies: &AgencyNames,
) -> Text {
    let with_applicant =
        matches!(case.application.status, Status::CorrectionNeeded | Status::Completed | Status::Cancelled);
    if with_applicant {
        let say = |language| region.word(&state.words, language, "server.holder.applicant");
        return Text::both(say(Language::Id), say(Language::En));
    }
    // The rows of the steps have no order of their own.
    let first = definition.workflow.steps.iter().find_map(|step| case.steps.iter().find(|open| open.key == step.key));
    first.map_or_else(|| definition.agency.name.clone(), |step| agencies.get(&step.agency))
}

/// Names of officers.
///
/// # Errors
/// Where the database fails.
pub async fn officer_names(on: &impl Read, mut ids: Vec<Uuid>) -> Result<OfficerNames, StoreError> {
    ids.sort_unstable();
    ids.dedup();
    let officers = officers::by_ids(on, &ids).await?;
    Ok(officers.into_iter().map(|officer| (officer.id, OfficerName { id: officer.id, name: officer.name })).collect())
}
