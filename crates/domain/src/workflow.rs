//! The steps of a service. Kinds of step and of action are a fixed list; a service only orders steps.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// The office's steps. A step opens when all that it comes `after` are done, so agencies may work in parallel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Workflow {
    /// In reading order.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Unique in the service, `a-z0-9_`.
    pub key: String,
    /// What is done in it.
    pub kind: StepKind,
    /// Its name, as citizen and officer read it.
    pub name: Text,
    /// Who does it.
    pub role: Role,
    /// The agency that does it; the service's agency where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Keys of the steps that come before; none: it opens with the case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
}

/// What is done in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Is the file complete? Its end starts the service clock.
    Check,
    /// The work itself.
    Process,
    /// A signatory decides.
    Approve,
    /// The document is generated or attached. Its end stops the clock.
    Issue,
    /// The document is shelved and handed over.
    HandOver,
}

/// Roles of officers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Petugas front office/loket: completeness, shelf, handover.
    FrontOffice,
    /// Petugas back office/pemroses.
    BackOffice,
    /// Pejabat penandatangan.
    Signatory,
    /// Admin daerah: officers and settings; sees every case of the region, decides none.
    RegionAdmin,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::FrontOffice, Self::BackOffice, Self::Signatory, Self::RegionAdmin];

    /// The role as it stands in JSON and in the keys of words.
    pub fn key(self) -> &'static str {
        match self {
            Self::FrontOffice => "front_office",
            Self::BackOffice => "back_office",
            Self::Signatory => "signatory",
            Self::RegionAdmin => "region_admin",
        }
    }
}

impl Workflow {
    /// A step by its key.
    pub fn step(&self, key: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.key == key)
    }

    /// What is wrong with the steps, in English for their author.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for (index, step) in self.steps.iter().enumerate() {
            let earlier = self.steps.get(..index).unwrap_or_default();
            if earlier.iter().any(|other| other.key == step.key) {
                problems.push(["step `", &step.key, "` is there twice"].concat());
            }
            // Only earlier steps may be named, so no circle is possible.
            for key in &step.after {
                if !earlier.iter().any(|other| other.key == *key) {
                    problems.push(
                        ["step `", &step.key, "` comes after `", key, "`, which does not stand before it"].concat(),
                    );
                }
            }
        }
        if !self.steps.is_empty()
            && !self.steps.iter().any(|step| step.kind == StepKind::Check && step.after.is_empty())
        {
            problems.push("no check opens with the case, so the clock would never start".to_owned());
        }
        problems
    }
}
