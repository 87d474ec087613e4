//! What handlers take from a request: each type is documented where it is.

pub mod citizen;
pub mod client_address;
pub mod cookie;
pub mod json;
pub mod language;
pub mod officer;
pub mod path;
pub mod region;

pub use citizen::CitizenSession;
pub use client_address::ClientAddress;
pub use json::JsonBody;
pub use language::PageLanguage;
pub use officer::OfficerSession;
pub use path::{PathOf, QueryOf};
pub use region::Region;
