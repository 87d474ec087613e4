//! A draft of a birth certificate or a letter for a business, whose service is published anew.

use mppi_domain::{
    area::AreaLevel,
    form::{Answers, Field, FieldKind, FormContext, validate},
    language::Language,
    money::Rupiah,
    requirement::FileKind,
    rules::Rule,
    service::{
        Fee, ServiceDefinition,
        version_change::{
            Change, Difference, DroppedAnswer, FileObstacle, GroupRow, Need, PickedFile, carry_over, changes,
            dropped_files,
        },
    },
    text::Text,
};
use serde_json::{Value, json};
use uuid::Uuid;

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("a sample")
}

fn birth() -> ServiceDefinition {
    read(include_str!("../../../regions/sinjai/services/akta-kelahiran.json"))
}

fn birth_answers() -> Answers {
    read(include_str!("../../../regions/sinjai/examples/akta-kelahiran.json"))
}

fn business() -> ServiceDefinition {
    read(include_str!("../../../regions/sinjai/services/sku.json"))
}

/// The next version, with something changed.
fn next(service: &ServiceDefinition, change: impl FnOnce(&mut ServiceDefinition)) -> ServiceDefinition {
    let mut next = service.clone();
    next.version += 1;
    change(&mut next);
    next
}

fn field<'a>(service: &'a mut ServiceDefinition, key: &str) -> &'a mut Field {
    service.form.pages.iter_mut().flat_map(|page| &mut page.fields).find(|field| field.key == key).expect(key)
}

fn remove(service: &mut ServiceDefinition, key: &str) {
    for page in &mut service.form.pages {
        page.fields.retain(|field| field.key != key);
    }
}

fn label(service: &ServiceDefinition, pointer: &str) -> Text {
    service.form.field_at(pointer).expect(pointer).label.clone()
}

fn question(value: Value) -> Field {
    serde_json::from_value(value).expect("a field")
}

fn pointers(dropped: &[DroppedAnswer]) -> Vec<&str> {
    dropped.iter().map(|dropped| dropped.pointer.as_str()).collect()
}

/// The answers named when one field of the births is changed, and what is left of its answer.
fn carry(key: &str, answer: Value, change: impl FnOnce(&mut Field)) -> (Vec<String>, Option<Value>) {
    let old = birth();
    let new = next(&old, |service| change(field(service, key)));
    let mut answers = birth_answers();
    answers.0.insert(key.to_owned(), answer);
    let carried = carry_over(&old, &new, &answers);
    (carried.dropped.into_iter().map(|it| it.pointer).collect(), carried.answers.0.get(key).cloned())
}

#[test]
fn only_what_has_no_place_any_more_is_dropped_and_it_is_named() {
    let old = birth();
    let new = next(&old, |service| {
        remove(service, "helper");
        field(service, "child_sex").options.retain(|option| option.value != "female");
        field(service, "mother_name").max_length = Some(3);
        field(service, "family_card").kind = FieldKind::Nik;
        field(service, "witnesses").fields.retain(|inner| inner.key != "nik");
    });
    let answers = birth_answers();
    let carried = carry_over(&old, &new, &answers);
    let named = ["/child_sex", "/helper", "/family_card", "/witnesses/saksi-1/nik", "/witnesses/saksi-2/nik"];
    assert_eq!(pointers(&carried.dropped), named);
    for dropped in &carried.dropped {
        assert_eq!(dropped.label, label(&old, &dropped.pointer));
        assert!(answers.get(&dropped.pointer).is_some() && carried.answers.get(&dropped.pointer).is_none());
    }
    let row = GroupRow { group: label(&old, "/witnesses"), number: 2 };
    assert_eq!(carried.dropped.last().and_then(|dropped| dropped.row.clone()), Some(row));
    assert_eq!(carried.answers.rows("witnesses")[0], json!({"id": "saksi-1", "name": "Andi Contoh"}));
    assert_eq!(carried.answers.0.len(), answers.0.len() - 3);
}

