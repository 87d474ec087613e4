//! An issued document.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub region_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub application_id: Uuid,
    pub origin: String,
    pub number: String,
    pub verification_code: String,
    pub blob: String,
    pub sha256: String,
    pub size: i64,
    pub wrapped_key: Vec<u8>,
    pub holder_masked: String,
    pub document_name: String,
    pub agency: String,
    pub signatory: Option<String>,
    pub issued_at: i64,
    pub issued_on: String,
    pub revoked_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
