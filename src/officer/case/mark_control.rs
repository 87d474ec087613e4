//! Marking one answer or document as wrong.

use leptos::prelude::*;
use mppi_domain::case::FlagReason;

use super::{
    marks::{LONGEST, Mark, is_document, reasons, words_after},
    room::CaseRoom,
};
use crate::{
    i18n,
    officer::words::{maybe_words, words},
    platform::{focus::focus_field, timer},
    t,
    ui::{Button, ButtonKind, ButtonSize, Choice, Icon, IconName, Select, TextArea},
};

/// The id of the control of a pointer; focus goes there.
pub fn control_id(pointer: &str) -> String {
    let plain: String = pointer.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    ["mark", &plain].concat()
}

/// The mark on a pointer, its form, or the button that makes one.
#[component]
pub fn MarkControl(
    room: CaseRoom,
    /// As in a flag.
    #[prop(into)]
    pointer: String,
    /// What it is, for screen readers.
    #[prop(into)]
    label: Signal<String>,
) -> AnyView {
    let pointer = StoredValue::new(pointer);
    let mark = Memo::new(move |_| pointer.with_value(|pointer| room.mark(pointer)));
    let is_open = Memo::new(move |_| room.marking.with(|open| pointer.with_value(|own| open.as_ref() == Some(own))));
    let can_mark = Memo::new(move |_| room.can_mark());
    let is_there = Memo::new(move |_| mark.with(Option::is_some));
    let open = move |()| {
        room.marking.set(Some(pointer.get_value()));
        timer::after(0, move || focus_field(&[&control_id(&pointer.get_value()), "-reason"].concat()));
    };
    let id = pointer.with_value(|pointer| control_id(pointer));
    view! {
        <div class="mark" id=id>
            {move || match (is_open.get() && can_mark.get(), is_there.get()) {
                (true, _) => view! { <MarkForm room pointer mark label/> }.into_any(),
                (false, true) => mark_view(room, pointer, mark, label, can_mark, Callback::new(open)),
                (false, false) if can_mark.get() => view! {
                    <Button
                        kind=ButtonKind::Quiet
                        size=ButtonSize::Small
                        icon=IconName::FLAG
                        on_press=open
                        aria_label=Signal::derive(move || Some(t!("officer.mark.which", name = label.get())))
                    >
                        {words("officer.mark.button")}
                    </Button>
                }
                .into_any(),
                (false, false) => ().into_any(),
            }}
        </div>
    }
    .into_any()
}

fn mark_view(
    room: CaseRoom,
    pointer: StoredValue<String>,
    mark: Memo<Option<Mark>>,
    label: Signal<String>,
    can_mark: Memo<bool>,
    open: Callback<()>,
) -> AnyView {
    let reason = move || mark.get().map(|mark| i18n::family("flag_reason.", mark.reason.key()));
    let remove = move |()| room.unsent.update(|unsent| unsent.remove(&pointer.get_value()));
    view! {
        <div class="mark__made">
            <Icon name=IconName::FLAG/>
            <div class="mark__body">
                <p class="mark__reason">{reason}</p>
                <p class="mark__words">{move || mark.get().map(|mark| mark.words)}</p>
                <Doubt room mark/>
                {move || can_mark.get().then(|| view! {
                    <div class="mark__actions">
                        <Button
                            kind=ButtonKind::Quiet
                            size=ButtonSize::Small
                            on_press=open
                            aria_label=Signal::derive(move || Some(t!("officer.mark.edit_which", name = label.get())))
                        >
                            {words("officer.mark.edit")}
                        </Button>
                        <Button
                            kind=ButtonKind::Quiet
                            size=ButtonSize::Small
                            on_press=remove
                            aria_label=Signal::derive(move || Some(t!("officer.mark.remove_which", name = label.get())))
                        >
                            {words("officer.mark.remove")}
                        </Button>
                    </div>
                })}
            </div>
        </div>
    }
    .into_any()
}

/// Says when the applicant has sent something newer than what was marked.
#[component]
fn Doubt(room: CaseRoom, mark: Memo<Option<Mark>>) -> AnyView {
    let is_old = Memo::new(move |_| {
        let seen = mark.get().map_or(u32::MAX, |mark| mark.seen);
        room.load
            .ready()
            .is_some_and(|case| case.timeline.iter().any(|entry| entry.kind == "resubmitted" && entry.seq > seen))
    });
    (move || is_old.get().then(|| view! { <p class="mark__doubt">{words("officer.mark.before_correction")}</p> }))
        .into_any()
}

