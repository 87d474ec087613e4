//! A one-time link that was just made, to hand over.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    officer::words::{maybe_words, words},
    platform::clipboard,
    ui::{Button, CopyButton, Notice, TextInput, Tone},
};

/// The id of the field with the link; only one is on a page.
pub const LINK_ID: &str = "one-time-link";

/// The link, with a button that copies it. It is shown once.
#[component]
pub fn OneTimeLink(
    /// The whole address.
    link: String,
    /// What was done.
    made: Signal<String>,
    /// Closes what it stands in.
    close: Callback<()>,
) -> AnyView {
    let copied = RwSignal::new(false);
    let address = StoredValue::new(link.clone());
    let copy = move |()| {
        spawn_local(async move {
            let done = clipboard::copy(&address.get_value()).await;
            let _ = copied.try_set(done);
        });
    };
    view! {
        <div class="stack">
            <Notice tone=Tone::Success live=true>{made}</Notice>
            <TextInput
                id=LINK_ID
                label=words("officer.invite.link")
                hint=maybe_words("officer.invite.link_hint")
                value=Signal::stored(link)
                on_input=|_: String| ()
                readonly=true
            />
            <div class="actions">
                <CopyButton label=words("officer.invite.copy") copied_label=words("officer.invite.copied") copied on_copy=copy/>
                <Button on_press=close>{words("officer.invite.done")}</Button>
            </div>
        </div>
    }
    .into_any()
}
