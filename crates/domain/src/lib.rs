//! The shared language of MPPI, compiled for browser and server: no I/O, no clock, no randomness.
pub mod area;
pub mod calendar;
pub mod clock;
pub mod date;
pub mod decimal;
pub mod email;
pub mod family_card;
pub mod format;
pub mod language;
pub mod mask;
pub mod money;
pub mod nik;
pub mod number;
pub mod phone;
pub mod rules;
pub mod theme;
mod population_number;
mod wire_text;
