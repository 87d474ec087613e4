//! A case: the projection of its events.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub region_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub submission_id: Uuid,
    pub citizen_id: Uuid,
    pub number: String,
    pub service: String,
    pub service_version: i32,
    pub status: String,
    pub subject_name: String,
    pub subject_folded: String,
    pub applicant_nik_hash: Option<Vec<u8>>,
    pub due_on: Option<String>,
    pub seq: i32,
    pub submitted_at: i64,
    pub updated_at: i64,
    pub closed_at: Option<i64>,
    pub provisional_number: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
