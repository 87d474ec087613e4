//! One document that is asked for.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::requirement::{FileKind, Requirement};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{
    field_view::words,
    file_link::{self, Protected},
    form_state::FormState,
    ids,
    pick::{self, Trouble},
};
use crate::{
    api::{self, Latest},
    i18n,
    offline::{Draft, DraftFile, DraftSession, FilePlace, file_store},
    platform::{
        abort::Abort,
        files::{self, ObjectUrl},
        focus::focus_field,
        random, timer,
    },
    t,
    ui::{Button, ButtonKind, FileField, FileStatus, FileView, IconName, file_field::FileWords},
};

/// One document that is asked for: photographed or picked, shrunk, kept, shown, replaced, taken away.
#[component]
pub fn RequirementUpload(
    /// The form.
    form: FormState,
    /// What is asked for.
    requirement: Requirement,
) -> AnyView {
    let session = form.session();
    let code = requirement.code.clone();
    let count = Memo::new(move |_| session.files_of(&code).len());
    let requirement = Arc::new(requirement);
    let most = usize::try_from(requirement.max_files).unwrap_or(1).max(1);
    // Most documents are one file, so another place stands there only for those who ask for it.
    let wants_more = RwSignal::new(false);
    Effect::new(move |before: Option<usize>| {
        let count = count.get();
        if before.is_some_and(|before| before != count) {
            wants_more.set(false);
        }
        count
    });
    let label = words(&requirement.label);
    let last = requirement.clone();
    let add = Callback::new(move |()| {
        wants_more.set(true);
        focus_place(&last, count.get_untracked());
    });
    // A place keeps its id, so focus stays.
    let places = (0..most)
        .map(|place| {
            let requirement = requirement.clone();
            let is_there = Memo::new(move |_| {
                let count = count.get();
                place < count || (place == count && (count == 0 || wants_more.get()))
            });
            move || is_there.get().then(|| view! { <FilePlaceView form requirement=requirement.clone() place/> })
        })
        .collect_view();
    let may_add = Memo::new(move |_| {
        let count = count.get();
        count > 0 && count < most && !wants_more.get()
    });
    view! {
        <div class="stack">
            {places}
            {move || may_add.get().then(|| view! {
                <div>
                    <Button kind=ButtonKind::Quiet icon=IconName::PLUS on_press=add>
                        {move || t!("form.file.add")}
                        <span class="visually-hidden">" " {move || label.get()}</span>
                    </Button>
                </div>
            })}
        </div>
    }
    .into_any()
}

#[component]
fn FilePlaceView(form: FormState, requirement: Arc<Requirement>, place: usize) -> AnyView {
    let session = form.session();
    let code = requirement.code.clone();
    let file = Memo::new({
        let code = code.clone();
        move |_| session.files_of(&code).get(place).cloned()
    });
    let is_preparing = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let picture = thumbnail(session, file);

    let id = place_id(&requirement, place);
    let label = words(&requirement.label);
    let label = Signal::derive(move || {
        if place == 0 { label.get() } else { t!("form.file.another", name = label.get(), number = place + 1) }
    });
    let shown_error = form.document_error(code.clone());
    let wanted = requirement.clone();
    let error = Signal::derive(move || match trouble.get() {
        Some(trouble) => {
            Some(i18n::fill(trouble.key(), &[("kinds", kinds(&wanted)), ("size", i18n::size(wanted.max_bytes))]))
        }
        None if place == 0 => shown_error.get(),
        None => None,
    });
    let asked = requirement.clone();
    let hint = Signal::derive(move || Some(hint(&asked)).filter(|_| place == 0));
    let needed = requirement.clone();
    let is_required =
        Memo::new(move |_| form.with_answers(|answers| needed.is_required(answers, form.context())).unwrap_or(true));
    let note = Signal::derive(move || (place == 0 && !is_required.get()).then(|| t!("form.optional")));

    let takes = requirement.clone();
    let pick = move |event| {
        let Some(picked) = files::picked(&event).into_iter().next() else { return };
        trouble.set(None);
        is_preparing.set(true);
        let requirement = takes.clone();
        spawn_local(async move {
            let prepared = pick::prepare(&picked, &requirement, random::uuid()).await;
            match prepared {
                Ok((kept, bytes)) => {
                    let replaces = file.try_get_untracked().flatten().map(|file| file.id);
                    // Where the device does not keep it, the status line says so.
                    let _ = session.put_file(kept, bytes, replaces).await;
                    form.mended(&requirement.code);
                }
                Err(wrong) => drop(trouble.try_set(Some(wrong))),
            }
            // Only what is on the disk is called kept.
            let _ = is_preparing.try_set(false);
        });
    };
    let removed = requirement.clone();
    let remove = move |()| {
        trouble.set(None);
        let is_last = place + 1 == untrack(|| session.files_of(&removed.code)).len();
        if place > 0 && is_last {
            // This place goes with its file.
            focus_place(&removed, place - 1);
        }
        if let Some(file) = file.get_untracked() {
            session.remove_file(file.id);
        }
    };
    let view = Signal::derive(move || {
        if is_preparing.get() {
            return Some(FileView {
                name: t!("form.file.new"),
                detail: String::new(),
                thumbnail: None,
                status: FileStatus::Preparing,
                message: t!("form.file.preparing"),
            });
        }
        file.get().map(|file| file_view(&file, picture.get()))
    });
    let words = Signal::derive(|| FileWords {
        take_photo: t!("form.file.take_photo"),
        choose: t!("form.file.choose"),
        replace: t!("form.file.replace"),
        remove: t!("form.file.remove"),
        retry: t!("common.retry"),
    });
    let accept = accept(&requirement);
    let camera = requirement.file_kinds.contains(&FileKind::Jpeg);
    view! {
        <div class="stack">
        <FileField
            id label hint error note accept camera words
            required=Signal::derive(move || place == 0 && is_required.get())
            file=view
            on_pick=pick
            on_remove=remove
        />
        {move || picture.get().filter(|_| file.with(Option::is_some)).map(|address| view! {
            <p>
                // Another tab, so that the form stays as it is.
                <a href=address target="_blank" rel="external noopener">
                    {move || t!("form.file.open")}
                    <span class="visually-hidden">" " {move || label.get()}</span>
                </a>
            </p>
        })}
        </div>
    }
    .into_any()
}

