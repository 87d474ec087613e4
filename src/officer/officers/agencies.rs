//! Agencies of the region: those of its services, and those that only steps name.

use std::collections::BTreeMap;

use mppi_domain::{service::Agency, text::Text};

use crate::{
    api::{self, ApiError, Load},
    config, i18n,
    platform::abort::Abort,
    ui::Choice,
};

/// Agencies by code; a `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct Agencies(Load<BTreeMap<String, Text>>);

/// Reads the agencies for the component that calls it.
pub fn agency_names() -> Agencies {
    Agencies(api::load(|abort| async move { read(&abort).await }))
}

impl Agencies {
    /// The name of an agency; its code until the names are read. Reactive.
    pub fn name(self, code: &str) -> String {
        let name = self.0.ready().and_then(|names| names.get(code).map(i18n::say));
        name.unwrap_or_else(|| code.to_owned())
    }

    /// All of them, to choose from. Reactive.
    pub fn choices(self) -> Vec<Choice> {
        let names = self.0.ready().unwrap_or_default();
        names.into_iter().map(|(code, name)| Choice::new(code, i18n::say(&name))).collect()
    }
}

async fn read(abort: &Abort) -> Result<BTreeMap<String, Text>, ApiError> {
    let mut names = BTreeMap::new();
    let mut add = |agency: &Agency| names.insert(agency.code.clone(), agency.name.clone());
    config::region().agencies.iter().for_each(|agency| drop(add(agency)));
    // The catalogue has names without codes, so each service is asked for; a region has some dozens.
    for service in api::services::list(abort).await?.services {
        let definition = api::services::get(&service.code, None, abort).await?;
        add(&definition.agency);
    }
    Ok(names)
}
