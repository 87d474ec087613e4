//! The sheet that people see before they are signed in.

use leptos::prelude::*;

use super::{frame::Looks, words::words};
use crate::{
    config, i18n,
    ui::{MAIN_ID, PageTitle},
};

/// A sheet with the region's crest and one form.
#[component]
pub fn Gate(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// A sentence under it.
    #[prop(optional, into)]
    lead: Signal<Option<String>>,
    /// The form.
    children: Children,
) -> AnyView {
    config::use_page_head(move || title.get());
    let region = config::region();
    view! {
        <div class="gate-page">
            <header class="gate-page__header">
                <span class="gate-page__names">
                    {config::asset("crest").map(|crest| view! { <img src=crest alt="" width="44" height="44"/> })}
                    <span>
                        <strong>{move || i18n::say(&region.mall_name)}</strong>
                        <small>{words("officer.title")}</small>
                    </span>
                </span>
                <span class="gate-page__tools"><Looks/></span>
            </header>
            <main class="gate" id=MAIN_ID tabindex="-1">
                <div class="gate__sheet">
                    <PageTitle title lead/>
                    {children()}
                </div>
                <p class="gate__foot"><a href=config::citizen_path("/") rel="external">{words("officer.to_citizens")}</a></p>
            </main>
        </div>
    }
    .into_any()
}
