//! `/officer/…`: inbox, counts, search and administration.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{date::Instant, workflow::Role};

/// `GET /officer/counts`: cases that this officer may see, by status key; and those that wait for this very officer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InboxCounts {
    /// By status key; a status without cases is absent.
    pub by_status: BTreeMap<String, u64>,
    /// Open steps of this officer's roles that nobody has claimed.
    pub unclaimed: u64,
    /// Open steps that this officer has claimed.
    pub mine: u64,
    /// Open steps of this officer's roles that are overdue.
    pub overdue: u64,
}

/// `GET /officer/officers`: for the region admin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficerList {
    /// By name.
    pub officers: Vec<OfficerEntry>,
}

/// An officer as the region admin sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficerEntry {
    /// Id of the officer.
    pub id: Uuid,
    /// The name for signing in.
    pub username: String,
    /// Name as on letters.
    pub name: String,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The agency; none: the whole mall.
    pub agency: Option<String>,
    /// False once switched off.
    pub active: bool,
    /// When they last signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub last_seen_at: Option<Instant>,
}

/// `PUT /officer/officers/{id}`: a new officer, who sets a password through a one-time link. Create-once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficerInvitation {
    /// Name as on letters.
    pub name: String,
    /// What they may do; one role at least.
    pub roles: Vec<Role>,
    /// The agency; none: the whole mall.
    pub agency: Option<String>,
}

/// Answer to an [`OfficerInvitation`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficerInvited {
    /// Address to open once, with the token in its fragment; lives for 72 hours.
    pub setup_url: String,
}

/// `POST /officer/pickup`: finds the case of a pickup code; the code goes in the body, never in an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PickupLookup {
    /// As shown or scanned; case and spaces do not matter. An application number is understood too, also a
    /// provisional one.
    pub code: String,
}

/// Answer to a [`PickupLookup`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PickupFound {
    /// Open the case of this id.
    pub application_id: Uuid,
    /// True where the applicant's own code was given, false for an application number.
    pub by_code: bool,
}

/// `PUT /officer/officers/{id}/active`: switch an officer off or on; off ends every session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficerActivation {
    /// What they shall be.
    pub active: bool,
}
