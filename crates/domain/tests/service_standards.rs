//! What the sample regions promise: all 14 components of the service standard, and the times and fees of the law.

use std::{
    fs,
    path::{Path, PathBuf},
};

use mppi_domain::{
    language::Language,
    service::{Channel, Fee, ServiceDefinition},
};
use serde_json::Value;

const REGIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../regions");

/// `PermenPANRB` 15/2014: the six of service delivery, and the eight of the office, in its order.
const COMPONENTS: [&str; 14] = [
    "public/requirements",
    "public/procedure",
    "public/time",
    "public/fee",
    "public/product",
    "public/complaints",
    "internal/legal_basis",
    "internal/facilities",
    "internal/competence",
    "internal/supervision",
    "internal/staff",
    "internal/service_guarantee",
    "internal/safety_guarantee",
    "internal/evaluation",
];

/// Region, service, channel, working days, rupiah: the figures of the reference data for such services.
const PROMISES: [(&str, &str, Channel, u32, u64); 6] = [
    ("bengkulu-tengah", "akta-kelahiran", Channel::Online, 1, 0),
    ("bengkulu-tengah", "skck", Channel::Link, 1, 30_000),
    ("bengkulu-tengah", "skp-penelitian", Channel::Online, 3, 0),
    ("sinjai", "akta-kelahiran", Channel::Online, 1, 0),
    ("sinjai", "akta-kematian", Channel::Online, 1, 0),
    ("sinjai", "sku", Channel::Online, 1, 0),
];

/// Files of a region's services, by the service's code.
fn service_files(region: &str) -> Vec<(String, PathBuf)> {
    let folder = Path::new(REGIONS).join(region).join("services");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    files.sort();
    files
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A text in both languages, or a list of at least one.
fn is_filled(component: &Value) -> bool {
    match component {
        Value::Array(items) => !items.is_empty() && items.iter().all(is_filled),
        Value::Object(text) => ["id", "en"]
            .iter()
            .all(|language| text.get(*language).and_then(Value::as_str).is_some_and(|words| !words.trim().is_empty())),
        _ => false,
    }
}

#[test]
fn every_service_that_is_given_here_carries_all_fourteen_components() {
    let mut given_here = 0;
    for region in ["bengkulu-tengah", "sinjai"] {
        for (code, path) in service_files(region) {
            let service = read(&path);
            if service["channel"] == "link" {
                continue;
            }
            given_here += 1;
            let standard = &service["standard"];
            for component in COMPONENTS {
                let value = standard.pointer(&["/", component].concat()).unwrap_or(&Value::Null);
                assert!(is_filled(value), "{region}/{code}: `{component}` is missing or empty");
            }
            let count: usize =
                ["public", "internal"].iter().map(|part| standard[*part].as_object().unwrap().len()).sum();
            assert_eq!(count, COMPONENTS.len(), "{region}/{code}: a component that this list does not know");
        }
    }
    assert_eq!(given_here, 5);
}

#[test]
fn times_fees_and_channels_are_those_of_the_reference_data() {
    let mut promises = PROMISES.iter();
    for region in ["bengkulu-tengah", "sinjai"] {
        for (code, path) in service_files(region) {
            let service: ServiceDefinition = serde_json::from_value(read(&path)).unwrap();
            let amount = match &service.fee {
                Fee::Free { .. } => 0,
                Fee::Fixed { amount, .. } => amount.0,
            };
            let found = (region, code.as_str(), service.channel, service.time_limit.working_days, amount);
            assert_eq!(Some(&found), promises.next());
        }
    }
    assert_eq!(promises.next(), None, "a service has no file");
}

#[test]
fn the_words_of_a_standard_name_the_same_time_and_fee_as_the_figures() {
    for region in ["bengkulu-tengah", "sinjai"] {
        for (code, path) in service_files(region) {
            let service: ServiceDefinition = serde_json::from_value(read(&path)).unwrap();
            let public = &service.standard.public;
            let days = service.time_limit.working_days;
            let (indonesian, english) = (public.time.get(Language::Id), public.time.get(Language::En));
            assert!(
                indonesian.starts_with(&format!("Paling lambat {days} hari kerja")),
                "{region}/{code}: {indonesian}"
            );
            assert!(english.starts_with(&format!("At most {days} working day")), "{region}/{code}: {english}");
            let (indonesian, english) = match &service.fee {
                Fee::Free { .. } => ("Gratis".to_owned(), "Free".to_owned()),
                Fee::Fixed { amount, .. } => (amount.to_string(), amount.to_string()),
            };
            let (told, told_in_english) = (public.fee.get(Language::Id), public.fee.get(Language::En));
            assert!(told.starts_with(&indonesian), "{region}/{code}: {told}");
            assert!(told_in_english.starts_with(&english), "{region}/{code}: {told_in_english}");
        }
    }
}
