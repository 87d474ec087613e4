//! A draft that goes on elsewhere.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub region_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub application_id: Option<Uuid>,
    pub service: String,
    pub service_version: i32,
    pub revision: i32,
    pub device: String,
    pub size: i64,
    pub file_count: i32,
    pub updated_at: i64,
    pub expires_at: i64,
    pub wrapped_key: Vec<u8>,
    pub content: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
