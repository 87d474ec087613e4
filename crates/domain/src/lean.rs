//! Types from JSON values, in little code.
//!
//! The browser build pays for every type that it can read. `serde`'s derived readers cost some 500 bytes a field there,
//! since each is made anew for every combination of type and format and carries words about what was wrong. A reader
//! here takes a field from a map, and says nothing but "not readable". The same types keep their serde readers for the
//! server; tests hold both to the same answers.
//!
//! As the contract asks of clients, unknown fields are ignored.

mod application;
mod draft;
mod region;
mod service;
mod session;
mod values;
mod words;

use serde_json::{Map, Value};

/// A type that can be read from a JSON value.
pub trait Lean: Sized {
    /// Reads it; nothing where the value does not fit. A field that is absent arrives as `null`.
    fn lean(value: Value) -> Option<Self>;
}

/// The fields of an object.
pub type Fields = Map<String, Value>;

/// Takes the fields of an object.
pub fn fields(value: Value) -> Option<Fields> {
    match value {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

/// Takes a field; `null` where it is absent.
pub fn take(fields: &mut Fields, key: &str) -> Value {
    fields.remove(key).unwrap_or(Value::Null)
}

/// Reads a field.
pub fn need<T: Lean>(fields: &mut Fields, key: &str) -> Option<T> {
    T::lean(take(fields, key))
}

/// Reads a field that may be absent.
pub fn or_default<T: Lean + Default>(fields: &mut Fields, key: &str) -> Option<T> {
    match take(fields, key) {
        Value::Null => Some(T::default()),
        value => T::lean(value),
    }
}

/// Implements [`Lean`] for a structure by the names of its fields; `name: default` may be absent. Every field must be
/// named, or it does not compile.
#[macro_export]
macro_rules! lean_struct {
    ($type:ty { $($field:ident $(: $how:ident)?),* $(,)? }) => {
        impl $crate::lean::Lean for $type {
            fn lean(value: ::serde_json::Value) -> Option<Self> {
                let mut fields = $crate::lean::fields(value)?;
                Some(Self { $($field: $crate::lean_field!(fields, $field $(, $how)?)),* })
            }
        }
    };
}

/// One field of [`lean_struct!`](crate::lean_struct).
#[macro_export]
#[doc(hidden)]
macro_rules! lean_field {
    ($fields:ident, $field:ident) => {
        $crate::lean::need(&mut $fields, stringify!($field))?
    };
    ($fields:ident, $field:ident, default) => {
        $crate::lean::or_default(&mut $fields, stringify!($field))?
    };
}

/// Implements [`Lean`] for an enum of words. Every variant must be named, or it does not compile.
#[macro_export]
macro_rules! lean_words {
    ($type:ident { $($word:literal = $variant:ident),* $(,)? }) => {
        impl $crate::lean::Lean for $type {
            fn lean(value: ::serde_json::Value) -> Option<Self> {
                const WORDS: &[(&str, $type)] = &[$(($word, $type::$variant)),*];
                // Holds the list to the enum when it is compiled.
                const _: fn(&$type) = |known| match known { $($type::$variant => {}),* };
                let text = value.as_str()?;
                WORDS.iter().find(|(word, _)| *word == text).map(|(_, variant)| *variant)
            }
        }
    };
}

#[cfg(test)]
mod tests;