fn phrase(pointer: &str, reason: FlagReason) -> String {
    let stem = if is_document(pointer) { "officer.phrase.document." } else { "officer.phrase.answer." };
    i18n::family(stem, reason.key())
}

#[component]
fn MarkForm(room: CaseRoom, pointer: StoredValue<String>, mark: Memo<Option<Mark>>, label: Signal<String>) -> AnyView {
    let base = pointer.with_value(|pointer| control_id(pointer));
    let (reason_id, words_id) = ([&base, "-reason"].concat(), [&base, "-words"].concat());
    let options = Signal::derive(move || {
        let reasons = pointer.with_value(|pointer| reasons(pointer));
        reasons
            .iter()
            .map(|reason| Choice::new(reason.key(), i18n::family("flag_reason.", reason.key())))
            .collect::<Vec<_>>()
    });
    let choose = move |key: String| {
        let pointer = pointer.get_value();
        let Some(reason) = FlagReason::ALL.into_iter().find(|reason| reason.key() == key) else {
            room.unsent.update(|unsent| unsent.remove(&pointer));
            return;
        };
        let phrases: Vec<String> = FlagReason::ALL.iter().map(|reason| phrase(&pointer, *reason)).collect();
        let old = mark.get_untracked().map(|mark| mark.words).unwrap_or_default();
        let own = phrase(&pointer, reason);
        let words = words_after(&old, &phrases, &own).to_owned();
        let seen = untrack(|| room.load.ready()).and_then(|case| case.timeline.last().map(|entry| entry.seq));
        room.unsent.update(|unsent| unsent.put(Mark { pointer, reason, words, seen: seen.unwrap_or(0) }));
    };
    let write = move |words: String| {
        room.unsent.update(|unsent| {
            if let Some(mark) = unsent.mark(&pointer.get_value()).cloned() {
                unsent.put(Mark { words, ..mark });
            }
        });
    };
    let close = move |()| {
        room.marking.set(None);
        timer::after(0, move || focus_field(&control_id(&pointer.get_value())));
    };
    let is_chosen = Memo::new(move |_| mark.with(Option::is_some));
    view! {
        <div
            class="mark__form"
            role="group"
            aria-label=move || t!("officer.mark.which", name = label.get())
            on:keydown=move |event| if event.key() == "Escape" { close(()) }
        >
            <Select
                id=reason_id
                label=words("officer.mark.reason")
                options
                value=Signal::derive(move || mark.get().map_or("", |mark| mark.reason.key()).to_owned())
                on_change=choose
                placeholder=maybe_words("officer.mark.choose")
            />
            {move || is_chosen.get().then(|| view! {
                <TextArea
                    id=words_id.clone()
                    label=words("officer.mark.words")
                    hint=maybe_words("officer.mark.words_hint")
                    value=Signal::derive(move || mark.get().map(|mark| mark.words).unwrap_or_default())
                    on_input=write
                    rows=3
                    max_length=LONGEST
                    counter=Callback::new(left_words)
                />
            })}
            <div class="mark__actions">
                <Button size=ButtonSize::Small kind=ButtonKind::Secondary on_press=close>{words("officer.mark.done")}</Button>
                {move || is_chosen.get().then(|| view! {
                    <Button
                        size=ButtonSize::Small
                        kind=ButtonKind::Quiet
                        on_press=move |()| {
                            room.unsent.update(|unsent| unsent.remove(&pointer.get_value()));
                            close(());
                        }
                    >
                        {words("officer.mark.remove")}
                    </Button>
                })}
            </div>
        </div>
    }
    .into_any()
}

/// How many characters are left, in words.
pub fn left_words(left: i64) -> String {
    if left < 0 { t!("form.too_many", count = -left) } else { t!("form.left", count = left) }
}

#[cfg(test)]
mod tests {
    use super::control_id;

    #[test]
    fn ids_have_no_slashes() {
        assert_eq!(control_id("/answers/witnesses/r1/nik"), "mark-answers-witnesses-r1-nik");
    }
}
