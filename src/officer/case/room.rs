//! What the parts of a case page share.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use mppi_domain::{
    api::{
        application::{ApplicationDetail, ApplicationSummary, TimelineEntry},
        problem::ProblemCode,
    },
    case::{Action, ActionKind, ActionRequest, AvailableAction},
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{
    attempt::Attempt,
    changes,
    file::Shown,
    marks::{Mark, Unsent},
};
use crate::{
    api::{self, ApiError, Load, officer::InboxQuery},
    officer::{
        desk::{Desk, desk, kept_key},
        toasts::{Toasts, toasts},
    },
    platform::{abort::Abort, focus::focus_field, random, tab_storage, timer},
    t,
};

/// The id of the heading of what happened meanwhile.
pub const CONFLICT_ID: &str = "case-conflict";
/// The id of the part with the officer's buttons.
pub const DECISION_ID: &str = "case-decision";

/// A form that is open: what it does, on which step.
pub type FormKey = (ActionKind, Option<String>);

/// What somebody else did while the officer worked.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// What the server called it.
    pub code: ProblemCode,
    /// The case as the officer saw it.
    pub before: Arc<ApplicationDetail>,
    /// What happened since.
    pub happened: Vec<TimelineEntry>,
}

/// What the parts of a case page share; a `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct CaseRoom {
    /// Id of the case.
    pub id: Uuid,
    /// The case.
    pub load: Load<ApplicationDetail>,
    /// Marks and texts that are not sent yet.
    pub unsent: RwSignal<Unsent>,
    /// What somebody else did meanwhile.
    pub conflict: RwSignal<Option<Conflict>>,
    /// Why the last action did not work.
    pub trouble: RwSignal<Option<ApiError>>,
    /// The action that is on its way.
    pub busy: RwSignal<Option<ActionKind>>,
    /// The form that is open.
    pub form: RwSignal<Option<FormKey>>,
    /// The pointer whose mark is being written.
    pub marking: RwSignal<Option<String>>,
    /// Which document is shown, by its place in the list.
    pub place: RwSignal<usize>,
    /// Whether a corrected document is shown beside the old one.
    pub is_comparing: RwSignal<bool>,
    /// The case to go on with.
    pub next: RwSignal<Option<ApplicationSummary>>,
    /// Files that were read already; they never change.
    pub files: StoredValue<BTreeMap<Uuid, Shown>>,
    attempt: StoredValue<Attempt>,
    desk: Desk,
    toasts: Toasts,
}

impl CaseRoom {
    /// The room of a case: reads it, and what was kept of it in this tab.
    pub fn open(id: Uuid) -> Self {
        let key = kept_key(&["case.", &id.to_string()].concat());
        let kept = tab_storage::get(&key).and_then(|text| serde_json::from_str(&text).ok());
        let unsent = RwSignal::new(kept.unwrap_or_default());
        Effect::new(move |_| {
            unsent.with(|unsent: &Unsent| match serde_json::to_string(unsent) {
                Ok(text) if !unsent.is_empty() => drop(tab_storage::set(&key, &text)),
                _ => tab_storage::remove(&key),
            });
        });
        Self {
            id,
            load: api::load(move |abort| async move { api::officer::get(id, &abort).await }),
            unsent,
            conflict: RwSignal::new(None),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(None),
            form: RwSignal::new(None),
            marking: RwSignal::new(None),
            place: RwSignal::new(0),
            is_comparing: RwSignal::new(false),
            next: RwSignal::new(None),
            files: StoredValue::new(BTreeMap::new()),
            attempt: StoredValue::new(Attempt::default()),
            desk: desk(),
            toasts: toasts(),
        }
    }

    /// What the officer may do now, messages apart. Reactive.
    pub fn offers(self) -> Vec<AvailableAction> {
        self.load.ready().map(|case| case.actions).unwrap_or_default()
    }

    /// The offer of one kind on one step, as it stands now.
    fn offer(self, key: &FormKey) -> Option<AvailableAction> {
        let case = untrack(|| self.load.ready())?;
        case.actions.into_iter().find(|offer| offer.kind == key.0 && offer.step == key.1)
    }

    /// Whether things may be marked wrong. Reactive.
    pub fn can_mark(self) -> bool {
        self.offers().iter().any(|offer| offer.kind == ActionKind::Return)
    }

    /// The mark on a pointer. Reactive.
    pub fn mark(self, pointer: &str) -> Option<Mark> {
        self.unsent.with(|unsent| unsent.mark(pointer).cloned())
    }

