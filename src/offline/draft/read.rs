//! Drafts from the JSON that they are kept as.

use mppi_domain::{
    lean::{Fields, Lean, fields, need, or_default},
    lean_struct, lean_words,
};
use serde_json::Value;

use super::{Draft, DraftFile, FilePlace, Progress, Purpose, Reached, Refusal};

lean_struct!(Draft {
    id,
    purpose,
    service,
    version,
    service_name,
    answers,
    files,
    step: default,
    declared: default,
    created_at,
    updated_at,
    progress,
    refusal,
    reached,
    removed_at,
});
lean_struct!(Refusal { problem, requirement });
lean_struct!(Reached { number, of });
lean_struct!(DraftFile { id, requirement, name, kind, size, original_size, sha256, place });
lean_words!(FilePlace { "Device" = Device, "Uploaded" = Uploaded, "Case" = Case });

impl Lean for Purpose {
    fn lean(value: Value) -> Option<Self> {
        let (name, mut inner) = variant(value)?;
        let inner = &mut inner;
        match name.as_str() {
            "Apply" => Some(Self::Apply {
                application: need(inner, "application")?,
                tracking_secret: need(inner, "tracking_secret")?,
            }),
            "Correct" => Some(Self::Correct {
                application: need(inner, "application")?,
                number: need(inner, "number")?,
                step: need(inner, "step")?,
                based_on: need(inner, "based_on")?,
                flags: or_default(inner, "flags")?,
                before: need(inner, "before")?,
                files_before: or_default(inner, "files_before")?,
            }),
            _ => None,
        }
    }
}

impl Lean for Progress {
    fn lean(value: Value) -> Option<Self> {
        match value.as_str() {
            Some("Editing") => return Some(Self::Editing),
            Some("Queued") => return Some(Self::Queued),
            _ => {}
        }
        let (name, mut inner) = variant(value)?;
        match name.as_str() {
            // Before there was an outbox the request lay here; what the server has of it, it says when it is sent again.
            "Ready" => Some(Self::Editing),
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
            version: 3,
            service_name: Text::indonesian("SKU"),
            answers,
            files: vec![file],
            step: "isian-usaha".into(),
            declared: true,
            created_at: Instant::from_millis(1_000),
            updated_at: Instant::from_millis(2_000),
            progress,
            refusal: Some(Refusal { problem: None, requirement: Some("kk".into()) }),
            reached: Some(Reached { number: 2, of: 6 }),
            removed_at: None,
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
    fn what_an_earlier_portal_kept_is_still_read() {
        let mut value = serde_json::to_value(draft(
            Purpose::Apply { application: Uuid::from_u128(3), tracking_secret: String::new() },
            Progress::Editing,
        ))
        .unwrap();
        let fields = value.as_object_mut().unwrap();
        for newer in ["refusal", "reached", "removed_at"] {
            fields.remove(newer);
        }
        fields.insert("progress".into(), json!({"Ready": {"body": "{}"}}));
        let read = Draft::lean(value).unwrap();
        assert_eq!((read.progress, read.refusal, read.reached), (Progress::Editing, None, None));
    }

    #[test]
    fn what_a_newer_portal_kept_is_not_read_as_something_else() {
        assert_eq!(Progress::lean(json!({"Queued": {}})), None);
        assert_eq!(Progress::lean(json!("Archived")), None);
        assert_eq!(Purpose::lean(json!({"Assist": {"application": "x"}})), None);
    }
}
