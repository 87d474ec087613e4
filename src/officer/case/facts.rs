//! The facts of a case in a few lines: who, when, where it lies, what was issued, who collected it.

use std::sync::Arc;

use leptos::prelude::*;
use mppi_domain::api::application::{ApplicationDetail, HandoverView};

use crate::{
    config,
    forms::{FileLink, file_link::Protected},
    i18n,
    officer::{
        due::Due,
        words::{maybe_words, words},
    },
    t,
    ui::{ButtonKind, ButtonSize, IconName, LinkButton, QrCard, SummaryList, SummaryRow},
};

/// Who applied, when, and by when the office must act.
#[component]
pub fn Facts(
    /// The case.
    case: Signal<Arc<ApplicationDetail>>,
) -> AnyView {
    let rows = Signal::derive(move || {
        let case = case.get();
        let summary = &case.summary;
        let due = Due::of(summary.due_on, summary.status, config::today());
        let mut rows = vec![
            SummaryRow::new(t!("officer.facts.submitted"), i18n::date_time(summary.submitted_at)),
            SummaryRow::new(
                t!("officer.inbox.due"),
                match summary.due_on {
                    Some(date) => [i18n::date_with_day(date).as_str(), " (", &due.words(), ")"].concat(),
                    None => due.words(),
                },
            ),
        ];
        let mut add = |label: String, value: Option<String>| {
            if let Some(value) = value {
                rows.push(SummaryRow::new(label, value));
            }
        };
        add(t!("officer.facts.contact"), case.applicant_contact.clone());
        add(t!("officer.facts.shelf"), case.shelf.clone());
        rows
    });
    view! {
        <section class="case__facts">
            <SummaryList heading=words("officer.facts.title") rows/>
        </section>
        {move || case.get().document.clone().map(|document| {
            let id = case.with_untracked(|case| case.summary.id);
            let name = [&document.number.replace(['/', '\\', ' '], "-"), ".pdf"].concat();
            let verification = config::verification_link(&document.verification_code);
            let rows = vec![
                SummaryRow::new(t!("officer.document.number"), document.number.clone()),
                SummaryRow::new(t!("officer.document.issued_at"), i18n::date_time(document.issued_at)),
                SummaryRow::new(t!("officer.document.code"), document.verification_code.clone()),
            ];
            view! {
                <section class="case__facts stack">
                    <SummaryList heading=words("officer.document.title") rows=Signal::stored(rows)/>
                    <div class="actions">
                        <FileLink
                            what=Protected::Document(id, document.id)
                            media_type="application/pdf"
                            name
                            kind=ButtonKind::Secondary
                        >
                            {words("officer.document.save")}
                        </FileLink>
                    </div>
                    <QrCard content=Signal::stored(verification.clone()) label=words("officer.document.qr")>
                        <p>{words("officer.document.qr_words")}</p>
                        <LinkButton
                            href=verification
                            kind=ButtonKind::Quiet
                            size=ButtonSize::Small
                            icon=IconName::SHIELD
                            new_tab=maybe_words("officer.new_tab")
                        >
                            {words("officer.document.verify")}
                        </LinkButton>
                    </QrCard>
                </section>
            }
        })}
        {move || case.get().handover.clone().map(handover)}
    }
    .into_any()
}

fn handover(handover: HandoverView) -> AnyView {
    let rows = vec![
        SummaryRow::new(t!("officer.handover.at"), i18n::date_time(handover.at)),
        SummaryRow::new(
            t!("officer.handover.collector"),
            [handover.collector.name.as_str(), " (", &i18n::family("collector.", handover.collector.kind.key()), ")"]
                .concat(),
        ),
        SummaryRow::new(t!("officer.handover.identity"), i18n::family("identity_check.", handover.identity.key())),
    ];
    view! {
        <section class="case__facts stack">
            <SummaryList heading=words("officer.handover.record") rows=Signal::stored(rows)/>
            {signature(handover.signature)}
        </section>
    }
    .into_any()
}

/// A signature as it was drawn, or the name that was typed in its place.
fn signature(signature: String) -> AnyView {
    if let Some(name) = signature.strip_prefix("text:") {
        let name = name.to_owned();
        return view! { <p>{move || t!("officer.handover.signed_as", name = name)}</p> }.into_any();
    }
    view! {
        <svg class="signature" viewBox="0 0 1000 400" role="img" aria-label=words("officer.handover.signature")>
            <path class="signature-pad__line" d=signature></path>
        </svg>
    }
    .into_any()
}
