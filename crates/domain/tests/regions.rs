//! The sample regions hold: every definition may be published, and its form does what its words promise.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use mppi_domain::{
    api::region::RegionProfile,
    date::Date,
    form::{
        Answers, Field, FieldErrorCode, FieldKind, FormContext, FormSchema, normalise, validate,
        validate::{field_is_required, field_is_visible, page_is_visible, rule_data},
    },
    requirement::Requirement,
    rules::{Limits, Rule, evaluate},
    service::{Channel, ProductOrigin, ServiceDefinition},
    workflow::StepKind,
};
use serde_json::{Value, json};

const REGIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../regions");
const ICONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/icons.svg");

struct Region {
    folder: PathBuf,
    profile: RegionProfile,
    services: Vec<ServiceDefinition>,
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read_as<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    serde_json::from_value(read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

fn regions() -> Vec<Region> {
    let regions: Vec<Region> = files(Path::new(REGIONS))
        .into_iter()
        .filter(|folder| folder.join("region.json").exists())
        .map(|folder| Region {
            profile: read_as(&folder.join("region.json")),
            services: files(&folder.join("services")).iter().map(|path| read_as(path)).collect(),
            folder,
        })
        .collect();
    assert!(regions.len() >= 2, "the sample regions are in {REGIONS}");
    regions
}

fn context() -> FormContext {
    FormContext { filled_on: Date::new(2026, 11, 24).unwrap() }
}

/// The complete answers that stand beside a region's services, as the server would store them.
fn example(region: &Region, service: &ServiceDefinition) -> Answers {
    let answers = read_as(&region.folder.join("examples").join([&service.code, ".json"].concat()));
    normalise(&service.form, &answers, context())
}

/// Every service that has a form, with its example.
fn with_examples(mut check: impl FnMut(&str, &ServiceDefinition, &Answers)) {
    for region in regions() {
        for service in region.services.iter().filter(|service| service.channel != Channel::Link) {
            let answers = example(&region, service);
            check(&[&region.profile.slug, "/", &service.code].concat(), service, &answers);
        }
    }
}

#[test]
fn every_definition_may_be_published() {
    for region in regions() {
        let mut codes = BTreeSet::new();
        for service in &region.services {
            let name = [&region.profile.slug, "/", &service.code].concat();
            assert_eq!(service.problems(), Vec::<String>::new(), "{name}");
            assert!(
                region.profile.categories.iter().any(|category| category.key == service.category),
                "{name}: category"
            );
            assert!(codes.insert(service.code.clone()), "{name} is there twice");
            assert!(
                region.folder.join("services").join([&service.code, ".json"].concat()).exists(),
                "{name}: file name"
            );
            for agency in service.workflow.steps.iter().filter_map(|step| step.agency.as_ref()) {
                let mut known = region.profile.agencies.iter().chain(region.services.iter().map(|other| &other.agency));
                assert!(known.any(|other| other.code == *agency), "{name}: nobody says what `{agency}` is called");
            }
            assert!(service.sample && region.profile.sample, "{name} is sample data");
            assert!(!service.standard.internal.legal_basis.is_empty(), "{name}: internal standard");
        }
    }
}

#[test]
fn every_file_that_a_profile_or_product_names_is_there() {
    for region in regions() {
        let slug = &region.profile.slug;
        assert_eq!(region.folder.file_name().unwrap().to_str(), Some(slug.as_str()));
        let mut names = vec![region.profile.brand.crest.clone()];
        names.extend(region.profile.brand.motif.clone());
        names.extend(["icon-192.png", "icon-512.png", "icon-maskable-512.png"].map(str::to_owned));
        for service in &region.services {
            if let ProductOrigin::Generated { template, number_pattern } = &service.product.origin {
                names.push(["templates/", template].concat());
                assert!(number_pattern.contains("{serial"), "{slug}/{}: a letter's number counts", service.code);
            }
        }
        for name in names {
            assert!(region.folder.join(&name).is_file(), "{slug}/{name} is missing");
        }
    }
}

#[test]
fn every_icon_is_in_the_sprite() {
    let sprite = fs::read_to_string(ICONS).unwrap();
    for region in regions() {
        for category in &region.profile.categories {
            let id = format!("id=\"{}\"", category.icon);
            assert!(sprite.contains(&id), "{}: no icon `{}`", region.profile.slug, category.icon);
        }
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    fn walk(place: &str, value: &Value) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    walk(&format!("{place}/{index}"), item);
                }
            }
            Value::Object(map) if map.contains_key("id") && map.contains_key("en") => {
                for (language, words) in map {
                    // Words that the region says otherwise, by key.
                    if let Value::Object(own) = words {
                        let keys = |language: &str| map[language].as_object().map(|own| own.keys().collect::<Vec<_>>());
                        assert_eq!(keys("id"), keys("en"), "{place}");
                        own.iter().for_each(|(key, words)| walk(&[place, "/", key].concat(), words));
                        continue;
                    }
                    let words = words.as_str().unwrap_or_default();
                    assert!(!words.trim().is_empty(), "{place}/{language} is empty");
                    // The complaints service writes its name with one.
                    assert!(!words.replace("LAPOR!", "").contains('!'), "{place}/{language} shouts");
                }
            }
            Value::Object(map) => {
                assert!(!map.contains_key("id") && !map.contains_key("en"), "{place} has one language only");
                for (key, item) in map {
                    walk(&[place, "/", key].concat(), item);
                }
            }
            _ => {}
        }
    }
    let nation = read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/id.json")));
    for region in regions() {
        let profile = read(&region.folder.join("region.json"));
        walk(&region.profile.slug, &profile);
        for key in profile["words"]["id"].as_object().into_iter().flat_map(|own| own.keys()) {
            assert!(nation.get(key).is_some(), "{}: nobody says {key}", region.profile.slug);
        }
        for path in files(&region.folder.join("services")) {
            walk(&path.display().to_string(), &read(&path));
        }
    }
}

