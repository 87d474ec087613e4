//! The one validator: the same errors in the browser and on the server.

use serde_json::{Map, Value};

use crate::{
    area::AreaCode,
    date::Date,
    decimal::Decimal,
    email::Email,
    family_card::{FamilyCardError, FamilyCardNumber},
    form::{
        answers::Answers,
        error::{FieldError, FieldErrorCode},
        schema::{Field, FieldKind, FormPage, FormSchema},
    },
    nik::{Nik, NikError},
    phone::Phone,
    rules::Rule,
};

/// What rules and checks may know besides the answers.
#[derive(Clone, Copy, Debug)]
pub struct FormContext {
    /// The day on which the form is filled in; `today` in rules and bounds. The server bounds it.
    pub filled_on: Date,
}

/// Checks a whole form, in the order of asking. Empty where everything is right.
pub fn validate(form: &FormSchema, answers: &Answers, context: FormContext) -> Vec<FieldError> {
    let mut errors = unknown_fields(form, answers);
    for page in &form.pages {
        errors.extend(validate_page(page, answers, context));
    }
    errors
}

/// Checks the fields of one page; what is hidden is not checked.
pub fn validate_page(page: &FormPage, answers: &Answers, context: FormContext) -> Vec<FieldError> {
    let data = rule_data(answers, context);
    let mut errors = Vec::new();
    if holds(page.visible_if.as_ref(), &data, true) {
        for field in &page.fields {
            check_field(field, "", answers.0.get(&field.key), &data, context, &mut errors);
        }
    }
    errors
}

/// True where a page is asked.
pub fn page_is_visible(page: &FormPage, answers: &Answers, context: FormContext) -> bool {
    holds(page.visible_if.as_ref(), &rule_data(answers, context), true)
}

/// True where a field is asked; `row` is the row of a group that it stands in.
pub fn field_is_visible(field: &Field, answers: &Answers, row: Option<&Value>, context: FormContext) -> bool {
    let data = rule_data(answers, context);
    let data = row.map_or_else(|| data.clone(), |row| with_row(&data, row));
    holds(field.visible_if.as_ref(), &data, true)
}

/// True where an answer is needed.
pub fn field_is_required(field: &Field, answers: &Answers, row: Option<&Value>, context: FormContext) -> bool {
    let data = rule_data(answers, context);
    let data = row.map_or_else(|| data.clone(), |row| with_row(&data, row));
    field.required || holds(field.required_if.as_ref(), &data, false)
}

/// Answers and context as rules see them: answers at the top, `filled_on` beside them.
pub fn rule_data(answers: &Answers, context: FormContext) -> Value {
    let mut data = answers.0.clone();
    data.insert("filled_on".to_owned(), Value::String(context.filled_on.to_string()));
    Value::Object(data)
}

fn with_row(data: &Value, row: &Value) -> Value {
    let mut merged = data.as_object().cloned().unwrap_or_default();
    if let Some(row) = row.as_object() {
        merged.extend(row.clone());
    }
    Value::Object(merged)
}

/// A rule that fails to evaluate counts as `otherwise`; published schemas are tried before, so that is a schema's fault.
pub(crate) fn holds(rule: Option<&Rule>, data: &Value, otherwise: bool) -> bool {
    rule.map_or(otherwise, |rule| rule.truthy(data).unwrap_or(otherwise))
}

fn unknown_fields(form: &FormSchema, answers: &Answers) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for key in answers.0.keys() {
        if !form.fields().any(|field| field.key == *key) {
            errors.push(error(["/", key].concat(), FieldErrorCode::UnknownField, None));
        }
    }
    errors
}

fn error(pointer: String, code: FieldErrorCode, limit: Option<String>) -> FieldError {
    FieldError { pointer, code, limit }
}

fn check_field(
    field: &Field,
    prefix: &str,
    value: Option<&Value>,
    data: &Value,
    context: FormContext,
    errors: &mut Vec<FieldError>,
) {
    if !holds(field.visible_if.as_ref(), data, true) {
        return;
    }
    let pointer = [prefix, "/", &field.key].concat();
    if field.kind == FieldKind::Group {
        check_group(field, &pointer, value, data, context, errors);
        return;
    }
    let text = match value {
        None | Some(Value::Null) => "",
        Some(Value::String(text)) => text.trim(),
        Some(_) => {
            errors.push(error(pointer, FieldErrorCode::WrongType, None));
            return;
        }
    };
    let is_empty = text.is_empty() || (field.kind == FieldKind::Date && text.bytes().all(|b| b == b'-'));
    if is_empty {
        if field.required || holds(field.required_if.as_ref(), data, false) {
            errors.push(error(pointer, FieldErrorCode::Required, None));
        }
        return;
    }
    if let Err((code, limit)) = check_text(field, text, context) {
        errors.push(error(pointer, code, limit));
    }
}

