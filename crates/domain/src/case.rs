//! A case: an append-only log of events, folded into the set of open steps.

pub mod action;
pub mod event;
pub mod flag;
pub mod permission;
pub mod state;

pub use action::{Action, ActionKind, ActionRequest, Collector, CollectorKind, IdentityCheck};
pub use event::{Actor, AttachmentRef, CaseEvent, DocumentKind, EventBody, Intake};
pub use flag::{Flag, FlagReason, FlagRef};
pub use permission::{AvailableAction, Refusal, Who, available_actions, may_take_in, permit};
pub use state::{CaseState, Correction, FoldError, IssuedDocument, OpenStep};
