//! The real binary as a process of its own.

mod client;
mod demonstration;
mod first_administrator;
mod kill;
mod server;
