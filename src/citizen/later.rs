//! The citizen's pages after the questions: a first visit to a form does not load them.

use leptos::prelude::*;

use super::{
    account::AccountPage,
    applications::ApplicationsPage,
    case_page::CasePage,
    correction::CorrectionPage,
    draft_notices::draft_notices,
    eviction_notice::eviction_notice,
    new_version::NewVersionPage,
    other_version::OtherVersionPage,
    receipt::ReceiptPage,
    share::SharePage,
    sign_in::SignInPage,
    wizard::{Wizard, check::check, documents::documents, send::send},
};
use crate::forms::FormState;

/// One of these pages.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// The wizard's documents.
    Documents(Wizard),
    /// The wizard's answers, read back.
    Check(Wizard),
    /// The wizard's last step.
    Send(Wizard),
    /// That the browser threw something away.
    Eviction,
    /// What the wizard tells beside its steps.
    Notices(FormState),
    /// `/tanda-terima/:submission`
    Receipt,
    /// `/permohonan`
    Applications,
    /// `/permohonan/:id`
    Case,
    /// `/permohonan/:id/perbaikan`
    Correction,
    /// `/draf/:draft/perangkat`
    OtherVersion,
    /// `/draf/:draft/pembaruan`
    NewVersion,
    /// `/bagikan`
    Share,
    /// `/masuk`
    SignIn,
    /// `/akun`
    Account,
}

/// Draws it.
pub fn draw(page: Page) -> AnyView {
    match page {
        Page::Documents(wizard) => documents(wizard),
        Page::Check(wizard) => check(wizard),
        Page::Send(wizard) => send(wizard),
        Page::Eviction => eviction_notice(),
        Page::Notices(form) => draft_notices(form),
        Page::Receipt => view! { <ReceiptPage/> }.into_any(),
        Page::Applications => view! { <ApplicationsPage/> }.into_any(),
        Page::Case => view! { <CasePage/> }.into_any(),
        Page::Correction => view! { <CorrectionPage/> }.into_any(),
        Page::OtherVersion => view! { <OtherVersionPage/> }.into_any(),
        Page::NewVersion => view! { <NewVersionPage/> }.into_any(),
        Page::Share => view! { <SharePage/> }.into_any(),
        Page::SignIn => view! { <SignInPage/> }.into_any(),
        Page::Account => view! { <AccountPage/> }.into_any(),
    }
}
