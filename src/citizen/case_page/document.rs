//! The issued document, and who collected it.

use leptos::prelude::*;
use mppi_domain::api::application::ApplicationDetail;

use super::CaseHandle;
use crate::{
    citizen::{section::Section, words::words},
    config,
    forms::{FileLink, file_link::Protected},
    i18n::{self, family, say},
    t,
    ui::{QrCard, SummaryList, SummaryRow},
};

/// The issued document: its number, its download, its verification.
pub fn document_view(handle: CaseHandle, case: &ApplicationDetail) -> AnyView {
    let Some(document) = case.document.clone() else { return ().into_any() };
    let (number, issued_at, code) = (document.number.clone(), document.issued_at, document.verification_code.clone());
    let (name, validity) = (case.definition.product.name.clone(), case.definition.product.validity.clone());
    let rows = Signal::derive(move || {
        vec![
            SummaryRow::new(t!("case.document_name"), say(&name)),
            SummaryRow::new(t!("case.document_number"), number.clone()),
            SummaryRow::new(t!("case.issued"), i18n::date_time(issued_at)),
            SummaryRow::new(t!("service.validity"), say(&validity)),
        ]
    });
    let file = [case.summary.service.as_str(), "-", &case.summary.number, ".pdf"].concat();
    let verify = config::verification_link(&code);
    let size = document.size;
    view! {
        <Section heading=words("case.document")>
            <SummaryList rows/>
            {document.downloadable.then(|| view! {
                <div class="actions">
                    <FileLink
                        what=Protected::Document(handle.id, document.id)
                        media_type="application/pdf"
                        name=file
                        on_saved=move |()| handle.reload()
                    >
                        {move || t!("case.download", size = i18n::size(size))}
                    </FileLink>
                </div>
            })}
            <QrCard content=Signal::stored(verify.clone()) label=words("case.verify_qr")>
                <p>{move || t!("case.verify_words", code = code.clone())}</p>
                <p><a href=verify rel="external">{move || t!("case.verify")}</a></p>
            </QrCard>
        </Section>
    }
    .into_any()
}

/// Who collected it, when, and how identified.
pub fn handover_view(case: &ApplicationDetail) -> AnyView {
    let Some(handover) = case.handover.clone() else { return ().into_any() };
    let rows = Signal::derive(move || {
        vec![
            SummaryRow::new(t!("case.handed_to"), handover.collector.name.clone()),
            SummaryRow::new(t!("case.handed_as"), family("collector.", handover.collector.kind.key())),
            SummaryRow::new(t!("case.handed_check"), family("identity_check.", handover.identity.key())),
            SummaryRow::new(t!("case.handed_at"), i18n::date_time(handover.at)),
        ]
    });
    view! { <Section heading=words("case.handover")><SummaryList rows/></Section> }.into_any()
}
