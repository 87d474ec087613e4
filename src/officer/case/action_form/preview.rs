//! The document as it would be.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, ApiError, Latest, error_words},
    officer::{
        case::{file::Shown, room::CaseRoom},
        words::{maybe_words, words},
    },
    ui::{Button, ButtonKind, IconName, LinkButton, Notice, Tone},
};

/// Makes the preview, then offers to open it: a browser opens tabs only at a press.
#[component]
pub fn PreviewButton(room: CaseRoom) -> AnyView {
    let is_busy = RwSignal::new(false);
    let answer = RwSignal::new(None::<Result<Shown, ApiError>>);
    let latest = Latest::here();
    let make = move |()| {
        is_busy.set(true);
        let abort = latest.begin();
        spawn_local(async move {
            let bytes = api::officer::preview(room.id, &abort).await;
            let shown = bytes.and_then(|bytes| Shown::new(bytes, "application/pdf").ok_or(ApiError::Unreadable));
            let _ = answer.try_set(Some(shown));
            let _ = is_busy.try_set(false);
        });
    };
    view! {
        <div class="stack" role="status">
            {move || match answer.get() {
                Some(Ok(shown)) => view! {
                    <LinkButton
                        href=shown.url.as_str().to_owned()
                        kind=ButtonKind::Secondary
                        icon=IconName::EYE
                        new_tab=maybe_words("officer.new_tab")
                    >
                        {words("officer.preview.open")}
                    </LinkButton>
                }
                .into_any(),
                Some(Err(error)) => {
                    view! { <Notice tone=Tone::Danger>{move || error_words(&error)}</Notice> }.into_any()
                }
                None => ().into_any(),
            }}
            {move || (!answer.with(|answer| matches!(answer, Some(Ok(_))))).then(|| view! {
                <Button
                    kind=ButtonKind::Secondary
                    icon=IconName::EYE
                    on_press=make
                    loading=is_busy
                    loading_label=maybe_words("common.loading")
                >
                    {words("officer.preview.make")}
                </Button>
            })}
        </div>
    }
    .into_any()
}
