//! Boot data, the region, places, problems.

use serde_json::Value;

use super::{Lean, fields, need, or_default};
use crate::{
    api::{
        boot::Boot,
        problem::{InvalidParam, Problem},
        region::{Area, AreaChildren, Brand, Category, Contact, Letterhead, RegionProfile},
    },
    lean_struct,
};

lean_struct!(Boot { base, api, region, assets, languages, now, holidays, build });

lean_struct!(RegionProfile {
    slug,
    code,
    name,
    short_name,
    mall_name,
    province,
    zone,
    brand,
    contact,
    categories,
    words: default,
    sample: default,
    local_holidays: default,
    letterhead,
    capabilities: default,
    agencies: default,
});
lean_struct!(Brand { color, accent, crest, motif });
lean_struct!(Contact { address, phone, whatsapp, email, hours, closing_time });
lean_struct!(Category { key, name, icon });
lean_struct!(Letterhead { government, office, address, place });

lean_struct!(AreaChildren { path, children });
lean_struct!(Area { code, name });

impl Lean for Problem {
    fn lean(value: Value) -> Option<Self> {
        let mut fields = fields(value)?;
        Some(Self {
            kind: need(&mut fields, "type")?,
            title: need(&mut fields, "title")?,
            status: need(&mut fields, "status")?,
            code: need(&mut fields, "code")?,
            trace_id: need(&mut fields, "trace_id")?,
            invalid_params: or_default(&mut fields, "invalid_params")?,
            retry_after: need(&mut fields, "retry_after")?,
            current: need(&mut fields, "current")?,
        })
    }
}
lean_struct!(InvalidParam { pointer, code, limit });
