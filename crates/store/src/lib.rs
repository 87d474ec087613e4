//! Entities, migrations and repositories of MPPI on SQLite and PostgreSQL.
//!
//! [`Store::open`] connects and migrates. Everything of a region goes through its [`RegionScope`]: read with
//! [`RegionScope::read`], write with [`RegionScope::begin`] and [`Transaction::commit`]. A repository is a module of plain
//! functions; those that read take any [`Read`] (a [`Reader`] or a [`Transaction`]), those that write a [`Transaction`].
//! Only [`directory`] and [`jobs`] work across regions.
//!
//! Personal data is sealed before it reaches the database: see [`key`], [`sealed`] and [`erasure`].

pub mod action_records;
pub mod applications;
pub mod attachments;
pub mod cases;
pub mod citizens;
pub mod counters;
pub mod directory;
pub mod documents;
pub mod drafts;
pub mod erasure;
pub mod error;
pub mod file_key;
pub mod hash;
pub mod inbox;
pub mod jobs;
pub mod key;
pub mod messages;
pub mod observer;
pub mod officers;
pub mod otps;
pub mod pickups;
pub mod randomness;
pub mod scope;
pub mod sealed;
pub mod services;
pub mod sessions;
pub mod settings;
pub mod setup_links;
pub mod store;
pub mod submissions;
pub mod throttles;

mod case_keys;
mod columns;
mod data_key;
mod entity;
mod migration;
mod projection;
mod secrets;

pub use error::{Duplicate, StoreError};
pub use file_key::FileKey;
pub use hash::{HashPurpose, KeyedHash};
pub use key::InstanceKey;
pub use observer::{Observed, Observer};
pub use randomness::{Randomness, SystemRandomness};
pub use scope::{Read, Reader, RegionScope, Transaction};
pub use store::Store;
