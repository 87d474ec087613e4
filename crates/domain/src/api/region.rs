//! `/region`, `/regions`, `/areas/{code}`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{area::AreaCode, date::Zone, service::Agency, text::Text};

/// `GET /region`, and `regions/<slug>/region.json`: who this region is and how it looks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegionProfile {
    /// Part of host names and folders, `a-z0-9-`: `sinjai`.
    pub slug: String,
    /// Kemendagri's code, `73.07`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub code: AreaCode,
    /// `Kabupaten Sinjai`.
    pub name: Text,
    /// `Sinjai`; under the icon on a phone.
    pub short_name: String,
    /// Name of the mall: `Mal Pelayanan Publik Elektronik Sinjai`.
    pub mall_name: Text,
    /// `Sulawesi Selatan`.
    pub province: String,
    /// Where its clocks are.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub zone: Zone,
    /// Colours and pictures.
    pub brand: Brand,
    /// How people reach the mall.
    pub contact: Contact,
    /// Categories of its catalogue, in order.
    pub categories: Vec<Category>,
    /// Agencies that only steps name, so that they have a name too: the mall's own counters, a second opinion.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agencies: Vec<Agency>,
    /// Words that this region says otherwise, by language and key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// True for sample data: every page says *contoh*.
    #[serde(default)]
    pub sample: bool,
    /// Holidays of this region alone: ISO date and name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub local_holidays: Vec<(String, String)>,
    /// Who signs letters.
    pub letterhead: Letterhead,
    /// What this server can do beyond the core (`demo`, …); filled in by the server.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capabilities: Vec<String>,
}

/// A region's look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// `#0B6E6E`; everything else is derived from it.
    pub color: String,
    /// A second colour, for the motif.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// File below the region's folder: `crest.svg`. Served at `/brand/crest.svg`.
    pub crest: String,
    /// Pattern for the header band and the ticket: `motif.svg`. Served at `/brand/motif.svg`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motif: Option<String>,
}

/// How people reach the mall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Where it is.
    pub address: Text,
    /// As people dial it.
    pub phone: String,
    /// `+62…`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whatsapp: Option<String>,
    /// E-mail address.
    pub email: String,
    /// Hours as lines: `Senin–Kamis 08.00–15.00 WITA`.
    pub hours: Vec<Text>,
    /// After this time a file that is declared complete counts as the next working day: `15:00`.
    pub closing_time: String,
}

/// A category of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// `a-z0-9-`.
    pub key: String,
    /// What people read.
    pub name: Text,
    /// Name in the icon sprite.
    pub icon: String,
}

/// What stands on a region's letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Letterhead {
    /// First line: `PEMERINTAH KABUPATEN SINJAI`.
    pub government: String,
    /// Second line, in capitals.
    pub office: String,
    /// Address line.
    pub address: String,
    /// Where letters are signed: `Sinjai`.
    pub place: String,
}

/// `GET /regions`: the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegionEntry {
    /// As in the profile.
    pub slug: String,
    /// As in the profile.
    pub name: Text,
    /// As in the profile.
    pub province: String,
    /// Where its portal is.
    pub url: String,
}

/// `GET /areas/{code}` (`/areas/` for provinces): a place and its children.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AreaChildren {
    /// From the province down to the place itself.
    pub path: Vec<Area>,
    /// The next level, by name.
    pub children: Vec<Area>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Area {
    /// `73.07.05.1001`
    pub code: String,
    /// Its name.
    pub name: String,
}
