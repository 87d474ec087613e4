//! The citizen and officer portals of Mal Pelayanan Publik Indonesia.

pub mod platform;
pub mod ui;
