//! The steps of the wizard, and how they stand in addresses.

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WizardStep {
    /// What to have at hand, and how long it takes.
    Guide,
    /// A page of the form.
    Page(String),
    /// The documents.
    Documents,
    /// Everything read back.
    Check,
    /// Declaration, sign-in, sending.
    Send,
}

impl WizardStep {
    /// As it stands in addresses.
    pub fn key(&self) -> String {
        match self {
            Self::Guide => "panduan".to_owned(),
            Self::Page(key) => ["isian-", key].concat(),
            Self::Documents => "dokumen".to_owned(),
            Self::Check => "periksa".to_owned(),
            Self::Send => "kirim".to_owned(),
        }
    }

    /// The step of an address; an unknown one is the guide.
    pub fn of_key(key: &str) -> Self {
        match key {
            "dokumen" => Self::Documents,
            "periksa" => Self::Check,
            "kirim" => Self::Send,
            _ => key.strip_prefix("isian-").map_or(Self::Guide, |page| Self::Page(page.to_owned())),
        }
    }
}

/// All steps, in order.
pub fn all(pages: impl IntoIterator<Item = String>, has_documents: bool) -> Vec<WizardStep> {
    let mut steps = vec![WizardStep::Guide];
    steps.extend(pages.into_iter().map(WizardStep::Page));
    if has_documents {
        steps.push(WizardStep::Documents);
    }
    steps.extend([WizardStep::Check, WizardStep::Send]);
    steps
}

/// The step after this one. From a page that is no longer asked it goes on to the check, which finds what is missing.
pub fn after(steps: &[WizardStep], step: &WizardStep) -> WizardStep {
    let place = steps.iter().position(|known| known == step);
    place.and_then(|place| steps.get(place + 1)).cloned().unwrap_or(WizardStep::Check)
}

/// The step before this one.
pub fn before(steps: &[WizardStep], step: &WizardStep) -> Option<WizardStep> {
    let place = steps.iter().position(|known| known == step)?;
    steps.get(place.checked_sub(1)?).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> Vec<WizardStep> {
        all(["anak".to_owned(), "ibu".to_owned()], true)
    }

    #[test]
    fn addresses_are_read_as_they_are_written() {
        for step in steps() {
            assert_eq!(WizardStep::of_key(&step.key()), step);
        }
        assert_eq!(WizardStep::of_key("xyz"), WizardStep::Guide);
    }

    #[test]
    fn one_goes_through_all_of_them() {
        let steps = steps();
        let mut here = WizardStep::Guide;
        let mut seen = vec![here.key()];
        while here != WizardStep::Send {
            here = after(&steps, &here);
            seen.push(here.key());
        }
        assert_eq!(seen, ["panduan", "isian-anak", "isian-ibu", "dokumen", "periksa", "kirim"]);
        assert_eq!(before(&steps, &WizardStep::Documents), Some(WizardStep::Page("ibu".into())));
        assert_eq!(before(&steps, &WizardStep::Guide), None);
    }

    #[test]
    fn a_page_that_is_no_longer_asked_leads_to_the_check() {
        assert_eq!(after(&steps(), &WizardStep::Page("gone".into())), WizardStep::Check);
    }

    #[test]
    fn a_service_without_documents_has_no_such_step() {
        assert!(!all(["a".to_owned()], false).contains(&WizardStep::Documents));
    }
}
