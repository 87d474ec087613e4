//! Light or dark. The colours themselves come from the region's `theme.css`.
//!
//! `public/early.js` sets the remembered scheme before the first paint, under the same key.

use std::sync::LazyLock;

use leptos::prelude::*;

use crate::platform::{dom, storage};

const REMEMBERED: &str = "mppi.scheme";
const ATTRIBUTE: &str = "data-scheme";

/// Light, dark, or as the device has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the device has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Scheme {
    /// The value of `data-scheme` on the root element; none lets the device decide.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The scheme of an attribute.
    pub fn from_attribute(value: Option<&str>) -> Self {
        match value {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }
}

static SCHEME: LazyLock<ArcRwSignal<Scheme>> =
    LazyLock::new(|| ArcRwSignal::new(Scheme::from_attribute(dom::root_attribute(ATTRIBUTE).as_deref())));

/// The scheme in use. Reactive.
pub fn scheme() -> Scheme {
    SCHEME.get()
}

/// Switches, and remembers.
pub fn set_scheme(scheme: Scheme) {
    dom::set_root_attribute(ATTRIBUTE, scheme.attribute());
    match scheme.attribute() {
        Some(value) => storage::set(REMEMBERED, value),
        None => storage::remove(REMEMBERED),
    }
    SCHEME.set(scheme);
}

#[cfg(test)]
mod tests {
    use super::Scheme;

    #[test]
    fn what_is_written_is_read_again() {
        for scheme in [Scheme::System, Scheme::Light, Scheme::Dark] {
            assert_eq!(Scheme::from_attribute(scheme.attribute()), scheme);
        }
        assert_eq!(Scheme::from_attribute(Some("sepia")), Scheme::System);
    }
}