/// Every rule of a service, with a name for messages.
fn rules(service: &ServiceDefinition) -> Vec<(String, &Rule)> {
    let mut rules = Vec::new();
    for page in &service.form.pages {
        rules.extend(page.visible_if.iter().map(|rule| (page.key.clone(), rule)));
        for field in page.fields.iter().flat_map(|field| std::iter::once(field).chain(&field.fields)) {
            rules.extend(field.visible_if.iter().chain(&field.required_if).map(|rule| (field.key.clone(), rule)));
        }
    }
    for requirement in &service.requirements {
        let both = requirement.visible_if.iter().chain(&requirement.required_if);
        rules.extend(both.map(|rule| (requirement.code.clone(), rule)));
    }
    rules
}

#[test]
fn every_rule_reads_what_exists_and_has_a_result() {
    let mut count = 0;
    with_examples(|name, service, answers| {
        for (owner, rule) in rules(service) {
            for variable in rule.variables() {
                let is_known = variable == "filled_on" || service.form.fields().any(|field| field.key == variable);
                assert!(is_known, "{name}: the rule of `{owner}` reads `{variable}`, which no field has");
            }
            for data in [rule_data(answers, context()), rule_data(&Answers::new(), context())] {
                let result = evaluate(rule, &data, Limits::default());
                assert!(matches!(result, Ok(Value::Bool(_))), "{name}: the rule of `{owner}` gives {result:?}");
            }
            count += 1;
        }
    });
    assert!(count > 20, "conditions are real: {count}");
}

#[test]
fn complete_answers_are_right() {
    with_examples(|name, service, answers| {
        assert_eq!(validate(&service.form, answers, context()), [], "{name}");
        assert_eq!(&normalise(&service.form, answers, context()), answers, "{name}: what is stored stays as it is");
    });
}

/// The pointers of all answers that this case needs, with what is missing when they are taken away.
fn needed(form: &FormSchema, answers: &Answers) -> Vec<(String, FieldErrorCode)> {
    let asked = |field: &Field, row: Option<&Value>| {
        field_is_visible(field, answers, row, context()) && field_is_required(field, answers, row, context())
    };
    let mut needed = Vec::new();
    for field in
        form.pages.iter().filter(|page| page_is_visible(page, answers, context())).flat_map(|page| &page.fields)
    {
        if !asked(field, None) {
            continue;
        }
        let pointer = ["/", &field.key].concat();
        if field.kind == FieldKind::Group {
            for row in answers.rows(&field.key) {
                let id = row.get("id").and_then(Value::as_str).unwrap();
                for inner in field.fields.iter().filter(|inner| asked(inner, Some(row))) {
                    needed.push(([&pointer, "/", id, "/", &inner.key].concat(), FieldErrorCode::Required));
                }
            }
            needed.push((pointer, FieldErrorCode::TooFewRows));
        } else {
            needed.push((pointer, FieldErrorCode::Required));
        }
    }
    needed
}

#[test]
fn each_missing_answer_is_named_and_nothing_else() {
    let mut count = 0;
    with_examples(|name, service, answers| {
        for (pointer, code) in needed(&service.form, answers) {
            let mut without = answers.clone();
            without.set(&pointer, Value::Null);
            let errors: Vec<_> = validate(&service.form, &without, context())
                .into_iter()
                .map(|error| (error.pointer, error.code))
                .collect();
            assert_eq!(errors, [(pointer, code)], "{name}");
            count += 1;
        }
    });
    assert!(count > 60, "the forms ask something: {count}");
}

