//! Where the drafts of this device go on.

pub use crate::offline::{LocalDrafts, is_begun};
use crate::{
    config,
    offline::{Draft, Progress, Purpose},
};

/// Where a draft goes on.
pub fn draft_path(draft: &Draft) -> String {
    config::path(&draft_page(draft))
}

/// The same as [`config::use_go`] takes it.
pub fn draft_page(draft: &Draft) -> String {
    match &draft.purpose {
        Purpose::Correct { application, .. } => ["/permohonan/", &application.to_string(), "/perbaikan"].concat(),
        Purpose::Apply { .. } => {
            let step = match (&draft.progress, draft.step.as_str()) {
                (Progress::Queued, _) => "kirim",
                (_, "") => "panduan",
                (_, step) => step,
            };
            ["/ajukan/", &draft.id.to_string(), "/", step].concat()
        }
    }
}
