//! Where the work is kept.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
};

#[cfg(feature = "gallery")]
pub mod example;

/// Where the work is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatusLineState {
    /// Being written.
    Saving,
    /// On this device.
    #[default]
    Saved,
    /// On this device, and there is no connection.
    Offline,
    /// Waiting to be sent.
    Waiting,
    /// Could not be kept.
    Problem,
}

impl StatusLineState {
    const fn name(self) -> &'static str {
        match self {
            Self::Saving => "saving",
            Self::Saved => "saved",
            Self::Offline => "offline",
            Self::Waiting => "waiting",
            Self::Problem => "problem",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Saving => IconName::REFRESH,
            Self::Saved => IconName::SAVE,
            Self::Offline => IconName::WIFI_OFF,
            Self::Waiting => IconName::CLOCK,
            Self::Problem => IconName::ALERT,
        }
    }
}

/// Where the work is kept, in one quiet line, such as "Tersimpan di ponsel ini 10.42, belum terkirim".
///
/// Screen readers hear it when the state changes, and not at each save.
#[component]
pub fn StatusLine(
    /// Where the work is kept.
    #[prop(into)]
    state: Signal<StatusLineState>,
    /// The words.
    #[prop(into)]
    words: Signal<String>,
) -> AnyView {
    let state = Memo::new(move |_| state.get());
    let announced = move || {
        (!matches!(state.get(), StatusLineState::Saving | StatusLineState::Saved)).then(|| words.get_untracked())
    };
    view! {
        <p class=move || format!("status-line status-line--{}", state.get().name())>
            {move || view! { <Icon name=state.get().icon()/> }}
            <span>{text(words)}</span>
        </p>
        <span class="visually-hidden" role="status">{announced}</span>
    }
    .into_any()
}
