//! The reference backend of MPPI: one binary that serves both portals and the contract `/api/v1`.

pub mod areas;
pub mod auth;
pub mod blobs;
pub mod casework;
pub mod channels;
pub mod clock;
pub mod config;
pub mod dist;
pub mod documents;
pub mod drafts;
pub mod files;
pub mod hex;
pub mod http;
pub mod jobs;
pub mod notify;
pub mod random;
pub mod region;
pub mod serve;
pub mod state;
pub mod tools;
pub mod uploads;
pub mod words;
