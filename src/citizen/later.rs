//! The citizen's pages after the questions: a first visit to a form does not load them.

use leptos::prelude::*;

use super::{
    account::AccountPage,
    applications::ApplicationsPage,
    case_page::CasePage,
    correction::CorrectionPage,
    receipt::ReceiptPage,
    sign_in::SignInPage,
    wizard::{Wizard, check::check, documents::documents, send::send},
};

/// One of these pages.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// The wizard's documents.
    Documents(Wizard),
    /// The wizard's answers, read back.
    Check(Wizard),
    /// The wizard's last step.
    Send(Wizard),
    /// `/tanda-terima/:submission`
    Receipt,
    /// `/permohonan`
    Applications,
    /// `/permohonan/:id`
    Case,
    /// `/permohonan/:id/perbaikan`
    Correction,
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
        Page::Receipt => view! { <ReceiptPage/> }.into_any(),
        Page::Applications => view! { <ApplicationsPage/> }.into_any(),
        Page::Case => view! { <CasePage/> }.into_any(),
        Page::Correction => view! { <CorrectionPage/> }.into_any(),
        Page::SignIn => view! { <SignInPage/> }.into_any(),
        Page::Account => view! { <AccountPage/> }.into_any(),
    }
}
