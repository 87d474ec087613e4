//! What of a case's state stands in columns, so that lists and counts need not fold its log.

use std::collections::BTreeSet;

use mppi_domain::{case::CaseState, date::Date, service::ServiceDefinition, status::Status, workflow::StepKind};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use crate::{
    cases::Rules,
    columns,
    entity::{application_listing, application_step},
    error::StoreError,
    scope::{Read, Transaction},
};

/// The agency of a listing that the whole mall sees.
pub(crate) const WHOLE_MALL: &str = "";

/// The columns of one case.
pub(crate) struct Projection {
    pub status: Status,
    pub due_on: Option<Date>,
    pub closed_at: Option<i64>,
    pub steps: Vec<application_step::Model>,
    pub listings: Vec<application_listing::Model>,
}

/// What stands in a column that is sorted by due date: what is never due comes last.
pub(crate) fn due_sort(due_on: Option<Date>) -> String {
    due_on.unwrap_or(Date::MAX).to_string()
}

impl Projection {
    /// Projects a state; `closed_at` is right only at the event that closed the case.
    pub(crate) fn of(
        region_id: i32,
        application_id: Uuid,
        state: &CaseState,
        rules: Rules<'_>,
    ) -> Result<Self, StoreError> {
        let status = state.status();
        let due_on = state.due(rules.definition, rules.calendar, rules.today);
        let mut steps = Vec::new();
        for step in &state.steps {
            // A document on the shelf waits for the citizen, not for the desk.
            let is_shelved = step.kind == StepKind::HandOver && state.shelf.is_some();
            steps.push(application_step::Model {
                region_id,
                application_id,
                key: step.key.clone(),
                kind: columns::to_word(&step.kind)?,
                role: step.role.key().to_owned(),
                agency: step.agency.clone(),
                assignee: step.assignee,
                revision: columns::to_i32(step.revision)?,
                waiting: step.waiting || is_shelved,
                opened_on: step.since.to_string(),
                status: status.key().to_owned(),
                due_sort: due_sort(due_on),
                submitted_at: state.submitted_at.millis(),
            });
        }
        let listings = agencies(rules.definition)
            .into_iter()
            .map(|agency| application_listing::Model {
                region_id,
                application_id,
                agency: agency.to_owned(),
                status: status.key().to_owned(),
                due_sort: due_sort(due_on),
                submitted_at: state.submitted_at.millis(),
            })
            .collect();
        let closed_at = state.closed.map(|_| state.updated_at.millis());
        Ok(Self { status, due_on, closed_at, steps, listings })
    }

    /// Replaces the rows of steps and listings.
    pub(crate) async fn write(self, tx: &Transaction, application_id: Uuid) -> Result<(), StoreError> {
        let region_id = tx.scope().region_id();
        application_step::Entity::delete_many()
            .filter(application_step::Column::RegionId.eq(region_id))
            .filter(application_step::Column::ApplicationId.eq(application_id))
            .exec(tx.database())
            .await?;
        application_listing::Entity::delete_many()
            .filter(application_listing::Column::RegionId.eq(region_id))
            .filter(application_listing::Column::ApplicationId.eq(application_id))
            .exec(tx.database())
            .await?;
        if !self.steps.is_empty() {
            application_step::Entity::insert_many(self.steps.into_iter().map(IntoActiveModel::into_active_model))
                .exec_without_returning(tx.database())
                .await?;
        }
        application_listing::Entity::insert_many(self.listings.into_iter().map(IntoActiveModel::into_active_model))
            .exec_without_returning(tx.database())
            .await?;
        Ok(())
    }
}

/// The whole mall, and every agency that takes part in the service.
fn agencies(definition: &ServiceDefinition) -> BTreeSet<&str> {
    let mut agencies = BTreeSet::from([WHOLE_MALL, definition.agency.code.as_str()]);
    agencies.extend(definition.workflow.steps.iter().filter_map(|step| step.agency.as_deref()));
    agencies
}
