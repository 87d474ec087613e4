//! What officers see: inbox, counts and search, within their roles and agency.

use std::collections::{BTreeMap, HashMap};

use mppi_domain::{date::Date, number::ApplicationNumber, status::Status, workflow::Role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement, Value};
use uuid::Uuid;

use crate::{
    applications::{Application, Cursor, Page, page},
    cases::folded,
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
    /// How a number or the name of a subject begins.
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
    sql.push_view(region_id, viewer, query.view, query.today);
    if let Some(status) = query.status {
        sql.push(" AND status = ").bind(status.key());
    }
    if let Some(search) = query.search.map(str::trim).filter(|search| !search.is_empty()) {
        sql.push_search(region_id, search);
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
    sql.push("SELECT status, COUNT(*) AS cases").push_view(region_id, viewer, View::All, today);
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
    sql.push("SELECT COUNT(DISTINCT application_id) AS cases");
    sql.push_view(on.scope().region_id(), viewer, view, today);
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

/// A statement under way, with its values in the order of their places.
#[derive(Default)]
struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }

    fn statement(self, executor: &impl ConnectionTrait) -> Statement {
        Statement::from_sql_and_values(executor.get_database_backend(), self.text, self.values)
    }

    /// Where the cases of a view are found.
    fn push_view(&mut self, region_id: i32, viewer: &Viewer, view: View, today: Date) -> &mut Self {
        match view {
            View::All => {
                self.push(" FROM application_listing WHERE region_id = ").bind(region_id);
                self.push(" AND agency = ").bind(viewer.listing())
            }
            View::Mine => {
                self.push(" FROM application_step WHERE region_id = ").bind(region_id);
                self.push(" AND assignee = ").bind(viewer.officer_id)
            }
            View::Unclaimed => {
                self.push_own_steps(region_id, viewer);
                self.push(" AND assignee IS NULL AND NOT waiting")
            }
            View::Overdue => {
                self.push_own_steps(region_id, viewer);
                self.push(" AND due_sort < ").bind(today.to_string())
            }
        }
    }

    fn push_own_steps(&mut self, region_id: i32, viewer: &Viewer) {
        self.push(" FROM application_step WHERE region_id = ").bind(region_id).push(" AND role IN (''");
        for role in &viewer.roles {
            self.push(", ").bind(role.key());
        }
        self.push(")");
        if let Some(agency) = &viewer.agency {
            self.push(" AND agency = ").bind(agency.as_str());
        }
    }

    fn push_search(&mut self, region_id: i32, search: &str) {
        let number =
            ApplicationNumber::parse(search).map_or_else(|_| search.to_uppercase(), |number| number.to_string());
        self.push(" AND application_id IN (");
        for (index, (column, prefix)) in
            [("subject_folded", folded(search)), ("number", number)].into_iter().enumerate()
        {
            if index > 0 {
                self.push(" UNION ");
            }
            self.push("SELECT id FROM application WHERE region_id = ").bind(region_id);
            // The last character of Unicode sorts after whatever may follow the prefix.
            let end = format!("{prefix}\u{10FFFF}");
            self.push(" AND ").push(column).push(" >= ").bind(prefix);
            self.push(" AND ").push(column).push(" < ").bind(end);
        }
        self.push(")");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_its_places_as_it_binds() {
        let viewer =
            Viewer { officer_id: Uuid::nil(), roles: vec![Role::FrontOffice], agency: Some("dukcapil".to_owned()) };
        let mut sql = Sql::default();
        sql.push("SELECT 1").push_view(1, &viewer, View::Unclaimed, Date::MIN);
        assert_eq!(
            sql.text,
            "SELECT 1 FROM application_step WHERE region_id = $1 AND role IN ('', $2) AND agency = $3 \
             AND assignee IS NULL AND NOT waiting"
        );
        assert_eq!(sql.values.len(), 3);
    }
}
