//! What holds for every draft, whatever a region changes between two versions.

use std::collections::{BTreeMap, BTreeSet};

use mppi_domain::{
    area::AreaLevel,
    date::Date,
    form::{Answers, Field, FieldKind, FormContext, validate},
    language::Language,
    money::Rupiah,
    requirement::{FileKind, Requirement},
    service::{
        Fee, ServiceDefinition,
        version_change::{Change, FileObstacle, PickedFile, carry_over, changes, dropped_files},
    },
    text::Text,
};
use proptest::{prelude::*, sample::Index};
use serde_json::{Map, Value, json};
use uuid::Uuid;

const SAMPLES: [(&str, &str); 3] = [
    (
        include_str!("../../../regions/sinjai/services/akta-kelahiran.json"),
        include_str!("../../../regions/sinjai/examples/akta-kelahiran.json"),
    ),
    (
        include_str!("../../../regions/sinjai/services/sku.json"),
        include_str!("../../../regions/sinjai/examples/sku.json"),
    ),
    (
        include_str!("../../../regions/bengkulu-tengah/services/skp-penelitian.json"),
        include_str!("../../../regions/bengkulu-tengah/examples/skp-penelitian.json"),
    ),
];

const KINDS: [FieldKind; 11] = [
    FieldKind::Text,
    FieldKind::LongText,
    FieldKind::Number,
    FieldKind::Date,
    FieldKind::Choice,
    FieldKind::Nik,
    FieldKind::FamilyCard,
    FieldKind::Phone,
    FieldKind::Email,
    FieldKind::Area,
    FieldKind::Group,
];

/// One thing that a region changes. The number picks what it becomes.
type Edit = (u8, Index, u8);

fn edit(service: &mut ServiceDefinition, (what, at, to): Edit) {
    match what {
        0..16 => edit_form(service, what, at, to),
        16..22 if !service.requirements.is_empty() => edit_document(service, what, at, to),
        22 => service.fee = Fee::Fixed { amount: Rupiah(u64::from(to % 2)), basis: None },
        23 => service.fee = Fee::Free { basis: Some(Text::indonesian("Perda")) },
        24 => service.time_limit.working_days = u32::from(to % 3),
        25 => service.time_limit.check_working_days = u32::from(to % 3),
        _ => {}
    }
}

fn edit_form(service: &mut ServiceDefinition, what: u8, at: Index, to: u8) {
    let page = at.index(service.form.pages.len());
    match what {
        0 => {
            let key = format!("new_{to}");
            if !service.form.fields().any(|field| field.key == key) {
                let added = json!({"key": key, "kind": "text", "label": {"id": "Baru"}});
                service.form.pages[page].fields.push(serde_json::from_value(added).expect("a field"));
            }
            return;
        }
        1 => return service.form.pages.swap(0, page),
        2 => return service.form.pages[page].fields.reverse(),
        _ => {}
    }
    // Some edits mean something to one kind of field alone.
    let suits = |field: &Field| match what {
        4 | 14 => field.kind == FieldKind::Group,
        10 | 11 => field.kind == FieldKind::Choice,
        _ => true,
    };
    let pages = service.form.pages.iter().enumerate();
    let places: Vec<(usize, usize)> = pages
        .flat_map(|(page, it)| it.fields.iter().enumerate().map(move |(index, field)| (page, index, field)))
        .filter(|(_, _, field)| suits(field))
        .map(|(page, index, _)| (page, index))
        .collect();
    if places.is_empty() {
        return;
    }
    let (page, index) = places[at.index(places.len())];
    let fields = &mut service.form.pages[page].fields;
    if what == 3 {
        fields.remove(index);
        return;
    }
    let mut field = &mut fields[index];
    if what == 4 && field.fields.len() > 1 {
        field.fields.remove(usize::from(to) % 2);
        return;
    }
    // Half of the edits of a group are of what is in it.
    if to >= 128 && what != 14 && !field.fields.is_empty() {
        let inner = usize::from(to) % field.fields.len();
        field = &mut field.fields[inner];
    }
    match what {
        5 | 6 => field.kind = KINDS[usize::from(to) % KINDS.len()],
        7 => field.label = Text::both(format!("Nama {}", to % 2), format!("Name {}", to % 3)),
        8 => field.required = to.is_multiple_of(2),
        9 => field.required_if = None,
        10 if !field.options.is_empty() => {
            field.options.remove(usize::from(to) % field.options.len());
        }
        11 => field.options.reverse(),
        12 => field.unit = Some(Text::both(format!("u{}", to % 2), format!("v{}", to % 3))),
        13 => field.area_level = [None, Some(AreaLevel::District), Some(AreaLevel::Village)][usize::from(to) % 3],
        14 => field.min = Some(i64::from(to % 4)),
        15 => field.visible_if = None,
        _ => {}
    }
}

