//! What a correction opens.

use mppi_domain::{
    case::Flag,
    form::{
        Answers, FormContext,
        validate::{field_is_visible, page_is_visible},
    },
    service::ServiceDefinition,
};

/// One thing that may be changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// Unique among the open things.
    pub key: String,
    /// The answer; empty for documents.
    pub pointer: String,
    /// The requirement, for documents.
    pub document: Option<String>,
    /// Why it is open; empty where a changed answer newly asks for it.
    pub flags: Vec<Flag>,
}

/// What is open: everything flagged, in the order of flags, and every question that was not asked before and is now.
pub fn opened(
    definition: &ServiceDefinition,
    flags: &[Flag],
    before: &Answers,
    now: &Answers,
    context: FormContext,
) -> Vec<Opened> {
    let mut open: Vec<Opened> = Vec::new();
    for flag in flags {
        if let Some(known) = open.iter_mut().find(|known| known.key == flag.pointer) {
            known.flags.push(flag.clone());
            continue;
        }
        open.push(Opened {
            key: flag.pointer.clone(),
            pointer: flag.pointer.strip_prefix("/answers").unwrap_or_default().to_owned(),
            document: flag.pointer.strip_prefix("/documents/").map(str::to_owned),
            flags: vec![flag.clone()],
        });
    }
    for page in &definition.form.pages {
        for field in &page.fields {
            let asked = |answers: &Answers| {
                page_is_visible(page, answers, context) && field_is_visible(field, answers, None, context)
            };
            let pointer = ["/", &field.key].concat();
            if asked(now) && !asked(before) && !covers(&open, &pointer) {
                open.push(Opened { key: ["/answers", &pointer].concat(), pointer, ..Opened::default() });
            }
        }
    }
    for requirement in &definition.requirements {
        let key = ["/documents/", &requirement.code].concat();
        let is_new = requirement.is_visible(now, context) && !requirement.is_visible(before, context);
        if is_new && !open.iter().any(|known| known.key == key) {
            open.push(Opened { key, document: Some(requirement.code.clone()), ..Opened::default() });
        }
    }
    merged(open)
}

/// What lies in something open is open with it: its flags move there, so that no question stands on the page twice.
fn merged(open: Vec<Opened>) -> Vec<Opened> {
    let pointers: Vec<String> = open.iter().map(|opened| opened.pointer.clone()).collect();
    let (inner, mut outer): (Vec<Opened>, Vec<Opened>) =
        open.into_iter().partition(|opened| pointers.iter().any(|other| lies_in(&opened.pointer, other)));
    for opened in inner {
        if let Some(around) = outer.iter_mut().find(|around| lies_in(&opened.pointer, &around.pointer)) {
            around.flags.extend(opened.flags);
        }
    }
    outer
}

fn lies_in(pointer: &str, other: &str) -> bool {
    !other.is_empty() && pointer.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether an answer may be changed: it, its row or its group is open.
pub fn covers(open: &[Opened], pointer: &str) -> bool {
    let is_open = |opened: &Opened| {
        let own = opened.pointer.as_str();
        !own.is_empty() && (pointer == own || lies_in(pointer, own) || lies_in(own, pointer))
    };
    open.iter().any(is_open)
}

#[cfg(test)]
mod tests {
    use mppi_domain::{case::FlagReason, date::Date};
    use serde_json::{Value, json};

    use super::*;

    fn definition() -> ServiceDefinition {
        let text = json!({"id": "x"});
        serde_json::from_value(json!({
            "code": "akta", "version": 1, "name": text, "summary": text,
            "agency": {"code": "dukcapil", "name": text, "short_name": "D"},
            "category": "c", "channel": "online",
            "standard": {"public": {"requirements": [], "procedure": [], "time": text, "fee": text, "product": text, "complaints": text}},
            "time_limit": {"working_days": 1}, "fee": {"kind": "free"},
            "form": {"pages": [{"key": "p", "title": text, "fields": [
                {"key": "name", "kind": "text", "label": text},
                {"key": "witnesses", "kind": "group", "label": text, "fields": [{"key": "nik", "kind": "nik", "label": text}]},
                {"key": "reason", "kind": "text", "label": text, "visible_if": {"==": [{"var": "name"}, "other"]}}
            ]}]},
            "requirements": [{"code": "kk", "label": text}],
            "product": {"name": text, "origin": {"kind": "none"}, "validity": text}
        }))
        .unwrap()
    }

    fn flag(pointer: &str) -> Flag {
        Flag { pointer: pointer.into(), reason: FlagReason::Unreadable, words: "w".into() }
    }

    fn answers(value: Value) -> Answers {
        serde_json::from_value(value).unwrap()
    }

    fn keys(flags: &[Flag], before: Value, now: Value) -> Vec<String> {
        let context = FormContext { filled_on: Date::new(2026, 11, 24).unwrap() };
        opened(&definition(), flags, &answers(before), &answers(now), context)
            .into_iter()
            .map(|opened| opened.key)
            .collect()
    }

    #[test]
    fn only_flagged_things_are_open() {
        let same = json!({"name": "Siti"});
        assert_eq!(
            keys(&[flag("/answers/name"), flag("/documents/kk")], same.clone(), same),
            ["/answers/name", "/documents/kk"]
        );
    }

    #[test]
    fn two_flags_at_one_thing_open_it_once() {
        let same = json!({});
        assert_eq!(keys(&[flag("/documents/kk"), flag("/documents/kk")], same.clone(), same), ["/documents/kk"]);
    }

    #[test]
    fn a_question_that_a_changed_answer_asks_is_open_too() {
        let open = keys(&[flag("/answers/name")], json!({"name": "Siti"}), json!({"name": "other"}));
        assert_eq!(open, ["/answers/name", "/answers/reason"]);
    }

    #[test]
    fn a_flag_inside_an_open_row_moves_to_the_row() {
        let context = FormContext { filled_on: Date::new(2026, 11, 24).unwrap() };
        let same = answers(json!({"witnesses": [{"id": "r1"}, {"id": "r2"}]}));
        let flags =
            [flag("/answers/witnesses/r1/nik"), flag("/answers/witnesses/r1"), flag("/answers/witnesses/r2/nik")];
        let open = opened(&definition(), &flags, &same, &same, context);
        let seen: Vec<(&str, usize)> =
            open.iter().map(|opened| (opened.pointer.as_str(), opened.flags.len())).collect();
        assert_eq!(seen, [("/witnesses/r1", 2), ("/witnesses/r2/nik", 1)]);
    }

    #[test]
    fn an_open_answer_covers_what_lies_in_it() {
        let open = [Opened { key: "k".into(), pointer: "/witnesses/r1".into(), ..Opened::default() }];
        assert!(covers(&open, "/witnesses/r1/nik"));
        assert!(covers(&open, "/witnesses/r1"));
        assert!(covers(&open, "/witnesses"), "an error of the group shows at the open row");
        assert!(!covers(&open, "/witnesses/r10/nik"));
        assert!(!covers(&open, "/name"));
        assert!(!covers(&[Opened::default()], "/name"), "a document covers no answer");
    }
}
