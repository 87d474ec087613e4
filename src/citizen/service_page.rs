//! A service: free or how much, how long, what is needed; then how it goes, and its published standard.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use mppi_domain::{
    service::{Channel, Fee, ServiceDefinition},
    text::Text,
};

use super::{
    head::{Head, page_of},
    local_drafts::{LocalDrafts, draft_path},
    section::Section,
    service_words::{category_name, days_words, fee_words},
    words::{maybe_words, words},
};
use crate::{
    api::{self, KeptCopy},
    config::{self, citizen_path},
    forms::copy_notice::copy_notice,
    i18n::{self, say},
    offline::{Cached, cache},
    platform::abort::Abort,
    t,
    ui::{BackLink, Badge, ButtonKind, IconName, LinkButton, Notice, SkeletonKind, SummaryList, SummaryRow, Tone},
};

/// A service.
#[component]
pub fn ServicePage() -> AnyView {
    let params = use_params_map();
    let code = Memo::new(move |_| params.with(|params| params.get("code")).unwrap_or_default());
    let kept = move || {
        let code = code.get();
        async move {
            let dated = cache::kept_definition(&code, None).await?;
            Some(KeptCopy { quiet: Cached { is_old: false, ..dated.clone() }, dated })
        }
    };
    let ask = move |abort: Abort| {
        let code = code.get();
        async move { cache::definition(&code, None, &abort).await }
    };
    // A version never changes.
    let is_same = |one: &Cached<ServiceDefinition>, other: &Cached<ServiceDefinition>| {
        one.is_old == other.is_old && one.value.version == other.value.version
    };
    let definition = api::load_over_copy(kept, ask, is_same);
    view! {
        <div class="page stack stack--loose">
            <BackLink href=config::path("/layanan") label=words("service.back")/>
            {page_of(definition, SkeletonKind::Lines, service_view)}
        </div>
    }
    .into_any()
}

fn service_view(found: Cached<ServiceDefinition>) -> AnyView {
    let copy_of = found.is_old.then_some(found.fetched_at);
    let service = found.value;
    let drafts = LocalDrafts::read();
    let (name, summary, category) = (service.name.clone(), service.summary.clone(), service.category.clone());
    let standard = service.standard.public.clone();
    let is_link = service.channel == Channel::Link;
    view! {
        <Head
            title=Signal::derive(move || say(&name))
            over=Signal::derive(move || Some(category_name(&category)))
            lead=Signal::derive(move || Some(say(&summary)))
        >
            {service.sample.then(|| view! { <Badge tone=Tone::Neutral icon=IconName::INFO label=words("service.sample")/> })}
        </Head>
        {copy_notice(copy_of)}
        {facts(&service)}
        {if is_link { elsewhere(&service) } else { begin(&service, drafts) }}
        <Section heading=words("service.requirements")>{text_list(standard.requirements, false)}</Section>
        <Section heading=words("service.steps")>{text_list(standard.procedure, true)}</Section>
        {published(&service)}
    }
    .into_any()
}

/// The three things that people ask first.
fn facts(service: &ServiceDefinition) -> AnyView {
    let fee = service.fee.clone();
    let days = service.time_limit.working_days;
    let documents = service.standard.public.requirements.len();
    let fact = |label: &'static str, value: Signal<String>| {
        view! {
            <div class="fact">
                <dt class="fact__label">{move || i18n::word(label)}</dt>
                <dd class="fact__value">{move || value.get()}</dd>
            </div>
        }
    };
    view! {
        <dl class="facts">
            {fact("service.fee", Signal::derive(move || fee_words(&fee)))}
            {fact("service.time", Signal::derive(move || days_words(days)))}
            {fact("service.needed", Signal::derive(move || t!("service.needed_count", count = documents)))}
        </dl>
    }
    .into_any()
}

/// The way into the wizard, or back into a draft that was begun.
fn begin(service: &ServiceDefinition, drafts: LocalDrafts) -> AnyView {
    let code = service.code.clone();
    let start = config::path(&["/layanan/", &code, "/ajukan"].concat());
    view! {
        <div class="stack">
            {move || match drafts.of_service(&code) {
                _ if drafts.is_reading() => ().into_any(),
                Some(draft) => {
                    let at = draft.updated_at;
                    view! {
                        <Notice tone=Tone::Brand>{move || t!("service.draft", time = i18n::date_time(at))}</Notice>
                        <div class="actions">
                            <LinkButton href=draft_path(&draft) icon_end=IconName::ARROW_RIGHT>{move || t!("service.continue")}</LinkButton>
                            <LinkButton href=start.clone() kind=ButtonKind::Secondary>{move || t!("service.start_again")}</LinkButton>
                        </div>
                    }
                    .into_any()
                }
                None => view! {
                    <div class="actions">
                        <LinkButton href=start.clone() icon_end=IconName::ARROW_RIGHT>{move || t!("service.apply")}</LinkButton>
                    </div>
                }
                .into_any(),
            }}
            <p class="muted">{move || t!("service.no_account")}</p>
        </div>
    }
    .into_any()
}

/// A national system does it: what it is, and the way there.
fn elsewhere(service: &ServiceDefinition) -> AnyView {
    let Some(link) = service.link.clone() else { return ().into_any() };
    let (system, name) = (link.system.clone(), link.system);
    view! {
        <div class="stack">
            <Notice title=maybe_words("service.link_title")>{move || t!("service.link_words", system = say(&system))}</Notice>
            <div class="actions">
                <LinkButton href=link.url new_tab=maybe_words("common.new_tab")>
                    {move || t!("service.link_go", system = say(&name))}
                </LinkButton>
            </div>
        </div>
    }
    .into_any()
}

/// The rest of the standard that the law wants published.
fn published(service: &ServiceDefinition) -> AnyView {
    let standard = service.standard.public.clone();
    let basis = match &service.fee {
        Fee::Free { basis } | Fee::Fixed { basis, .. } => basis.clone(),
    };
    let (agency, validity) = (service.agency.name.clone(), service.product.validity.clone());
    let rows = Signal::derive(move || {
        let mut rows = vec![
            SummaryRow::new(t!("service.standard_time"), say(&standard.time)),
            SummaryRow::new(t!("service.standard_fee"), say(&standard.fee)),
        ];
        if let Some(basis) = &basis {
            rows.push(SummaryRow::new(t!("service.fee_basis"), say(basis)));
        }
        rows.extend([
            SummaryRow::new(t!("service.product"), say(&standard.product)),
            SummaryRow::new(t!("service.validity"), say(&validity)),
            SummaryRow::new(t!("service.agency"), say(&agency)),
            SummaryRow::new(t!("service.complaints"), say(&standard.complaints)),
        ]);
        rows
    });
    let is_sample = service.sample;
    view! {
        <Section heading=words("service.standard")>
            {is_sample.then(|| view! { <p class="muted">{move || t!("service.sample_words")}</p> })}
            <SummaryList rows/>
            <p><a href=citizen_path("/verifikasi") rel="external">{move || t!("service.verify")}</a></p>
        </Section>
    }
    .into_any()
}

fn text_list(texts: Vec<Text>, is_ordered: bool) -> AnyView {
    let items = texts.into_iter().map(|text| view! { <li>{move || say(&text)}</li> }).collect_view();
    if is_ordered {
        view! { <ol class="numbered-list">{items}</ol> }.into_any()
    } else {
        view! { <ul class="check-list">{items}</ul> }.into_any()
    }
}