fn edit_document(service: &mut ServiceDefinition, what: u8, at: Index, to: u8) {
    let index = at.index(service.requirements.len());
    if what == 16 {
        service.requirements.remove(index);
        return;
    }
    let document = &mut service.requirements[index];
    match what {
        17 => document.code = format!("new_{}", to % 2),
        18 => document.required = to.is_multiple_of(2),
        19 => document.file_kinds.rotate_left(1),
        20 => document.file_kinds = vec![FileKind::Pdf],
        _ => {
            document.max_bytes = 5_000_000 - u64::from(to % 2);
            document.max_files = 3 - u32::from(to % 3);
        }
    }
    let code = service.requirements[index].code.clone();
    let mut is_first = true;
    service.requirements.retain(|it| it.code != code || std::mem::take(&mut is_first));
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        ".{0,9}".prop_map(Value::from),
        prop::sample::select(vec!["", "--", "-", "yes", "male", "73.07.05.1001", "73.07", "2026-11-02", "a\nb", "3,2"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let cells = prop::sample::select(vec!["id", "name", "nik", "x"]).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(cells, inner, 0..4)
                .prop_map(|cells| Value::Object(cells.into_iter().collect())),
        ]
    })
}

/// A version, the next one, and answers to the first: a complete example with some answers replaced by anything.
fn versions() -> impl Strategy<Value = (ServiceDefinition, ServiceDefinition, Answers)> {
    let edits = |most| prop::collection::vec((0_u8..26, any::<Index>(), any::<u8>()), 0..=most);
    let replaced = prop::collection::vec((any::<Index>(), anything()), 0..6);
    (prop::sample::select(SAMPLES.to_vec()), edits(4), prop_oneof![edits(1), edits(8)], replaced, any::<[bool; 2]>())
        .prop_map(|((service, example), before, after, replaced, [is_unknown, is_swapped])| {
            let mut old: ServiceDefinition = serde_json::from_str(service).expect("a service");
            for change in before {
                edit(&mut old, change);
            }
            let mut new = old.clone();
            for change in after {
                edit(&mut new, change);
            }
            if is_swapped {
                std::mem::swap(&mut old, &mut new);
            }
            let mut answers: Answers = serde_json::from_str(example).expect("answers");
            let keys: Vec<String> = answers.0.keys().cloned().collect();
            for (at, value) in replaced {
                answers.0.insert(keys[at.index(keys.len())].clone(), value);
            }
            if is_unknown {
                answers.0.insert("unknown".to_owned(), json!("x"));
            }
            (old, new, answers)
        })
}

fn is_blank(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.trim().bytes().all(|byte| byte == b'-'))
}

fn cells(row: &Value) -> Map<String, Value> {
    row.as_object().cloned().unwrap_or_default()
}

/// What a person sees of a question.
type Seen =
    (String, Option<FieldKind>, String, Option<AreaLevel>, BTreeSet<(String, String)>, (i64, i64), (bool, bool));

fn seen(field: &Field, language: Language) -> Seen {
    let is_group = field.kind == FieldKind::Group;
    let options = field.options.iter().filter(|_| field.kind == FieldKind::Choice);
    (
        field.label.get(language).to_owned(),
        Some(field.kind).filter(|kind| !matches!(kind, FieldKind::Text | FieldKind::LongText)),
        field.unit.as_ref().map(|unit| unit.get(language).to_owned()).unwrap_or_default(),
        Some(field.area_level.unwrap_or(AreaLevel::Village)).filter(|_| field.kind == FieldKind::Area),
        options.map(|option| (option.value.clone(), option.label.get(language).to_owned())).collect(),
        if is_group { (field.min.unwrap_or(i64::from(field.required)), field.max.unwrap_or(20)) } else { (0, 0) },
        if is_group { (false, false) } else { (field.required, !field.required && field.required_if.is_some()) },
    )
}

