//! The regions that this installation serves.

pub mod agencies;
pub mod context;
pub mod load;
pub mod seed;

use std::{collections::HashMap, sync::Arc};

pub use context::RegionContext;

/// All regions, found by host or slug.
#[derive(Default)]
pub struct Regions {
    list: Vec<Arc<RegionContext>>,
    by_host: HashMap<String, usize>,
    default: Option<usize>,
}

impl Regions {
    /// Regions with the hosts on which each answers; `default` is the slug of the one that answers on all others.
    pub fn new(list: Vec<(RegionContext, Vec<String>)>, default: Option<&str>) -> Self {
        let default = list.iter().position(|(region, _)| Some(region.profile.slug.as_str()) == default);
        let mut regions = Self { default, ..Self::default() };
        for (place, (region, hosts)) in list.into_iter().enumerate() {
            regions.by_host.extend(hosts.into_iter().map(|host| (host.to_ascii_lowercase(), place)));
            regions.list.push(Arc::new(region));
        }
        regions
    }

    /// All of them, by slug.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<RegionContext>> {
        self.list.iter()
    }

    /// The region of a slug.
    pub fn by_slug(&self, slug: &str) -> Option<&Arc<RegionContext>> {
        self.list.iter().find(|region| region.profile.slug == slug)
    }

    /// The region with this id, as jobs name it.
    pub fn by_id(&self, region_id: i32) -> Option<&Arc<RegionContext>> {
        self.list.iter().find(|region| region.scope.region_id() == region_id)
    }

    /// The region that answers on `host` (with a port or without), or on all others.
    pub fn of_host(&self, host: &str) -> Option<&Arc<RegionContext>> {
        let name = without_port(host).trim_end_matches('.').to_ascii_lowercase();
        let place = self.by_host.get(&name).copied().or(self.default)?;
        self.list.get(place)
    }
}

/// `[::1]:8080` → `[::1]`, `sinjai.localhost:8080` → `sinjai.localhost`.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::without_port;

    #[test]
    fn a_port_is_no_part_of_a_host() {
        assert_eq!(without_port("sinjai.localhost:8080"), "sinjai.localhost");
        assert_eq!(without_port("[::1]:80"), "[::1]");
        assert_eq!(without_port("sinjai.localhost"), "sinjai.localhost");
    }
}
