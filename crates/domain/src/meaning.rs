//! What an answer means, whatever a region calls the field.

use serde::{Deserialize, Serialize};

/// The closed list of meanings. Masks, inbox columns, documents, prefill and search look here, never at a field's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Meaning {
    /// Name of the person who applies.
    #[serde(rename = "applicant.name")]
    ApplicantName,
    /// NIK of the person who applies.
    #[serde(rename = "applicant.nik")]
    ApplicantNik,
    /// Family card number of the person who applies.
    #[serde(rename = "applicant.family_card")]
    ApplicantFamilyCard,
    /// Phone that the office may call.
    #[serde(rename = "applicant.phone")]
    ApplicantPhone,
    /// E-mail address that the office may write to.
    #[serde(rename = "applicant.email")]
    ApplicantEmail,
    /// What the applicant is to the subject (mother, father, guardian …).
    #[serde(rename = "applicant.relation")]
    ApplicantRelation,
    /// Name of the person or business that the document is about; its holder.
    #[serde(rename = "subject.name")]
    SubjectName,
    /// NIK of the person that the document is about.
    #[serde(rename = "subject.nik")]
    SubjectNik,
    /// Sex of the person that the document is about.
    #[serde(rename = "subject.sex")]
    SubjectSex,
    /// Birth date of the person that the document is about.
    #[serde(rename = "subject.birth_date")]
    SubjectBirthDate,
    /// Birth place of the person that the document is about.
    #[serde(rename = "subject.birth_place")]
    SubjectBirthPlace,
    /// Region code of the address, down to the village.
    #[serde(rename = "address.area")]
    AddressArea,
    /// Street, number, RT and RW.
    #[serde(rename = "address.street")]
    AddressStreet,
    /// A witness's name.
    #[serde(rename = "witness.name")]
    WitnessName,
    /// A witness's NIK.
    #[serde(rename = "witness.nik")]
    WitnessNik,
    /// Name of another person that the application names: a parent, a member of a team.
    #[serde(rename = "person.name")]
    PersonName,
    /// NIK of another person that the application names.
    #[serde(rename = "person.nik")]
    PersonNik,
    /// What the document is needed for.
    #[serde(rename = "purpose")]
    Purpose,
}

impl Meaning {
    /// True for the names of people: one word is enough, and only characters of names are allowed.
    pub fn is_person_name(self) -> bool {
        matches!(self, Self::ApplicantName | Self::SubjectName | Self::WitnessName | Self::PersonName)
    }
}
