//! Services as they are published.

use serde_json::Value;

use super::{Fields, Lean, fields, need, or_default, take};
use crate::{
    api::service::{ServiceList, ServiceSummary},
    form::{Choice, Field, FormPage, FormSchema},
    lean_struct,
    requirement::{DEFAULT_MAX_BYTES, FileKind, Requirement},
    service::{Agency, ExternalLink, Fee, Product, ProductOrigin, ServiceDefinition, TimeLimit},
    standard::{InternalStandard, PublicStandard, ServiceStandard},
    workflow::{Step, Workflow},
};

lean_struct!(ServiceList { services });
lean_struct!(ServiceSummary {
    code,
    version,
    name,
    summary,
    agency,
    category,
    channel,
    working_days,
    fee,
    keywords: default,
    sample: default,
});
lean_struct!(ServiceDefinition {
    code,
    version,
    name,
    summary,
    agency,
    category,
    channel,
    link,
    keywords: default,
    sample: default,
    standard,
    time_limit,
    fee,
    form: default,
    requirements: default,
    workflow: default,
    product,
});
lean_struct!(Agency { code, name, short_name });
lean_struct!(ExternalLink { url, system });
lean_struct!(PublicStandard { requirements, procedure, time, fee, product, complaints });
lean_struct!(FormSchema { pages });
lean_struct!(FormPage { key, title, intro, visible_if, fields });
lean_struct!(Choice { value, label, hint });
lean_struct!(Workflow { steps });
lean_struct!(Step { key, kind, name, role, agency, after: default });
lean_struct!(Product { name, origin, download: default, pickup: default, validity });

impl Lean for ServiceStandard {
    fn lean(value: Value) -> Option<Self> {
        // The eight components of the office are absent in public answers.
        Some(Self { public: need(&mut fields(value)?, "public")?, internal: InternalStandard::default() })
    }
}

impl Lean for TimeLimit {
    fn lean(value: Value) -> Option<Self> {
        let mut fields = fields(value)?;
        Some(Self {
            working_days: need(&mut fields, "working_days")?,
            check_working_days: or(&mut fields, "check_working_days", 1)?,
        })
    }
}

impl Lean for Fee {
    fn lean(value: Value) -> Option<Self> {
        let mut fields = fields(value)?;
        let basis = need(&mut fields, "basis")?;
        match take(&mut fields, "kind").as_str()? {
            "free" => Some(Self::Free { basis }),
            "fixed" => Some(Self::Fixed { amount: need(&mut fields, "amount")?, basis }),
            _ => None,
        }
    }
}

impl Lean for ProductOrigin {
    fn lean(value: Value) -> Option<Self> {
        let mut fields = fields(value)?;
        match take(&mut fields, "kind").as_str()? {
            "generated" => Some(Self::Generated {
                template: need(&mut fields, "template")?,
                number_pattern: need(&mut fields, "number_pattern")?,
            }),
            "external" => Some(Self::External { system: need(&mut fields, "system")? }),
            "none" => Some(Self::None),
            _ => None,
        }
    }
}

impl Lean for Field {
    fn lean(value: Value) -> Option<Self> {
        let mut fields = fields(value)?;
        let fields = &mut fields;
        Some(Self {
            key: need(fields, "key")?,
            kind: need(fields, "kind")?,
            label: need(fields, "label")?,
            hint: need(fields, "hint")?,
            required: or(fields, "required", true)?,
            required_if: need(fields, "required_if")?,
            visible_if: need(fields, "visible_if")?,
            meaning: need(fields, "meaning")?,
            min_length: need(fields, "min_length")?,
            max_length: need(fields, "max_length")?,
            min: need(fields, "min")?,
            max: need(fields, "max")?,
            decimals: need(fields, "decimals")?,
            unit: need(fields, "unit")?,
            earliest: need(fields, "earliest")?,
            latest: need(fields, "latest")?,
            options: or_default(fields, "options")?,
            area_level: need(fields, "area_level")?,
            autocomplete: need(fields, "autocomplete")?,
            fields: or_default(fields, "fields")?,
        })
    }
}

impl Lean for Requirement {
    fn lean(value: Value) -> Option<Self> {
        let mut fields = fields(value)?;
        let fields = &mut fields;
        Some(Self {
            code: need(fields, "code")?,
            label: need(fields, "label")?,
            hint: need(fields, "hint")?,
            required: or(fields, "required", false)?,
            required_if: need(fields, "required_if")?,
            visible_if: need(fields, "visible_if")?,
            file_kinds: need::<Option<Vec<FileKind>>>(fields, "file_kinds")?.unwrap_or_else(FileKind::all),
            max_bytes: or(fields, "max_bytes", DEFAULT_MAX_BYTES)?,
            max_files: or(fields, "max_files", 1)?,
        })
    }
}

/// Reads a field that has a value of its own where it is absent.
fn or<T: Lean>(fields: &mut Fields, key: &str, otherwise: T) -> Option<T> {
    Some(need::<Option<T>>(fields, key)?.unwrap_or(otherwise))
}
