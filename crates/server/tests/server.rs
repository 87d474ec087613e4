//! The whole server over real HTTP, with a real SQLite in a folder of its own and a clock that the test sets.

#[path = "server/harness.rs"]
mod harness;

#[path = "server/account.rs"]
mod account;
#[path = "server/administration.rs"]
mod administration;
#[path = "server/casework.rs"]
mod casework;
#[path = "server/officer_sign_in.rs"]
mod officer_sign_in;
#[path = "server/one_time_codes.rs"]
mod one_time_codes;
#[path = "server/openapi.rs"]
mod openapi;
#[path = "server/public_pages.rs"]
mod public_pages;
#[path = "server/regions.rs"]
mod regions;
#[path = "server/shells.rs"]
mod shells;
#[path = "server/write_protection.rs"]
mod write_protection;
