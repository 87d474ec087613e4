//! The regions of this instance: one of the two rooms that work across regions.

use mppi_domain::{
    area::AreaCode,
    date::{Date, Instant},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    columns,
    entity::region::{ActiveModel, Column, Entity, Model},
    error::StoreError,
    migration,
    store::Store,
};

/// A region, as the database knows it; its name, words and brand are in its profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Immutable; what every primary key starts with.
    pub id: i32,
    /// `sinjai`
    pub slug: String,
    /// Kemendagri's code, which may change.
    pub code: AreaCode,
    /// Since when it has this code.
    pub code_since: Date,
}

/// A region to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRegion {
    /// `sinjai`
    pub slug: String,
    /// `73.07`
    pub code: AreaCode,
    /// Since when it has this code.
    pub code_since: Date,
}

/// All regions, by slug.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn list(store: &Store) -> Result<Vec<Region>, StoreError> {
    let rows = Entity::find().order_by_asc(Column::Slug).all(store.reader()).await?;
    rows.into_iter().map(region).collect()
}

/// The region of a slug.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn by_slug(store: &Store, slug: &str) -> Result<Region, StoreError> {
    let row = Entity::find().filter(Column::Slug.eq(slug)).one(store.reader()).await?;
    region(row.ok_or(StoreError::NotFound)?)
}

/// The region that has this code now.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Database`].
pub async fn by_code(store: &Store, code: &AreaCode) -> Result<Region, StoreError> {
    let row = Entity::find().filter(Column::Code.eq(code.to_string())).one(store.reader()).await?;
    region(row.ok_or(StoreError::NotFound)?)
}

/// The region of this slug, made if it is missing; what is there already stays as it is.
///
/// # Errors
/// [`StoreError::Duplicate`] if another region has the code, [`StoreError::Database`].
pub async fn create_if_missing(store: &Store, new: &NewRegion, now: Instant) -> Result<Region, StoreError> {
    match by_slug(store, &new.slug).await {
        Err(StoreError::NotFound) => {}
        found => return found,
    }
    let transaction = store.begin().await?;
    migration::take_turns(&transaction).await?;
    let rows = Entity::find().order_by_desc(Column::Id).all(&transaction).await?;
    // Two replicas may both have seen it missing.
    if let Some(row) = rows.iter().find(|row| row.slug == new.slug) {
        return region(row.clone());
    }
    let id = rows.first().map_or(1, |row| row.id + 1);
    let row = Model {
        id,
        slug: new.slug.clone(),
        code: new.code.to_string(),
        code_since: new.code_since.to_string(),
        created_at: now.millis(),
    };
    let active = ActiveModel {
        id: Set(row.id),
        slug: Set(row.slug.clone()),
        code: Set(row.code.clone()),
        code_since: Set(row.code_since.clone()),
        created_at: Set(row.created_at),
    };
    Entity::insert(active).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    region(row)
}

fn region(row: Model) -> Result<Region, StoreError> {
    Ok(Region {
        id: row.id,
        code: row.code.parse().map_err(|_| StoreError::Corrupt("code of a region"))?,
        code_since: columns::date(&row.code_since)?,
        slug: row.slug,
    })
}