#[test]
fn a_group_that_is_gone_is_named_row_by_row() {
    let old = birth();
    for new in [
        next(&old, |service| remove(service, "witnesses")),
        next(&old, |service| {
            *field(service, "witnesses") =
                question(json!({"key": "witnesses", "kind": "text", "label": {"id": "Saksi"}}));
        }),
    ] {
        let carried = carry_over(&old, &new, &birth_answers());
        let named =
            ["saksi-1/name", "saksi-1/nik", "saksi-2/name", "saksi-2/nik"].map(|rest| ["/witnesses/", rest].concat());
        assert_eq!(pointers(&carried.dropped), named);
        assert!(!carried.answers.0.contains_key("witnesses"));
        // Made by hand: there is no row to point to, so all of it is named.
        for broken in [json!("dua"), json!([1]), json!([{"name": "Andi"}]), json!([{"id": "a/b", "name": "Andi"}])] {
            let mut answers = birth_answers();
            answers.0.insert("witnesses".to_owned(), broken);
            assert_eq!(pointers(&carry_over(&old, &new, &answers).dropped), ["/witnesses"]);
        }
    }
}

#[test]
fn words_stay_words_and_nothing_else_becomes_another_kind() {
    let to = |kind| move |field: &mut Field| field.kind = kind;
    let stays = |answer: &str| (vec![], Some(json!(answer)));
    assert_eq!(carry("birth_place", json!("Sinjai"), to(FieldKind::LongText)), stays("Sinjai"));
    assert_eq!(carry("birth_order", json!("2"), to(FieldKind::Text)), stays("2"));
    assert_eq!(carry("applicant_phone", json!("0812"), to(FieldKind::LongText)), stays("0812"));
    let gone = |key: &str| (vec![["/", key].concat()], None);
    for kind in [FieldKind::Text, FieldKind::FamilyCard, FieldKind::Choice] {
        assert_eq!(carry("mother_nik", json!("9900015203950001"), to(kind)), gone("mother_nik"));
        assert_eq!(carry("birth_date", json!("2026-11-02"), to(kind)), gone("birth_date"));
        assert_eq!(carry("address_area", json!("73.07"), to(kind)), gone("address_area"));
    }
    assert_eq!(carry("birth_place", json!("2026-11-02"), to(FieldKind::Date)), gone("birth_place"));
    // What is lost is not missed by anybody.
    assert_eq!(carry("birth_date", json!("--"), to(FieldKind::Text)), (vec![], None));
    assert_eq!(carry("address_area", json!("-"), to(FieldKind::Text)), (vec![], None));
    assert_eq!(carry("mother_nik", json!("  "), to(FieldKind::Text)), (vec![], None));
}

#[test]
fn several_lines_do_not_go_into_one() {
    let mut old = birth();
    field(&mut old, "birth_place").kind = FieldKind::LongText;
    let new = next(&old, |service| field(service, "birth_place").kind = FieldKind::Text);
    for (answer, named) in [("Rumah\nBalangnipa", vec!["/birth_place"]), ("Balangnipa\n", vec![])] {
        let mut answers = birth_answers();
        answers.set("/birth_place", json!(answer));
        assert_eq!(pointers(&carry_over(&old, &new, &answers).dropped), named);
    }
}

#[test]
fn a_number_in_another_unit_and_a_deeper_place_are_other_answers() {
    let grams = |field: &mut Field| field.unit = Some(Text::both("gram", "grams"));
    assert_eq!(carry("weight", json!("3,15"), grams), (vec!["/weight".to_owned()], None));
    let translated = |field: &mut Field| field.unit = Some(Text::both("kg", "kilograms"));
    assert_eq!(carry("weight", json!("3,15"), translated), (vec![], Some(json!("3,15"))));
    let district = |field: &mut Field| field.area_level = Some(AreaLevel::District);
    assert_eq!(carry("address_area", json!("73.07.05.1003"), district), (vec!["/address_area".to_owned()], None));
    assert_eq!(carry("address_area", json!("73.07.05"), district), (vec![], Some(json!("73.07.05"))));
}

