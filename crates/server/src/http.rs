//! Everything over HTTP. Each resource is a file with its routes; each verb is a file beside it.

pub mod account;
pub mod applications;
pub mod areas;
pub mod attachments;
pub mod casework_routes;
pub mod drafts;
pub mod etag;
pub mod extract;
pub mod metrics;
pub mod officer;
pub mod openapi;
pub mod pages;
pub mod portal;
pub mod problem;
pub mod regions;
pub mod router;
pub mod security_headers;
pub mod services;
pub mod session;
pub mod submissions;
pub mod trace;
pub mod tracking;
pub mod verification;
pub mod write_protection;

pub use problem::{ApiError, ApiResult};
pub use router::router;
