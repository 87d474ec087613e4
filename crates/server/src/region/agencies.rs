//! Names of a region's agencies: each service names the one that answers for it, the profile those of steps alone.

use std::collections::BTreeMap;

use mppi_domain::{api::region::RegionProfile, service::ServiceDefinition, text::Text};
use mppi_store::{Read, StoreError, services};

/// Names by code.
#[derive(Clone, Debug, Default)]
pub struct AgencyNames(BTreeMap<String, Text>);

impl AgencyNames {
    /// The agencies of the profile and the catalogue, and the one of `definition`, which may be out of it by now.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn of(
        on: &impl Read,
        profile: &RegionProfile,
        definition: &ServiceDefinition,
    ) -> Result<Self, StoreError> {
        let catalogue = services::catalogue(on).await?;
        let named = profile.agencies.iter().cloned();
        let agencies =
            named.chain(catalogue.into_iter().map(|service| service.agency)).chain([definition.agency.clone()]);
        Ok(Self(agencies.map(|agency| (agency.code, agency.name)).collect()))
    }

    /// The name of a code; the code itself where no service names it.
    pub fn get(&self, code: &str) -> Text {
        self.0.get(code).cloned().unwrap_or_else(|| Text::indonesian(code))
    }
}