#[test]
fn what_a_condition_hides_and_what_nobody_asked_stays() {
    let old = birth();
    let hidden: Rule = serde_json::from_value(json!({"==": [1, 2]})).expect("a rule");
    let new = next(&old, |service| {
        for page in &mut service.form.pages {
            page.visible_if = Some(hidden.clone());
        }
    });
    let mut answers = birth_answers();
    answers.0.insert("unknown".to_owned(), json!("x"));
    let carried = carry_over(&old, &new, &answers);
    assert_eq!((carried.answers, carried.dropped), (answers, vec![]));
}

#[test]
fn files_stay_where_their_document_takes_them() {
    let old = business();
    let new = next(&old, |service| {
        service.requirements.retain(|requirement| requirement.code != "pengantar");
        for requirement in &mut service.requirements {
            match requirement.code.as_str() {
                "ktp" => requirement.file_kinds = vec![FileKind::Pdf],
                "kk" => requirement.max_bytes = 1_000_000,
                _ => requirement.max_files = 1,
            }
        }
    });
    let files = [
        ("pengantar", FileKind::Jpeg, 9),
        ("ktp", FileKind::Jpeg, 9),
        ("kk", FileKind::Jpeg, 1_000_001),
        ("kk", FileKind::Jpeg, 1_000_000),
        ("foto_usaha", FileKind::Jpeg, 9),
        ("foto_usaha", FileKind::Png, 9),
    ];
    let files: Vec<_> = (0_u128..)
        .zip(files)
        .map(|(id, (requirement, kind, size))| PickedFile { id: Uuid::from_u128(id), requirement, kind, size })
        .collect();
    assert_eq!(dropped_files(&old, &old, &files), []);
    let dropped: Vec<_> = dropped_files(&old, &new, &files)
        .into_iter()
        .map(|file| (file.id.as_u128(), file.label.get(Language::En).to_owned(), file.obstacle))
        .collect();
    let name = |index: usize| old.requirements[index].label.get(Language::En).to_owned();
    let wanted = [
        (0, name(0), FileObstacle::NotAsked),
        (1, name(1), FileObstacle::Kind),
        (2, name(2), FileObstacle::Size),
        (5, name(3), FileObstacle::Count),
    ];
    assert_eq!(dropped, wanted);
}

#[test]
fn a_person_is_told_what_is_asked_differently_in_the_order_of_the_form() {
    let old = birth();
    let new = next(&old, |service| {
        let blood = json!({"key": "blood", "kind": "text", "label": {"id": "Golongan darah"}, "required": false});
        service.form.pages[0].fields.insert(1, question(blood));
        remove(service, "birth_place");
        field(service, "weight").required = true;
        field(service, "mother_name").label = Text::both("Nama ibu", "Name of the mother");
        field(service, "marriage_proof").options.pop();
        field(service, "address_area").area_level = Some(AreaLevel::District);
        let witnesses = field(service, "witnesses");
        witnesses.min = Some(3);
        witnesses.fields[1] = question(json!({"key": "phone", "kind": "phone", "label": {"id": "Telepon"}}));
        remove(service, "applicant_email");
        service.requirements.remove(2);
        service.requirements[0].label = Text::indonesian("Surat lahir");
        service.requirements[0].required = true;
        service.requirements[1].file_kinds = vec![FileKind::Pdf];
        service.requirements[1].max_bytes = 9;
        service.requirements[1].max_files = 1;
        service.fee = Fee::Fixed { amount: Rupiah(10_000), basis: None };
        service.time_limit.working_days = 3;
    });
    let group = || Some(label(&old, "/witnesses"));
    let changed =
        |pointer: &str, differences| Change::QuestionChanged { label: label(&new, pointer), group: None, differences };
    let document = |index: usize| old.requirements[index].label.clone();
    let wanted = [
        Change::QuestionAdded { label: label(&new, "/blood"), group: None, need: Need::Optional },
        Change::QuestionRemoved { label: label(&old, "/birth_place"), group: None },
        changed("/weight", vec![Difference::Need(Need::Always)]),
        changed("/mother_name", vec![Difference::Label(label(&old, "/mother_name"))]),
        changed("/marriage_proof", vec![Difference::Options]),
        changed("/address_area", vec![Difference::Answer]),
        changed("/witnesses", vec![Difference::Rows { least: 3, most: 3 }]),
        Change::QuestionAdded { label: Text::indonesian("Telepon"), group: group(), need: Need::Always },
        Change::QuestionRemoved { label: label(&old, "/witnesses/saksi-1/nik"), group: group() },
        Change::QuestionRemoved { label: label(&old, "/applicant_email"), group: None },
        Change::DocumentChanged {
            label: Text::indonesian("Surat lahir"),
            differences: vec![Difference::Label(document(0)), Difference::Need(Need::Always)],
        },
        Change::DocumentChanged {
            label: document(1),
            differences: vec![
                Difference::FileKinds(vec![FileKind::Pdf]),
                Difference::FileSize(9),
                Difference::FileCount(1),
            ],
        },
        Change::DocumentRemoved { label: document(2) },
        Change::FeeChanged { before: old.fee.clone(), now: new.fee.clone() },
        Change::TimeLimitChanged { before: 1, now: 3 },
    ];
    assert_eq!(changes(&old, &new, Language::Id), wanted);
}

