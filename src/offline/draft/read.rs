//! Drafts from the JSON that they are kept as.

use mppi_domain::{
    lean::{Fields, Lean, fields, need},
    lean_struct, lean_words,
};
use serde_json::Value;

use super::{Draft, DraftFile, FilePlace, Progress, Reached, Refusal};

lean_struct!(Draft {
    id,
    purpose,
    service,
    service_version,
    service_name,
    answers,
    files,
    step: default,
    language,
    declared: default,
    created_at,
    updated_at,
    progress,
    refusal,
    reached,
    removed_at,
    revision,
    declined_version,
    intake,
});
lean_struct!(Refusal { problem, requirement });
lean_struct!(Reached { number, of });
lean_struct!(DraftFile { id, requirement, name, kind, size, original_size, sha256, place });
lean_words!(FilePlace { "Device" = Device, "Uploaded" = Uploaded, "Case" = Case, "Elsewhere" = Elsewhere });

impl Lean for Progress {
    fn lean(value: Value) -> Option<Self> {
        match value.as_str() {
            Some("Editing") => return Some(Self::Editing),
            Some("Queued") => return Some(Self::Queued),
            _ => {}
        }
        let (name, mut inner) = variant(value)?;
        match name.as_str() {
            "Sent" => Some(Self::Sent { receipt: need(&mut inner, "receipt")? }),
            _ => None,
        }
    }
}

/// The name and the fields of `{"Name": {…}}`.
fn variant(value: Value) -> Option<(String, Fields)> {
    let (name, inner) = fields(value)?.into_iter().next()?;
    Some((name, fields(inner)?))
}

#[cfg(test)]
mod tests {
    use mppi_domain::{
        api::submission::Receipt,
        case::{Flag, FlagReason},
        date::Instant,
        form::Answers,
        requirement::FileKind,
        text::Text,
    };
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::offline::Purpose;

    fn draft(purpose: Purpose, progress: Progress) -> Draft {
        let mut answers = Answers::new();
        answers.set("/name", json!("Siti"));
        let file = DraftFile {
            id: Uuid::from_u128(1),
            requirement: "kk".into(),
            name: "kk.jpg".into(),
            kind: FileKind::Jpeg,
            size: 3,
            original_size: 9,
            sha256: "00".into(),
            place: FilePlace::Uploaded,
        };
        Draft {
            id: Uuid::from_u128(2),
            purpose,
            service: "sku".into(),
            service_version: 3,
            service_name: Text::indonesian("SKU"),
            answers,
            files: vec![file],
            step: "isian-usaha".into(),
            language: Some("en".into()),
            declared: true,
            created_at: Instant::from_millis(1_000),
            updated_at: Instant::from_millis(2_000),
            progress,
            refusal: Some(Refusal { problem: None, requirement: Some("kk".into()) }),
            reached: Some(Reached { number: 2, of: 6 }),
            removed_at: None,
            revision: Some(4),
            declined_version: Some(5),
            intake: None,
        }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let apply = Purpose::Apply { application: Uuid::from_u128(3), tracking_secret: "s".repeat(22) };
        let correct = Purpose::Correct {
            application: Uuid::from_u128(4),
            number: "MPP".into(),
            step: None,
            based_on: Some(7),
            flags: vec![Flag { pointer: "/documents/kk".into(), reason: FlagReason::Expired, words: "w".into() }],
            before: Answers::new(),
            files_before: Vec::new(),
        };
        let receipt = Receipt {
            submission_id: Uuid::from_u128(5),
            received_at: Instant::from_millis(0),
            applications: Vec::new(),
        };
        for kept in [
            draft(apply.clone(), Progress::Editing),
            draft(apply.clone(), Progress::Queued),
            draft(apply, Progress::Sent { receipt: Some(receipt) }),
            draft(correct.clone(), Progress::Sent { receipt: None }),
            draft(correct, Progress::Editing),
        ] {
            let value = serde_json::to_value(&kept).unwrap();
            assert_eq!(Draft::lean(value), Some(kept));
        }
    }

    #[test]
    fn what_came_later_may_be_missing() {
        let apply = Purpose::Apply { application: Uuid::from_u128(3), tracking_secret: String::new() };
        let mut value = serde_json::to_value(draft(apply, Progress::Editing)).unwrap();
        let fields = value.as_object_mut().unwrap();
        for newer in ["language", "refusal", "reached", "removed_at", "revision"] {
            fields.remove(newer);
        }
        let read = Draft::lean(value).unwrap();
        assert_eq!((read.language, read.refusal, read.reached, read.revision), (None, None, None, None));
    }

    #[test]
    fn what_a_newer_portal_kept_is_not_read_as_something_else() {
        assert_eq!(Progress::lean(json!({"Queued": {}})), None);
        assert_eq!(Progress::lean(json!("Archived")), None);
        assert_eq!(Purpose::lean(json!({"kind": "assist", "application": "x"})), None);
    }
}
