//! The header of the citizen portal.

use leptos::prelude::*;

use super::text::text;

#[cfg(feature = "gallery")]
pub mod example;

/// The header of the citizen portal: crest, region, and what stands on the right.
#[component]
pub fn PageHeader(
    /// The address of the crest.
    #[prop(into)]
    crest: Signal<Option<String>>,
    /// The region's name, such as "Kabupaten Sinjai".
    #[prop(into)]
    region: Signal<String>,
    /// What it is, such as "Mal Pelayanan Publik".
    #[prop(into)]
    product: Signal<String>,
    /// Where the home page is.
    #[prop(into)]
    home: Signal<String>,
    /// The top navigation.
    #[prop(optional, into)]
    nav: Option<ViewFnOnce>,
    /// What stands on the right: language, scheme.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <header class="page-header">
            <div class="page-header__row">
                <a class="page-header__home" href=text(home)>
                    {move || crest.get().map(|address| view! { <img class="page-header__crest" src=address alt="" width="40" height="40"/> })}
                    <span class="page-header__names">
                        <span class="page-header__product">{text(product)}</span>
                        <span class="page-header__region">{text(region)}</span>
                    </span>
                </a>
                {nav.map(ViewFnOnce::run)}
                {children.map(|children| view! { <div class="page-header__tools">{children()}</div> })}
            </div>
            <div class="hem" aria-hidden="true"></div>
        </header>
    }
    .into_any()
}
