//! The frame around a page: head, header with the region's crest, language, footer.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, html};
use mppi_domain::language::Language;

use crate::{
    http::pages::{
        blocks::{notice, tel},
        speaker::Speaker,
    },
    state::AppState,
};

/// A page before it is framed.
pub struct Page<'a> {
    /// Words of its region.
    pub say: Speaker<'a>,
    /// What stands in the tab.
    pub title: &'a str,
    /// Path below the base, for the language switch: `lacak`.
    pub path: &'a str,
    /// Logical name of a script of `public/`, if the page works better with one.
    pub script: Option<&'a str>,
    /// What stands in `main`.
    pub content: Markup,
}

impl Page<'_> {
    /// Frames it.
    pub fn respond(self, state: &AppState, status: StatusCode) -> Response {
        let mut response = (status, Html(self.html(state).into_string())).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.say.language.tag()));
        headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
        response
    }

    fn html(&self, state: &AppState) -> Markup {
        let (say, region) = (self.say, self.say.region);
        let base = state.config.base.as_str();
        let asset = |name: &str| state.dist.asset(name).map(|path| [base, path].concat());
        html! {
            (DOCTYPE)
            html lang=(say.language.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex";
                    title { (self.title) " · " (say.text(&region.profile.name)) }
                    @if let Some(script) = asset("early.js") { script src=(script) {} }
                    @if let Some(sheet) = asset("citizen.css") { link rel="stylesheet" href=(sheet); }
                    link rel="stylesheet" href=(format!("{base}theme.css?v={}", region.theme.hash));
                    link rel="icon" type="image/svg+xml" href=(format!("{base}brand/crest.svg?v={}", region.crest.hash));
                    @if let Some(script) = self.script.and_then(asset) { script src=(script) defer {} }
                }
                body {
                    a class="skip-link" href="#main" { (say.word("server.page.skip")) }
                    div class="citizen-frame" {
                        header class="page-header" {
                            div class="page-header__row" {
                                a class="page-header__home" href=(base) {
                                    img class="page-header__crest" src=(format!("{base}brand/crest.svg?v={}", region.crest.hash)) alt="" width="40" height="40";
                                    span class="page-header__names" {
                                        span class="page-header__product" { (say.text(&region.profile.mall_name)) } " "
                                        span class="page-header__region" { (say.text(&region.profile.name)) }
                                    }
                                }
                                nav class="page-header__tools" aria-label=(say.word("server.page.language")) { (self.language_switch(base)) }
                            }
                            div class="hem" aria-hidden="true" {}
                        }
                        main class="citizen-frame__main" id="main" tabindex="-1" {
                            div class="page page--narrow" {
                                div class="stack stack--loose" {
                                    @if region.profile.sample { (notice(state, "info", "", say.word("server.page.sample"), false)) }
                                    (self.content)
                                }
                            }
                        }
                        footer class="citizen-frame__footer" {
                            div class="citizen-frame__columns" {
                                p { (say.text(&region.profile.contact.address)) }
                                p { a href=(tel(&region.profile.contact.phone)) { (region.profile.contact.phone) } " · " a href=(format!("mailto:{}", region.profile.contact.email)) { (region.profile.contact.email) } }
                                p { a href=(base) { (say.word("server.page.home")) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn language_switch(&self, base: &str) -> Markup {
        let (other, name) = match self.say.language {
            Language::Id => (Language::En, "English"),
            Language::En => (Language::Id, "Bahasa Indonesia"),
        };
        html! {
            a class="page-header__home" href=(format!("{base}{}?lang={}", self.path, other.tag())) lang=(other.tag()) hreflang=(other.tag()) { (name) }
        }
    }
}
