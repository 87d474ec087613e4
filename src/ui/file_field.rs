//! A photo or file to hand in.

use leptos::prelude::*;

use super::{
    button::{Button, ButtonKind},
    field::{FieldError, FieldHint, FieldNote, described_by},
    icon::{Icon, IconName},
    text::{maybe, text},
};
use crate::platform::{focus::focus_field, timer};

#[cfg(feature = "gallery")]
pub mod example;

/// Where a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileStatus {
    /// Being read and shrunk on the device.
    Preparing,
    /// Kept on the device until there is a connection.
    Kept,
    /// On its way; percent.
    Sending(u8),
    /// Arrived.
    Done,
    /// Did not work; the message says why.
    Failed,
}

impl FileStatus {
    const fn name(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Kept => "kept",
            Self::Sending(_) => "sending",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Preparing => IconName::REFRESH,
            Self::Kept => IconName::SAVE,
            Self::Sending(_) => IconName::UPLOAD,
            Self::Done => IconName::CHECK_CIRCLE,
            Self::Failed => IconName::ALERT,
        }
    }
}

/// A file as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileView {
    /// Its name.
    pub name: String,
    /// A second line, such as "412 KB, diperkecil dari 3,1 MB".
    pub detail: String,
    /// The address of a small picture; a `blob:` URL.
    pub thumbnail: Option<String>,
    /// Where it stands.
    pub status: FileStatus,
    /// The status in words, such as "Mengunggah 40 %".
    pub message: String,
}

/// The words of the buttons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileWords {
    /// Such as "Ambil foto".
    pub take_photo: String,
    /// Such as "Pilih berkas".
    pub choose: String,
    /// Such as "Ganti".
    pub replace: String,
    /// Such as "Hapus".
    pub remove: String,
    /// Such as "Coba lagi".
    pub retry: String,
}

/// A photo or file to hand in. It shows a state; the bytes are the business of its callbacks.
///
/// Both ways are file inputs of the browser, so that it works without a camera, with a keyboard and
/// with a screen reader. `on_pick` gets the change event; the platform room takes the file from it.
/// The chooser has the id of the field, and takes the focus from what goes when a file comes or goes.
#[component]
pub fn FileField(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// The name of the document.
    #[prop(into)]
    label: Signal<String>,
    /// What helps, such as allowed kinds and size.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// A remark beside the label, such as "opsional".
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// The `accept` attribute, such as `image/*,application/pdf`.
    #[prop(into)]
    accept: String,
    /// Whether a file must be handed in.
    #[prop(optional, into)]
    required: Signal<bool>,
    /// Whether to offer the camera.
    #[prop(optional, into)]
    camera: Signal<bool>,
    /// The words of the buttons.
    #[prop(into)]
    words: Signal<FileWords>,
    /// The file, if there is one.
    #[prop(into)]
    file: Signal<Option<FileView>>,
    /// Takes the change event of either input.
    #[prop(into)]
    on_pick: Callback<leptos::ev::Event>,
    /// Takes the file away.
    #[prop(into)]
    on_remove: Callback<()>,
    /// Tries again after a failure.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> AnyView {
    let described = described_by(&id, hint, Some(format!("{id}-state")), error);
    let label_id = format!("{id}-label");
    let labelled_by = label_id.clone();
    let camera_id = format!("{id}-camera");
    let there = Memo::new(move |_| file.with(Option::is_some));
    let own_id = StoredValue::new(id.clone());
    let to_chooser = move || {
        timer::after(0, move || {
            // Where the whole field goes with its file, its page leads on.
            let _ = own_id.try_with_value(|id| focus_field(id));
        });
    };
    let pick = move |event| on_pick.run(event);
    let photograph = move |event| {
        on_pick.run(event);
        to_chooser();
    };
    let remove = move |()| {
        on_remove.run(());
        to_chooser();
    };
    // A file input has no role that `aria-required` could stand on. The browser's own attribute would have an empty
    // one called invalid before anything is checked, so the state is always given.
    let is_missing = move || required.get() && !there.get();
    let is_wrong = move || if error.with(Option::is_some) { "true" } else { "false" };
    let word = move |choose: fn(&FileWords) -> &String| words.with(|words| choose(words).clone());
    view! {
        <div
            class="file-field"
            class:field--error=move || error.with(Option::is_some)
            role="group"
            aria-labelledby=labelled_by
            aria-describedby=maybe(described)
        >
            <p class="field__label" id=label_id>{text(label)}<FieldNote note/></p>
            <FieldHint id=id.clone() hint/>
            <FieldError id=id.clone() error/>
            <div id=format!("{id}-state") role="status">
                {move || file.get().map(|file| view! { <FileCard file/> })}
            </div>
            <div class="file-field__actions">
                {move || {
                    let failed = file.with(|file| file.as_ref().is_some_and(|file| file.status == FileStatus::Failed));
                    on_retry.filter(|_| failed).map(|on_retry| view! {
                        <Button icon=IconName::REFRESH on_press=on_retry>
                            {move || word(|words| &words.retry)}
                        </Button>
                    })
                }}
                <span class="file-field__way" class:file-field__way--off=move || there.get() || !camera.get()>
                    <input
                        class="visually-hidden file-field__input"
                        type="file"
                        id=camera_id.clone()
                        accept="image/*"
                        capture="environment"
                        required=is_missing
                        aria-invalid=is_wrong
                        tabindex=move || (there.get() || !camera.get()).then_some("-1")
                        on:change=photograph
                    />
                    <label class="button button--primary" for=camera_id>
                        <Icon name=IconName::CAMERA/>
                        <span class="button__label">{move || word(|words| &words.take_photo)}</span>
                    </label>
                </span>
                <span class="file-field__way">
                    <input
                        class="visually-hidden file-field__input"
                        type="file"
                        id=id.clone()
                        name=id.clone()
                        accept=accept
                        required=is_missing
                        aria-invalid=is_wrong
                        on:change=pick
                    />
                    <label class="button button--secondary" for=id>
                        {move || if there.get() {
                            view! { <Icon name=IconName::REFRESH/> }
                        } else {
                            view! { <Icon name=IconName::UPLOAD/> }
                        }}
                        <span class="button__label">
                            {move || if there.get() { word(|words| &words.replace) } else { word(|words| &words.choose) }}
                        </span>
                    </label>
                </span>
                {move || there.get().then(|| view! {
                    <Button kind=ButtonKind::Quiet icon=IconName::TRASH on_press=remove>
                        {move || word(|words| &words.remove)}
                    </Button>
                })}
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn FileCard(file: FileView) -> AnyView {
    let percent = match file.status {
        FileStatus::Sending(percent) => Some(percent.min(100)),
        _ => None,
    };
    let picture = match file.thumbnail {
        // The words beside it say what it is.
        Some(address) => view! { <img class="file-field__thumbnail" src=address alt=""/> }.into_any(),
        None => view! { <span class="file-field__thumbnail"><Icon name=IconName::FILE large=true/></span> }.into_any(),
    };
    view! {
        <div class=format!("file-field__card file-field__card--{}", file.status.name())>
            {picture}
            <div class="file-field__text">
                <span class="file-field__name">{file.name}</span>
                <span class="file-field__detail">{file.detail}</span>
                <span class="file-field__message"><Icon name=file.status.icon()/>{file.message.clone()}</span>
            </div>
            {percent.map(|percent| view! {
                <progress class="file-field__progress" max="100" value=percent aria-label=file.message></progress>
            })}
        </div>
    }
    .into_any()
}