type Wrong = (FieldErrorCode, Option<String>);

fn check_text(field: &Field, text: &str, context: FormContext) -> Result<(), Wrong> {
    match field.kind {
        FieldKind::Text | FieldKind::LongText => check_words(field, text),
        FieldKind::Number => check_number(field, text),
        FieldKind::Date => check_date(field, text, context),
        FieldKind::Choice if field.options.iter().any(|option| option.value == text) => Ok(()),
        FieldKind::Choice => Err((FieldErrorCode::NotAnOption, None)),
        FieldKind::Nik => Nik::parse(text, context.filled_on).map(drop).map_err(number_error),
        FieldKind::FamilyCard => FamilyCardNumber::parse(text, context.filled_on).map(drop).map_err(family_card_error),
        FieldKind::Phone => Phone::parse(text).map(drop).map_err(|_| (FieldErrorCode::NotAPhone, None)),
        FieldKind::Email => Email::parse(text).map(drop).map_err(|_| (FieldErrorCode::NotAnEmail, None)),
        FieldKind::Area => check_area(field, text),
        FieldKind::Group => Ok(()),
    }
}

fn number_error(error: NikError) -> Wrong {
    let code = match error {
        NikError::NotSixteenDigits => FieldErrorCode::NotSixteenDigits,
        NikError::InvalidDate => FieldErrorCode::NumberDate,
        NikError::FutureDate => FieldErrorCode::InFuture,
        NikError::ZeroSerial => FieldErrorCode::NumberSerial,
    };
    (code, None)
}

fn family_card_error(error: FamilyCardError) -> Wrong {
    let code = match error {
        FamilyCardError::NotSixteenDigits => FieldErrorCode::NotSixteenDigits,
        FamilyCardError::InvalidDate => FieldErrorCode::NumberDate,
        FamilyCardError::FutureDate => FieldErrorCode::InFuture,
        FamilyCardError::ZeroSerial => FieldErrorCode::NumberSerial,
    };
    (code, None)
}

fn check_words(field: &Field, text: &str) -> Result<(), Wrong> {
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if length > field.longest() {
        return Err((FieldErrorCode::TooLong, Some(field.longest().to_string())));
    }
    let is_long = field.kind == FieldKind::LongText;
    let is_name = field.meaning.is_some_and(crate::meaning::Meaning::is_person_name);
    if text.chars().any(|c| !is_allowed(c, is_long, is_name)) {
        return Err((FieldErrorCode::Characters, None));
    }
    match field.min_length {
        Some(least) if length < least => Err((FieldErrorCode::TooShort, Some(least.to_string()))),
        _ => Ok(()),
    }
}

/// Letters of every script with their marks, digits and the punctuation of prose. No tags, no control characters, no
/// pictures: they break documents and inboxes, and no office writes them. Names take fewer signs still.
fn is_allowed(c: char, is_long: bool, is_name: bool) -> bool {
    if c.is_control() {
        return is_long && matches!(c, '\n' | '\r' | '\t');
    }
    if is_name {
        return c.is_alphabetic()
            || is_mark(c)
            || matches!(c, ' ' | '\'' | '’' | '.' | ',' | '-' | '/' | '(' | ')' | '`');
    }
    c.is_alphanumeric()
        || is_mark(c)
        || (c.is_ascii() && !matches!(c, '<' | '>'))
        || matches!(c, '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '°' | '±' | '²' | '³' | '½' | '×' | '\u{a0}')
}

/// Combining marks, which `is_alphabetic` does not cover in all scripts (Lontara, Javanese, Arabic, decomposed Latin).
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x064B..=0x065F | 0x1A17..=0x1A1B | 0xA980..=0xA9C0)
}

