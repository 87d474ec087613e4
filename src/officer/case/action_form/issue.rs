//! Issuing: the generated document, or the PDF of a national system with its number.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::{
    api::application::ApplicationDetail,
    case::{Action, ActionKind},
    requirement::{DEFAULT_MAX_BYTES, FileKind},
    service::ProductOrigin,
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{CloseButton, preview::PreviewButton};
use crate::{
    api::{ApiError, Latest, attachments, error_words},
    i18n,
    officer::{
        case::room::{CaseRoom, FormKey},
        words::{maybe_words, words},
    },
    platform::{
        files::{self, Picked},
        focus::focus_field,
        random,
        upload::Upload,
    },
    t,
    ui::{Button, FileField, FileStatus, FileView, FileWords, Notice, TextInput},
};

const FILE: &str = "issue-file";
const NUMBER: &str = "issue-number";
const LONGEST_NUMBER: usize = 60;

/// Issues the document.
#[component]
pub fn IssueForm(room: CaseRoom, case: Signal<Arc<ApplicationDetail>>, key: FormKey) -> AnyView {
    let origin = case.with_untracked(|case| case.definition.product.origin.clone());
    match origin {
        ProductOrigin::External { system } => {
            let system = Signal::derive(move || i18n::say(&system));
            view! { <ExternalForm room key system/> }.into_any()
        }
        ProductOrigin::Generated { .. } | ProductOrigin::None => view! { <GeneratedForm room key/> }.into_any(),
    }
}

#[component]
fn GeneratedForm(room: CaseRoom, key: FormKey) -> AnyView {
    let is_busy = Signal::derive(move || room.busy.get() == Some(ActionKind::Issue));
    view! {
        <section class="stack" aria-labelledby="issue-title">
            <h3 id="issue-title" tabindex="-1">{words("action.issue")}</h3>
            <Notice>{words("officer.issue.generated")}</Notice>
            <PreviewButton room/>
            <div class="actions">
                <Button
                    on_press=move |()| room.act(key.clone(), Action::Issue { attachment: None, number: None })
                    loading=is_busy
                    loading_label=maybe_words("common.loading")
                >
                    {words("officer.issue.button")}
                </Button>
                <CloseButton room/>
            </div>
        </section>
    }
    .into_any()
}

/// A file on its way.
#[derive(Clone)]
struct Sending {
    id: Uuid,
    name: String,
    bytes: Arc<Vec<u8>>,
    sha256: String,
    sent: u64,
    state: SendingState,
}

#[derive(Clone, PartialEq)]
enum SendingState {
    Going,
    Done,
    Failed(ApiError),
}

/// Why a picked file is no PDF to attach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unfit {
    Empty,
    NotPdf,
    TooLarge,
    Unreadable,
    Insecure,
}

impl Unfit {
    const fn key(self) -> &'static str {
        match self {
            Self::Empty => "form.file.empty",
            Self::NotPdf => "officer.issue.not_pdf",
            Self::TooLarge => "officer.issue.too_large",
            Self::Unreadable => "form.file.unreadable",
            Self::Insecure => "form.file.insecure",
        }
    }
}

/// Whether bytes may be attached.
fn unfit(bytes: &[u8]) -> Option<Unfit> {
    if bytes.is_empty() {
        return Some(Unfit::Empty);
    }
    if bytes.len() as u64 > DEFAULT_MAX_BYTES {
        return Some(Unfit::TooLarge);
    }
    (FileKind::of(bytes) != Some(FileKind::Pdf)).then_some(Unfit::NotPdf)
}

