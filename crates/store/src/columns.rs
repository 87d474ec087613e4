//! Between columns and the types of the domain.

use mppi_domain::{
    date::{Date, Instant},
    status::Status,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::error::StoreError;

pub(crate) fn instant(millis: i64) -> Instant {
    Instant::from_millis(millis)
}

pub(crate) fn date(text: &str) -> Result<Date, StoreError> {
    Date::parse(text).ok_or(StoreError::Corrupt("date"))
}

pub(crate) fn status(key: &str) -> Result<Status, StoreError> {
    Status::from_key(key).ok_or(StoreError::Corrupt("status"))
}

pub(crate) fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Corrupt("JSON"))
}

pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Corrupt("JSON"))
}

/// The word that an enum without fields is in JSON, without its quotes.
pub(crate) fn to_word<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(StoreError::Corrupt("word")),
    }
}

pub(crate) fn from_word<T: DeserializeOwned>(word: &str) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).map_err(|_| StoreError::Corrupt("word"))
}

/// Counts and sizes: never negative in our tables, and far below the limit of the column.
pub(crate) fn to_i64(value: u64) -> Result<i64, StoreError> {
    i64::try_from(value).map_err(|_| StoreError::Corrupt("number"))
}

pub(crate) fn to_i32(value: u32) -> Result<i32, StoreError> {
    i32::try_from(value).map_err(|_| StoreError::Corrupt("number"))
}

pub(crate) fn to_u64(value: i64) -> Result<u64, StoreError> {
    u64::try_from(value).map_err(|_| StoreError::Corrupt("number"))
}

pub(crate) fn to_u32(value: i32) -> Result<u32, StoreError> {
    u32::try_from(value).map_err(|_| StoreError::Corrupt("number"))
}
