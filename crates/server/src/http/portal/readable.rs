//! What a shell says before WebAssembly runs, or where it cannot: services, where to track, whom to call.

use maud::{Markup, html};
use mppi_domain::{
    api::service::ServiceSummary,
    service::{Fee, ServiceDefinition},
};

use crate::{
    http::pages::{
        blocks::{row, tel},
        speaker::Speaker,
    },
    words::fill,
};

/// The catalogue as a list of links.
pub fn services(base: &str, say: Speaker<'_>, services: &[ServiceSummary]) -> Markup {
    let list = html! {
        h1 { (say.word("server.shell.services")) }
        ul class="stack" {
            @for service in services {
                li { a href=(format!("{base}layanan/{}", service.code)) { (say.text(&service.name)) } br; (say.text(&service.summary)) }
            }
        }
    };
    frame(base, say, &list)
}

/// A service: free or not, how long, what to bring.
pub fn service(base: &str, say: Speaker<'_>, service: &ServiceDefinition) -> Markup {
    let standard = &service.standard.public;
    let days = service.time_limit.working_days.to_string();
    let is_free = matches!(service.fee, Fee::Free { .. });
    let facts = html! {
        h1 { (say.text(&service.name)) }
        p { (say.text(&service.summary)) }
        dl class="summary-list__rows" {
            (row(say.word("server.service.fee"), if is_free { say.word("server.service.free") } else { say.text(&standard.fee) }))
            (row(say.word("server.service.time"), &fill(say.word("server.service.days"), &[("days", &days)])))
            (row(say.word("server.service.agency"), say.text(&service.agency.name)))
        }
        h2 { (say.word("server.service.requirements")) }
        ul { @for requirement in &standard.requirements { li { (say.text(requirement)) } } }
    };
    frame(base, say, &facts)
}

/// Any other page.
pub fn plain(base: &str, say: Speaker<'_>) -> Markup {
    frame(base, say, &html! { h1 class="visually-hidden" { (say.text(&say.region.profile.mall_name)) } })
}

/// The officer portal, which needs WebAssembly for everything.
pub fn officer(say: Speaker<'_>) -> Markup {
    html! { main class="page" { h1 { (say.text(&say.region.profile.mall_name)) } } }
}

fn frame(base: &str, say: Speaker<'_>, content: &Markup) -> Markup {
    let (profile, crest) = (&say.region.profile, format!("{base}brand/crest.svg?v={}", say.region.crest.hash));
    html! {
        div class="citizen-frame" {
            header class="page-header" {
                div class="page-header__row" {
                    a class="page-header__home" href=(base) {
                        img class="page-header__crest" src=(crest) alt="" width="40" height="40";
                        span class="page-header__names" {
                            span class="page-header__product" { (say.text(&profile.mall_name)) } " "
                            span class="page-header__region" { (say.text(&profile.name)) }
                        }
                    }
                }
                div class="hem" aria-hidden="true" {}
            }
            main class="citizen-frame__main" {
                div class="page stack" {
                    (content)
                    p { a href=(format!("{base}lacak")) { (say.word("server.page.track")) } }
                    p { (say.word("server.page.call")) " " a href=(tel(&profile.contact.phone)) { (profile.contact.phone) } }
                }
            }
        }
    }
}
