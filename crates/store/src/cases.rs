//! The log of a case, and the projection that is written with it in one transaction.

use mppi_domain::{
    calendar::WorkCalendar,
    case::{Actor, CaseEvent, CaseState},
    date::Date,
    service::ServiceDefinition,
};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

use crate::{
    case_keys, columns,
    entity::{
        application,
        event::{Column, Entity, Model},
    },
    error::StoreError,
    hash::HashPurpose,
    projection::Projection,
    scope::{Read, Transaction, executor},
};

/// By what a case's state is computed.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The service version that the case was started with.
    pub definition: &'a ServiceDefinition,
    /// The region's working days.
    pub calendar: &'a WorkCalendar,
    /// The day where the region is.
    pub today: Date,
}

/// A case to be made.
#[derive(Clone, Debug)]
pub struct NewCase<'a> {
    /// Made by the client.
    pub id: Uuid,
    /// The submission, which must be there already.
    pub submission_id: Uuid,
    /// Whose it is.
    pub citizen_id: Uuid,
    /// `MPP-7307-2026-000123-Z`
    pub number: &'a str,
    /// `SEM-7307-G9VC59R-K`, where it was taken in at a counter.
    pub provisional_number: Option<&'a str>,
    /// Name of the person that it is about.
    pub subject_name: &'a str,
    /// NIK of the applicant; only its hash is kept.
    pub applicant_nik: Option<&'a str>,
    /// The first event, `submitted`, with `seq` 1.
    pub submitted: CaseEvent,
}

/// Makes a case, its key, its first event and its projection.
///
/// # Errors
/// [`StoreError::Duplicate`] for an id or one of the numbers that is taken, [`StoreError::Log`], [`StoreError::Database`].
pub async fn create(tx: &Transaction, new: &NewCase<'_>, rules: Rules<'_>) -> Result<CaseState, StoreError> {
    let scope = tx.scope();
    let region_id = scope.region_id();
    let state = CaseState::fold(rules.definition, std::slice::from_ref(&new.submitted))?;
    let projection = Projection::of(region_id, new.id, &state, rules)?;
    let row = application::Model {
        region_id,
        id: new.id,
        submission_id: new.submission_id,
        citizen_id: new.citizen_id,
        number: new.number.to_owned(),
        service: rules.definition.code.clone(),
        service_version: columns::to_i32(rules.definition.version)?,
        status: projection.status.key().to_owned(),
        subject_name: new.subject_name.to_owned(),
        subject_folded: folded(new.subject_name),
        applicant_nik_hash: new.applicant_nik.map(|nik| scope.keyed_hash(HashPurpose::Nik, nik).to_vec()),
        due_on: projection.due_on.map(|due| due.to_string()),
        seq: 1,
        submitted_at: state.submitted_at.millis(),
        updated_at: state.updated_at.millis(),
        closed_at: projection.closed_at,
        provisional_number: new.provisional_number.map(str::to_owned),
    };
    application::Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    case_keys::create(tx, new.id).await?;
    insert_events(tx, new.id, std::slice::from_ref(&new.submitted)).await?;
    projection.write(tx, new.id).await?;
    Ok(state)
}

