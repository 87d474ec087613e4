//! Who may do what to a case, as it stands. The server decides by this; the browser only shows what the server offers.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    case::{
        action::{ActionKind, ActionRequest},
        state::{CaseState, OpenStep},
    },
    service::{ProductOrigin, ServiceDefinition},
    workflow::{Role, StepKind},
};

/// Somebody who may see the case already (owner, region and agency are checked before).
#[derive(Clone, Copy, Debug)]
pub enum Who<'a> {
    /// The applicant.
    Applicant,
    /// An officer.
    Officer {
        /// Id of the officer.
        id: Uuid,
        /// Roles that the officer has.
        roles: &'a [Role],
        /// The agency that the officer works for; none: the whole mall.
        agency: Option<&'a str>,
    },
}

/// An action that this person may take now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AvailableAction {
    /// What.
    pub kind: ActionKind,
    /// On which step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// The revision to send back as `based_on`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub based_on: Option<u32>,
}

/// Why an action is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The state, or the person's role, does not allow it.
    #[error("the state does not allow this action")]
    NotAllowed,
    /// Somebody changed the step in the meantime.
    #[error("the step is at revision {current}")]
    Stale {
        /// Where it is now.
        current: u32,
    },
    /// Another officer has claimed the step.
    #[error("another officer has claimed the step")]
    ClaimedByAnother,
}

/// Everything that `who` may do now.
pub fn available_actions(state: &CaseState, definition: &ServiceDefinition, who: Who<'_>) -> Vec<AvailableAction> {
    match who {
        Who::Applicant => applicant_actions(state),
        Who::Officer { id, roles, agency } => {
            let mut actions = Vec::new();
            for step in state.steps.iter().filter(|step| is_theirs(step, roles, agency)) {
                for kind in step_actions(state, definition, step, id) {
                    actions.push(AvailableAction { kind, step: Some(step.key.clone()), based_on: Some(step.revision) });
                }
            }
            let may_write = roles.iter().any(|role| *role != Role::RegionAdmin);
            if state.closed.is_none() && may_write {
                actions.push(AvailableAction { kind: ActionKind::Message, step: None, based_on: None });
            }
            actions
        }
    }
}

/// Checks one request against the state.
///
/// # Errors
/// [`Refusal`]; a stale revision is told before anything else, so that the person sees what changed.
pub fn permit(
    state: &CaseState,
    definition: &ServiceDefinition,
    who: Who<'_>,
    request: &ActionRequest,
) -> Result<(), Refusal> {
    let kind = request.action.kind();
    if let (Some(key), Some(based_on)) = (request.step.as_deref(), request.based_on) {
        let step = state.step(key).ok_or(Refusal::NotAllowed)?;
        if step.revision != based_on {
            return Err(Refusal::Stale { current: step.revision });
        }
    }
    let is_offered = available_actions(state, definition, who).iter().any(|offer| {
        offer.kind == kind
            && offer.step == request.step
            && (offer.based_on.is_none() || offer.based_on == request.based_on)
    });
    if is_offered {
        return Ok(());
    }
    if let (Who::Officer { id, .. }, Some(step)) = (who, request.step.as_deref().and_then(|key| state.step(key)))
        && step.assignee.is_some_and(|assignee| assignee != id)
    {
        return Err(Refusal::ClaimedByAnother);
    }
    Err(Refusal::NotAllowed)
}

/// Whether somebody may take applications for this service in at a counter: front office of the whole mall, of the service's
/// agency, or of an agency whose front office has a step in it.
pub fn may_take_in(definition: &ServiceDefinition, who: Who<'_>) -> bool {
    let Who::Officer { roles, agency, .. } = who else { return false };
    let is_in_it = |agency: &str| {
        let steps = definition.workflow.steps.iter().filter(|step| step.role == Role::FrontOffice);
        agency == definition.agency.code || steps.filter_map(|step| step.agency.as_deref()).any(|other| other == agency)
    };
    roles.contains(&Role::FrontOffice) && agency.is_none_or(is_in_it)
}

fn is_theirs(step: &OpenStep, roles: &[Role], agency: Option<&str>) -> bool {
    roles.contains(&step.role) && agency.is_none_or(|agency| agency == step.agency)
}

fn applicant_actions(state: &CaseState) -> Vec<AvailableAction> {
    let mut actions = Vec::new();
    let mut offer = |kind, step: Option<&OpenStep>| {
        actions.push(AvailableAction {
            kind,
            step: step.map(|step| step.key.clone()),
            based_on: step.map(|step| step.revision),
        });
    };
    if let Some(correction) = &state.correction {
        offer(ActionKind::Resubmit, state.step(&correction.step));
    }
    if state.closed.is_none() {
        offer(ActionKind::Message, None);
        // After issue there is a document in the applicant's name, which only the office can revoke.
        if state.document.is_none() {
            offer(ActionKind::Cancel, None);
        }
    }
    actions
}

fn step_actions(state: &CaseState, definition: &ServiceDefinition, step: &OpenStep, officer: Uuid) -> Vec<ActionKind> {
    // The handover desk serves whoever stands there: no claim, any officer of the desk.
    if step.kind == StepKind::HandOver {
        return if state.shelf.is_some() {
            vec![ActionKind::HandOver, ActionKind::Shelve]
        } else {
            vec![ActionKind::Shelve]
        };
    }
    match step.assignee {
        None => vec![ActionKind::Claim],
        Some(assignee) if assignee != officer => Vec::new(),
        Some(_) if step.waiting => vec![ActionKind::Release],
        Some(_) => {
            let mut kinds = match step.kind {
                StepKind::Check => vec![ActionKind::DeclareComplete, ActionKind::Return],
                StepKind::Process => vec![ActionKind::Process, ActionKind::Return, ActionKind::Reject],
                StepKind::Approve => vec![ActionKind::Approve, ActionKind::Reject],
                StepKind::Issue if definition.product.origin == ProductOrigin::None => Vec::new(),
                StepKind::Issue => vec![ActionKind::Issue],
                StepKind::HandOver => Vec::new(),
            };
            // Only one correction runs at a time; a second agency waits for it.
            if state.correction.is_some() {
                kinds.retain(|kind| *kind != ActionKind::Return);
            }
            kinds.push(ActionKind::Release);
            kinds
        }
    }
}