fn seen_fields(service: &ServiceDefinition, language: Language) -> BTreeMap<String, (Seen, BTreeMap<String, Seen>)> {
    let inner = |field: &Field| field.fields.iter().map(|inner| (inner.key.clone(), seen(inner, language))).collect();
    let is_group = |field: &Field| field.kind == FieldKind::Group;
    service
        .form
        .fields()
        .map(|field| {
            let inner = if is_group(field) { inner(field) } else { BTreeMap::new() };
            (field.key.clone(), (seen(field, language), inner))
        })
        .collect()
}

fn seen_documents(service: &ServiceDefinition, language: Language) -> Vec<impl PartialEq + use<>> {
    let seen = |it: &Requirement| {
        let kinds: BTreeSet<FileKind> = it.file_kinds.iter().copied().collect();
        let need = (it.required, !it.required && it.required_if.is_some());
        (it.code.clone(), it.label.get(language).to_owned(), need, kinds, it.max_bytes, it.max_files)
    };
    let mut documents: Vec<_> = service.requirements.iter().map(seen).collect();
    documents.sort();
    documents
}

fn amount(fee: &Fee) -> u64 {
    if let Fee::Fixed { amount, .. } = fee { amount.0 } else { 0 }
}

/// True where two versions are the same to who fills them in.
fn look_alike(old: &ServiceDefinition, new: &ServiceDefinition, language: Language) -> bool {
    seen_fields(old, language) == seen_fields(new, language)
        && seen_documents(old, language) == seen_documents(new, language)
        && amount(&old.fee) == amount(&new.fee)
        && old.time_limit.working_days == new.time_limit.working_days
}

