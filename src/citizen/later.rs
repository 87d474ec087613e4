//! The citizen's pages after the questions: a first visit to a form does not load them.

use leptos::prelude::*;

use super::{
    account::AccountPage,
    aftermath::aftermath,
    applications::ApplicationsPage,
    case_page::CasePage,
    correction::CorrectionPage,
    draft_notices::draft_notices,
    lock_page::lock_page,
    my_turn::my_turn,
    needs_network::needs_network,
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
    /// What is to be done and told after a session has ended, the browser has thrown something away, a lock was found, a newer
    /// build is here, or the line is lost; and which page is open.
    Aftermath(Memo<String>),
    /// What stands in the place of a draft while the device is locked.
    Lock,
    /// What waits for the person, on the home page.
    MyTurn,
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
    /// What the server draws by itself, where it cannot be reached.
    NeedsNetwork,
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
        Page::Aftermath(page) => aftermath(page),
        Page::Lock => lock_page(),
        Page::MyTurn => my_turn(),
        Page::Notices(form) => draft_notices(form),
        Page::Receipt => view! { <ReceiptPage/> }.into_any(),
        Page::Applications => view! { <ApplicationsPage/> }.into_any(),
        Page::Case => view! { <CasePage/> }.into_any(),
        Page::Correction => view! { <CorrectionPage/> }.into_any(),
        Page::OtherVersion => view! { <OtherVersionPage/> }.into_any(),
        Page::NewVersion => view! { <NewVersionPage/> }.into_any(),
        Page::Share => view! { <SharePage/> }.into_any(),
        Page::NeedsNetwork => needs_network(),
        Page::SignIn => view! { <SignInPage/> }.into_any(),
        Page::Account => view! { <AccountPage/> }.into_any(),
    }
}
