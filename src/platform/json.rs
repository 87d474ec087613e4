//! JSON into types, in few bytes of code: parsed once into a [`Value`], then read by [`Lean`].

use mppi_domain::lean::Lean;
use serde_json::Value;

/// Parses JSON.
pub fn parse(bytes: &[u8]) -> Option<Value> {
    serde_json::from_slice(bytes).ok()
}

/// Parses JSON and reads it as a type.
pub fn read<T: Lean>(bytes: &[u8]) -> Option<T> {
    T::lean(parse(bytes)?)
}
