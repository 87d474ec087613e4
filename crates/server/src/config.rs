//! What `mppi-server serve` is told by flags and environment. These comments are the manual: `--help` shows them.

mod network;

use std::{net::SocketAddr, path::PathBuf};

pub use network::Network;

/// How to run the server.
#[derive(Clone, Debug, clap::Args)]
pub struct Config {
    /// Address and port to listen on
    #[arg(long, env = "MPPI_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// `sqlite://file.db`, or `postgres://user:password@host/name`
    #[arg(long, env = "MPPI_DATABASE_URL", default_value = "sqlite://data/mppi.db", hide_env_values = true)]
    pub database_url: String,
    /// Where uploaded and issued files are kept: `file:///var/lib/mppi/blobs`
    #[arg(long, env = "MPPI_BLOBS", default_value = "file://data/blobs")]
    pub blobs: String,
    /// Folder with the built portals, made by `cargo xtask dist`
    #[arg(long, env = "MPPI_DIST", default_value = "dist")]
    pub dist: PathBuf,
    /// Folder with one folder per region; what the database lacks is created from it, nothing is overwritten
    #[arg(long, env = "MPPI_REGIONS", default_value = "regions")]
    pub regions: PathBuf,
    /// The key that seals personal data; made at the first start. Keep a copy apart from the database
    #[arg(long, env = "MPPI_KEY_FILE", default_value = "data/mppi.key")]
    pub key_file: PathBuf,
    /// Server for e-mail: `smtps://user:password@host`; without it no e-mail is sent
    #[arg(long, env = "MPPI_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Demonstration: sample accounts, messages shown at /demo/pesan. Listens on loopback only
    #[arg(long, env = "MPPI_DEMO", value_parser = clap::builder::FalseyValueParser::new(), action = clap::ArgAction::SetTrue)]
    pub demo: bool,
    /// Lets a demonstration listen on other addresses too
    #[arg(long, env = "MPPI_DEMO_FORCE", value_parser = clap::builder::FalseyValueParser::new(), action = clap::ArgAction::SetTrue)]
    pub demo_force: bool,
    /// Program that sets letters when called with `render`; this very program where none is named
    #[arg(long, env = "MPPI_RENDERER")]
    pub renderer: Option<PathBuf>,
    /// Slug of the region that answers on every host that names no other
    #[arg(long, env = "MPPI_DEFAULT_REGION")]
    pub default_region: Option<String>,
    /// Address by which people reach this installation: `https://mpp.example.go.id`
    #[arg(long, env = "MPPI_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Proxies whose X-Forwarded-For counts, as addresses or networks: `127.0.0.1,10.0.0.0/8`
    #[arg(long, env = "MPPI_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<Network>,
    /// Path below which everything is served: `/mpp/`
    #[arg(long, env = "MPPI_BASE", default_value = "/", value_parser = base)]
    pub base: String,
    /// Regions answer on `<slug>.<this>`; `localhost` in a demonstration
    #[arg(long, env = "MPPI_HOSTS")]
    pub hosts: Option<String>,
    /// Further hosts of regions: `mpp.sinjaikab.go.id=sinjai,sinjai.example.id=sinjai`
    #[arg(long, env = "MPPI_ALIASES", value_delimiter = ',')]
    pub aliases: Vec<String>,
}

/// Settings that contradict each other.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A demonstration for everybody.
    #[error(
        "a demonstration has known passwords, so it listens on loopback only, not on {0}; --demo-force overrides this"
    )]
    DemoForOthers(SocketAddr),
    /// No scheme or host.
    #[error("MPPI_PUBLIC_URL is {0}, which is no http or https address")]
    PublicUrl(String),
}

impl Config {
    /// Refuses what must not be run.
    ///
    /// # Errors
    /// [`ConfigError`] says what is wrong.
    pub fn check(&self) -> Result<(), ConfigError> {
        if self.demo && !self.demo_force && !self.listen.ip().is_loopback() {
            return Err(ConfigError::DemoForOthers(self.listen));
        }
        match &self.public_url {
            Some(url) if split_url(url).is_none() => Err(ConfigError::PublicUrl(url.clone())),
            _ => Ok(()),
        }
    }

