//! The receipt: number, secret and QR of what was sent, and what happens next.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use mppi_domain::api::submission::{Receipt, ReceiptEntry};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::{
    head::{Head, guard_waiting, page_of},
    lock_page::behind_lock,
    section::Section,
    status_words::case_path,
    words::{maybe_words, words},
};
use crate::{
    api::{self, ApiError},
    config,
    forms::{Fetching, SaveFile, install_offer::install_offer},
    i18n::{self, say},
    offline::{Draft, drafts},
    platform::{clipboard, dom, timer},
    session::Guard,
    t,
    ui::{Button, ButtonKind, CopyButton, IconName, LinkButton, Notice, SkeletonKind, Ticket, ticket::TicketRow},
};

/// A receipt, and the secret where this device has it.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    receipt: Receipt,
    secret: Option<String>,
}

/// `/tanda-terima/:submission`
#[component]
pub fn ReceiptPage() -> AnyView {
    behind_lock(opened)
}

fn opened() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("submission").and_then(|id| Uuid::parse_str(&id).ok())).unwrap_or_default()
    });
    let load = api::load(move |_| {
        let id = id.get();
        async move { Ok::<_, ApiError>(drafts::get(id).await.ok().flatten().as_ref().and_then(of_device)) }
    });
    view! {
        <div class="page page--form stack stack--loose">
            {page_of(load, SkeletonKind::Lines, move |found: Option<Shown>| match found {
                Some(shown) => receipt_view(shown),
                // Sent from another device, or its copy is gone: the account still knows it.
                None => view! {
                    <Guard waiting=guard_waiting()>{from_server(id.get())}</Guard>
                }
                .into_any(),
            })}
        </div>
    }
    .into_any()
}

fn of_device(draft: &Draft) -> Option<Shown> {
    let secret = draft.tracking_secret().map(str::to_owned);
    draft.receipt().cloned().map(|receipt| Shown { receipt, secret })
}

fn from_server(id: Uuid) -> AnyView {
    let load = api::load(move |abort| async move {
        api::submissions::receipt(id, &abort).await.map(|receipt| Shown { receipt, secret: None })
    });
    page_of(load, SkeletonKind::Lines, receipt_view)
}

fn receipt_view(shown: Shown) -> AnyView {
    let Shown { receipt, secret } = shown;
    let due = receipt.applications.iter().map(|entry| entry.check_due_on).max();
    let tickets =
        receipt.applications.iter().map(|entry| ticket(entry.clone(), &receipt, secret.clone())).collect_view();
    let first = receipt
        .applications
        .first()
        .map_or_else(|| config::path("/permohonan"), |entry| case_path(entry.application_id));
    view! {
        <Head title=words("receipt.title") lead=maybe_words("receipt.lead")/>
        {tickets}
        {secret.is_none().then(|| view! { <Notice>{move || t!("receipt.no_secret")}</Notice> })}
        <Section heading=words("receipt.next")>
            <ol class="numbered-list">
                <li>{move || due.map_or_else(|| t!("receipt.next_check_open"), |due| t!("receipt.next_check", date = i18n::date_with_day(due)))}</li>
                <li>{move || t!("receipt.next_news")}</li>
                <li>{move || t!("receipt.next_stay")}</li>
            </ol>
        </Section>
        <div class="actions no-print">
            <LinkButton href=first icon_end=IconName::ARROW_RIGHT>{move || t!("receipt.open_case")}</LinkButton>
            <Button kind=ButtonKind::Secondary icon=IconName::PRINTER on_press=|()| dom::print()>{move || t!("receipt.print")}</Button>
            {secret.map(|secret| pdf_button(receipt.submission_id, secret))}
        </div>
        <div class="no-print">{install_offer()}</div>
    }
    .into_any()
}

fn ticket(entry: ReceiptEntry, receipt: &Receipt, secret: Option<String>) -> AnyView {
    let received = receipt.received_at;
    let number = entry.number.clone();
    let qr = secret.as_deref().map(|secret| config::tracking_link(&number, secret));
    let has_qr = qr.is_some();
    let rows = Signal::derive(move || {
        let mut rows = vec![
            TicketRow { label: t!("receipt.service"), value: say(&entry.service_name) },
            TicketRow { label: t!("receipt.received"), value: i18n::date_time(received) },
            TicketRow { label: t!("receipt.check_due"), value: i18n::date_with_day(entry.check_due_on) },
        ];
        if let Some(secret) = &secret {
            rows.push(TicketRow { label: t!("receipt.secret"), value: secret.clone() });
        }
        rows
    });
    let copied = RwSignal::new(false);
    let copying = number.clone();
    let copy = move |()| {
        let number = copying.clone();
        spawn_local(async move {
            let is_copied = clipboard::copy(&number).await;
            let _ = copied.try_set(is_copied);
            timer::after(4_000, move || {
                let _ = copied.try_set(false);
            });
        });
    };
    let foot = move || {
        view! {
            <div class="ticket-foot">
                {has_qr.then(|| view! { <p>{move || t!("receipt.keep")}</p> })}
                <p class="no-print"><CopyButton label=words("receipt.copy") copied_label=words("receipt.copied") copied on_copy=copy/></p>
            </div>
        }
    };
    let issuer = Signal::derive(|| say(&config::region().mall_name));
    match qr {
        Some(qr) => view! {
            <Ticket issuer number_label=words("receipt.number") number qr=Signal::stored(qr) qr_label=words("receipt.qr") rows>{foot()}</Ticket>
        }
        .into_any(),
        None => view! { <Ticket issuer number_label=words("receipt.number") number rows>{foot()}</Ticket> }.into_any(),
    }
}

fn pdf_button(submission: Uuid, secret: String) -> AnyView {
    let fetch = move |()| -> Fetching {
        let secret = secret.clone();
        Box::pin(async move { api::submissions::receipt_pdf(submission, &secret).await })
    };
    view! { <SaveFile fetch file_name="tanda-terima.pdf" label="receipt.pdf"/> }.into_any()
}
