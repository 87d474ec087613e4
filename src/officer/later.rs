//! The officer's pages behind the inbox: signing in does not load them.

use leptos::prelude::*;

use super::{account::Account, case::CasePage, handover::Handover, officers::Officers, setup::Setup};

/// One of these pages.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// `/siapkan`
    Setup,
    /// `/berkas/:id`
    Case,
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
        Page::Handover => view! { <Handover/> }.into_any(),
        Page::Officers => view! { <Officers/> }.into_any(),
        Page::Account => view! { <Account/> }.into_any(),
    }
}
