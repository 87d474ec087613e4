//! The cases of whoever is signed in, as the navigation and the home page need them.

use leptos::prelude::*;
use mppi_domain::{
    api::application::{ApplicationList, ApplicationSummary},
    status::Status,
};

use crate::{
    api::{self, Load},
    offline::cache,
    session,
};

/// The first page of the own cases; empty where nobody is signed in.
#[derive(Clone, Copy, Debug)]
pub struct OwnCases(Load<ApplicationList>);

impl OwnCases {
    /// Reads them for the whole portal, and again whenever somebody signs in or out.
    pub fn provide() -> Self {
        let account = Memo::new(|_| session::citizen().somebody().map(|session| session.account_id));
        let load = api::load(move |abort| {
            let account = account.get();
            async move {
                match account {
                    Some(_) => cache::applications(&abort).await.map(|found| found.value),
                    None => Ok(ApplicationList { applications: Vec::new(), next: None }),
                }
            }
        });
        let own = Self(load);
        provide_context(own);
        own
    }

    /// Those of the portal.
    pub fn of_portal() -> Option<Self> {
        use_context()
    }

    /// The cases in which it is the person's turn. Reactive.
    pub fn waiting_for_me(self) -> Vec<ApplicationSummary> {
        let list = self.0.ready().map(|list| list.applications).unwrap_or_default();
        list.into_iter().filter(|case| needs_action(case.status)).collect()
    }

    /// Reads them once more.
    pub fn reload(self) {
        self.0.reload();
    }
}

/// Whether the person has something to do in a case of this status.
pub fn needs_action(status: Status) -> bool {
    matches!(status, Status::CorrectionNeeded | Status::ReadyForPickup)
}
