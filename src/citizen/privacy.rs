//! What happens to personal data, in plain words. A notice as the law wants it, not a consent that could be refused.

use leptos::prelude::*;

use super::words::words;
use crate::{
    config,
    i18n::{say, word},
    t,
    ui::Details,
};

/// The points of the notice, in order.
const POINTS: [&str; 6] =
    ["privacy.what", "privacy.who", "privacy.where", "privacy.device", "privacy.how_long", "privacy.rights"];

/// The notice, folded.
#[component]
pub fn PrivacyDetails(
    /// Whether it begins open.
    #[prop(optional)]
    open: bool,
) -> AnyView {
    view! { <Details summary=words("privacy.title") open>{privacy_words()}</Details> }.into_any()
}

/// The notice itself.
pub fn privacy_words() -> AnyView {
    let points = POINTS.map(|key| view! { <li>{move || word(key)}</li> }).collect_view();
    view! {
        <div class="stack">
            <p>{move || t!("privacy.intro", region = say(&config::region().name))}</p>
            <ul class="plain-list">{points}</ul>
            <p>{move || t!("privacy.contact", email = config::region().contact.email)}</p>
        </div>
    }
    .into_any()
}
