//! Everything over HTTP. Each resource is a file with its routes; each verb is a file beside it.

pub mod casework_routes;
pub mod extract;
pub mod metrics;
pub mod openapi;
pub mod problem;
pub mod router;
pub mod security_headers;
pub mod trace;
pub mod write_protection;

pub use problem::{ApiError, ApiResult};
pub use router::router;
