//! The citizen and officer portals of Mal Pelayanan Publik Indonesia.

pub mod api;
pub mod config;
pub mod i18n;
pub mod platform;
pub mod session;
pub mod theme;
pub mod ui;
