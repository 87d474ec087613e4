//! The schema of a form: pages of fields, conditions in `JSONLogic`.

use serde::{Deserialize, Serialize};

use crate::{area::AreaLevel, meaning::Meaning, rules::Rule, text::Text};

/// A whole form. Pages are asked one by one, each under its own address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FormSchema {
    /// In the order of asking.
    pub pages: Vec<FormPage>,
}

/// One group of things that is asked together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FormPage {
    /// Unique in the form, `a-z0-9-`; the last part of the page's address.
    pub key: String,
    /// Heading.
    pub title: Text,
    /// A sentence under the heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intro: Option<Text>,
    /// The page is asked only where this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<serde_json::Value>))]
    pub visible_if: Option<Rule>,
    /// In the order of asking.
    pub fields: Vec<Field>,
}

/// The kinds of field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line. Answer: a string.
    Text,
    /// Several lines. Answer: a string.
    LongText,
    /// A decimal number. Answer: a string as typed, `1234.5` when normalised.
    Number,
    /// A civil date. Answer: `2026-11-24`; while it is being typed, the parts as they are, joined by dashes.
    Date,
    /// One of `options`. Answer: the option's value.
    Choice,
    /// A citizen number. Answer: 16 digits.
    Nik,
    /// A family card number. Answer: 16 digits.
    FamilyCard,
    /// A phone number. Answer: `+62…`.
    Phone,
    /// An e-mail address. Answer: a string.
    Email,
    /// A place by cascade from the province down to `area_level`. Answer: the region code `73.07.05.1001`.
    Area,
    /// A repeated group of `fields`, `min`…`max` rows. Answer: an array of objects, each with a stable `id`.
    Group,
}

/// One question. Constraints that a kind does not know are refused by [`FormSchema::problems`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Unique in the form (in a group: among the group's fields), `a-z0-9_`.
    pub key: String,
    /// What kind of answer is wanted.
    pub kind: FieldKind,
    /// The question.
    pub label: Text,
    /// A line under the question: an example, or where to find the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// Whether an answer is needed; true unless said otherwise.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub required: bool,
    /// An answer is needed only where this holds (with `required: false`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<serde_json::Value>))]
    pub required_if: Option<Rule>,
    /// The question is asked only where this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<serde_json::Value>))]
    pub visible_if: Option<Rule>,
    /// What the answer means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Meaning>,
    /// Characters at least (text).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// Characters at most (text; 200 for one line and 2,000 for several where not given).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// Least number, or least number of rows of a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// Greatest number, or greatest number of rows of a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// Decimals of a number; none where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// Unit shown behind a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// Earliest date: an ISO date or `today`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<String>,
    /// Latest date: an ISO date or `today`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<String>,
    /// The choices, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// How far down a place is asked; the village where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_level: Option<AreaLevel>,
    /// The browser's autofill hint (`name`, `tel`, …), only for the applicant's own data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub autocomplete: Option<String>,
    /// The fields of a repeated group; a group holds no group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(no_recursion))]
    pub fields: Vec<Field>,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is read.
    pub label: Text,
    /// A line under the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_yes(value: &bool) -> bool {
    *value
}

impl FormSchema {
    /// Every field with its page's index, groups without their inner fields.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.pages.iter().flat_map(|page| page.fields.iter())
    }

    /// The field that a pointer names: `/key` or `/group/row/key`.
    pub fn field_at(&self, pointer: &str) -> Option<&Field> {
        let mut parts = pointer.strip_prefix('/')?.split('/');
        let field =
            self.fields().find(|field| Some(field.key.as_str()) == Some(parts.clone().next().unwrap_or_default()))?;
        parts.next();
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Some(field),
            (Some(_row), None, _) => Some(field),
            (Some(_row), Some(key), None) => field.fields.iter().find(|inner| inner.key == key),
            _ => None,
        }
    }

    /// What is wrong with the schema itself, in English for its author; empty where it may be published.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let mut keys = Vec::new();
        for page in &self.pages {
            if page.key.is_empty() || !page.key.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
                problems.push(["page key `", &page.key, "` is not made of a-z, 0-9 and -"].concat());
            }
            for field in &page.fields {
                field.check(None, &mut keys, &mut problems);
            }
        }
        problems
    }
}

impl Field {
    /// Characters at most.
    pub fn longest(&self) -> u32 {
        self.max_length.unwrap_or(if self.kind == FieldKind::LongText { 2000 } else { 200 })
    }

    /// Rows of a group at least.
    pub fn least_rows(&self) -> i64 {
        self.min.unwrap_or(i64::from(self.required))
    }

    /// Rows of a group at most.
    pub fn most_rows(&self) -> i64 {
        self.max.unwrap_or(20)
    }

    /// How far down a place is asked.
    pub fn deepest_area(&self) -> AreaLevel {
        self.area_level.unwrap_or(AreaLevel::Village)
    }

    fn check<'a>(&'a self, group: Option<&str>, keys: &mut Vec<(Option<String>, &'a str)>, problems: &mut Vec<String>) {
        let mut say = |what: &str| problems.push(["field `", &self.key, "`: ", what].concat());
        if self.key.is_empty()
            || self.key == "id"
            || !self.key.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
        {
            say("the key is not made of a-z, 0-9 and _, or is `id`");
        }
        let place = (group.map(str::to_owned), self.key.as_str());
        if keys.contains(&place) {
            say("the key is there twice");
        }
        if self.label.is_empty() {
            say("no label");
        }
        let is_text = matches!(self.kind, FieldKind::Text | FieldKind::LongText);
        let is_group = self.kind == FieldKind::Group;
        if !is_text && (self.min_length.is_some() || self.max_length.is_some()) {
            say("lengths belong to text");
        }
        if !(is_group || self.kind == FieldKind::Number) && (self.min.is_some() || self.max.is_some()) {
            say("min and max belong to numbers and groups");
        }
        if self.kind != FieldKind::Date && (self.earliest.is_some() || self.latest.is_some()) {
            say("earliest and latest belong to dates");
        }
        if (self.kind == FieldKind::Choice) == self.options.is_empty() {
            say("options belong to a choice, which needs some");
        }
        if is_group == self.fields.is_empty() {
            say("fields belong to a group, which needs some");
        }
        if is_group && group.is_some() {
            say("a group holds no group");
        }
        keys.push(place);
        for inner in &self.fields {
            inner.check(Some(&self.key), keys, problems);
        }
    }
}
