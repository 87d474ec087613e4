//! Looks at a whole submission before anything is written, and says all that is wrong with it at once.

use mppi_domain::{
    api::{
        problem::{InvalidParam, ProblemCode},
        submission::ApplicationRequest,
    },
    case::AttachmentRef,
    date::Date,
    form::{Answers, FieldErrorCode, FormContext, normalise, validate},
    service::{Channel, ServiceDefinition},
};
use mppi_store::{StoreError, citizens::Contact, services};
use uuid::Uuid;

use super::{Content, Sender, Sending, counter};
use crate::{
    casework::{
        correction::check_documents,
        handed_in,
        payload::{fault, fault_at},
        places::unknown_places,
        plan::upload_missing,
    },
    http::{ApiError, ApiResult},
    region::RegionContext,
    state::AppState,
};

/// How long a draft may wait for its sending.
pub(super) const OLDEST_DAYS: i64 = 30;
const MOST_APPLICATIONS: usize = 10;
/// 128 bits in base64url.
const SECRET_LENGTH: usize = 22;

/// A submission in which nothing is wrong.
pub(super) struct Checked<'a> {
    pub(super) sending: Sending<'a>,
    /// How the applicant is reached, who gave it at a counter.
    pub(super) contact: Option<Contact>,
    pub(super) applications: Vec<CheckedApplication<'a>>,
}

/// One case of it.
pub(super) struct CheckedApplication<'a> {
    pub(super) id: Uuid,
    pub(super) definition: ServiceDefinition,
    /// In their stored form.
    pub(super) answers: Answers,
    pub(super) files: &'a [AttachmentRef],
}

pub(super) async fn check<'a>(
    state: &AppState,
    region: &RegionContext,
    sending: Sending<'a>,
) -> ApiResult<Checked<'a>> {
    let Sending { sender, content, .. } = sending;
    let now = state.clock.now();
    let (contact, mut faults) = counter::read(sender, now);
    faults.extend(whole(content, region.today(now)));
    let mut is_missing = false;
    let mut applications = Vec::with_capacity(content.applications.len());
    for (index, application) in content.applications.iter().take(MOST_APPLICATIONS).enumerate() {
        let prefix = format!("/applications/{index}");
        let Some(definition) = published(region, application).await? else {
            faults.push(fault([&prefix, "/service"].concat(), FieldErrorCode::NotAnOption));
            continue;
        };
        if !sender.may_send(&definition) {
            return Err(not_their_service(region, sender, &definition));
        }
        let context = FormContext { filled_on: content.filled_on };
        let answers = normalise(&definition.form, &application.answers, context);
        faults.extend(validate(&definition.form, &answers, context).into_iter().map(|error| InvalidParam {
            pointer: [&prefix, "/answers", &error.pointer].concat(),
            code: error.code,
            limit: error.limit,
        }));
        let unknown = unknown_places(&state.areas, &definition.form, &answers);
        let nowhere = |place: String| fault([&prefix, "/answers", &place].concat(), FieldErrorCode::NotAnArea);
        faults.extend(unknown.into_iter().map(nowhere));
        let files = &application.attachments;
        faults.extend(check_documents(&prefix, &definition, &answers, files, context));
        let owner = sender.person().owner();
        let handed_in = handed_in::look_at(&region.scope.read(), owner, None, &prefix, &definition, files).await?;
        faults.extend(handed_in.faults);
        is_missing |= handed_in.is_missing;
        applications.push(CheckedApplication { id: application.id, definition, answers, files });
    }
    if !faults.is_empty() {
        return Err(ApiError::invalid(faults));
    }
    if is_missing {
        return Err(upload_missing());
    }
    Ok(Checked { sending, contact, applications })
}

fn not_their_service(region: &RegionContext, sender: Sender<'_>, definition: &ServiceDefinition) -> ApiError {
    let (region, officer) = (region.profile.slug.as_str(), sender.person().id());
    tracing::warn!(region, %officer, service = definition.code, "denied: another agency's service");
    ApiError::new(ProblemCode::WrongRole, "the front office of the service takes it in")
}

