//! What the last correction replaced.

use mppi_domain::{
    api::application::Corrected,
    case::{AttachmentRef, EventBody, Flag, FlagRef},
};

use crate::casework::{LoadedCase, detail::attachment_view, timeline::opened_flags};

/// Old answers and files at the pointers that were flagged; empty where nothing was corrected.
pub(super) fn corrected(case: &LoadedCase) -> Vec<Corrected> {
    let Some((flags, version, before)) = last_correction(case) else { return Vec::new() };
    let old_answers = case.answers_of(version.saturating_sub(1));
    opened_flags(flags, &case.sealed)
        .into_iter()
        .map(|flag: Flag| {
            let old_answer =
                flag.pointer.strip_prefix("/answers").and_then(|pointer| old_answers.get(pointer)).cloned();
            let requirement = flag.pointer.strip_prefix("/documents/");
            let old_files = before
                .iter()
                .filter(|file| Some(file.requirement.as_str()) == requirement)
                .filter_map(|file| case.file(file.attachment))
                .filter_map(attachment_view)
                .collect();
            Corrected { pointer: flag.pointer.clone(), flag, old_answer, old_files }
        })
        .collect()
}

/// Flags of the last return that was answered, the version that answered it, and the files before.
fn last_correction(case: &LoadedCase) -> Option<(&[FlagRef], u32, &[AttachmentRef])> {
    let mut files: &[AttachmentRef] = &[];
    let mut asked: &[FlagRef] = &[];
    let mut last = None;
    for event in &case.events {
        match &event.body {
            EventBody::Submitted { attachments, .. } => files = attachments,
            EventBody::Returned { flags } => asked = flags,
            EventBody::Resubmitted { answers_version, attachments, .. } => {
                last = Some((asked, *answers_version, files));
                files = attachments;
            }
            _ => {}
        }
    }
    last
}
