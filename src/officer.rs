//! The pages of the officer portal.
//!
//! | address | page |
//! | --- | --- |
//! | `/masuk`, `/siapkan` | [`sign_in`], [`setup`]: outside of the frame |
//! | `/` | [`inbox`] |
//! | `/berkas/:id` | [`case`] |
//! | `/loket`, `/loket/:draft`, `/loket/:draft/tanda-terima` | [`counter`] |
//! | `/serah-terima` | [`handover`] |
//! | `/pengguna` | [`officers`], for the region admin |
//! | `/akun` | [`account`] |
//!
//! What is behind the inbox is in a file of its own, [`mod@later`].
//!
//! [`frame`] stands around them and gives them [`toasts`] and the [`desk`]. Marks and texts that are not sent yet stay
//! with the tab ([`case`]), under the officer's id.

pub mod account;
pub mod case;
pub mod counter;
pub mod credentials;
pub mod desk;
pub mod due;
pub mod frame;
pub mod gate;
pub mod handover;
pub mod inbox;
pub mod later;
pub mod not_found;
pub mod officers;
pub mod setup;
pub mod shortcuts;
pub mod sign_in;
pub mod sign_out;
pub mod toasts;
pub mod words;

use leptos::prelude::*;
use leptos_router::{
    components::{ParentRoute, Route, Router, Routes},
    path,
};
use wasm_bindgen_futures::spawn_local;

use self::{frame::Frame, inbox::Inbox, later::Page, not_found::not_found, sign_in::SignIn};
use crate::{
    config,
    forms::{Later, later},
    offline, session,
};

/// The whole portal; `cut_off` draws the pages of [`later`].
pub fn root(cut_off: Later<Page>) -> AnyView {
    cut_off.provide();
    // Who only idled out goes on where the work lies.
    session::on_end(|end| {
        if end == session::End::SignedOut {
            desk::forget_kept();
        }
        spawn_local(offline::clean_up(end));
    });
    view! {
        <Router base=config::router_base()>
            <Routes fallback=|| view! { <main class="gate">{not_found()}</main> }.into_any()>
                <Route path=path!("/masuk") view=SignIn/>
                <Route path=path!("/siapkan") view=|| later(Page::Setup)/>
                <ParentRoute path=path!("") view=Frame>
                    <Route path=path!("") view=Inbox/>
                    <Route path=path!("/berkas/:id") view=|| later(Page::Case)/>
                    <Route path=path!("/loket") view=|| later(Page::Counter)/>
                    <Route path=path!("/loket/:draft") view=|| later(Page::Intake)/>
                    <Route path=path!("/loket/:draft/tanda-terima") view=|| later(Page::IntakeReceipt)/>
                    <Route path=path!("/serah-terima") view=|| later(Page::Handover)/>
                    <Route path=path!("/pengguna") view=|| later(Page::Officers)/>
                    <Route path=path!("/akun") view=|| later(Page::Account)/>
                </ParentRoute>
            </Routes>
        </Router>
    }
    .into_any()
}
