//! The issued document, and who collected it.

use leptos::prelude::*;
use mppi_domain::api::application::ApplicationDetail;

use super::CaseHandle;
use crate::{
    citizen::{section::Section, words::words},
    config::citizen_path,
    forms::{FileLink, file_link::Protected},
    i18n::{self, family, say},
    t,
    ui::{SummaryList, SummaryRow},
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
    let verify = citizen_path(&["/verifikasi/", &code].concat());
    let size = document.size;
    view! {
        <Section heading=words("case.document")>
            <SummaryList rows/>
            <div class="actions">
                {document.downloadable.then(|| view! {
                    <FileLink
                        what=Protected::Document(handle.id, document.id)
                        media_type="application/pdf"
                        name=file
                        on_saved=move |()| handle.reload()
                    >
                        {move || t!("case.download", size = i18n::size(size))}
                    </FileLink>
                })}
                <a href=verify rel="external">{move || t!("case.verify")}</a>
            </div>
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