/// Appends events to a case that stands at `state`, and projects what they make of it.
///
/// # Errors
/// [`StoreError::Conflict`] if the case went on since `state` was read, [`StoreError::Log`] if the events do not follow
/// from it, [`StoreError::Duplicate`] for an event id that is taken, [`StoreError::Database`].
pub async fn append(
    tx: &Transaction,
    application_id: Uuid,
    state: &CaseState,
    events: &[CaseEvent],
    rules: Rules<'_>,
) -> Result<CaseState, StoreError> {
    let region_id = tx.scope().region_id();
    let mut after = state.clone();
    for event in events {
        after.apply(rules.definition, event)?;
    }
    let projection = Projection::of(region_id, application_id, &after, rules)?;
    let mut update = application::Entity::update_many()
        .col_expr(application::Column::Seq, Expr::value(columns::to_i32(after.seq)?))
        .col_expr(application::Column::Status, Expr::value(projection.status.key()))
        .col_expr(application::Column::DueOn, Expr::value(projection.due_on.map(|due| due.to_string())))
        .col_expr(application::Column::UpdatedAt, Expr::value(after.updated_at.millis()));
    // A case is closed once; what comes later (a message, a second download) leaves the time as it is.
    if state.closed.is_none() {
        update = update.col_expr(application::Column::ClosedAt, Expr::value(projection.closed_at));
    }
    let updated = update
        .filter(application::Column::RegionId.eq(region_id))
        .filter(application::Column::Id.eq(application_id))
        .filter(application::Column::Seq.eq(columns::to_i32(state.seq)?))
        .exec(tx.database())
        .await?;
    if updated.rows_affected == 0 {
        let there = application::Entity::find_by_id((region_id, application_id)).one(tx.database()).await?;
        return Err(if there.is_some() { StoreError::Conflict } else { StoreError::NotFound });
    }
    insert_events(tx, application_id, events).await?;
    projection.write(tx, application_id).await?;
    Ok(after)
}

/// Changes what is projected of the person, as after a correction.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn set_person(
    tx: &Transaction,
    application_id: Uuid,
    subject_name: &str,
    applicant_nik: Option<&str>,
) -> Result<(), StoreError> {
    let scope = tx.scope();
    let nik_hash = applicant_nik.map(|nik| scope.keyed_hash(HashPurpose::Nik, nik).to_vec());
    let updated = application::Entity::update_many()
        .col_expr(application::Column::SubjectName, Expr::value(subject_name))
        .col_expr(application::Column::SubjectFolded, Expr::value(folded(subject_name)))
        .col_expr(application::Column::ApplicantNikHash, Expr::value(nik_hash))
        .filter(application::Column::RegionId.eq(scope.region_id()))
        .filter(application::Column::Id.eq(application_id))
        .exec(tx.database())
        .await?;
    if updated.rows_affected == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// The whole log of a case, the oldest event first.
///
/// # Errors
/// [`StoreError::NotFound`] if there is no such case, [`StoreError::Database`].
pub async fn events(on: &impl Read, application_id: Uuid) -> Result<Vec<CaseEvent>, StoreError> {
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::ApplicationId.eq(application_id))
        .order_by_asc(Column::Seq)
        .all(&executor(on))
        .await?;
    if rows.is_empty() {
        return Err(StoreError::NotFound);
    }
    rows.into_iter().map(event).collect()
}

/// How names are compared in a search: small letters, one space between words.
pub(crate) fn folded(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

async fn insert_events(tx: &Transaction, application_id: Uuid, events: &[CaseEvent]) -> Result<(), StoreError> {
    for event in events {
        let (actor_kind, actor_id) = match event.actor {
            Actor::Citizen { id } => ("citizen", Some(id)),
            Actor::Officer { id } => ("officer", Some(id)),
            Actor::System => ("system", None),
        };
        let row = Model {
            region_id: tx.scope().region_id(),
            application_id,
            seq: columns::to_i32(event.seq)?,
            id: event.id,
            at: event.at.millis(),
            on_date: event.on.to_string(),
            actor_kind: actor_kind.to_owned(),
            actor_id,
            step: event.step.clone(),
            kind: event.body.key().to_owned(),
            body: columns::to_json(&event.body)?,
        };
        Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    }
    Ok(())
}

fn event(row: Model) -> Result<CaseEvent, StoreError> {
    let actor = match (row.actor_kind.as_str(), row.actor_id) {
        ("citizen", Some(id)) => Actor::Citizen { id },
        ("officer", Some(id)) => Actor::Officer { id },
        ("system", None) => Actor::System,
        _ => return Err(StoreError::Corrupt("actor of an event")),
    };
    Ok(CaseEvent {
        seq: columns::to_u32(row.seq)?,
        id: row.id,
        at: columns::instant(row.at),
        on: columns::date(&row.on_date)?,
        actor,
        step: row.step,
        body: columns::from_json(&row.body)?,
    })
}
