//! Taking a case from its row.

use leptos::prelude::*;
use mppi_domain::{
    api::{
        application::{ApplicationDetail, ApplicationSummary},
        problem::ProblemCode,
    },
    case::{Action, ActionKind, ActionRequest},
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, ApiError, error_words},
    i18n,
    officer::{
        toasts::Toasts,
        words::{maybe_words, words},
    },
    platform::{abort::Abort, random},
    t,
    ui::{Button, ButtonKind, ButtonSize},
};

/// Takes the open step of a case that is the officer's. The list knows no revisions, so the case is read first.
pub fn claim(id: Uuid, claiming: RwSignal<Option<Uuid>>, toasts: Toasts, then: Callback<()>) {
    if claiming.get_untracked().is_some() {
        return;
    }
    claiming.set(Some(id));
    spawn_local(async move {
        match take(id).await {
            Ok(case) => toasts.done(t!("officer.done.claimed", number = case.summary.number)),
            Err(Trouble::Gone) => toasts.failed(i18n::word("officer.inbox.not_free")),
            Err(Trouble::Api(error)) => toasts.failed(error_words(&error)),
        }
        let _ = claiming.try_set(None);
        let _ = then.try_run(());
    });
}

enum Trouble {
    /// Somebody was faster.
    Gone,
    Api(ApiError),
}

async fn take(id: Uuid) -> Result<ApplicationDetail, Trouble> {
    let case = api::officer::get(id, &Abort::never()).await.map_err(Trouble::Api)?;
    let offer = case.actions.iter().find(|offer| offer.kind == ActionKind::Claim).ok_or(Trouble::Gone)?;
    let request = ActionRequest { step: offer.step.clone(), based_on: offer.based_on, action: Action::Claim {} };
    api::officer::act(id, random::uuid(), &request).await.map_err(|error| match error.code() {
        Some(ProblemCode::Stale | ProblemCode::ClaimedByAnother | ProblemCode::NotAllowed) => Trouble::Gone,
        _ => Trouble::Api(error),
    })
}

/// The button at the end of a row.
#[component]
pub fn ClaimButton(case: ApplicationSummary, claim: Callback<Uuid>, claiming: RwSignal<Option<Uuid>>) -> AnyView {
    let id = case.id;
    let name = Signal::derive(move || Some(t!("officer.inbox.claim_which", number = case.number)));
    view! {
        <Button
            kind=ButtonKind::Secondary
            size=ButtonSize::Small
            on_press=move |()| claim.run(id)
            loading=Signal::derive(move || claiming.get() == Some(id))
            loading_label=maybe_words("common.loading")
            aria_label=name
        >
            {words("officer.inbox.claim")}
        </Button>
    }
    .into_any()
}
