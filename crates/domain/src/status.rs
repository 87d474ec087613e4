//! The state of a case in one word, as citizens and inboxes read it.

use serde::{Deserialize, Serialize};

/// What a case's open steps amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Diajukan: sent, nobody has taken it yet.
    Submitted,
    /// Pemeriksaan kelengkapan.
    Checking,
    /// Perlu perbaikan: it is the applicant's turn.
    CorrectionNeeded,
    /// Diproses.
    InProcess,
    /// Menunggu tanda tangan.
    AwaitingSignature,
    /// Dokumen terbit.
    Issued,
    /// Siap diambil.
    ReadyForPickup,
    /// Selesai: handed over or downloaded.
    Completed,
    /// Ditolak, for substance only.
    Rejected,
    /// Dibatalkan pemohon.
    Cancelled,
}

impl Status {
    /// Every status, in the order of a case's life.
    pub const ALL: [Self; 10] = [
        Self::Submitted,
        Self::Checking,
        Self::CorrectionNeeded,
        Self::InProcess,
        Self::AwaitingSignature,
        Self::Issued,
        Self::ReadyForPickup,
        Self::Completed,
        Self::Rejected,
        Self::Cancelled,
    ];

    /// The status as it stands in JSON, in the database and in the keys of words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Checking => "checking",
            Self::CorrectionNeeded => "correction_needed",
            Self::InProcess => "in_process",
            Self::AwaitingSignature => "awaiting_signature",
            Self::Issued => "issued",
            Self::ReadyForPickup => "ready_for_pickup",
            Self::Completed => "completed",
            Self::Rejected => "rejected",
            Self::Cancelled => "cancelled",
        }
    }

    /// The status of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.key() == key)
    }

    /// True where nothing more can happen to the case.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Completed | Self::Rejected | Self::Cancelled)
    }

    /// How it is coloured; a word and an icon always go with it.
    pub fn tone(self) -> Tone {
        match self {
            Self::Submitted | Self::Checking | Self::InProcess | Self::AwaitingSignature => Tone::Info,
            Self::CorrectionNeeded => Tone::Warning,
            Self::Issued | Self::ReadyForPickup | Self::Completed => Tone::Success,
            Self::Rejected => Tone::Danger,
            Self::Cancelled => Tone::Neutral,
        }
    }
}

/// The five tones of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to feel about it.
    Neutral,
    /// Under way.
    Info,
    /// Good.
    Success,
    /// Somebody must act.
    Warning,
    /// Bad.
    Danger,
}