#[test]
fn nobody_is_told_what_nobody_sees() {
    let old = birth();
    let new = next(&old, |service| {
        service.form.pages.reverse();
        for page in &mut service.form.pages {
            page.fields.reverse();
            page.title = Text::indonesian("Halaman");
            page.visible_if = None;
        }
        field(service, "child_name").meaning = None;
        field(service, "child_name").max_length = Some(99);
        field(service, "child_name").hint = None;
        field(service, "birth_place").kind = FieldKind::LongText;
        field(service, "child_sex").options.reverse();
        field(service, "mother_name").visible_if = None;
        service.requirements.reverse();
        service.requirements[0].file_kinds.reverse();
        service.requirements[0].visible_if = None;
        service.fee = Fee::Free { basis: None };
        service.time_limit.check_working_days = 2;
        service.workflow.steps.pop();
    });
    assert_eq!(changes(&old, &new, Language::Id), []);
}

#[test]
fn a_word_changed_in_another_language_is_not_told() {
    let old = birth();
    let new = next(&old, |service| {
        let before = field(service, "child_name").label.get(Language::Id).to_owned();
        field(service, "child_name").label = Text::both(before, "Name");
    });
    assert_eq!(changes(&old, &new, Language::Id), []);
    assert_eq!(changes(&old, &new, Language::En).len(), 1);
}

#[test]
fn options_whose_words_changed_places_are_told() {
    let old = birth();
    let new = next(&old, |service| {
        let options = &mut field(service, "child_sex").options;
        let [first, second] = &mut options[..] else { panic!("two options") };
        std::mem::swap(&mut first.label, &mut second.label);
    });
    let differences = vec![Difference::Options];
    let wanted = Change::QuestionChanged { label: label(&new, "/child_sex"), group: None, differences };
    assert_eq!(changes(&old, &new, Language::Id), [wanted]);
}

#[test]
fn a_new_limit_is_for_the_validator_to_name() {
    let old = birth();
    let new = next(&old, |service| field(service, "child_name").max_length = Some(5));
    let carried = carry_over(&old, &new, &birth_answers());
    assert_eq!(carried.answers, birth_answers());
    let context = FormContext { filled_on: mppi_domain::date::Date::new(2026, 11, 24).expect("a day") };
    let errors = validate(&new.form, &carried.answers, context);
    assert_eq!(errors.iter().map(|error| error.pointer.as_str()).collect::<Vec<_>>(), ["/child_name"]);
}
