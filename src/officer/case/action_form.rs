//! The form of an action that needs more than a press.

mod issue;
mod preview;
mod return_marks;
mod words_form;

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::{api::application::ApplicationDetail, case::ActionKind};

use self::{issue::IssueForm, return_marks::ReturnForm, words_form::WordsForm};
use super::room::{CaseRoom, FormKey};
use crate::{
    officer::words::words,
    platform::{focus::focus_field, timer},
    ui::{Button, ButtonKind},
};

/// The id of the form that is open.
const FORM_ID: &str = "action-form";

/// The form that is open, if there is one and the server still offers its action.
#[component]
pub fn FormOf(
    room: CaseRoom,
    /// The case.
    case: Signal<Arc<ApplicationDetail>>,
) -> AnyView {
    let open = Memo::new(move |_| {
        room.form.get().filter(|key| room.offers().iter().any(|offer| offer.kind == key.0 && offer.step == key.1))
    });
    Effect::new(move |_| {
        if open.with(Option::is_some) {
            // The form is drawn when this turn of the event loop is over.
            timer::after(0, || focus_field(FORM_ID));
        }
    });
    view! { <div id=FORM_ID class="decision__form">{move || open.get().map(|key| form(room, case, key))}</div> }
        .into_any()
}

fn form(room: CaseRoom, case: Signal<Arc<ApplicationDetail>>, key: FormKey) -> AnyView {
    match key.0 {
        ActionKind::Return => view! { <ReturnForm room case key/> }.into_any(),
        ActionKind::Issue => view! { <IssueForm room case key/> }.into_any(),
        ActionKind::Process | ActionKind::Approve | ActionKind::Reject | ActionKind::Shelve | ActionKind::Message => {
            view! { <WordsForm room case key/> }.into_any()
        }
        ActionKind::Claim
        | ActionKind::Release
        | ActionKind::DeclareComplete
        | ActionKind::HandOver
        | ActionKind::Resubmit
        | ActionKind::Cancel => ().into_any(),
    }
}

/// Closes the form without sending; what was typed stays.
#[component]
fn CloseButton(room: CaseRoom) -> AnyView {
    view! {
        <Button kind=ButtonKind::Quiet on_press=move |()| room.form.set(None)>{words("officer.later")}</Button>
    }
    .into_any()
}
