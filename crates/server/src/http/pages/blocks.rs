//! The parts of a page, with the class names of the portal's components.

use maud::{Markup, PreEscaped, html};

use crate::state::AppState;

/// A symbol of the sprite; a word always stands beside it.
pub fn icon(state: &AppState, name: &str) -> Markup {
    let Some(sprite) = state.dist.asset("icons.svg") else { return PreEscaped(String::new()) };
    html! {
        svg class="icon" aria-hidden="true" focusable="false" {
            use href=(format!("{}{sprite}#{name}", state.config.base)) {}
        }
    }
}

/// What the colour of a tone says, as an icon.
pub fn tone_icon(tone: &str) -> &'static str {
    match tone {
        "success" => "check-circle",
        "warning" => "alert",
        "danger" => "x-circle",
        _ => "info",
    }
}

/// Words that matter on this page; the title is bold and may be empty.
pub fn notice(state: &AppState, tone: &str, title: &str, words: &str, is_alert: bool) -> Markup {
    html! {
        div class=(format!("notice notice--{tone}")) role=[is_alert.then_some("alert")] id=[is_alert.then_some("problem")] {
            (icon(state, tone_icon(tone)))
            div class="notice__body" {
                @if !title.is_empty() { p class="notice__title" { (title) } }
                @if !words.is_empty() { div class="notice__text" { (words) } }
            }
        }
    }
}

/// A row of a summary.
pub fn row(label: &str, value: &str) -> Markup {
    html! {
        div class="summary-list__row" {
            dt class="summary-list__label" { (label) }
            dd class="summary-list__value" { (value) }
        }
    }
}

/// A text field with label and hint.
pub struct TextField<'a> {
    /// Its id and name.
    pub name: &'a str,
    /// The label, always visible.
    pub label: &'a str,
    /// What helps to fill it in.
    pub hint: &'a str,
    /// What stands in it.
    pub value: &'a str,
    /// Whether letters become capitals on a phone.
    pub capitals: bool,
    /// Whether a problem above belongs to it too.
    pub is_wrong: bool,
}

impl TextField<'_> {
    /// Its HTML.
    pub fn html(&self) -> Markup {
        let hint = [self.name, "-hint"].concat();
        let described = if self.is_wrong { [&hint, " problem"].concat() } else { hint.clone() };
        html! {
            div class="field" {
                label class="field__label" for=(self.name) { (self.label) }
                p class="field__hint" id=(hint) { (self.hint) }
                input class="input" id=(self.name) name=(self.name) type="text" required maxlength="64" autocomplete="off" spellcheck="false"
                    autocapitalize=(if self.capitals { "characters" } else { "none" })
                    aria-invalid=[self.is_wrong.then_some("true")] aria-describedby=(described) value=(self.value);
            }
        }
    }
}

/// `tel:` and the digits of a number as people write it.
pub fn tel(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    ["tel:", &digits].concat()
}
