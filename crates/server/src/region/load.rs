//! From the database (and the seeds that it lacks) to the regions that are served.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use mppi_domain::{
    api::region::RegionProfile,
    calendar::WorkCalendar,
    date::{Date, Instant},
    service::ServiceDefinition,
};
use mppi_store::{RegionScope, Store, StoreError, Transaction, directory, services, settings};

use crate::{
    config::Config,
    region::{
        Regions,
        context::{RegionContext, TextFile, short_hash},
        seed::RegionSeed,
    },
};

const NATIONAL_HOLIDAYS: &str = include_str!("../../../domain/data/holidays.json");

/// Keys of a region's settings.
const PROFILE: &str = "profile";
const CREST: &str = "crest";
const MOTIF: &str = "motif";
const ICONS: &str = "icons";
const TEMPLATES: &str = "templates";

/// Why the regions cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A region in the database is not whole.
    #[error("region {slug}: {what}")]
    Region {
        /// Which one.
        slug: String,
        /// What is missing or wrong.
        what: String,
    },
    /// The national list of holidays.
    #[error("holidays: {0}")]
    Holidays(String),
    /// The slug of `MPPI_DEFAULT_REGION` is unknown.
    #[error("there is no region `{0}`, which MPPI_DEFAULT_REGION names")]
    NoDefault(String),
    /// An alias names no region, or has not the form `host=slug`.
    #[error("MPPI_ALIASES: `{0}` is not of the form host=slug, or there is no such region")]
    Alias(String),
}

/// Creates what the database lacks; what is there is never changed. Gives words about what was left as it is.
///
/// # Errors
/// Where the database fails.
pub async fn plant(store: &Store, seed: &RegionSeed, now: Instant) -> Result<Vec<String>, StoreError> {
    let slug = &seed.profile.slug;
    let new = directory::NewRegion {
        slug: slug.clone(),
        code: seed.profile.code,
        code_since: now.date_in(seed.profile.zone),
    };
    let region = directory::create_if_missing(store, &new, now).await?;
    let tx = store.region(region.id).begin().await?;
    put_if_missing(&tx, PROFILE, &seed.profile).await?;
    put_if_missing(&tx, CREST, &seed.crest).await?;
    if let Some(motif) = &seed.motif {
        put_if_missing(&tx, MOTIF, motif).await?;
    }
    if !seed.icons.is_empty() {
        let icons: BTreeMap<&str, String> =
            seed.icons.iter().map(|(name, bytes)| (name.as_str(), BASE64.encode(bytes))).collect();
        put_if_missing(&tx, ICONS, &icons).await?;
    }
    let mut templates: BTreeMap<String, String> = settings::get(&tx, TEMPLATES).await?.unwrap_or_default();
    let known = templates.len();
    for (name, source) in &seed.templates {
        templates.entry(name.clone()).or_insert_with(|| source.clone());
    }
    if templates.len() > known {
        settings::put(&tx, TEMPLATES, &templates).await?;
    }
    let mut left = Vec::new();
    for service in &seed.services {
        left.extend(publish_if_missing(&tx, service, now).await?.map(|what| format!("{slug}: {what}")));
    }
    tx.commit().await?;
    Ok(left)
}

async fn put_if_missing<T: serde::Serialize + Sync>(tx: &Transaction, key: &str, value: &T) -> Result<(), StoreError> {
    if settings::get::<serde_json::Value>(tx, key).await?.is_none() {
        settings::put(tx, key, value).await?;
    }
    Ok(())
}

async fn publish_if_missing(
    tx: &Transaction,
    service: &ServiceDefinition,
    now: Instant,
) -> Result<Option<String>, StoreError> {
    let (code, version) = (&service.code, service.version);
    match services::version(tx, code, version).await {
        Ok(published) if published == *service => return Ok(None),
        Ok(_) => {
            let what = format!(
                "service {code} version {version} differs from the published one, which never changes; raise its version"
            );
            return Ok(Some(what));
        }
        Err(StoreError::NotFound) => {}
        Err(error) => return Err(error),
    }
    match services::active(tx, code).await {
        Ok(active) if active.version > version => Ok(None),
        Ok(_) | Err(StoreError::NotFound) => services::publish(tx, service, now).await.map(|()| None),
        Err(error) => Err(error),
    }
}

