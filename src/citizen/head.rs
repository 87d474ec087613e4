//! The heading of a page, and the faces of a page that waits or fails.

use leptos::prelude::*;
use mppi_domain::api::problem::ProblemCode;

use super::{not_found::not_found, words::words};
use crate::{
    api::{ApiError, Load, LoadState},
    config, forms, t,
    ui::{PageTitle, Skeleton, SkeletonKind},
};

/// The heading of a page: the one `h1`, the title of the tab, and where the focus goes after a navigation.
#[component]
pub fn Head(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// A small line above it.
    #[prop(optional, into)]
    over: Signal<Option<String>>,
    /// A larger sentence under it.
    #[prop(optional, into)]
    lead: Signal<Option<String>>,
    /// Badges under it.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    config::use_page_head(move || title.get());
    match children {
        Some(children) => view! { <PageTitle title over lead>{children()}</PageTitle> }.into_any(),
        None => view! { <PageTitle title over lead/> }.into_any(),
    }
}

/// Draws a page that is read first. The page itself has the heading; meanwhile there is one for screen readers.
pub fn page_of<T: Send + Sync + Clone + 'static>(
    load: Load<T>,
    skeleton: SkeletonKind,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    (move || match load.state() {
        LoadState::Loading => waiting_page(skeleton),
        LoadState::Failed(error) => failed_page(error, Callback::new(move |()| load.reload())),
        LoadState::Ready(value) => view(value),
    })
    .into_any()
}

/// A page that waits.
pub fn waiting_page(kind: SkeletonKind) -> AnyView {
    view! {
        <h1 class="visually-hidden">{move || t!("common.loading")}</h1>
        <Skeleton label=words("common.loading") kind/>
    }
    .into_any()
}

/// A page that cannot be shown.
pub fn failed_page(error: ApiError, retry: Callback<()>) -> AnyView {
    if error.code() == Some(ProblemCode::NotFound) {
        return not_found();
    }
    view! {
        <Head title=words("common.page_failed")/>
        {forms::error_face(error, retry)}
    }
    .into_any()
}

/// What [`crate::session::Guard`] shows while it waits.
pub fn guard_waiting() -> Callback<Option<ApiError>, AnyView> {
    Callback::new(|error: Option<ApiError>| match error {
        None => waiting_page(SkeletonKind::Lines),
        Some(error) => failed_page(error, Callback::new(|()| crate::session::renew())),
    })
}