    /// True where others reach this server without TLS: cookies and service workers do not work for them.
    pub fn is_plain_for_others(&self) -> bool {
        let public_is_plain = self.public_url.as_deref().is_none_or(|url| !url.starts_with("https://"));
        public_is_plain && !self.listen.ip().is_loopback()
    }

    /// True where people reach it by TLS.
    pub fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// `https` or `http`.
    pub fn scheme(&self) -> &'static str {
        if self.is_https() { "https" } else { "http" }
    }

    /// The suffix of region hosts.
    pub fn host_suffix(&self) -> Option<&str> {
        self.hosts.as_deref().or(self.demo.then_some("localhost"))
    }

    /// The origin of a region's portal, without a slash at the end.
    pub fn origin_of(&self, slug: &str) -> String {
        let is_default = self.default_region.as_deref() == Some(slug);
        let public = self.public_url.as_deref().and_then(split_url);
        match (public, self.host_suffix()) {
            (Some((scheme, authority)), _) if is_default => format!("{scheme}://{authority}"),
            (Some((scheme, authority)), Some(suffix)) => format!("{scheme}://{slug}.{suffix}{}", port_of(authority)),
            (Some((scheme, authority)), None) => format!("{scheme}://{slug}.{authority}"),
            (None, Some(suffix)) => format!("http://{slug}.{suffix}{}", self.port()),
            (None, None) => format!("http://localhost{}", self.port()),
        }
    }

    fn port(&self) -> String {
        match self.listen.port() {
            80 => String::new(),
            port => format!(":{port}"),
        }
    }
}

/// Scheme and authority of `https://host:port/…`.
fn split_url(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split('/').next().filter(|authority| !authority.is_empty())?;
    matches!(scheme, "http" | "https").then_some((scheme, authority))
}

/// `:8443` of `host:8443`, or nothing.
fn port_of(authority: &str) -> &str {
    authority.rfind(':').and_then(|at| authority.get(at..)).unwrap_or_default()
}

/// Puts a slash at both ends.
fn base(text: &str) -> Result<String, String> {
    let path = text.trim_matches('/');
    if path.is_empty() {
        return Ok("/".to_owned());
    }
    if path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_/".contains(&byte)) {
        return Ok(format!("/{path}/"));
    }
    Err("a path of letters, digits, dashes and slashes is needed, such as /mpp/".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::{Config, ConfigError};

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        config: Config,
    }

    fn config(arguments: &[&str]) -> Config {
        Line::parse_from([&["serve"], arguments].concat()).config
    }

    #[test]
    fn a_demonstration_stays_on_loopback_unless_forced() {
        assert_eq!(config(&["--demo"]).check(), Ok(()));
        let open = ["--demo", "--listen", "0.0.0.0:8080"];
        assert!(matches!(config(&open).check(), Err(ConfigError::DemoForOthers(_))));
        assert_eq!(config(&[&open[..], &["--demo-force"]].concat()).check(), Ok(()));
    }

    #[test]
    fn a_region_has_one_address() {
        assert_eq!(config(&["--demo"]).origin_of("sinjai"), "http://sinjai.localhost:8080");
        let one = config(&["--default-region", "sinjai", "--public-url", "https://mpp.sinjaikab.go.id"]);
        assert_eq!(one.origin_of("sinjai"), "https://mpp.sinjaikab.go.id");
        let many = config(&["--hosts", "mpp.go.id", "--public-url", "https://mpp.go.id:8443/"]);
        assert_eq!(many.origin_of("sinjai"), "https://sinjai.mpp.go.id:8443");
        assert!(config(&["--public-url", "mpp.go.id"]).check().is_err());
    }

    #[test]
    fn a_base_path_has_a_slash_at_both_ends() {
        for (text, path) in [("", "/"), ("/", "/"), ("mpp", "/mpp/"), ("/a/b/", "/a/b/")] {
            assert_eq!(config(&["--base", text]).base, path);
        }
        assert!(Line::try_parse_from(["serve", "--base", "/a\"b/"]).is_err());
    }

    #[test]
    fn plain_http_is_noticed_where_others_come() {
        assert!(!config(&[]).is_plain_for_others());
        assert!(config(&["--listen", "0.0.0.0:80"]).is_plain_for_others());
        assert!(!config(&["--listen", "0.0.0.0:80", "--public-url", "https://a.id"]).is_plain_for_others());
    }
}
