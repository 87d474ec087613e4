//! One suite, run on `SQLite` and on a `PostgreSQL` that the tests start themselves.

mod accounts;
mod cases;
mod cluster;
mod database;
mod drafts;
mod erasure;
mod files;
mod fixture;
mod immutability;
mod inbox;
mod intakes;
mod jobs;
mod key;
mod model;
mod plans;
mod regions;
mod reopening;
mod services;
