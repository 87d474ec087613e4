//! Sample answers, so that a region can try its template without a case.

use std::{fs, path::Path};

use mppi_domain::{
    api::region::RegionProfile,
    date::Date,
    form::{Answers, Field, FieldKind, FormSchema},
    language::Language,
    meaning::Meaning,
    service::{ProductOrigin, ServiceDefinition},
};
use serde_json::{Map, Value};

use crate::documents::{
    letter::{Issued, LetterFacts, letter_data},
    readable::PlaceNames,
};

/// Data for the template's own service, found in the region's `services/`.
pub(super) fn data_for(template: &Path, region: &Path, profile: &RegionProfile, today: Date) -> Result<Value, String> {
    let wanted = template.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let folder = region.join("services");
    let files = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for file in files.flatten() {
        let text = fs::read_to_string(file.path()).map_err(|error| error.to_string())?;
        let definition: ServiceDefinition =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.path().display()))?;
        if matches!(&definition.product.origin, ProductOrigin::Generated { template, .. } if template == wanted) {
            return Ok(sample_data(&definition, profile, today));
        }
    }
    Err(format!("no service of {} has the template {wanted}", folder.display()))
}

/// Data with an answer to every question.
pub fn sample_data(definition: &ServiceDefinition, profile: &RegionProfile, today: Date) -> Value {
    let answers = sample_answers(&definition.form);
    let places = PlaceNames::from([(
        SAMPLE_PLACE.to_owned(),
        "Balangnipa, Sinjai Utara, Kabupaten Sinjai, Sulawesi Selatan".to_owned(),
    )]);
    letter_data(LetterFacts {
        profile,
        definition,
        answers: &answers,
        places: &places,
        application_number: "MPP-7307-2026-000000-0",
        issued_on: today,
        signatory: Some("Drs. A. Contoh Penandatangan, M.Si."),
        issued: Some(Issued {
            number: "000/CONTOH/2026",
            code: "CONTOHCONT",
            url: "https://contoh.invalid/verifikasi/CONTOHCONT",
        }),
    })
}

const SAMPLE_PLACE: &str = "73.07.05.1001";

/// An answer to every question of a form, of the right kind.
pub fn sample_answers(form: &FormSchema) -> Answers {
    Answers(form.fields().map(|field| (field.key.clone(), sample_answer(field))).collect())
}

fn sample_answer(field: &Field) -> Value {
    let text = match field.kind {
        FieldKind::Text | FieldKind::LongText if field.meaning.is_some_and(Meaning::is_person_name) => {
            "Siti Contoh Nurhaliza".to_owned()
        }
        FieldKind::Text | FieldKind::LongText => field.label.get(Language::Id).to_owned(),
        FieldKind::Number => field.min.unwrap_or(1).max(1).to_string(),
        FieldKind::Date => "2020-06-03".to_owned(),
        FieldKind::Choice => field.options.first().map(|option| option.value.clone()).unwrap_or_default(),
        FieldKind::Nik => "7307054101900001".to_owned(),
        FieldKind::FamilyCard => "7307050101150001".to_owned(),
        FieldKind::Phone => "+6281200000001".to_owned(),
        FieldKind::Email => "contoh@example.invalid".to_owned(),
        FieldKind::Area => SAMPLE_PLACE.to_owned(),
        FieldKind::Group => {
            let mut row: Map<String, Value> =
                field.fields.iter().map(|inner| (inner.key.clone(), sample_answer(inner))).collect();
            row.insert("id".to_owned(), Value::String("r1".to_owned()));
            return Value::Array(vec![Value::Object(row)]);
        }
    };
    Value::String(text)
}
