//! The four faces of something that is read.

use leptos::prelude::*;

use crate::{
    api::{ApiError, Load, LoadState, error_words},
    i18n, t,
    ui::{ErrorState, IconName, Skeleton, SkeletonKind},
};

/// Draws what is read: a skeleton meanwhile, an error with a way to try again, or the thing itself. Its empty face is
/// the view's own business.
#[component]
pub fn LoadView<T: Send + Sync + Clone + 'static>(
    /// What is read.
    load: Load<T>,
    /// The shape of what is coming.
    #[prop(optional)]
    skeleton: SkeletonKind,
    /// Draws it.
    #[prop(into)]
    view: Callback<T, AnyView>,
) -> AnyView {
    (move || match load.state() {
        LoadState::Loading => waiting_face(skeleton),
        LoadState::Failed(error) => error_face(error, Callback::new(move |()| load.reload())),
        LoadState::Ready(value) => view.run(value),
    })
    .into_any()
}

pub(super) fn waiting_face(kind: SkeletonKind) -> AnyView {
    view! { <Skeleton label=Signal::derive(|| t!("common.loading")) kind/> }.into_any()
}

/// An error with a way to try again.
pub fn error_face(error: ApiError, retry: Callback<()>) -> AnyView {
    let icon =
        if matches!(error, ApiError::Offline | ApiError::TimedOut) { IconName::WIFI_OFF } else { IconName::ALERT };
    let title = if error.is_passing() { "common.failed_for_now" } else { "common.failed" };
    view! {
        <ErrorState
            icon
            title=Signal::derive(move || i18n::word(title))
            words=Signal::derive(move || error_words(&error))
            retry_label=Signal::derive(|| t!("common.retry"))
            on_retry=retry
        />
    }
    .into_any()
}