#[test]
fn meanings_name_the_applicant_and_how_to_reach_them() {
    use mppi_domain::meaning::Meaning;
    with_examples(|name, service, answers| {
        for meaning in [Meaning::ApplicantName, Meaning::ApplicantNik, Meaning::ApplicantPhone, Meaning::AddressArea] {
            assert!(answers.by_meaning(&service.form, meaning).is_some(), "{name}: {meaning:?}");
        }
        // Only one field outside of groups may speak for a meaning that describes one person.
        for meaning in [
            Meaning::ApplicantName,
            Meaning::ApplicantNik,
            Meaning::SubjectName,
            Meaning::SubjectNik,
            Meaning::AddressArea,
        ] {
            let count = service.form.fields().filter(|field| field.meaning == Some(meaning)).count();
            assert!(count <= 1, "{name}: {meaning:?} is there {count} times");
        }
    });
}

#[test]
fn generated_products_are_approved_and_external_ones_are_not() {
    for region in regions() {
        for service in region.services.iter().filter(|service| service.channel != Channel::Link) {
            let has = |kind| service.workflow.steps.iter().any(|step| step.kind == kind);
            let is_generated = matches!(service.product.origin, ProductOrigin::Generated { .. });
            assert_eq!(has(StepKind::Approve), is_generated, "{}/{}", region.profile.slug, service.code);
            assert_eq!(has(StepKind::HandOver), service.product.pickup, "{}/{}", region.profile.slug, service.code);
            assert!(has(StepKind::Issue) && (service.product.pickup || service.product.download));
        }
    }
}

/// Codes of the documents that are asked for, and of those that are needed.
fn documents(service: &ServiceDefinition, answers: &Answers) -> (Vec<String>, Vec<String>) {
    let codes = |is_in: &dyn Fn(&Requirement) -> bool| {
        service
            .requirements
            .iter()
            .filter(|requirement| is_in(requirement))
            .map(|requirement| requirement.code.clone())
            .collect()
    };
    (codes(&|it| it.is_visible(answers, context())), codes(&|it| it.is_required(answers, context())))
}

#[test]
fn a_birth_asks_for_the_documents_of_its_case() {
    let mut count = 0;
    with_examples(|name, service, complete| {
        if service.code != "akta-kelahiran" {
            return;
        }
        let cases = [
            (json!({}), vec!["ket_lahir", "buku_nikah", "kk"]),
            (json!({"birth_proof": "statement"}), vec!["sptjm_lahir", "buku_nikah", "kk"]),
            (json!({"marriage_proof": "unrecorded"}), vec!["ket_lahir", "sptjm_kawin", "kk"]),
            (json!({"father_included": "no"}), vec!["ket_lahir", "kk"]),
            (json!({"birth_proof": "police"}), vec!["ba_polisi"]),
            (json!({"applicant_relation": "proxy"}), vec!["ket_lahir", "buku_nikah", "kk", "surat_kuasa"]),
        ];
        for (changes, wanted) in cases {
            let mut answers = complete.clone();
            for (key, value) in changes.as_object().unwrap() {
                answers.set(&["/", key].concat(), value.clone());
            }
            let answers = normalise(&service.form, &answers, context());
            assert_eq!(validate(&service.form, &answers, context()), [], "{name} with {changes}");
            assert_eq!(documents(service, &answers).1, wanted, "{name} with {changes}");
            count += 1;
        }
        // Before anything is answered the guide shows what most people need, and demands nothing that may not apply.
        let (shown, _) = documents(service, &Answers::new());
        assert_eq!(shown, ["ket_lahir", "buku_nikah", "kk"], "{name}");
        // A child of unknown origin has no parents to ask about, and its card is optional.
        let mut foundling = complete.clone();
        foundling.set("/birth_proof", json!("police"));
        let foundling = normalise(&service.form, &foundling, context());
        for key in
            ["mother_name", "mother_nik", "father_included", "father_nik", "marriage_proof", "birth_order", "helper"]
        {
            assert_eq!(foundling.get(&["/", key].concat()), None, "{name}: {key}");
        }
    });
    assert_eq!(count, 12, "both regions record births");
}

#[test]
fn names_of_people_take_no_digits_and_names_of_businesses_do() {
    with_examples(|name, service, complete| {
        for field in service.form.fields().filter(|field| field.key.ends_with("_name") && field.kind == FieldKind::Text)
        {
            let mut answers = complete.clone();
            answers.set(&["/", &field.key].concat(), json!("Toko 88"));
            let codes: Vec<_> =
                validate(&service.form, &answers, context()).into_iter().map(|error| error.code).collect();
            let wanted = if field.key == "business_name" { vec![] } else { vec![FieldErrorCode::Characters] };
            assert_eq!(codes, wanted, "{name}: {}", field.key);
        }
    });
}
