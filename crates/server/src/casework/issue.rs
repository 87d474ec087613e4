//! The document of a case: set from the region's template, or the signed PDF that a national system made.

use mppi_domain::{
    api::problem::ProblemCode,
    case::DocumentKind,
    date::{Date, Instant},
    form::FieldErrorCode,
    mask,
    requirement::FileKind,
    service::ProductOrigin,
};
use mppi_store::{
    FileKey, StoreError,
    attachments::{self, AttachmentStatus},
    counters,
    documents::DocumentFacts,
    officers,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    casework::{LoadedCase, Person, codes, payload::fault, places::place_names, plan::upload_missing},
    documents::{
        Mark, RenderError, RenderJob,
        letter::{Issued, LetterFacts, letter_data},
        letter_number::letter_number,
        qr,
    },
    hex::hex,
    http::{ApiError, ApiResult},
    region::RegionContext,
    state::AppState,
};

/// A document whose bytes are in the blob store, and which no row names yet.
pub struct NewDocument {
    /// What its row will say.
    pub facts: DocumentFacts,
    /// What seals its bytes.
    pub key: FileKey,
    /// The place in its counter that its number was made of.
    pub serial: Option<Serial>,
    /// The officer's upload that it was made of.
    pub upload: Option<Uuid>,
}

/// A place in a gapless counter.
#[derive(Clone, Debug)]
pub struct Serial {
    /// Key of the counter.
    pub counter: String,
    /// The value that the document's number has.
    pub value: u64,
}

impl std::fmt::Debug for NewDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewDocument").field("id", &self.facts.id).finish_non_exhaustive()
    }
}

/// Makes the document; `external` is the officer's upload and the number that the national system gave.
///
/// # Errors
/// `template_failed`; `invalid_values` and `upload_missing` for an upload that is no PDF, or not here.
pub async fn make(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    case: &LoadedCase,
    external: Option<(Uuid, &str)>,
) -> ApiResult<NewDocument> {
    let now = state.clock.now();
    match (&case.definition.product.origin, external) {
        (ProductOrigin::External { .. }, Some((upload, number))) => {
            take_over(state, region, person, case, upload, number, now).await
        }
        (ProductOrigin::Generated { template, number_pattern }, None) => {
            set_letter(state, region, case, template, number_pattern, now).await
        }
        _ => Err(ApiError::new(ProblemCode::NotAllowed, "this service issues no such document")),
    }
}

/// The letter as it would be, marked as a preview.
///
/// # Errors
/// `not_found` where the service generates none, `template_failed`.
pub async fn preview(state: &AppState, region: &RegionContext, case: &LoadedCase) -> ApiResult<Vec<u8>> {
    let ProductOrigin::Generated { template, .. } = &case.definition.product.origin else {
        return Err(ApiError::not_found());
    };
    let today = region.today(state.clock.now());
    let signatory = signatory(region, case).await?;
    let job = letter_job(state, region, case, template, today, signatory.as_deref(), None)?;
    render(state, &job).await
}

async fn set_letter(
    state: &AppState,
    region: &RegionContext,
    case: &LoadedCase,
    template: &str,
    number_pattern: &str,
    now: Instant,
) -> ApiResult<NewDocument> {
    let today = region.today(now);
    let serial = next_serial(region, case, today).await?;
    let number = letter_number(number_pattern, serial.value, &case.definition.agency, today);
    let code = codes::draw(&state.random, codes::VERIFICATION);
    let url = [&region.public_url, "verifikasi/", &code].concat();
    let signatory = signatory(region, case).await?;
    let issued = Issued { number: &number, code: &code, url: &url };
    let job = letter_job(state, region, case, template, today, signatory.as_deref(), Some(issued))?;
    let pdf = render(state, &job).await?;
    let facts = facts(state, region, case, DocumentKind::Generated, &number, &code, &pdf, now);
    let facts = DocumentFacts { signatory, ..facts };
    let key = keep(state, region, facts.id, &pdf).await?;
    Ok(NewDocument { facts, key, serial: Some(serial), upload: None })
}

/// Setting a letter takes longer than a transaction may: the number is looked up here, and taken in the transaction that
/// commits, if nobody took it in between.
async fn next_serial(region: &RegionContext, case: &LoadedCase, today: Date) -> ApiResult<Serial> {
    let counter = format!("letter/{}/{}", case.definition.code, today.year());
    let tx = region.scope.begin().await?;
    let value = counters::next(&tx, &counter).await?;
    tx.rollback().await?;
    Ok(Serial { counter, value })
}

