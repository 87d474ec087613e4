//! The projected rows of cases: one by one, as a citizen's own list, and by number for the tracking page.

mod cursor;

use std::collections::HashMap;

use mppi_domain::{
    date::{Date, Instant},
    provisional_number::ProvisionalNumber,
    status::Status,
    workflow::{Role, StepKind},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    columns,
    entity::{
        application::{Column, Entity, Model},
        application_step,
    },
    error::StoreError,
    scope::{Read, executor},
    submissions,
};

pub use cursor::Cursor;

/// A case, as its row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// Its id.
    pub id: Uuid,
    /// The submission that it came with.
    pub submission_id: Uuid,
    /// Whose it is.
    pub citizen_id: Uuid,
    /// `MPP-7307-2026-000123-Z`
    pub number: String,
    /// `SEM-7307-G9VC59R-K`, where it was taken in at a counter.
    pub provisional_number: Option<String>,
    /// Code of the service.
    pub service: String,
    /// Version of the service.
    pub service_version: u32,
    /// In one word.
    pub status: Status,
    /// Name of the person that it is about; empty once erased.
    pub subject_name: String,
    /// By when the office must act.
    pub due_on: Option<Date>,
    /// Sequence number of the last event.
    pub seq: u32,
    /// When it was sent.
    pub submitted_at: Instant,
    /// When something last happened.
    pub updated_at: Instant,
    /// When it ended.
    pub closed_at: Option<Instant>,
}

/// An open step, as lists need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedStep {
    /// Key in the workflow.
    pub key: String,
    /// What is done in it.
    pub kind: StepKind,
    /// Who does it.
    pub role: Role,
    /// Code of the agency that does it.
    pub agency: String,
    /// The officer who took it.
    pub assignee: Option<Uuid>,
    /// Its revision.
    pub revision: u32,
    /// True while it waits for the citizen (correction, or pickup from the shelf).
    pub waiting: bool,
    /// Since when it is open.
    pub opened_on: Date,
}

/// A case in a list, with its open steps in no order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The case.
    pub application: Application,
    /// Its open steps.
    pub steps: Vec<ListedStep>,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The cases.
    pub cases: Vec<Listed>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// One case of the region. Whether somebody may see it is asked elsewhere: [`of_citizen`], [`crate::inbox::visible`].
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn get(on: &impl Read, id: Uuid) -> Result<Application, StoreError> {
    let row = Entity::find_by_id((on.scope().region_id(), id)).one(&executor(on)).await?;
    application(row.ok_or(StoreError::NotFound)?)
}

/// A case of this citizen.
///
/// # Errors
/// [`StoreError::NotFound`] also if it is somebody else's; [`StoreError::Database`].
pub async fn of_citizen(on: &impl Read, citizen_id: Uuid, id: Uuid) -> Result<Application, StoreError> {
    let found = get(on, id).await?;
    if found.citizen_id == citizen_id { Ok(found) } else { Err(StoreError::NotFound) }
}

/// A page of a citizen's own cases, the newest first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn list_of_citizen(
    on: &impl Read,
    citizen_id: Uuid,
    status: Option<Status>,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Page, StoreError> {
    let mut select = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::CitizenId.eq(citizen_id))
        .order_by_desc(Column::SubmittedAt)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit) + 1);
    if let Some(status) = status {
        select = select.filter(Column::Status.eq(status.key()));
    }
    if let Some(cursor) = after {
        let at = cursor.submitted_at.millis();
        let same_moment = Condition::all().add(Column::SubmittedAt.eq(at)).add(Column::Id.lt(cursor.id));
        select = select.filter(Column::SubmittedAt.lte(at));
        select = select.filter(Condition::any().add(Column::SubmittedAt.lt(at)).add(same_moment));
    }
    let rows = select.all(&executor(on)).await?;
    page(on, rows, limit).await
}

