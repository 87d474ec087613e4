//! That what stands there is a copy, and from when.

use leptos::prelude::*;
use mppi_domain::date::Instant;

use crate::{i18n, t, ui::Notice};

/// "Data per 24 November 2026, 10.42 WITA …"; nothing where it is fresh.
pub fn copy_notice(copy_of: Option<Instant>) -> AnyView {
    copy_of.map(|at| view! { <Notice>{move || t!("common.copy_of", time = i18n::date_time(at))}</Notice> }).into_any()
}