async fn signatory(region: &RegionContext, case: &LoadedCase) -> ApiResult<Option<String>> {
    match case.approved_by() {
        Some(id) => Ok(Some(officers::get(&region.scope.read(), id).await?.name)),
        None => Ok(None),
    }
}

fn letter_job(
    state: &AppState,
    region: &RegionContext,
    case: &LoadedCase,
    template: &str,
    today: Date,
    signatory: Option<&str>,
    issued: Option<Issued<'_>>,
) -> ApiResult<RenderJob> {
    let source = region
        .templates
        .get(template)
        .ok_or_else(|| ApiError::new(ProblemCode::TemplateFailed, "the region has no template of this name"))?;
    let answers = case.answers();
    let places = place_names(&state.areas, &case.definition.form, &answers);
    let facts = LetterFacts {
        profile: &region.profile,
        definition: &case.definition,
        answers: &answers,
        places: &places,
        application_number: &case.application.number,
        issued_on: today,
        signatory,
        issued,
    };
    Ok(RenderJob {
        template: source.clone(),
        data: letter_data(facts),
        crest: region.crest.text.clone(),
        motif: region.motif.as_ref().map(|motif| motif.text.clone()),
        qr: issued.map_or_else(qr::empty, |issued| qr::svg(issued.url)),
        today,
        mark: issued.is_none().then_some(Mark::Preview),
    })
}

/// Sets a job; what the template did wrong is told to the developer and to the log.
///
/// # Errors
/// `template_failed`, or `internal` where the typesetter could not be run at all.
pub async fn render(state: &AppState, job: &RenderJob) -> ApiResult<Vec<u8>> {
    state.tools.renderer.render(job).await.map_err(|error: RenderError| {
        if error.is_templates_fault() {
            tracing::warn!(%error, "a document could not be set");
            ApiError::new(ProblemCode::TemplateFailed, error.to_string())
        } else {
            ApiError::internal(&error)
        }
    })
}

async fn take_over(
    state: &AppState,
    region: &RegionContext,
    person: Person<'_>,
    case: &LoadedCase,
    upload: Uuid,
    number: &str,
    now: Instant,
) -> ApiResult<NewDocument> {
    let read = region.scope.read();
    let attachment = match attachments::of_owner(&read, person.owner(), upload).await {
        Ok(attachment) => attachment,
        Err(StoreError::NotFound) => return Err(upload_missing()),
        Err(error) => return Err(error.into()),
    };
    if attachment.status == AttachmentStatus::Uploading {
        return Err(upload_missing());
    }
    if attachment.status != AttachmentStatus::Received || attachment.kind != Some(FileKind::Pdf) {
        return Err(ApiError::invalid(vec![fault("/action/attachment", FieldErrorCode::NotAnOption)]));
    }
    let sealed =
        state.tools.blobs.get(region.scope.region_id(), upload).await.map_err(|fault| ApiError::internal(&fault))?;
    let upload_key = attachments::file_key(&read, &attachment).await?;
    let pdf = upload_key.open_bytes(&region.scope, upload, &sealed)?;
    let code = codes::draw(&state.random, codes::VERIFICATION);
    let facts = facts(state, region, case, DocumentKind::External, number.trim(), &code, &pdf, now);
    let key = keep(state, region, facts.id, &pdf).await?;
    Ok(NewDocument { facts, key, serial: None, upload: Some(upload) })
}

#[expect(clippy::too_many_arguments, reason = "each is one column of the row")]
fn facts(
    state: &AppState,
    region: &RegionContext,
    case: &LoadedCase,
    origin: DocumentKind,
    number: &str,
    code: &str,
    pdf: &[u8],
    now: Instant,
) -> DocumentFacts {
    let id = state.random.id(now);
    DocumentFacts {
        id,
        application_id: case.application.id,
        origin,
        number: number.to_owned(),
        verification_code: code.to_owned(),
        blob: id.simple().to_string(),
        sha256: hex(&Sha256::digest(pdf)),
        size: u64::try_from(pdf.len()).unwrap_or(u64::MAX),
        holder_masked: mask::name(case.answers().subject_name(&case.definition.form)),
        document_name: case.definition.product.name.clone(),
        agency: case.definition.agency.name.clone(),
        signatory: None,
        issued_at: now,
        issued_on: region.today(now),
    }
}

async fn keep(state: &AppState, region: &RegionContext, id: Uuid, pdf: &[u8]) -> ApiResult<FileKey> {
    let key = region.scope.new_file_key();
    let sealed = key.seal_bytes(&region.scope, id, pdf)?;
    state.tools.blobs.put(region.scope.region_id(), id, sealed).await.map_err(|fault| ApiError::internal(&fault))?;
    Ok(key)
}
