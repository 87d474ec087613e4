//! An address that leads nowhere, or to what these eyes may not see.

use leptos::prelude::*;

use super::words::words;
use crate::{
    config, t,
    ui::{EmptyState, IconName, LinkButton, PageTitle},
};

/// The page of an address that leads nowhere.
pub fn not_found() -> AnyView {
    config::use_page_head(|| t!("officer.not_found.title"));
    view! {
        <PageTitle title=words("officer.not_found.title")/>
        <EmptyState icon=IconName::SEARCH title=words("officer.not_found.what") words=words("officer.not_found.words")>
            <LinkButton href=config::path("/")>{words("officer.not_found.action")}</LinkButton>
        </EmptyState>
    }
    .into_any()
}
