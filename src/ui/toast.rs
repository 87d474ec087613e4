//! Short words that something worked, or did not.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconName},
    text::text,
    tone::Tone,
};

#[cfg(feature = "gallery")]
pub mod example;

/// Short words that something worked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Toast {
    /// Its number, unique while it is shown.
    pub id: u32,
    /// What it means.
    pub tone: Tone,
    /// The words.
    pub words: String,
}

/// Short words that something worked, or did not; they float and stay until they are closed or taken away.
///
/// Never for errors that need an answer. Failures stay until the person closes them.
#[component]
pub fn Toaster(
    /// What is shown, oldest first.
    #[prop(into)]
    toasts: Signal<Vec<Toast>>,
    /// The name of the closing cross.
    #[prop(into)]
    dismiss_label: Signal<String>,
    /// Takes the number of the one that is closed.
    #[prop(into)]
    on_dismiss: Callback<u32>,
) -> AnyView {
    let list = move || {
        toasts
            .get()
            .into_iter()
            .map(|toast| {
                view! {
                    <div class=format!("toast toast--{}", toast.tone.name())>
                        <Icon name=toast.tone.icon()/>
                        <span class="toast__words">{toast.words}</span>
                        <button type="button" class="toast__close" aria-label=text(dismiss_label) on:click=move |_| on_dismiss.run(toast.id)>
                            <Icon name=IconName::X/>
                        </button>
                    </div>
                }
            })
            .collect_view()
    };
    view! { <div class="toaster" role="status" aria-live="polite">{list}</div> }.into_any()
}