/// Keys of the fields that are the same in both versions and stand under no condition.
fn unchanged<'a>(old: &'a ServiceDefinition, new: &ServiceDefinition) -> Vec<&'a str> {
    let is_plain = |field: &Field| field.visible_if.is_none() && field.required_if.is_none();
    let plain = |service: &'a ServiceDefinition| {
        service.form.pages.iter().filter(|page| page.visible_if.is_none()).flat_map(|page| &page.fields)
    };
    let stands_free = |key: &str| {
        new.form.pages.iter().any(|page| page.visible_if.is_none() && page.fields.iter().any(|it| it.key == key))
    };
    plain(old)
        .filter(|field| is_plain(field) && field.fields.iter().all(is_plain) && stands_free(&field.key))
        .filter(|field| new.form.fields().any(|other| other == *field))
        .map(|field| field.key.as_str())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_same_version_keeps_everything((old, _, answers) in versions()) {
        let carried = carry_over(&old, &old, &answers);
        prop_assert_eq!(carried.answers, answers);
        prop_assert_eq!(carried.dropped, vec![]);
        prop_assert_eq!(changes(&old, &old, Language::Id), vec![]);
    }

    #[test]
    fn no_answer_is_invented((old, new, answers) in versions()) {
        for (key, value) in &carry_over(&old, &new, &answers).answers.0 {
            let before = answers.0.get(key);
            if before == Some(value) {
                continue;
            }
            let (before, after) = (answers.rows(key), value.as_array().expect("only rows lose a part"));
            prop_assert_eq!(before.len(), after.len());
            for (before, after) in before.iter().zip(after) {
                let before = cells(before);
                prop_assert!(cells(after).iter().all(|(key, cell)| before.get(key) == Some(cell)), "{}", key);
            }
        }
    }

    #[test]
    fn no_answer_disappears_unnamed((old, new, answers) in versions()) {
        let carried = carry_over(&old, &new, &answers);
        let is_named = |pointer: &str| carried.dropped.iter().any(|dropped| dropped.pointer == pointer);
        for (key, value) in &answers.0 {
            let pointer = ["/", key].concat();
            let after = carried.answers.0.get(key);
            if after == Some(value) || is_blank(value) || is_named(&pointer) {
                continue;
            }
            prop_assert!(value.is_array(), "{} is gone", pointer);
            for (index, row) in answers.rows(key).iter().enumerate() {
                let kept = carried.answers.rows(key).get(index);
                if kept == Some(row) {
                    continue;
                }
                let id = row.get("id").and_then(Value::as_str).unwrap_or_default();
                for (inner, cell) in cells(row) {
                    let is_kept = kept.and_then(|row| row.get(&inner)) == Some(&cell);
                    let is_told = is_named(&[&pointer, "/", id, "/", &inner].concat());
                    let is_id = inner == "id" && kept.is_none();
                    prop_assert!(is_kept || is_told || is_id || is_blank(&cell), "{}/{}/{} is gone", pointer, id, inner);
                }
            }
        }
        for dropped in &carried.dropped {
            prop_assert!(answers.get(&dropped.pointer).is_some_and(|answer| !answer.is_null()), "{}", dropped.pointer);
            let field = old.form.field_at(&dropped.pointer).expect("an old question");
            prop_assert!(field.label == dropped.label || dropped.row.is_some(), "{}", dropped.pointer);
        }
    }

    #[test]
    fn an_unchanged_question_finds_the_same_wrong((old, new, answers) in versions()) {
        let context = FormContext { filled_on: Date::new(2026, 11, 24).expect("a day") };
        let before = validate(&old.form, &answers, context);
        let after = validate(&new.form, &carry_over(&old, &new, &answers).answers, context);
        for key in unchanged(&old, &new) {
            let is_of = |pointer: &str| pointer.strip_prefix('/').and_then(|rest| rest.split('/').next()) == Some(key);
            let before: Vec<_> = before.iter().filter(|error| is_of(&error.pointer)).collect();
            let after: Vec<_> = after.iter().filter(|error| is_of(&error.pointer)).collect();
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn a_change_is_told_exactly_where_one_is_seen(
        (old, new, _) in versions(),
        language in prop::sample::select(vec![Language::Id, Language::En]),
    ) {
        let told = changes(&old, &new, language);
        prop_assert_eq!(told.is_empty(), look_alike(&old, &new, language), "{:?}", told);
        let missing = |some: &ServiceDefinition, others: &ServiceDefinition| {
            some.form.fields().filter(|field| others.form.fields().all(|other| other.key != field.key)).count()
        };
        let added = told.iter().filter(|it| matches!(it, Change::QuestionAdded { group: None, .. })).count();
        let removed = told.iter().filter(|it| matches!(it, Change::QuestionRemoved { group: None, .. })).count();
        prop_assert_eq!((added, removed), (missing(&new, &old), missing(&old, &new)));
    }

    #[test]
    fn files_that_stay_are_taken_and_all_others_are_named(
        (old, new, _) in versions(),
        picked in prop::collection::vec((any::<Index>(), any::<Index>(), 4_999_998_u64..5_000_002), 0..9),
    ) {
        let kind = |at: Index| *at.get(&FileKind::all());
        let codes: Vec<&str> = old.requirements.iter().map(|it| it.code.as_str()).chain(["unknown"]).collect();
        let files: Vec<PickedFile> = (0_u128..)
            .zip(picked)
            .map(|(id, (code, at, size))| PickedFile {
                id: Uuid::from_u128(id), requirement: codes[code.index(codes.len())], kind: kind(at), size,
            })
            .collect();
        let dropped = dropped_files(&old, &new, &files);
        let kept: Vec<_> =
            files.iter().filter(|file| dropped.iter().all(|dropped| dropped.id != file.id)).copied().collect();
        prop_assert_eq!(dropped_files(&new, &new, &kept), vec![]);
        let count = |code: &str| kept.iter().filter(|file| file.requirement == code).count();
        for requirement in &new.requirements {
            prop_assert!(count(&requirement.code) <= usize::try_from(requirement.max_files).unwrap());
        }
        for file in &dropped {
            let picked = files.iter().find(|picked| picked.id == file.id).expect("one that was picked");
            let alone = dropped_files(&new, &new, &[*picked]);
            prop_assert_eq!(alone.is_empty(), file.obstacle == FileObstacle::Count);
        }
    }
}
