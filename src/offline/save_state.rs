//! Where the work on a draft is: what the status line says.

use mppi_domain::date::Instant;

use super::{StoreError, draft::Draft, drafts};

/// Where the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// On the disk of this device, since then.
    Saved(Instant),
    /// On its way to the disk.
    Saving,
    /// Only in this page: the device did not take it.
    Failed(StoreError),
}

/// Where a draft is that nobody changes at the moment.
pub(super) fn standing(draft: &Draft) -> SaveState {
    drafts::trouble(draft).map_or(SaveState::Saved(draft.updated_at), SaveState::Failed)
}
