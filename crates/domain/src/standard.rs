//! The service standard (UU 25/2009 Pasal 21, `PermenPANRB` 15/2014): 14 components, 6 of them public.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// All 14 components.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceStandard {
    /// The six of service delivery; a service cannot go live without them.
    pub public: PublicStandard,
    /// The eight of the office; absent in public answers.
    #[serde(default, skip_serializing_if = "InternalStandard::is_empty")]
    pub internal: InternalStandard,
}

/// Components 1–6, which must be published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicStandard {
    /// 1 Persyaratan.
    pub requirements: Vec<Text>,
    /// 2 Sistem, mekanisme, dan prosedur.
    pub procedure: Vec<Text>,
    /// 3 Jangka waktu pelayanan.
    pub time: Text,
    /// 4 Biaya/tarif.
    pub fee: Text,
    /// 5 Produk pelayanan.
    pub product: Text,
    /// 6 Penanganan pengaduan, saran, dan masukan.
    pub complaints: Text,
}

/// Components 7–14, the office's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct InternalStandard {
    /// 7 Dasar hukum.
    pub legal_basis: Vec<Text>,
    /// 8 Sarana, prasarana, dan/atau fasilitas.
    pub facilities: Text,
    /// 9 Kompetensi pelaksana.
    pub competence: Text,
    /// 10 Pengawasan internal.
    pub supervision: Text,
    /// 11 Jumlah pelaksana.
    pub staff: Text,
    /// 12 Jaminan pelayanan.
    pub service_guarantee: Text,
    /// 13 Jaminan keamanan dan keselamatan pelayanan.
    pub safety_guarantee: Text,
    /// 14 Evaluasi kinerja pelaksana.
    pub evaluation: Text,
}

impl PublicStandard {
    /// The names of the components that are empty.
    pub fn missing(&self) -> Vec<&'static str> {
        let filled = [
            ("requirements", !self.requirements.is_empty()),
            ("procedure", !self.procedure.is_empty()),
            ("time", !self.time.is_empty()),
            ("fee", !self.fee.is_empty()),
            ("product", !self.product.is_empty()),
            ("complaints", !self.complaints.is_empty()),
        ];
        filled.into_iter().filter(|(_, is_filled)| !is_filled).map(|(name, _)| name).collect()
    }
}

impl InternalStandard {
    /// True where nothing is filled in.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