    /// The text of a form. Reactive.
    pub fn text(self, key: &FormKey) -> String {
        self.unsent.with(|unsent| unsent.text(&form_name(key)).to_owned())
    }

    /// Keeps the text of a form.
    pub fn set_text(self, key: &FormKey, text: String) {
        self.unsent.update(|unsent| unsent.set_text(&form_name(key), text));
    }

    /// Sends an action. What was typed for it goes only when the server has it.
    pub fn act(self, key: FormKey, action: Action) {
        if self.busy.get_untracked().is_some() {
            return;
        }
        let Some(offer) = self.offer(&key) else {
            // The button stood there from before a newer answer; what is offered now stands in its place.
            self.load.reload();
            return;
        };
        let request = ActionRequest { step: offer.step, based_on: offer.based_on, action };
        let Some(id) = self.attempt.try_update_value(|attempt| attempt.id_for(&request, random::uuid)) else { return };
        self.busy.set(Some(key.0));
        self.trouble.set(None);
        spawn_local(async move {
            let answer = api::officer::act(self.id, id, &request).await;
            let _ = self.busy.try_set(None);
            match answer {
                Ok(case) => self.acted(&key, case),
                Err(error) => self.failed(error),
            }
        });
    }

    fn acted(self, key: &FormKey, case: ApplicationDetail) {
        let _ = self.attempt.try_update_value(Attempt::forget);
        let _ = self.unsent.try_update(|unsent| {
            unsent.set_text(&form_name(key), String::new());
            if matches!(key.0, ActionKind::Return | ActionKind::DeclareComplete) {
                unsent.marks.clear();
            }
        });
        let _ = self.form.try_set(None);
        let _ = self.marking.try_set(None);
        let _ = self.conflict.try_set(None);
        self.toasts.done(done_words(key.0));
        let is_work = |kind: ActionKind| !matches!(kind, ActionKind::Message | ActionKind::Release);
        let is_finished = !case.actions.iter().any(|offer| is_work(offer.kind));
        self.load.set(case);
        self.desk.counts.reload();
        if is_finished {
            self.look_for_next();
        }
        // The button that was pressed is gone.
        timer::after(0, || focus_field(DECISION_ID));
    }

    fn failed(self, error: ApiError) {
        let current = error.problem().and_then(|problem| problem.current.clone());
        let now = current.and_then(|current| api::decode::<ApplicationDetail>(current).ok());
        let before = untrack(|| self.load.ready());
        let (Some(code), Some(now), Some(before)) = (error.code(), now, before) else {
            let _ = self.trouble.try_set(Some(error));
            return;
        };
        let happened = changes::since(&before, &now);
        let _ = self.conflict.try_set(Some(Conflict { code, before: Arc::new(before), happened }));
        self.load.set(now);
        timer::after(0, || focus_field(CONFLICT_ID));
    }

    /// Finds the case to go on with: the first of the list that the officer came from, else one that nobody took.
    fn look_for_next(self) {
        let view = self.desk.view.get_untracked();
        let search = self.desk.search.get_untracked();
        spawn_local(async move {
            let status = view.status.map(mppi_domain::status::Status::key);
            let own = InboxQuery { view: Some(view.tab.key()), status, q: Some(&search), cursor: None };
            let free = InboxQuery { view: Some("unclaimed"), ..InboxQuery::default() };
            for ask in [own, free] {
                let Ok(list) = api::officer::inbox(ask, &Abort::never()).await else { return };
                let other = list.applications.into_iter().find(|case| case.id != self.id && !case.status.is_closed());
                if other.is_some() {
                    let _ = self.next.try_set(other);
                    return;
                }
            }
        });
    }
}

fn form_name(key: &FormKey) -> String {
    [key.0.key(), ".", key.1.as_deref().unwrap_or_default()].concat()
}

fn done_words(kind: ActionKind) -> String {
    match kind {
        ActionKind::Claim => t!("officer.done.claim"),
        ActionKind::Release => t!("officer.done.release"),
        ActionKind::DeclareComplete => t!("officer.done.declare_complete"),
        ActionKind::Return => t!("officer.done.return"),
        ActionKind::Process => t!("officer.done.process"),
        ActionKind::Approve => t!("officer.done.approve"),
        ActionKind::Reject => t!("officer.done.reject"),
        ActionKind::Issue => t!("officer.done.issue"),
        ActionKind::Shelve => t!("officer.done.shelve"),
        ActionKind::HandOver => t!("officer.done.hand_over"),
        ActionKind::Message => t!("officer.done.message"),
        ActionKind::Resubmit | ActionKind::Cancel => String::new(),
    }
}
