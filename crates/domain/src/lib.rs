//! The shared language of MPPI, compiled for browser and server: no I/O, no clock, no randomness.

pub mod api;
pub mod area;
pub mod calendar;
pub mod case;
pub mod case_number;
pub mod clock;
pub mod contact;
pub mod date;
pub mod decimal;
pub mod email;
pub mod family_card;
pub mod form;
pub mod format;
pub mod language;
pub mod lean;
pub mod mask;
pub mod meaning;
pub mod money;
pub mod nik;
pub mod number;
pub mod phone;
pub mod provisional_number;
pub mod requirement;
pub mod rules;
pub mod service;
pub mod standard;
pub mod status;
pub mod text;
pub mod theme;
pub mod workflow;

mod population_number;
mod wire_text;