fn check_number(field: &Field, text: &str) -> Result<(), Wrong> {
    let number = parse_number(text).ok_or((FieldErrorCode::NotANumber, None))?;
    let allowed = usize::from(field.decimals.unwrap_or(0));
    let plain = number.to_string();
    if plain.split_once('.').is_some_and(|(_, decimals)| decimals.len() > allowed) {
        return Err((FieldErrorCode::TooManyDecimals, Some(allowed.to_string())));
    }
    match (field.min, field.max) {
        (Some(least), _) if number < Decimal::from(least) => Err((FieldErrorCode::TooSmall, Some(least.to_string()))),
        (_, Some(most)) if number > Decimal::from(most) => Err((FieldErrorCode::TooLarge, Some(most.to_string()))),
        _ => Ok(()),
    }
}

/// Reads `1.234.567,5` as Indonesians write it, and the stored form `1234567.5`.
pub fn parse_number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let is_indonesian = text.contains(',')
        || text.matches('.').count() > 1
        || text.rsplit_once('.').is_some_and(|(_, tail)| tail.len() == 3);
    if is_indonesian {
        let plain: String = text.chars().filter(|c| *c != '.').map(|c| if c == ',' { '.' } else { c }).collect();
        Decimal::parse(&plain)
    } else {
        Decimal::parse(text)
    }
}

fn check_date(field: &Field, text: &str, context: FormContext) -> Result<(), Wrong> {
    let date = Date::parse(text).ok_or((FieldErrorCode::NoSuchDate, None))?;
    let bound = |bound: &Option<String>| match bound.as_deref() {
        Some("today") => Some(context.filled_on),
        Some(iso) => Date::parse(iso),
        None => None,
    };
    if let Some(latest) = bound(&field.latest).filter(|latest| date > *latest) {
        let code =
            if field.latest.as_deref() == Some("today") { FieldErrorCode::InFuture } else { FieldErrorCode::TooLate };
        return Err((code, Some(latest.to_string())));
    }
    match bound(&field.earliest) {
        Some(earliest) if date < earliest => Err((FieldErrorCode::TooEarly, Some(earliest.to_string()))),
        _ => Ok(()),
    }
}

fn check_area(field: &Field, text: &str) -> Result<(), Wrong> {
    let wanted = field.deepest_area();
    match AreaCode::parse(text) {
        Ok(code) if code.level() == wanted => Ok(()),
        _ => Err((FieldErrorCode::NotAnArea, None)),
    }
}

fn check_group(
    field: &Field,
    pointer: &str,
    value: Option<&Value>,
    data: &Value,
    context: FormContext,
    errors: &mut Vec<FieldError>,
) {
    let none = Vec::new();
    let rows = match value {
        None | Some(Value::Null) => &none,
        Some(Value::Array(rows)) => rows,
        Some(_) => {
            errors.push(error(pointer.to_owned(), FieldErrorCode::WrongType, None));
            return;
        }
    };
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let least = field.least_rows();
    if count < least {
        errors.push(error(pointer.to_owned(), FieldErrorCode::TooFewRows, Some(least.to_string())));
    }
    let most = field.most_rows();
    if count > most {
        errors.push(error(pointer.to_owned(), FieldErrorCode::TooManyRows, Some(most.to_string())));
        return;
    }
    let mut seen: Vec<&str> = Vec::new();
    for row in rows {
        let id = row.get("id").and_then(Value::as_str).unwrap_or_default();
        let is_plain = !id.is_empty() && id.len() <= 40 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !is_plain || seen.contains(&id) {
            errors.push(error(pointer.to_owned(), FieldErrorCode::WrongType, None));
            return;
        }
        seen.push(id);
        check_row(field, &[pointer, "/", id].concat(), row, data, context, errors);
    }
}

fn check_row(
    group: &Field,
    prefix: &str,
    row: &Value,
    data: &Value,
    context: FormContext,
    errors: &mut Vec<FieldError>,
) {
    let nothing = Map::new();
    let cells = row.as_object().unwrap_or(&nothing);
    let data = with_row(data, row);
    for key in cells.keys() {
        if key != "id" && !group.fields.iter().any(|field| field.key == *key) {
            errors.push(error([prefix, "/", key].concat(), FieldErrorCode::UnknownField, None));
        }
    }
    for field in &group.fields {
        check_field(field, prefix, cells.get(&field.key), &data, context, errors);
    }
}
