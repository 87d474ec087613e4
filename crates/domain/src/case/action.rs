//! What people can do to a case, as it goes over the wire.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    case::{event::AttachmentRef, flag::Flag},
    form::Answers,
};

/// `PUT …/actions/{action_id}`: one action, on one step, based on what the person saw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ActionRequest {
    /// The step, where the action belongs to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// The revision of the step that the person saw; a stale one is a 409.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub based_on: Option<u32>,
    /// What to do.
    pub action: Action,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Action {
    /// Take the step.
    Claim {},
    /// Give it back.
    Release {},
    /// The file is complete.
    DeclareComplete {},
    /// Send it back for what is flagged; one flag at least.
    Return {
        /// What is wrong.
        flags: Vec<Flag>,
    },
    /// The applicant's corrected version: the flagged answers and files only; others are refused.
    Resubmit {
        /// All answers, of which only flagged ones may differ.
        #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, serde_json::Value>))]
        answers: Answers,
        /// The files of all requirements, of which only flagged ones may differ.
        attachments: Vec<AttachmentRef>,
    },
    /// The work of the step is done.
    Process {
        /// For the colleagues who follow.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// Approve what is about to be issued.
    Approve {
        /// For the colleagues who follow.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// Refuse for substance.
    Reject {
        /// Legal reason, read by the applicant; 10…2,000 characters.
        reason: String,
    },
    /// Make the document (generated), or attach it (external).
    Issue {
        /// The uploaded PDF, for external products only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attachment: Option<Uuid>,
        /// The number that the national system gave it, for external products only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
    },
    /// Put the printed document on a shelf.
    Shelve {
        /// The shelf's number, 1…20 characters.
        shelf: String,
    },
    /// Hand it over.
    HandOver {
        /// The applicant's pickup code, where it was shown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pickup_code: Option<String>,
        /// Who collects.
        collector: Collector,
        /// How the collector was identified.
        identity: IdentityCheck,
        /// The signature drawn on screen, as the data of an SVG path; a typed name arrives as `text:` and the name.
        signature: String,
    },
    /// The applicant withdraws.
    Cancel {
        /// Why, if the applicant says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Write to the other side.
    Message {
        /// 1…2,000 characters.
        words: String,
    },
}

/// The kinds of action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is documented on Action")]
pub enum ActionKind {
    Claim,
    Release,
    DeclareComplete,
    Return,
    Resubmit,
    Process,
    Approve,
    Reject,
    Issue,
    Shelve,
    HandOver,
    Cancel,
    Message,
}

impl Action {
    /// Its kind.
    pub fn kind(&self) -> ActionKind {
        match self {
            Self::Claim {} => ActionKind::Claim,
            Self::Release {} => ActionKind::Release,
            Self::DeclareComplete {} => ActionKind::DeclareComplete,
            Self::Return { .. } => ActionKind::Return,
            Self::Resubmit { .. } => ActionKind::Resubmit,
            Self::Process { .. } => ActionKind::Process,
            Self::Approve { .. } => ActionKind::Approve,
            Self::Reject { .. } => ActionKind::Reject,
            Self::Issue { .. } => ActionKind::Issue,
            Self::Shelve { .. } => ActionKind::Shelve,
            Self::HandOver { .. } => ActionKind::HandOver,
            Self::Cancel { .. } => ActionKind::Cancel,
            Self::Message { .. } => ActionKind::Message,
        }
    }
}

impl ActionKind {
    /// The kind as it stands in JSON and in the keys of words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Release => "release",
            Self::DeclareComplete => "declare_complete",
            Self::Return => "return",
            Self::Resubmit => "resubmit",
            Self::Process => "process",
            Self::Approve => "approve",
            Self::Reject => "reject",
            Self::Issue => "issue",
            Self::Shelve => "shelve",
            Self::HandOver => "hand_over",
            Self::Cancel => "cancel",
            Self::Message => "message",
        }
    }
}

/// The person who collects a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Collector {
    /// In which capacity.
    pub kind: CollectorKind,
    /// Name as on the identity document.
    pub name: String,
}

/// In which capacity somebody collects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CollectorKind {
    /// The applicant.
    Applicant,
    /// A member of the family card.
    Family,
    /// Somebody with a power of attorney.
    Proxy,
}

impl CollectorKind {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Applicant, Self::Family, Self::Proxy];

    /// The kind as it stands in JSON and in the keys of words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Family => "family",
            Self::Proxy => "proxy",
        }
    }
}

/// How a collector was identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum IdentityCheck {
    /// KTP-el.
    IdentityCard,
    /// KK and KTP-el of the family member.
    FamilyCard,
    /// Power of attorney and KTP-el of the proxy.
    PowerOfAttorney,
    /// Driving licence or passport.
    OtherDocument,
}

impl IdentityCheck {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] = [Self::IdentityCard, Self::FamilyCard, Self::PowerOfAttorney, Self::OtherDocument];

    /// The check as it stands in JSON and in the keys of words.
    pub fn key(self) -> &'static str {
        match self {
            Self::IdentityCard => "identity_card",
            Self::FamilyCard => "family_card",
            Self::PowerOfAttorney => "power_of_attorney",
            Self::OtherDocument => "other_document",
        }
    }
}
