//! Mirrored drafts.

use serde_json::Value;

use super::{Fields, Lean, fields, need, take};
use crate::{
    api::draft::{DraftContent, DraftDetail, DraftFile, DraftList, DraftPurpose, DraftSummary},
    lean_struct,
};

lean_struct!(DraftList { drafts });
lean_struct!(DraftFile { id, requirement, name, kind, size, original_size, sha256 });
lean_struct!(DraftContent {
    purpose,
    service,
    service_version,
    service_name,
    answers,
    files,
    step,
    language,
    declared,
    created_at,
    updated_at,
});

impl Lean for DraftPurpose {
    fn lean(value: Value) -> Option<Self> {
        let mut fields = fields(value)?;
        let fields = &mut fields;
        match take(fields, "kind").as_str()? {
            "apply" => Some(Self::Apply {
                application: need(fields, "application")?,
                tracking_secret: need(fields, "tracking_secret")?,
            }),
            "correct" => Some(Self::Correct {
                application: need(fields, "application")?,
                number: need(fields, "number")?,
                step: need(fields, "step")?,
                based_on: need(fields, "based_on")?,
                flags: need(fields, "flags")?,
                before: need(fields, "before")?,
                files_before: need(fields, "files_before")?,
            }),
            _ => None,
        }
    }
}

impl Lean for DraftSummary {
    fn lean(value: Value) -> Option<Self> {
        summary(&mut fields(value)?)
    }
}

fn summary(fields: &mut Fields) -> Option<DraftSummary> {
    Some(DraftSummary {
        id: need(fields, "id")?,
        service: need(fields, "service")?,
        service_version: need(fields, "service_version")?,
        revision: need(fields, "revision")?,
        device: need(fields, "device")?,
        size: need(fields, "size")?,
        file_count: need(fields, "file_count")?,
        updated_at: need(fields, "updated_at")?,
        expires_at: need(fields, "expires_at")?,
    })
}

impl Lean for DraftDetail {
    fn lean(value: Value) -> Option<Self> {
        let mut fields = fields(value)?;
        let fields = &mut fields;
        Some(Self {
            // Its fields stand beside the others.
            summary: summary(fields)?,
            draft: need(fields, "draft")?,
            uploaded: need(fields, "uploaded")?,
        })
    }
}
