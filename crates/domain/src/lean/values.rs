//! Values that types are made of.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use super::Lean;
use crate::{
    area::AreaCode,
    date::{Date, Instant},
    form::Answers,
    money::Rupiah,
    rules::Rule,
    text::Text,
};

impl Lean for Value {
    fn lean(value: Value) -> Option<Self> {
        Some(value)
    }
}

impl Lean for String {
    fn lean(value: Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

impl Lean for bool {
    fn lean(value: Value) -> Option<Self> {
        value.as_bool()
    }
}

impl Lean for u64 {
    fn lean(value: Value) -> Option<Self> {
        value.as_u64()
    }
}

impl Lean for u32 {
    fn lean(value: Value) -> Option<Self> {
        value.as_u64()?.try_into().ok()
    }
}

impl Lean for u16 {
    fn lean(value: Value) -> Option<Self> {
        value.as_u64()?.try_into().ok()
    }
}

impl Lean for u8 {
    fn lean(value: Value) -> Option<Self> {
        value.as_u64()?.try_into().ok()
    }
}

impl Lean for i64 {
    fn lean(value: Value) -> Option<Self> {
        value.as_i64()
    }
}

impl Lean for Uuid {
    fn lean(value: Value) -> Option<Self> {
        Uuid::try_parse(value.as_str()?).ok()
    }
}

impl Lean for Instant {
    fn lean(value: Value) -> Option<Self> {
        Instant::parse_rfc3339(value.as_str()?)
    }
}

impl Lean for Date {
    fn lean(value: Value) -> Option<Self> {
        Date::parse(value.as_str()?)
    }
}

impl Lean for AreaCode {
    fn lean(value: Value) -> Option<Self> {
        AreaCode::parse(value.as_str()?).ok()
    }
}

impl Lean for Rupiah {
    fn lean(value: Value) -> Option<Self> {
        value.as_u64().map(Rupiah)
    }
}

impl Lean for Rule {
    fn lean(value: Value) -> Option<Self> {
        Rule::parse(value).ok()
    }
}

impl Lean for Text {
    fn lean(value: Value) -> Option<Self> {
        BTreeMap::lean(value).map(Text::of)
    }
}

impl Lean for Answers {
    fn lean(value: Value) -> Option<Self> {
        super::fields(value).map(Answers)
    }
}

impl<T: Lean> Lean for Option<T> {
    fn lean(value: Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::lean(value).map(Some) }
    }
}

impl<T: Lean> Lean for Vec<T> {
    fn lean(value: Value) -> Option<Self> {
        let Value::Array(items) = value else { return None };
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            list.push(T::lean(item)?);
        }
        Some(list)
    }
}

impl<T: Lean> Lean for BTreeMap<String, T> {
    fn lean(value: Value) -> Option<Self> {
        let mut map = BTreeMap::new();
        // One by one: collecting would bring a sort along for each type.
        for (key, item) in super::fields(value)? {
            map.insert(key, T::lean(item)?);
        }
        Some(map)
    }
}

impl<A: Lean, B: Lean> Lean for (A, B) {
    fn lean(value: Value) -> Option<Self> {
        let Value::Array(items) = value else { return None };
        let [first, second] = <[Value; 2]>::try_from(items).ok()?;
        Some((A::lean(first)?, B::lean(second)?))
    }
}
