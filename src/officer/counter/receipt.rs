//! `/loket/:draft/tanda-terima`: what the applicant takes home, with a provisional number until the server has given its own.

use leptos::prelude::*;
use uuid::Uuid;

use super::{
    intake::{is_own, somebody_elses, use_draft_id},
    intakes::{applicant_name, provisional_number},
};
use crate::{
    api, config,
    forms::{Fetching, SaveFile, SendStatus},
    i18n::{self, say},
    officer::{inbox::rows::case_page, words::words},
    offline::{Draft, DraftSession, Opening, SendState, Sender, open_draft},
    platform::dom,
    t,
    ui::{
        BackLink, Button, ButtonKind, IconName, LinkButton, PageTitle, Skeleton, SkeletonKind, Ticket,
        ticket::TicketRow,
    },
};

/// The receipt of one intake.
#[component]
pub fn IntakeReceiptPage() -> AnyView {
    let id = use_draft_id();
    let opening = open_draft(move || id.get());
    let go = config::use_go();
    view! {
        <div class="counter-form stack stack--loose">
            {move || match opening.get() {
                Opening::Loading => view! {
                    <h1 class="visually-hidden">{words("common.loading")}</h1>
                    <Skeleton label=words("common.loading") kind=SkeletonKind::Lines/>
                }
                .into_any(),
                Opening::Open(session) if session.with_untracked(is_own) == Some(true) => receipt_view(session),
                Opening::Open(_) => somebody_elses(),
                // What was erased here is on paper and at the server.
                Opening::Missing | Opening::Failed(_) => {
                    go.run(("/loket".to_owned(), true));
                    ().into_any()
                }
            }}
        </div>
    }
    .into_any()
}

fn receipt_view(session: DraftSession) -> AnyView {
    config::use_page_head(|| t!("officer.counter.receipt"));
    let go = config::use_go();
    // Taken back, or refused: it is mended where it was filled in.
    Effect::new(move |_| {
        if session.with(Draft::is_editable) == Some(true) {
            go.run((["/loket/", &session.id().to_string()].concat(), true));
        }
    });
    let sender = Sender::new(session);
    let is_sent = Memo::new(move |_| session.with(Draft::is_sent).unwrap_or(false));
    let print = |()| dom::print();
    view! {
        <div class="no-print"><BackLink href=config::path("/loket") label=words("officer.counter.title")/></div>
        <PageTitle title=words("officer.counter.receipt") lead=Signal::derive(move || {
            Some(if is_sent.get() { t!("officer.counter.receipt_sent") } else { t!("officer.counter.receipt_waiting") })
        })/>
        <div class="actions no-print">
            <Button icon=IconName::PRINTER on_press=print>{words("officer.counter.print")}</Button>
            <LinkButton href=config::path("/loket") kind=ButtonKind::Secondary icon=IconName::PLUS>{words("officer.counter.next")}</LinkButton>
            {move || is_sent.get().then(|| after(session))}
        </div>
        <div class="no-print"><SendStatus sender mend=|_: SendState| None name=|code: String| code/></div>
        {move || {
            is_sent.track();
            untrack(|| session.with(ticket))
        }}
    }
    .into_any()
}

/// What there is once the server has it: the case, and the receipt as a file.
fn after(session: DraftSession) -> AnyView {
    let found = session.with_untracked(|draft| {
        let entry = draft.receipt()?.applications.first()?;
        Some((draft.id, entry.application_id, draft.tracking_secret()?.to_owned()))
    });
    let Some((id, application, secret)) = found.flatten() else { return ().into_any() };
    view! {
        {pdf_button(id, secret)}
        <LinkButton href=config::path(&case_page(application)) kind=ButtonKind::Quiet icon=IconName::FILE>{words("officer.counter.open_case")}</LinkButton>
    }
    .into_any()
}

fn ticket(draft: &Draft) -> AnyView {
    let provisional = provisional_number(draft).unwrap_or_default();
    let entry = draft.receipt().and_then(|receipt| receipt.applications.first()).cloned();
    let number = entry.as_ref().map_or_else(|| provisional.clone(), |entry| entry.number.clone());
    let label = if entry.is_some() { "receipt.number" } else { "officer.counter.provisional" };
    let secret = draft.tracking_secret().unwrap_or_default().to_owned();
    let link = config::tracking_link(&number, &secret);
    let service = draft.service_name.clone();
    let taken_at = draft.intake.as_ref().and_then(|intake| intake.taken_at).unwrap_or(draft.updated_at);
    let person = applicant_name(draft);
    let is_sent = entry.is_some();
    let rows = Signal::derive(move || {
        let mut rows = vec![TicketRow { label: t!("receipt.service"), value: say(&service) }];
        rows.extend(person.get().map(|value| TicketRow { label: t!("officer.counter.person"), value }));
        rows.push(TicketRow { label: t!("officer.counter.taken_at"), value: i18n::date_time(taken_at) });
        if is_sent {
            rows.push(TicketRow { label: t!("officer.counter.provisional"), value: provisional.clone() });
        }
        rows.push(TicketRow { label: t!("receipt.secret"), value: secret.clone() });
        rows
    });
    let track = [dom::origin(), config::citizen_path("/lacak")].concat();
    let foot_key = if is_sent { "officer.counter.foot_sent" } else { "officer.counter.foot_waiting" };
    view! {
        <Ticket
            issuer=Signal::derive(|| say(&config::region().mall_name))
            number_label=words(label)
            number
            qr=Signal::stored(link)
            qr_label=words("receipt.qr")
            rows
        >
            <div class="ticket-foot">
                <p>{words(foot_key)}</p>
                <p>{move || t!("officer.counter.foot_track", address = track.as_str())}</p>
                <p>{words("receipt.keep")}</p>
            </div>
        </Ticket>
    }
    .into_any()
}

fn pdf_button(intake: Uuid, secret: String) -> AnyView {
    let fetch = move |()| -> Fetching {
        let secret = secret.clone();
        Box::pin(async move { api::officer::intake_receipt_pdf(intake, &secret).await })
    };
    view! { <SaveFile fetch file_name="tanda-terima.pdf" label="receipt.pdf"/> }.into_any()
}
