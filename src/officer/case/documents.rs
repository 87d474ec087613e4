//! The documents of a case: their list, and the one that is looked at.

use leptos::prelude::*;
use mppi_domain::api::{application::ApplicationDetail, attachment::Attachment};

use super::{changes::context, look::Look, mark_control::MarkControl, room::CaseRoom, viewer::Viewer};
use crate::{
    i18n,
    officer::words::words,
    t,
    ui::{Badge, Button, ButtonKind, ButtonSize, Icon, IconName, Tone},
};

/// One line of the list: a file, or a document that was not handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Code of the requirement.
    pub requirement: String,
    /// What the document is.
    pub label: String,
    /// The file.
    pub file: Option<Attachment>,
    /// What it replaced in the last correction.
    pub old: Option<Attachment>,
}

impl Entry {
    fn pointer(&self) -> String {
        ["/documents/", &self.requirement].concat()
    }
}

/// All documents that were asked for, each file on a line of its own. Reactive.
pub fn entries(case: &ApplicationDetail) -> Vec<Entry> {
    let context = context(case);
    let mut entries = Vec::new();
    for requirement in &case.definition.requirements {
        let pointer = ["/documents/", &requirement.code].concat();
        let old = case.corrected.iter().find(|corrected| corrected.pointer == pointer);
        let old = old.and_then(|corrected| corrected.old_files.first()).cloned();
        let label = i18n::say(&requirement.label);
        let files: Vec<&Attachment> =
            case.attachments.iter().filter(|file| file.requirement == requirement.code).collect();
        let entry = |file: Option<&Attachment>, label: String| Entry {
            requirement: requirement.code.clone(),
            label,
            file: file.cloned(),
            old: old.clone(),
        };
        match files.as_slice() {
            [] if requirement.is_visible(&case.answers, context) => entries.push(entry(None, label)),
            [] => {}
            [one] => entries.push(entry(Some(one), label)),
            several => entries.extend(several.iter().enumerate().map(|(place, file)| {
                entry(Some(file), t!("officer.documents.numbered", name = label, number = place + 1))
            })),
        }
    }
    entries
}

/// The documents pane.
#[component]
pub fn Documents(
    room: CaseRoom,
    /// Its lines.
    entries: Memo<Vec<Entry>>,
    /// How it is looked at.
    look: Look,
) -> AnyView {
    let current = Memo::new(move |_| entries.with(|entries| entries.get(room.place.get()).cloned()));
    let lines =
        move || entries.get().into_iter().enumerate().map(|(place, entry)| line(room, place, entry)).collect_view();
    view! {
        <section class="case__documents" aria-labelledby="case-documents">
            <h2 id="case-documents">{words("officer.documents.title")}</h2>
            <ul class="doc-list">{lines}</ul>
            {move || current.get().map(|entry| current_view(room, entry, look))}
        </section>
    }
    .into_any()
}

fn line(room: CaseRoom, place: usize, entry: Entry) -> AnyView {
    let pointer = entry.pointer();
    let is_marked = Memo::new(move |_| room.unsent.with(|unsent| unsent.mark(&pointer).is_some()));
    let detail = match &entry.file {
        Some(file) => i18n::size(file.size),
        None => t!("officer.documents.none"),
    };
    let icon = match &entry.file {
        Some(file) if file.kind.is_image() => IconName::CAMERA,
        Some(_) => IconName::FILE,
        None => IconName::X_CIRCLE,
    };
    let is_new = entry.old.is_some();
    view! {
        <li>
            <button
                type="button"
                class="doc-list__item"
                aria-pressed=move || if room.place.get() == place { "true" } else { "false" }
                on:click=move |_| {
                    room.is_comparing.set(false);
                    room.place.set(place);
                }
            >
                <Icon name=icon/>
                <span class="doc-list__label">{entry.label}</span>
                {move || is_marked.get().then(|| view! { <Badge tone=Tone::Warning label=words("officer.mark.marked")/> })}
                {is_new.then(|| view! { <Badge tone=Tone::Info icon=IconName::HISTORY label=words("officer.documents.corrected")/> })}
                <span class="doc-list__detail">{detail}</span>
            </button>
        </li>
    }
    .into_any()
}

fn current_view(room: CaseRoom, entry: Entry, look: Look) -> AnyView {
    let label = entry.label.clone();
    let pointer = entry.pointer();
    let old = entry.old.clone();
    let has_old = old.is_some();
    let compare = has_old.then(|| {
        view! {
            <Button
                kind=ButtonKind::Secondary
                size=ButtonSize::Small
                icon=IconName::HISTORY
                on_press=move |()| room.is_comparing.update(|on| *on = !*on)
            >
                {move || if room.is_comparing.get() { t!("officer.documents.only_new") } else { t!("officer.documents.compare") }}
            </Button>
        }
    });
    let panes = move || {
        let new = entry.file.clone();
        let label = entry.label.clone();
        match old.clone().filter(|_| room.is_comparing.get()) {
            Some(old) => view! {
                <div class="viewers">
                    <Viewer room file=old look name=label.clone() caption=words("officer.documents.old")/>
                    {new.map(|file| view! { <Viewer room file look name=label caption=words("officer.documents.new")/> })}
                </div>
            }
            .into_any(),
            None => new
                .map_or_else(
                    || view! { <p class="viewer viewer--none">{words("officer.documents.not_handed_in")}</p> }.into_any(),
                    |file| view! { <Viewer room file look name=label/> }.into_any(),
                ),
        }
    };
    view! {
        {panes}
        <div class="case__document-actions">
            {compare}
            <MarkControl room pointer label=Signal::stored(label)/>
        </div>
    }
    .into_any()
}
