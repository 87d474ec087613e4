//! A small birth certificate, for the tests of this room.

use mppi_domain::{
    date::Date,
    form::{Answers, FormContext},
    service::ServiceDefinition,
};
use serde_json::json;

pub(super) fn birth_certificate() -> ServiceDefinition {
    serde_json::from_value(json!({
        "code": "akta-kelahiran", "version": 1, "name": { "id": "Akta" }, "summary": { "id": "Akta" },
        "agency": { "code": "dukcapil", "name": { "id": "Dinas Dukcapil" }, "short_name": "Dukcapil" },
        "category": "c", "channel": "online", "time_limit": { "working_days": 1 }, "fee": { "kind": "free" },
        "standard": { "public": { "requirements": [], "procedure": [], "time": {}, "fee": {}, "product": {}, "complaints": {} } },
        "form": { "pages": [{ "key": "child", "title": { "id": "Anak" }, "fields": [
            { "key": "child_name", "kind": "text", "label": { "id": "Nama" }, "meaning": "subject.name" },
            { "key": "born_on", "kind": "date", "label": { "id": "Lahir" }, "latest": "today" },
            { "key": "married", "kind": "choice", "label": { "id": "Kawin" }, "options": [
                { "value": "yes", "label": { "id": "Ya" } }, { "value": "no", "label": { "id": "Tidak" } }] },
            { "key": "father_name", "kind": "text", "label": { "id": "Ayah" }, "visible_if": { "==": [{ "var": "married" }, "yes"] } },
            { "key": "witnesses", "kind": "group", "label": { "id": "Saksi" }, "min": 1, "max": 2, "fields": [
                { "key": "name", "kind": "text", "label": { "id": "Nama" } },
                { "key": "nik", "kind": "nik", "label": { "id": "NIK" } }] }
        ] }] },
        "requirements": [
            { "code": "kk", "label": { "id": "KK" }, "required": true },
            { "code": "letter", "label": { "id": "Surat" }, "required": true, "max_files": 2 },
            { "code": "marriage", "label": { "id": "Nikah" }, "required": true, "visible_if": { "==": [{ "var": "married" }, "yes"] } }
        ],
        "workflow": { "steps": [
            { "key": "check", "kind": "check", "name": { "id": "Periksa" }, "role": "front_office" },
            { "key": "process", "kind": "process", "name": { "id": "Proses" }, "role": "back_office", "after": ["check"] },
            { "key": "issue", "kind": "issue", "name": { "id": "Terbit" }, "role": "back_office", "after": ["process"] },
            { "key": "hand_over", "kind": "hand_over", "name": { "id": "Serah" }, "role": "front_office", "agency": "mpp", "after": ["issue"] }
        ] },
        "product": { "name": { "id": "Kutipan" }, "origin": { "kind": "external", "system": { "id": "SIAK" } }, "download": true,
            "pickup": true, "validity": { "id": "Selamanya" } }
    }))
    .unwrap()
}

pub(super) fn answers() -> Answers {
    serde_json::from_value(json!({
        "child_name": "Siti Aminah", "born_on": "2026-11-01", "married": "no",
        "witnesses": [{ "id": "w1", "name": "Andi Baso", "nik": "7307050101900001" }]
    }))
    .unwrap()
}

pub(super) fn context() -> FormContext {
    FormContext { filled_on: Date::new(2026, 11, 24).unwrap() }
}