/// The id of a place, which is that of its chooser.
fn place_id(requirement: &Requirement, place: usize) -> String {
    let base = ids::requirement_id(&requirement.code);
    if place == 0 { base } else { [&base, "-", &(place + 1).to_string()].concat() }
}

/// Leads to a place once it is drawn.
fn focus_place(requirement: &Requirement, place: usize) {
    let id = place_id(requirement, place);
    timer::after(0, move || focus_field(&id));
}

fn file_view(file: &DraftFile, picture: Option<String>) -> FileView {
    let size = i18n::size(file.size);
    let detail = if file.original_size > file.size && file.place != FilePlace::Case {
        t!("form.file.shrunk", size = size, original = i18n::size(file.original_size))
    } else {
        size
    };
    let message = match file.place {
        FilePlace::Device if file_store::trouble(file.id).is_some() => t!("form.file.in_page"),
        FilePlace::Device => t!("form.file.kept"),
        FilePlace::Uploaded => t!("form.file.uploaded"),
        FilePlace::Case => t!("form.file.in_case"),
        FilePlace::Elsewhere => t!("form.file.elsewhere"),
    };
    FileView {
        name: file.name.clone(),
        detail,
        thumbnail: picture.filter(|_| file.kind.is_image()),
        status: match file.place {
            FilePlace::Device | FilePlace::Elsewhere => FileStatus::Kept,
            FilePlace::Uploaded | FilePlace::Case => FileStatus::Done,
        },
        message,
    }
}

/// A `blob:` address of the file, as long as the component lives.
fn thumbnail(session: DraftSession, file: Memo<Option<DraftFile>>) -> ReadSignal<Option<String>> {
    let (address, set_address) = signal(None::<String>);
    let held = StoredValue::new(None::<ObjectUrl>);
    let wanted = Memo::new(move |_| file.with(|file| file.as_ref().map(|file| file.id)));
    let latest = Latest::here();
    Effect::new(move |_| {
        let id = wanted.get();
        set_address.set(None);
        held.set_value(None);
        let abort = latest.begin();
        let Some(file) = id.and_then(|_| file.get_untracked()) else { return };
        spawn_local(async move {
            let bytes = bytes_of(session, &file, &abort).await;
            if wanted.try_get_untracked().flatten() != Some(file.id) {
                return;
            }
            let url = bytes.and_then(|bytes| ObjectUrl::new(&bytes, file.kind.media_type()));
            let _ = set_address.try_set(url.as_ref().map(|url| url.as_str().to_owned()));
            let _ = held.try_set_value(url);
        });
    });
    address
}

async fn bytes_of(session: DraftSession, file: &DraftFile, abort: &Abort) -> Option<Vec<u8>> {
    if file.place != FilePlace::Case {
        let here = file_store::get(file.id).await.ok().flatten();
        return match here {
            None if file.place == FilePlace::Uploaded => api::attachments::uploaded(file.id, abort).await.ok(),
            here => here,
        };
    }
    let case: Uuid = session.with_untracked(Draft::application)?;
    file_link::bytes(Protected::Attachment(case, file.id), abort).await.ok()
}

/// What the document is, which kinds of file and how large.
fn hint(requirement: &Requirement) -> String {
    let limits = t!("form.file.limits", kinds = kinds(requirement), size = i18n::size(requirement.max_bytes));
    match &requirement.hint {
        Some(hint) => [&i18n::say(hint), " ", &limits].concat(),
        None => limits,
    }
}

/// `PDF, JPEG, PNG, WebP`
fn kinds(requirement: &Requirement) -> String {
    requirement.file_kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ")
}

/// Named one by one: a phone that photographs in another format converts for a page that asks for JPEG.
fn accept(requirement: &Requirement) -> String {
    requirement.file_kinds.iter().map(|kind| kind.media_type()).collect::<Vec<_>>().join(",")
}
