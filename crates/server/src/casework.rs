//! Cases: how they are sent, seen and worked on. What may happen is decided in `mppi_domain::case`; here it is done.

pub mod access;
pub mod act;
pub mod codes;
pub mod correction;
pub mod detail;
pub mod download;
pub mod files;
pub mod flags;
pub mod handed_in;
pub mod intake;
pub mod issue;
pub mod loaded;
pub mod notices;
pub mod payload;
pub mod person;
pub mod places;
pub mod plan;
pub mod receipt;
pub mod submit;
pub mod summary;

mod commit;
mod timeline;

#[cfg(test)]
mod fixture;

pub use loaded::LoadedCase;
pub use person::Person;
