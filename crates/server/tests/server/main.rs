//! The whole server over real HTTP, with a real SQLite in a folder of its own and a clock that the test sets.

mod account;
mod administration;
mod casework;
mod harness;
mod mail;
mod officer_sign_in;
mod one_time_codes;
mod openapi;
mod public_pages;
mod regions;
mod shells;
mod write_protection;
