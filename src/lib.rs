//! The citizen and officer portals of Mal Pelayanan Publik Indonesia.

pub mod api;
pub mod config;
pub mod forms;
pub mod i18n;
pub mod offline;
pub mod platform;
pub mod session;
pub mod theme;
pub mod ui;
