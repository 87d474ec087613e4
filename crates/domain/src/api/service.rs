//! `/services`, `/services/{code}?version=`: the published catalogue. One definition is a `ServiceDefinition`.

use serde::{Deserialize, Serialize};

use crate::{
    service::{Channel, Fee, ServiceDefinition},
    text::Text,
};

/// `GET /services`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceList {
    /// By name.
    pub services: Vec<ServiceSummary>,
}

/// What a catalogue shows of a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[expect(missing_docs, reason = "each field is documented on ServiceDefinition")]
pub struct ServiceSummary {
    pub code: String,
    pub version: u32,
    pub name: Text,
    pub summary: Text,
    pub agency: Text,
    pub category: String,
    pub channel: Channel,
    pub working_days: u32,
    pub fee: Fee,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    #[serde(default)]
    pub sample: bool,
}

impl From<&ServiceDefinition> for ServiceSummary {
    fn from(service: &ServiceDefinition) -> Self {
        Self {
            code: service.code.clone(),
            version: service.version,
            name: service.name.clone(),
            summary: service.summary.clone(),
            agency: service.agency.name.clone(),
            category: service.category.clone(),
            channel: service.channel,
            working_days: service.time_limit.working_days,
            fee: service.fee.clone(),
            keywords: service.keywords.clone(),
            sample: service.sample,
        }
    }
}
