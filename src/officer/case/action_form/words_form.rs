//! Actions that carry words: a note, a reason, a message, the number of a shelf.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::{
    api::application::ApplicationDetail,
    case::{Action, ActionKind},
    service::ProductOrigin,
};

use super::{CloseButton, preview::PreviewButton};
use crate::{
    i18n,
    officer::{
        case::{
            mark_control::left_words,
            room::{CaseRoom, FormKey},
        },
        words::{maybe_words, words},
    },
    platform::focus::focus_field,
    t,
    ui::{Button, ButtonKind, ConfirmDialog, FieldWidth, TextArea, TextInput},
};

const FIELD: &str = "action-words";

/// What the words of an action may be.
struct Bounds {
    least: usize,
    most: usize,
}

fn bounds(kind: ActionKind) -> Bounds {
    match kind {
        ActionKind::Reject => Bounds { least: 10, most: 2_000 },
        ActionKind::Message => Bounds { least: 1, most: 2_000 },
        ActionKind::Shelve => Bounds { least: 1, most: 20 },
        _ => Bounds { least: 0, most: 2_000 },
    }
}

/// Key of what is wrong with the words; nothing where they are right.
fn wrong(kind: ActionKind, words: &str) -> Option<&'static str> {
    let Bounds { least, most } = bounds(kind);
    let count = words.trim().chars().count();
    match kind {
        _ if count > most => Some("officer.form.too_long"),
        ActionKind::Reject if count < least => Some("officer.form.reason_needed"),
        ActionKind::Shelve if count < least => Some("officer.form.shelf_needed"),
        _ if count < least => Some("officer.form.words_needed"),
        _ => None,
    }
}

/// The action with its words; nothing for kinds that carry none.
fn action(kind: ActionKind, words: &str) -> Option<Action> {
    let words = words.trim().to_owned();
    let note = (!words.is_empty()).then(|| words.clone());
    match kind {
        ActionKind::Process => Some(Action::Process { note }),
        ActionKind::Approve => Some(Action::Approve { note }),
        ActionKind::Reject => Some(Action::Reject { reason: words }),
        ActionKind::Shelve => Some(Action::Shelve { shelf: words }),
        ActionKind::Message => Some(Action::Message { words }),
        _ => None,
    }
}

/// One field and its button.
#[component]
pub fn WordsForm(room: CaseRoom, case: Signal<Arc<ApplicationDetail>>, key: FormKey) -> AnyView {
    let kind = key.0;
    let key = StoredValue::new(key);
    let text = Signal::derive(move || key.with_value(|key| room.text(key)));
    let tried = RwSignal::new(false);
    let confirming = RwSignal::new(false);
    let error = Signal::derive(move || tried.get().then(|| wrong(kind, &text.get()).map(i18n::word)).flatten());
    let send = move || {
        if let Some(action) = action(kind, &text.get_untracked()) {
            room.act(key.get_value(), action);
        }
    };
    let submit = move || {
        tried.set(true);
        if wrong(kind, &text.get_untracked()).is_some() {
            focus_field(FIELD);
        } else if kind == ActionKind::Reject {
            confirming.set(true);
        } else {
            send();
        }
    };
    let write = Callback::new(move |words: String| key.with_value(|key| room.set_text(key, words)));
    let label = Signal::derive(move || i18n::family("officer.form.label.", kind.key()));
    let hint = Signal::derive(move || Some(i18n::family("officer.form.hint.", kind.key())));
    let field = if kind == ActionKind::Shelve {
        view! { <TextInput id=FIELD label hint error value=text on_input=write width=FieldWidth::Short required=true/> }
            .into_any()
    } else {
        let needed = bounds(kind).least > 0;
        view! {
            <TextArea
                id=FIELD
                label
                hint
                error
                note=Signal::derive(move || (!needed).then(|| t!("form.optional")))
                value=text
                on_input=write
                rows=4
                max_length=bounds(kind).most
                counter=Callback::new(left_words)
                required=needed
            />
        }
        .into_any()
    };
    let has_preview = kind == ActionKind::Approve
        && case.with_untracked(|case| matches!(case.definition.product.origin, ProductOrigin::Generated { .. }));
    let look = if kind == ActionKind::Reject { ButtonKind::Danger } else { ButtonKind::Primary };
    let name = Signal::derive(move || i18n::family("action.", kind.key()));
    let is_busy = Signal::derive(move || room.busy.get() == Some(kind));
    view! {
        <form
            class="stack"
            novalidate
            aria-label=name
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            {has_preview.then(|| view! { <PreviewButton room/> })}
            {field}
            <div class="actions">
                <Button submit=true kind=look loading=is_busy loading_label=maybe_words("common.loading")>{name}</Button>
                <CloseButton room/>
            </div>
        </form>
        <ConfirmDialog
            id="confirm-reject"
            open=confirming
            title=words("officer.form.reject_title")
            body=words("officer.form.reject_body")
            confirm_label=name
            cancel_label=words("officer.back")
            danger=true
            on_confirm=move |()| {
                confirming.set(false);
                send();
            }
            on_cancel=move |()| confirming.set(false)
        />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use mppi_domain::case::{Action, ActionKind};

    use super::{action, wrong};

    #[test]
    fn a_refusal_needs_a_reason() {
        assert_eq!(wrong(ActionKind::Reject, "tidak"), Some("officer.form.reason_needed"));
        assert_eq!(wrong(ActionKind::Reject, "Alamat di luar kabupaten."), None);
        assert_eq!(wrong(ActionKind::Process, " "), None);
        assert_eq!(wrong(ActionKind::Message, " "), Some("officer.form.words_needed"));
        assert_eq!(wrong(ActionKind::Shelve, &"A".repeat(21)), Some("officer.form.too_long"));
    }

    #[test]
    fn an_empty_note_is_none() {
        assert_eq!(action(ActionKind::Process, "  "), Some(Action::Process { note: None }));
        assert_eq!(action(ActionKind::Shelve, " A-12 "), Some(Action::Shelve { shelf: "A-12".into() }));
        assert_eq!(action(ActionKind::Claim, "x"), None);
    }
}