/// Reads every region of the database.
///
/// # Errors
/// [`LoadError`] names the region.
pub async fn load(store: &Store, config: &Config) -> Result<Regions, LoadError> {
    let calendar =
        WorkCalendar::from_seed(NATIONAL_HOLIDAYS).map_err(|error| LoadError::Holidays(error.to_string()))?;
    let mut aliases = BTreeMap::<&str, Vec<String>>::new();
    for alias in &config.aliases {
        let (host, slug) = alias.split_once('=').ok_or_else(|| LoadError::Alias(alias.clone()))?;
        aliases.entry(slug.trim()).or_default().push(host.trim().to_owned());
    }
    let mut list = Vec::new();
    for region in directory::list(store).await? {
        let context = load_one(store.region(region.id), &region.slug, config, &calendar).await?;
        let mut hosts = aliases.remove(region.slug.as_str()).unwrap_or_default();
        hosts.extend(config.host_suffix().map(|suffix| format!("{}.{suffix}", region.slug)));
        let authority = context.origin.split_once("://").map_or("", |(_, authority)| authority);
        hosts.push(super::without_port(authority).to_owned());
        list.push((context, hosts));
    }
    if let Some((slug, hosts)) = aliases.pop_first() {
        return Err(LoadError::Alias(format!("{}={slug}", hosts.join(","))));
    }
    let default = config.default_region.as_deref();
    if let Some(slug) = default.filter(|slug| !list.iter().any(|(region, _)| region.profile.slug == *slug)) {
        return Err(LoadError::NoDefault(slug.to_owned()));
    }
    Ok(Regions::new(list, default))
}

async fn load_one(
    scope: RegionScope,
    slug: &str,
    config: &Config,
    calendar: &WorkCalendar,
) -> Result<RegionContext, LoadError> {
    let fault = |what: String| LoadError::Region { slug: slug.to_owned(), what };
    let read = scope.read();
    let missing = |what: &str| fault(format!("its {what} is missing"));
    let mut profile: RegionProfile = settings::get(&read, PROFILE).await?.ok_or_else(|| missing("profile"))?;
    let crest: String = settings::get(&read, CREST).await?.ok_or_else(|| missing("crest"))?;
    let motif: Option<String> = settings::get(&read, MOTIF).await?;
    let templates = settings::get(&read, TEMPLATES).await?.unwrap_or_default();
    let mut icons = BTreeMap::new();
    for (name, text) in settings::get::<BTreeMap<String, String>>(&read, ICONS).await?.unwrap_or_default() {
        let bytes = BASE64.decode(text).map_err(|_| fault(format!("{name} is not base64")))?;
        let hash = short_hash(&bytes);
        icons.insert(name, (bytes, hash));
    }
    let theme = RegionContext::theme_of(&profile).map_err(fault)?;
    let local = profile.local_holidays.iter().filter_map(|(date, name)| Some((Date::parse(date)?, name.clone())));
    let calendar = calendar.clone().with(local.collect::<Vec<_>>());
    profile.capabilities = capabilities(config);
    let origin = config.origin_of(slug);
    Ok(RegionContext {
        scope,
        public_url: [&origin, config.base.as_str()].concat(),
        origin,
        profile,
        calendar,
        crest: TextFile::new(crest),
        motif: motif.map(TextFile::new),
        icons,
        theme,
        templates,
    })
}

/// What this server can do beyond the core: sign-in offers only channels that are configured.
fn capabilities(config: &Config) -> Vec<String> {
    let mut capabilities = Vec::new();
    if config.demo {
        capabilities.extend(["demo", "otp_phone"]);
    }
    if config.demo || config.smtp_url.is_some() {
        capabilities.push("otp_email");
    }
    capabilities.into_iter().map(str::to_owned).collect()
}