#[component]
fn ExternalForm(room: CaseRoom, key: FormKey, #[prop(into)] system: Signal<String>) -> AnyView {
    let key = StoredValue::new(key);
    let number = Signal::derive(move || key.with_value(|key| room.text(key)));
    let sending = RwSignal::new(None::<Sending>);
    let trouble = RwSignal::new(None::<Unfit>);
    let tried = RwSignal::new(false);
    let latest = Latest::here();

    let upload = move || {
        let Some(file) = sending.get_untracked() else { return };
        let abort = latest.begin();
        let id = file.id;
        let change = move |work: &dyn Fn(&mut Sending)| {
            let _ = sending.try_update(|file| {
                if let Some(file) = file.as_mut().filter(|file| file.id == id) {
                    work(file);
                }
            });
        };
        change(&|file| file.state = SendingState::Going);
        spawn_local(async move {
            let upload = Upload { id: &id.to_string(), sha256: &file.sha256, name: &file.name, bytes: &file.bytes };
            let progress = move |sent: u32| change(&|file| file.sent = sent.into());
            match attachments::upload(upload, &abort, progress).await {
                Ok(()) => change(&|file| file.state = SendingState::Done),
                Err(ApiError::Aborted) => {}
                Err(error) => change(&|file| file.state = SendingState::Failed(error.clone())),
            }
        });
    };
    let take = move |picked: Picked| {
        trouble.set(None);
        spawn_local(async move {
            let Some(bytes) = picked.read().await else {
                let _ = trouble.try_set(Some(Unfit::Unreadable));
                return;
            };
            if let Some(why) = unfit(&bytes) {
                let _ = trouble.try_set(Some(why));
                return;
            }
            let Some(sha256) = files::sha256(&bytes).await else {
                let _ = trouble.try_set(Some(Unfit::Insecure));
                return;
            };
            let file = Sending {
                id: random::uuid(),
                name: picked.name,
                bytes: Arc::new(bytes),
                sha256,
                sent: 0,
                state: SendingState::Going,
            };
            if sending.try_set(Some(file)).is_none() {
                upload();
            }
        });
    };
    let remove = move |()| {
        latest.give_up();
        if let Some(file) = sending.get_untracked() {
            // What no case uses expires on the server by itself, if it cannot be told now.
            spawn_local(async move { drop(attachments::discard(file.id).await) });
        }
        sending.set(None);
    };
    let number_error = Signal::derive(move || {
        let count = number.with(|number| number.trim().chars().count());
        (tried.get() && !(1..=LONGEST_NUMBER).contains(&count)).then(|| t!("officer.issue.number_needed"))
    });
    let file_error = Signal::derive(move || {
        if let Some(why) = trouble.get() {
            return Some(i18n::word(why.key()));
        }
        (tried.get() && sending.with(Option::is_none)).then(|| t!("officer.issue.file_needed"))
    });
    let is_sent =
        Memo::new(move |_| sending.with(|file| file.as_ref().is_some_and(|file| file.state == SendingState::Done)));
    let submit = move || {
        tried.set(true);
        let count = number.with_untracked(|number| number.trim().chars().count());
        if sending.with_untracked(Option::is_none) {
            focus_field(FILE);
        } else if !(1..=LONGEST_NUMBER).contains(&count) {
            focus_field(NUMBER);
        } else if let Some(file) = sending.get_untracked().filter(|file| file.state == SendingState::Done) {
            let number = Some(number.get_untracked().trim().to_owned());
            room.act(key.get_value(), Action::Issue { attachment: Some(file.id), number });
        }
    };
    let is_busy = Signal::derive(move || room.busy.get() == Some(ActionKind::Issue));
    view! {
        <form
            class="stack"
            novalidate
            aria-label=words("action.issue")
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <FileField
                id=FILE
                label=words("officer.issue.file")
                hint=Signal::derive(move || Some(t!("officer.issue.file_hint", system = system.get())))
                error=file_error
                accept="application/pdf"
                required=true
                words=Signal::derive(file_words)
                file=Signal::derive(move || sending.get().map(|file| file_view(&file)))
                on_pick=move |event: leptos::ev::Event| files::picked(&event).into_iter().take(1).for_each(take)
                on_remove=remove
                on_retry=move |()| upload()
            />
            <TextInput
                id=NUMBER
                label=words("officer.issue.number")
                hint=maybe_words("officer.issue.number_hint")
                error=number_error
                value=number
                on_input=move |text: String| key.with_value(|key| room.set_text(key, text))
                required=true
            />
            <div class="actions">
                <Button
                    id="issue-send"
                    submit=true
                    loading=is_busy
                    loading_label=maybe_words("common.loading")
                    disabled_reason=Signal::derive(move || {
                        (sending.with(Option::is_some) && !is_sent.get()).then(|| t!("officer.issue.wait"))
                    })
                >
                    {words("officer.issue.button")}
                </Button>
                <CloseButton room/>
            </div>
        </form>
    }
    .into_any()
}

fn file_words() -> FileWords {
    FileWords {
        take_photo: String::new(),
        choose: t!("form.file.choose"),
        replace: t!("form.file.replace"),
        remove: t!("form.file.remove"),
        retry: t!("common.retry"),
    }
}

fn file_view(file: &Sending) -> FileView {
    let percent = percent(file.sent, file.bytes.len() as u64);
    let (status, message) = match &file.state {
        SendingState::Going => (FileStatus::Sending(percent), t!("officer.issue.sending", percent = percent)),
        SendingState::Done => (FileStatus::Done, t!("form.file.uploaded")),
        SendingState::Failed(error) => (FileStatus::Failed, error_words(error)),
    };
    FileView { name: file.name.clone(), detail: i18n::size(file.bytes.len() as u64), thumbnail: None, status, message }
}

fn percent(sent: u64, of: u64) -> u8 {
    u8::try_from((sent.min(of) * 100).checked_div(of).unwrap_or(0)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::{Unfit, percent, unfit};

    #[test]
    fn only_a_pdf_is_attached() {
        assert_eq!(unfit(b""), Some(Unfit::Empty));
        assert_eq!(unfit(b"\x89PNG\r\n\x1a\n"), Some(Unfit::NotPdf));
        assert_eq!(unfit(b"%PDF-1.7 ..."), None);
        assert_eq!(unfit(&vec![b'%'; 5_000_001]), Some(Unfit::TooLarge));
    }

    #[test]
    fn progress_is_whole_percents() {
        assert_eq!(percent(0, 0), 0);
        assert_eq!(percent(1, 3), 33);
        assert_eq!(percent(9, 3), 100);
    }
}
