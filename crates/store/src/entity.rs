//! The tables, one file each; repositories turn their rows into the types of the domain.

pub mod action_record;
pub mod application;
pub mod application_listing;
pub mod application_step;
pub mod attachment;
pub mod case_key;
pub mod citizen;
pub mod document;
pub mod draft;
pub mod draft_file;
pub mod event;
pub mod job;
pub mod message;
pub mod officer;
pub mod otp;
pub mod pickup;
pub mod region;
pub mod sealed;
pub mod service_version;
pub mod session;
pub mod setting;
pub mod setup_link;
pub mod submission;
pub mod throttle;
