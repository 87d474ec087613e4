//! A service as a region publishes it. A published version never changes.

pub mod version_change;

use serde::{Deserialize, Serialize};

use crate::{
    form::FormSchema, money::Rupiah, requirement::Requirement, standard::ServiceStandard, text::Text,
    workflow::Workflow,
};

/// Everything that a citizen reads, fills in and hands over, and how the office handles it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceDefinition {
    /// Unique in the region, `a-z0-9-`; part of addresses.
    pub code: String,
    /// Counts up from 1 with each publication.
    pub version: u32,
    /// Name as the citizen reads it.
    pub name: Text,
    /// One sentence: what it is for.
    pub summary: Text,
    /// Who answers for it.
    pub agency: Agency,
    /// Key of a category of the region's profile.
    pub category: String,
    /// How it can be had.
    pub channel: Channel,
    /// Where it is had, for `link` services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<ExternalLink>,
    /// Other words that people search for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Fees and limits are a sample, not the region's own rule; shown as such.
    #[serde(default)]
    pub sample: bool,
    /// The service standard of UU 25/2009, 14 components.
    pub standard: ServiceStandard,
    /// Promised time.
    pub time_limit: TimeLimit,
    /// What it costs.
    pub fee: Fee,
    /// The form; empty for `link` services.
    #[serde(default)]
    pub form: FormSchema,
    /// The documents to hand in.
    #[serde(default)]
    pub requirements: Vec<Requirement>,
    /// The office's steps; empty for `link` services.
    #[serde(default)]
    pub workflow: Workflow,
    /// What the citizen gets.
    pub product: Product,
}

/// An agency of the region (perangkat daerah or vertical agency).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Unique in the region, `a-z0-9-`.
    pub code: String,
    /// Full name.
    pub name: Text,
    /// Short name, as on a counter's sign.
    pub short_name: String,
}

/// How a service can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The whole flow runs here.
    Online,
    /// Applied for here; presence or pickup is needed.
    Hybrid,
    /// A national system does it; here are the checklist and the way there.
    Link,
}

/// Where a `link` service is had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExternalLink {
    /// `https://…`
    pub url: String,
    /// Name of the system.
    pub system: Text,
}

/// Time limits in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    /// From the declaration of completeness to issue.
    pub working_days: u32,
    /// For the completeness check itself.
    #[serde(default = "one")]
    pub check_working_days: u32,
}

fn one() -> u32 {
    1
}

/// What a service costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Fee {
    /// Costs nothing.
    Free {
        /// The rule that says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Text>,
    },
    /// Costs a fixed amount.
    Fixed {
        /// Whole rupiah.
        #[cfg_attr(feature = "openapi", schema(value_type = u64))]
        amount: Rupiah,
        /// The rule that says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Text>,
    },
}

/// What the citizen gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its name.
    pub name: Text,
    /// How it comes about.
    pub origin: ProductOrigin,
    /// Whether the applicant may download it.
    #[serde(default)]
    pub download: bool,
    /// Whether it is picked up at the counter.
    #[serde(default)]
    pub pickup: bool,
    /// How long it is valid, in words.
    pub validity: Text,
}

/// How a product comes about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProductOrigin {
    /// Set from the region's Typst template.
    Generated {
        /// File name below the region's `templates/`, such as `sku.typ`.
        template: String,
        /// Pattern of the letter's number: `500/{serial}/{agency}/{year}`.
        number_pattern: String,
    },
    /// Made in a national system; the officer attaches the signed PDF.
    External {
        /// Name of the system.
        system: Text,
    },
    /// Nothing is made here (`link` services).
    None,
}

impl ServiceDefinition {
    /// The definition without the eight components that are the office's own.
    #[must_use]
    pub fn public(mut self) -> Self {
        self.standard.internal = crate::standard::InternalStandard::default();
        self
    }

    /// What forbids publication, in English for its author.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = self.form.problems();
        problems.extend(self.workflow.problems());
        for component in self.standard.public.missing() {
            problems.push(["standard: `", component, "` is not filled in"].concat());
        }
        if self.channel == Channel::Link {
            if self.link.as_ref().is_none_or(|link| !link.url.starts_with("https://")) {
                problems.push("a link service needs an https link".to_owned());
            }
        } else if self.workflow.steps.is_empty() {
            problems.push("no steps".to_owned());
        }
        if self.code.is_empty() || !self.code.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
            problems.push("code is not made of a-z, 0-9 and -".to_owned());
        }
        problems
    }
}
