//! The pages of the officer portal.

use leptos::prelude::*;
use leptos_router::{
    components::{Route, Router, Routes},
    path,
};

use crate::config;

/// The whole portal.
pub fn root() -> AnyView {
    view! {
        <Router base=config::router_base()>
            <Routes fallback=|| ().into_any()>
                <Route path=path!("/") view=|| ().into_any()/>
            </Routes>
        </Router>
    }
    .into_any()
}
