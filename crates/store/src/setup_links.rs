//! One-time links with which an officer sets name and password.

use mppi_domain::{date::Instant, workflow::Role};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use crate::{
    columns,
    entity::setup_link::{Column, Entity, Model},
    error::StoreError,
    hash::HashPurpose,
    scope::{Read, Transaction},
};

/// Whom a link is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupLink {
    /// The invited officer; none: the first administrator, whose account is made when the link is used.
    pub officer_id: Option<Uuid>,
    /// Roles of the account to be made.
    pub roles: Vec<Role>,
    /// Until when it may be used.
    pub expires_at: Instant,
}

/// Makes a link; earlier ones for the same officer (or the first administrator) are void.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn create(tx: &Transaction, token: &str, link: &SetupLink) -> Result<(), StoreError> {
    let scope = tx.scope();
    let same_officer = match link.officer_id {
        Some(id) => Column::OfficerId.eq(id),
        None => Column::OfficerId.is_null(),
    };
    Entity::delete_many()
        .filter(Column::RegionId.eq(scope.region_id()))
        .filter(Column::UsedAt.is_null())
        .filter(same_officer)
        .exec(tx.database())
        .await?;
    let row = Model {
        region_id: scope.region_id(),
        token_hash: scope.keyed_hash(HashPurpose::SetupToken, token).to_vec(),
        officer_id: link.officer_id,
        roles: columns::to_json(&link.roles)?,
        expires_at: link.expires_at.millis(),
        used_at: None,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.database()).await?;
    Ok(())
}

/// Uses a link up.
///
/// # Errors
/// [`StoreError::NotFound`] if it is unknown, used or too old; [`StoreError::Database`].
pub async fn redeem(tx: &Transaction, token: &str, now: Instant) -> Result<SetupLink, StoreError> {
    let scope = tx.scope();
    let token_hash = scope.keyed_hash(HashPurpose::SetupToken, token).to_vec();
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now.millis()))
        .filter(Column::RegionId.eq(scope.region_id()))
        .filter(Column::TokenHash.eq(token_hash.clone()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now.millis()))
        .exec(tx.database())
        .await?;
    if used.rows_affected == 0 {
        return Err(StoreError::NotFound);
    }
    let row = Entity::find_by_id((scope.region_id(), token_hash)).one(tx.database()).await?;
    let row = row.ok_or(StoreError::NotFound)?;
    Ok(SetupLink {
        officer_id: row.officer_id,
        roles: columns::from_json(&row.roles)?,
        expires_at: columns::instant(row.expires_at),
    })
}