/// The case with this number, provisional or not, in its proper form.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn by_number(on: &impl Read, number: &str) -> Result<Application, StoreError> {
    let column = if ProvisionalNumber::is_meant_by(number) { Column::ProvisionalNumber } else { Column::Number };
    let row = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(column.eq(number))
        .one(&executor(on))
        .await?;
    application(row.ok_or(StoreError::NotFound)?)
}

/// The case with this number, for whoever holds the secret of its receipt.
///
/// # Errors
/// [`StoreError::NotFound`] also for a wrong secret, so that nobody can tell which numbers exist; [`StoreError::Database`].
pub async fn tracked(on: &impl Read, number: &str, secret: &str) -> Result<Application, StoreError> {
    let found = by_number(on, number).await?;
    submissions::check_secret(on, found.submission_id, secret).await?;
    Ok(found)
}

/// The cases of a submission, by number.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn of_submission(on: &impl Read, submission_id: Uuid) -> Result<Vec<Application>, StoreError> {
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::SubmissionId.eq(submission_id))
        .all(&executor(on))
        .await?;
    let mut found = rows.into_iter().map(application).collect::<Result<Vec<_>, _>>()?;
    // Sorted here: asked for the order, SQLite would walk through all numbers of the region.
    found.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(found)
}

/// A case in the shape of lists.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn listed(on: &impl Read, application: Application) -> Result<Listed, StoreError> {
    let mut steps = steps(on, &[application.id]).await?;
    let steps = steps.remove(&application.id).unwrap_or_default();
    Ok(Listed { application, steps })
}

/// Makes a page of rows in their order, of which there may be one more than fits.
pub(crate) async fn page(on: &impl Read, rows: Vec<Model>, limit: u32) -> Result<Page, StoreError> {
    let mut applications = rows.into_iter().map(application).collect::<Result<Vec<_>, _>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = applications.len() > limit;
    applications.truncate(limit);
    let next = applications.last().filter(|_| has_more).map(Cursor::after);
    let ids: Vec<Uuid> = applications.iter().map(|application| application.id).collect();
    let mut steps = steps(on, &ids).await?;
    let cases = applications
        .into_iter()
        .map(|application| Listed { steps: steps.remove(&application.id).unwrap_or_default(), application })
        .collect();
    Ok(Page { cases, next })
}

async fn steps(on: &impl Read, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<ListedStep>>, StoreError> {
    let mut steps: HashMap<Uuid, Vec<ListedStep>> = HashMap::new();
    if ids.is_empty() {
        return Ok(steps);
    }
    let rows = application_step::Entity::find()
        .filter(application_step::Column::RegionId.eq(on.scope().region_id()))
        .filter(application_step::Column::ApplicationId.is_in(ids.iter().copied()))
        .all(&executor(on))
        .await?;
    for row in rows {
        steps.entry(row.application_id).or_default().push(ListedStep {
            key: row.key,
            kind: columns::from_word(&row.kind)?,
            role: columns::from_word(&row.role)?,
            agency: row.agency,
            assignee: row.assignee,
            revision: columns::to_u32(row.revision)?,
            waiting: row.waiting,
            opened_on: columns::date(&row.opened_on)?,
        });
    }
    Ok(steps)
}

pub(crate) fn application(row: Model) -> Result<Application, StoreError> {
    Ok(Application {
        id: row.id,
        submission_id: row.submission_id,
        citizen_id: row.citizen_id,
        number: row.number,
        provisional_number: row.provisional_number,
        service: row.service,
        service_version: columns::to_u32(row.service_version)?,
        status: columns::status(&row.status)?,
        subject_name: row.subject_name,
        due_on: row.due_on.as_deref().map(columns::date).transpose()?,
        seq: columns::to_u32(row.seq)?,
        submitted_at: columns::instant(row.submitted_at),
        updated_at: columns::instant(row.updated_at),
        closed_at: row.closed_at.map(columns::instant),
    })
}
