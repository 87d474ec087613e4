//! Protected bytes, shown or saved: they always come through the client, so that a portal on another origin can too.

use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, Latest, error_words},
    config::{self, Portal},
    i18n::word,
    platform::{abort::Abort, files},
    ui::{Button, ButtonKind, IconName, Notice, Tone},
};

/// What is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protected {
    /// A file of a case: case and attachment.
    Attachment(Uuid, Uuid),
    /// An issued document: case and document.
    Document(Uuid, Uuid),
}

/// A button that saves protected bytes as a file.
#[component]
pub fn FileLink(
    /// What is fetched.
    what: Protected,
    /// Its media type.
    #[prop(into)]
    media_type: String,
    /// The name that it is saved under.
    #[prop(into)]
    name: String,
    /// How the button looks.
    #[prop(optional)]
    kind: ButtonKind,
    /// Told when it is saved.
    #[prop(optional, into)]
    on_saved: Option<Callback<()>>,
    /// The words of the button.
    children: Children,
) -> AnyView {
    let is_busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<api::ApiError>);
    let latest = Latest::here();
    let fetch = move |()| {
        is_busy.set(true);
        trouble.set(None);
        let (media_type, name) = (media_type.clone(), name.clone());
        let abort = latest.begin();
        spawn_local(async move {
            let answer = bytes(what, &abort).await;
            let _ = is_busy.try_set(false);
            match answer {
                Ok(bytes) => {
                    files::save(&bytes, &media_type, &name);
                    if let Some(on_saved) = on_saved {
                        let _ = on_saved.try_run(());
                    }
                }
                Err(error) => drop(trouble.try_set(Some(error))),
            }
        });
    };
    view! {
        <Button
            kind
            icon=IconName::DOWNLOAD
            on_press=fetch
            loading=is_busy
            loading_label=Signal::derive(|| Some(word("common.loading")))
        >
            {children()}
        </Button>
        {move || trouble.get().map(|error| view! {
            <Notice tone=Tone::Danger live=true>{move || error_words(&error)}</Notice>
        })}
    }
    .into_any()
}

/// Fetches protected bytes for the portal that runs.
///
/// # Errors
/// `not_found`.
pub async fn bytes(what: Protected, abort: &Abort) -> Result<Vec<u8>, api::ApiError> {
    match (config::portal(), what) {
        (Portal::Citizen, Protected::Attachment(case, id)) => api::applications::attachment(case, id, abort).await,
        (Portal::Citizen, Protected::Document(case, id)) => api::applications::document(case, id, abort).await,
        (Portal::Officer, Protected::Attachment(case, id)) => api::officer::attachment(case, id, abort).await,
        (Portal::Officer, Protected::Document(case, id)) => api::officer::document(case, id, abort).await,
    }
}