/// What can be seen without the services.
fn whole(content: Content<'_>, today: Date) -> Vec<InvalidParam> {
    let mut faults = Vec::new();
    let earliest = today.add_days(-OLDEST_DAYS);
    if content.filled_on < earliest {
        faults.push(fault_at("/filled_on", FieldErrorCode::TooEarly, earliest));
    } else if content.filled_on > today.add_days(1) {
        // One day is forgiven: phones stand in other zones.
        faults.push(fault_at("/filled_on", FieldErrorCode::InFuture, today));
    }
    if !content.declared {
        faults.push(fault("/declared", FieldErrorCode::Required));
    }
    if !is_secret(content.tracking_secret) {
        faults.push(fault("/tracking_secret", FieldErrorCode::WrongType));
    }
    if content.applications.is_empty() {
        faults.push(fault_at("/applications", FieldErrorCode::TooFewRows, 1));
    } else if content.applications.len() > MOST_APPLICATIONS {
        faults.push(fault_at("/applications", FieldErrorCode::TooManyRows, MOST_APPLICATIONS));
    }
    let mut seen = Vec::new();
    let mut files: Vec<Uuid> = Vec::new();
    for (index, application) in content.applications.iter().enumerate() {
        if seen.contains(&application.id) {
            faults.push(fault(format!("/applications/{index}/id"), FieldErrorCode::WrongType));
        }
        seen.push(application.id);
        for file in &application.attachments {
            if index > 0 && files.contains(&file.attachment) {
                let pointer = format!("/applications/{index}/documents/{}", file.requirement);
                faults.push(fault(pointer, FieldErrorCode::NotAnOption));
            }
        }
        files.extend(application.attachments.iter().map(|file| file.attachment));
    }
    faults
}

fn is_secret(text: &str) -> bool {
    text.len() == SECRET_LENGTH && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// The version that was filled in, if it was published, the service is still offered, and it can be had here at all.
async fn published(region: &RegionContext, application: &ApplicationRequest) -> ApiResult<Option<ServiceDefinition>> {
    let read = region.scope.read();
    let active = match services::active(&read, &application.service).await {
        Ok(active) => active,
        Err(StoreError::NotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if active.channel == Channel::Link || application.service_version > active.version {
        return Ok(None);
    }
    if application.service_version == active.version {
        return Ok(Some(active));
    }
    match services::version(&read, &application.service, application.service_version).await {
        Ok(definition) => Ok(Some(definition).filter(|definition| definition.channel != Channel::Link)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use mppi_domain::api::submission::SubmissionRequest;
    use serde_json::json;

    use super::*;

    fn request(change: impl Fn(&mut serde_json::Value)) -> SubmissionRequest {
        let id = "01900000-0000-7000-8000-000000000001";
        let mut json = json!({
            "language": "id", "filled_on": "2026-11-24", "authority": { "kind": "own" },
            "tracking_secret": "AbCdEfGhIjKlMnOpQrSt-_", "declared": true,
            "applications": [{ "id": id, "service": "sku", "service_version": 1, "answers": {}, "attachments": [] }]
        });
        change(&mut json);
        serde_json::from_value(json).unwrap()
    }

    fn pointers(change: impl Fn(&mut serde_json::Value)) -> Vec<String> {
        let today = Date::new(2026, 11, 24).unwrap();
        whole(Content::from(&request(change)), today).into_iter().map(|fault| fault.pointer).collect()
    }

    #[test]
    fn a_submission_is_declared_dated_and_secret() {
        assert!(pointers(|_| ()).is_empty());
        assert_eq!(pointers(|json| json["declared"] = json!(false)), ["/declared"]);
        for secret in ["", "short", "AbCdEfGhIjKlMnOpQrSt+/", "AbCdEfGhIjKlMnOpQrStUvW"] {
            assert_eq!(pointers(|json| json["tracking_secret"] = json!(secret)), ["/tracking_secret"], "{secret}");
        }
        for (day, expected) in [("2026-10-25", 0), ("2026-10-24", 1), ("2026-11-25", 0), ("2026-11-26", 1)] {
            assert_eq!(pointers(|json| json["filled_on"] = json!(day)).len(), expected, "{day}");
        }
    }

    #[test]
    fn cases_are_some_and_have_their_own_ids_and_files() {
        assert_eq!(pointers(|json| json["applications"] = json!([])), ["/applications"]);
        let double = |json: &mut serde_json::Value| {
            let file =
                json!({ "requirement": "ktp", "attachment": "01900000-0000-7000-8000-000000000009", "sha256": "0" });
            json["applications"][0]["attachments"] = json!([file]);
            let copy = json["applications"][0].clone();
            json["applications"].as_array_mut().unwrap().push(copy);
        };
        assert_eq!(pointers(double), ["/applications/1/id", "/applications/1/documents/ktp"]);
    }
}
