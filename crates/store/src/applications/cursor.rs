//! Where a page of a list ended.

use std::{fmt, str::FromStr};

use mppi_domain::date::{Date, Instant};
use uuid::Uuid;

use crate::{applications::Application, error::StoreError};

/// The sort key of the last case of a page; as text it is what goes over the wire as `?cursor=`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) due_on: Option<Date>,
    pub(crate) submitted_at: Instant,
    pub(crate) id: Uuid,
}

impl Cursor {
    pub(crate) fn after(application: &Application) -> Self {
        Self { due_on: application.due_on, submitted_at: application.submitted_at, id: application.id }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(due_on) = self.due_on {
            write!(f, "{due_on}")?;
        }
        write!(f, "_{}_{}", self.submitted_at.millis(), self.id.simple())
    }
}

impl FromStr for Cursor {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('_');
        let (Some(due_on), Some(at), Some(id), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(StoreError::Corrupt("cursor"));
        };
        let due_on = match due_on {
            "" => None,
            due_on => Some(Date::parse(due_on).ok_or(StoreError::Corrupt("cursor"))?),
        };
        let at: i64 = at.parse().map_err(|_| StoreError::Corrupt("cursor"))?;
        let id = id.parse().map_err(|_| StoreError::Corrupt("cursor"))?;
        Ok(Self { due_on, submitted_at: Instant::from_millis(at), id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn survives_the_wire() {
        for due_on in [None, Date::parse("2026-12-01")] {
            let cursor =
                Cursor { due_on, submitted_at: Instant::from_millis(1_795_503_000_123), id: Uuid::from_u128(7) };
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
        for wrong in
            ["", "_", "__", "x_1_2", "_x_00000000000000000000000000000007", "_1_zz", "_1_7_8", "2026-02-30_1_7"]
        {
            assert!(wrong.parse::<Cursor>().is_err(), "{wrong}");
        }
    }
}
