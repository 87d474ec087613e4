//! The officer's pages behind the inbox: signing in does not load them.

use leptos::prelude::*;

use super::{
    account::Account,
    case::CasePage,
    counter::{Counter, intake::IntakePage, receipt::IntakeReceiptPage},
    handover::Handover,
    officers::Officers,
    setup::Setup,
};

/// One of these pages.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// `/siapkan`
    Setup,
    /// `/berkas/:id`
    Case,
    /// `/loket`
    Counter,
    /// `/loket/:draft`
    Intake,
    /// `/loket/:draft/tanda-terima`
    IntakeReceipt,
    /// `/serah-terima`
    Handover,
    /// `/pengguna`
    Officers,
    /// `/akun`
    Account,
}

/// Draws it.
pub fn draw(page: Page) -> AnyView {
    match page {
        Page::Setup => view! { <Setup/> }.into_any(),
        Page::Case => view! { <CasePage/> }.into_any(),
        Page::Counter => view! { <Counter/> }.into_any(),
        Page::Intake => view! { <IntakePage/> }.into_any(),
        Page::IntakeReceipt => view! { <IntakeReceiptPage/> }.into_any(),
        Page::Handover => view! { <Handover/> }.into_any(),
        Page::Officers => view! { <Officers/> }.into_any(),
        Page::Account => view! { <Account/> }.into_any(),
    }
}
