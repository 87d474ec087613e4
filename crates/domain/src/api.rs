//! The types of the contract `/api/v1`. Times are RFC 3339 UTC, money is whole rupiah, unknown fields in requests are refused.

pub mod account;
pub mod application;
pub mod attachment;
pub mod boot;
pub mod document;
pub mod draft;
pub mod intake;
pub mod officer;
pub mod problem;
pub mod region;
pub mod service;
pub mod session;
pub mod submission;
pub mod tracking;
