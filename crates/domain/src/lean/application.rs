//! Cases.

use serde_json::Value;

use super::{Fields, Lean, fields, need, or_default};
use crate::{
    api::{
        application::{
            ApplicationDetail, ApplicationList, ApplicationSummary, Corrected, HandoverView, OfficerName, Pickup,
            StepView, TimelineEntry,
        },
        attachment::Attachment,
        document::DocumentEntry,
    },
    case::{AvailableAction, Collector, Flag},
    lean_struct,
};

lean_struct!(ApplicationList { applications, next });
lean_struct!(OfficerName { id, name });
lean_struct!(Corrected { pointer, flag, old_answer, old_files: default });
lean_struct!(TimelineEntry { seq, at, kind, actor, taken_at, officer, agency, step, words, flags: default });
lean_struct!(StepView { key, name, agency, role, progress, revision, assignee });
lean_struct!(Pickup { code });
lean_struct!(HandoverView { at, collector, identity, signature });
lean_struct!(AvailableAction { kind, step, based_on });
lean_struct!(Flag { pointer, reason, words });
lean_struct!(Collector { kind, name });
lean_struct!(Attachment { id, requirement, name, kind, size, sha256 });
lean_struct!(DocumentEntry { id, origin, number, issued_at, verification_code, size, downloadable });

impl Lean for ApplicationSummary {
    fn lean(value: Value) -> Option<Self> {
        summary(&mut fields(value)?)
    }
}

fn summary(fields: &mut Fields) -> Option<ApplicationSummary> {
    Some(ApplicationSummary {
        id: need(fields, "id")?,
        number: need(fields, "number")?,
        service: need(fields, "service")?,
        service_name: need(fields, "service_name")?,
        status: need(fields, "status")?,
        holder: need(fields, "holder")?,
        subject_name: need(fields, "subject_name")?,
        submitted_at: need(fields, "submitted_at")?,
        updated_at: need(fields, "updated_at")?,
        due_on: need(fields, "due_on")?,
        assignee: need(fields, "assignee")?,
    })
}

impl Lean for ApplicationDetail {
    fn lean(value: Value) -> Option<Self> {
        let mut fields = fields(value)?;
        let fields = &mut fields;
        Some(Self {
            // Its fields stand beside the others.
            summary: summary(fields)?,
            provisional_number: need(fields, "provisional_number")?,
            definition: need(fields, "definition")?,
            answers: need(fields, "answers")?,
            areas: or_default(fields, "areas")?,
            attachments: need(fields, "attachments")?,
            corrected: or_default(fields, "corrected")?,
            flags: or_default(fields, "flags")?,
            timeline: need(fields, "timeline")?,
            steps: need(fields, "steps")?,
            actions: need(fields, "actions")?,
            document: need(fields, "document")?,
            pickup: need(fields, "pickup")?,
            shelf: need(fields, "shelf")?,
            applicant_contact: need(fields, "applicant_contact")?,
            handover: need(fields, "handover")?,
        })
    }
}
