//! The pages of the citizen portal.
//!
//! | address | page |
//! | --- | --- |
//! | `/` | [`home`]: what do you need? |
//! | `/layanan`, `/layanan/:code` | [`catalogue`], [`service_page`] |
//! | `/layanan/:code/ajukan` | [`start`]: makes a draft and goes on to |
//! | `/ajukan/:draft/:step` | [`wizard`]: guide, questions, documents, check, send |
//! | `/tanda-terima/:submission` | [`receipt`] |
//! | `/permohonan`, `/permohonan/:id` | [`applications`], [`case_page`] |
//! | `/permohonan/:id/perbaikan` | [`correction`] |
//! | `/draf/:draft/perangkat` | [`other_version`]: two devices changed one draft |
//! | `/draf/:draft/pembaruan` | [`new_version`]: its service was published anew |
//! | `/bagikan` | [`share`]: a photo from another app |
//! | `/masuk` | [`sign_in`] |
//! | `/akun` | [`account`] |
//!
//! What comes after the questions is in a file of its own, [`mod@later`].
//!
//! `/lacak` and `/verifikasi` are the server's own pages; links to them leave the portal (`rel="external"`).

pub mod account;
pub mod aftermath;
pub mod applications;
pub mod case_page;
pub mod catalogue;
pub mod change_words;
pub mod correction;
pub mod draft_mirrors;
pub mod draft_notices;
pub mod frame;
pub mod head;
pub mod home;
pub mod later;
pub mod local_drafts;
pub mod lock_page;
pub mod my_turn;
mod needs_network;
pub mod new_version;
pub mod not_found;
pub mod other_version;
pub mod own_cases;
pub mod pin_input;
pub mod pin_settings;
pub mod privacy;
pub mod receipt;
pub mod search;
pub mod section;
pub mod service_page;
pub mod service_words;
pub mod services;
pub mod share;
pub mod sign_in;
pub mod standing_line;
pub mod start;
pub mod status_words;
pub mod wizard;
pub mod words;

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use self::{
    catalogue::CataloguePage, frame::Frame, home::HomePage, later::Page, not_found::NotFoundPage, own_cases::OwnCases,
    service_page::ServicePage, start::StartPage, wizard::WizardPage,
};
use crate::{
    config,
    forms::{Later, later},
};

/// The whole portal; `cut_off` draws the pages of [`later`].
pub fn root(cut_off: Later<Page>) -> AnyView {
    cut_off.provide();
    OwnCases::provide();
    view! {
        <Router base=config::router_base()>
            <Frame>
                <FlatRoutes fallback=|| view! { <NotFoundPage/> }>
                    <Route path=path!("/") view=HomePage/>
                    <Route path=path!("/layanan") view=CataloguePage/>
                    <Route path=path!("/layanan/:code") view=ServicePage/>
                    <Route path=path!("/layanan/:code/ajukan") view=StartPage/>
                    <Route path=path!("/ajukan/:draft/:step") view=WizardPage/>
                    <Route path=path!("/tanda-terima/:submission") view=|| later(Page::Receipt)/>
                    <Route path=path!("/permohonan") view=|| later(Page::Applications)/>
                    <Route path=path!("/permohonan/:id") view=|| later(Page::Case)/>
                    <Route path=path!("/permohonan/:id/perbaikan") view=|| later(Page::Correction)/>
                    <Route path=path!("/draf/:draft/perangkat") view=|| later(Page::OtherVersion)/>
                    <Route path=path!("/draf/:draft/pembaruan") view=|| later(Page::NewVersion)/>
                    <Route path=path!("/bagikan") view=|| later(Page::Share)/>
                    <Route path=path!("/masuk") view=|| later(Page::SignIn)/>
                    <Route path=path!("/akun") view=|| later(Page::Account)/>
                </FlatRoutes>
            </Frame>
        </Router>
    }
    .into_any()
}
