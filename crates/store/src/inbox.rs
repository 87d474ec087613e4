//! What officers see: inbox, counts and search, within their roles and agency.

mod statement;

use std::collections::{BTreeMap, HashMap};

use mppi_domain::{date::Date, status::Status, workflow::Role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use self::statement::Sql;
use crate::{
    applications::{Application, Cursor, Page, page},
    columns,
    entity::{
        application::{Column, Entity, Model},
        application_listing,
    },
    error::StoreError,
    projection::{WHOLE_MALL, due_sort},
    scope::{Read, executor},
};

/// Through whose eyes one looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Id of the officer.
    pub officer_id: Uuid,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The agency that they work for; none: the whole mall.
    pub agency: Option<String>,
}

impl Viewer {
    /// The listing in which they find cases: their agency's, or the whole mall's, which the region admin sees too.
    fn listing(&self) -> &str {
        if self.roles.contains(&Role::RegionAdmin) { WHOLE_MALL } else { self.agency.as_deref().unwrap_or(WHOLE_MALL) }
    }
}

/// A part of the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Steps of their roles that nobody has taken and that do not wait for the citizen.
    Unclaimed,
    /// Steps that they have taken.
    Mine,
    /// Steps of their roles whose case was due before today.
    Overdue,
    /// Every case that they may see, closed ones too.
    All,
}

/// What of the inbox is asked for.
#[derive(Clone, Debug)]
pub struct InboxQuery<'a> {
    /// Which part.
    pub view: View,
    /// Only cases in this state.
    pub status: Option<Status>,
    /// How a number, provisional or not, or the name of a subject begins.
    pub search: Option<&'a str>,
    /// Where the page before ended.
    pub after: Option<&'a Cursor>,
    /// Cases on a page.
    pub limit: u32,
    /// The day where the region is.
    pub today: Date,
}

/// Counts for the inbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Every case that they may see; a state without cases is absent.
    pub by_status: BTreeMap<Status, u64>,
    /// Cases of [`View::Unclaimed`].
    pub unclaimed: u64,
    /// Cases of [`View::Mine`].
    pub mine: u64,
    /// Cases of [`View::Overdue`].
    pub overdue: u64,
}

/// A case, if this officer may see it.
///
/// # Errors
/// [`StoreError::NotFound`] also if it is another agency's; [`StoreError::Database`].
pub async fn visible(on: &impl Read, viewer: &Viewer, id: Uuid) -> Result<Application, StoreError> {
    let region_id = on.scope().region_id();
    let key = (region_id, id, viewer.listing().to_owned());
    application_listing::Entity::find_by_id(key).one(&executor(on)).await?.ok_or(StoreError::NotFound)?;
    crate::applications::get(on, id).await
}

/// A page of the inbox, what is due first comes first.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn list(on: &impl Read, viewer: &Viewer, query: &InboxQuery<'_>) -> Result<Page, StoreError> {
    let region_id = on.scope().region_id();
    let mut sql = Sql::default();
    // A case stands once in a listing, but may have several steps of one officer.
    let distinct = if query.view == View::All { "" } else { "DISTINCT " };
    sql.push("SELECT ").push(distinct).push("due_sort, submitted_at, application_id");
    sql.push(" FROM ");
    let search = query.search.map(str::trim).filter(|search| !search.is_empty());
    if let Some(search) = search {
        sql.push_search(region_id, search);
    }
    sql.push_view(region_id, viewer, query.view, query.today);
    if search.is_some() {
        sql.push(" AND application_id = found.id");
    }
    if let Some(status) = query.status {
        sql.push(" AND status = ").bind(status.key());
    }
    if let Some(cursor) = query.after {
        sql.push(" AND (due_sort, submitted_at, application_id) > (").bind(due_sort(cursor.due_on));
        sql.push(", ").bind(cursor.submitted_at.millis()).push(", ").bind(cursor.id).push(")");
    }
    sql.push(" ORDER BY due_sort, submitted_at, application_id LIMIT ").bind(i64::from(query.limit) + 1);
    let executor = executor(on);
    let found = executor.query_all_raw(sql.statement(&executor)).await?;
    let ids = found.iter().map(|row| row.try_get::<Uuid>("", "application_id")).collect::<Result<Vec<_>, _>>()?;
    page(on, in_order(on, &ids).await?, query.limit).await
}

/// Counts for the inbox.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn counts(on: &impl Read, viewer: &Viewer, today: Date) -> Result<Counts, StoreError> {
    let region_id = on.scope().region_id();
    let mut sql = Sql::default();
    sql.push("SELECT status, COUNT(*) AS cases FROM ").push_view(region_id, viewer, View::All, today);
    sql.push(" GROUP BY status");
    let executor = executor(on);
    let mut counts = Counts::default();
    for row in executor.query_all_raw(sql.statement(&executor)).await? {
        let status = columns::status(&row.try_get::<String>("", "status")?)?;
        counts.by_status.insert(status, columns::to_u64(row.try_get("", "cases")?)?);
    }
    counts.unclaimed = count(on, viewer, View::Unclaimed, today).await?;
    counts.mine = count(on, viewer, View::Mine, today).await?;
    counts.overdue = count(on, viewer, View::Overdue, today).await?;
    Ok(counts)
}

async fn count(on: &impl Read, viewer: &Viewer, view: View, today: Date) -> Result<u64, StoreError> {
    let mut sql = Sql::default();
    // Asked for distinct ids alone, SQLite would walk through the steps of the whole region in the order of their ids.
    sql.push("SELECT COUNT(*) AS cases FROM (SELECT DISTINCT due_sort, submitted_at, application_id FROM ");
    sql.push_view(on.scope().region_id(), viewer, view, today).push(") AS steps");
    let executor = executor(on);
    let row = executor.query_one_raw(sql.statement(&executor)).await?.ok_or(StoreError::Corrupt("count"))?;
    columns::to_u64(row.try_get("", "cases")?)
}

async fn in_order(on: &impl Read, ids: &[Uuid]) -> Result<Vec<Model>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::RegionId.eq(on.scope().region_id()))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(&executor(on))
        .await?;
    let mut rows: HashMap<Uuid, Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    Ok(ids.iter().filter_map(|id| rows.remove(id)).collect())
}
