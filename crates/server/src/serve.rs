//! `mppi-server serve`: from settings to a running server.

mod connections;

use std::{io, path::Path, sync::Arc};

use mppi_store::{InstanceKey, Randomness, Store, StoreError};
use tokio::{net::TcpListener, sync::watch};

pub use connections::run;

use crate::{
    areas::Areas,
    auth::{
        Passwords, administrator_link,
        demo_officers::{self, Staff},
    },
    clock::{Clock, SystemClock},
    config::{Config, ConfigError},
    dist::{Dist, DistError},
    http::{self, metrics::Metrics},
    jobs,
    random::Random,
    region::{
        load::{self, LoadError},
        seed,
    },
    state::{AppState, Parts},
    tools::{Tools, ToolsError},
    words::Words,
};

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Settings contradict each other.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database or the key file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The built portals.
    #[error(transparent)]
    Dist(#[from] DistError),
    /// The regions.
    #[error(transparent)]
    Regions(#[from] LoadError),
    /// There is nobody to serve.
    #[error("no region in the database, and none could be read from {0}; name the folder with MPPI_REGIONS")]
    NoRegion(String),
    /// Files, typesetter or channels.
    #[error(transparent)]
    Tools(#[from] ToolsError),
    /// It has accounts whose password everybody knows.
    #[error(
        "this database is that of a demonstration, with accounts whose password everybody knows; \
         name another one with MPPI_DATABASE_URL, or set MPPI_DEMO=1"
    )]
    DemoDatabase,
    /// A demonstration would make such accounts in it.
    #[error("this database has officers of its own; a demonstration needs another one, named with MPPI_DATABASE_URL")]
    RealDatabase,
    /// A part that the program brings along is broken.
    #[error("{0}")]
    Part(String),
    /// The network or a folder.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// What the system says.
        source: io::Error,
    },
}

/// Opens the database, plants the seeds and reads everything that does not change while the server runs.
///
/// # Errors
/// [`StartError`] says what to mend.
pub async fn prepare(
    config: Config,
    clock: Arc<dyn Clock>,
    randomness: Arc<dyn Randomness>,
) -> Result<AppState, StartError> {
    config.check()?;
    let key = InstanceKey::load_or_create(&config.key_file, &*randomness)?;
    let store = Store::open(&database_url(&config.database_url)?, &key, randomness.clone()).await?;
    plant(&store, &config, &*clock).await?;
    let regions = load::load(&store, &config).await?;
    if regions.iter().next().is_none() {
        return Err(StartError::NoRegion(config.regions.display().to_string()));
    }
    let random = Random::new(randomness);
    Ok(AppState::new(Parts {
        dist: Dist::load(&config.dist)?,
        words: Words::built_in().map_err(|fault| StartError::Part(fault.to_string()))?,
        passwords: Passwords::new(random.clone()).map_err(StartError::Part)?,
        areas: Areas::default(),
        metrics: Metrics::default(),
        tools: Tools::open(&config)?,
        store,
        clock,
        random,
        regions,
        config,
    }))
}

async fn plant(store: &Store, config: &Config, clock: &dyn Clock) -> Result<(), StartError> {
    let (seeds, faults) = match seed::read(&config.regions) {
        Ok(read) => read,
        // A region that was moved to its own machine lives from its database alone.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(StartError::Io { what: config.regions.display().to_string(), source }),
    };
    for fault in faults {
        tracing::error!(file = %fault.path.display(), reason = fault.reason, "seed left out");
    }
    for seed in &seeds {
        for what in load::plant(store, seed, clock.now()).await? {
            tracing::warn!("{what}");
        }
    }
    Ok(())
}

/// SQLite makes the file, not its folder, and asks to be told that it may.
fn database_url(url: &str) -> Result<String, StartError> {
    let Some(path) = url.strip_prefix("sqlite://") else { return Ok(url.to_owned()) };
    let (path, query) = path.split_once('?').unwrap_or((path, "mode=rwc"));
    if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|source| StartError::Io { what: folder.display().to_string(), source })?;
    }
    Ok(format!("sqlite://{path}?{query}"))
}

/// Serves until it is told to stop; requests that have begun are finished.
///
/// # Errors
/// [`StartError`] says what to mend.
pub async fn serve(config: Config) -> Result<(), StartError> {
    let state = prepare(config, Arc::new(SystemClock), Arc::new(mppi_store::SystemRandomness)).await?;
    let listen = state.config.listen;
    let network = |source| StartError::Io { what: format!("listening on {listen}"), source };
    let listener = TcpListener::bind(listen).await.map_err(network)?;
    if state.config.is_plain_for_others() {
        tracing::warn!("others reach this server without TLS: sign-in and the installed app will not work for them");
    }
    if !state.config.demo && state.config.smtp_url.is_none() {
        tracing::warn!("no channel is configured: citizens cannot sign in; set MPPI_SMTP_URL");
    }
    keep_apart(&state).await?;
    greet(&state).await?;
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(jobs::run(state.clone(), stopped));
    let served = run(listener, http::router(state.clone()), stop_signal()).await;
    // The job at hand is finished, since its message may be half sent.
    let _ = stop.send(true);
    let _ = worker.await;
    served.map_err(network)?;
    // Folds the write-ahead log into the database file.
    state.store.clone().close().await?;
    Ok(())
}

/// A demonstration and real operation have databases of their own.
async fn keep_apart(state: &AppState) -> Result<(), StartError> {
    for region in state.regions.iter() {
        let staff = demo_officers::staff(region)
            .await
            .map_err(|_| StartError::Part("the officers could not be read; the log says why".to_owned()))?;
        match staff {
            Staff::Demo if !state.config.demo => return Err(StartError::DemoDatabase),
            Staff::Real if state.config.demo => return Err(StartError::RealDatabase),
            _ => {}
        }
    }
    Ok(())
}

/// Prints the addresses, and how the first people sign in.
async fn greet(state: &AppState) -> Result<(), StartError> {
    let failed = |_| StartError::Part("the first accounts could not be made; the log says why".to_owned());
    println!("MPPI listens on {}", state.config.listen);
    for region in state.regions.iter() {
        let (name, url) = (&region.profile.short_name, &region.public_url);
        println!("\n{name}\n  citizens  {url}\n  officers  {url}petugas/");
        if state.config.demo {
            println!("  messages  {url}demo/pesan");
            for officer in demo_officers::plant(state, region).await.map_err(failed)? {
                println!("  account   {:<28} {}", officer.username, officer.role.key());
            }
        } else if let Some(link) = administrator_link::for_first(state, region).await.map_err(failed)? {
            println!("  first administrator, once within 72 hours:\n            {link}");
        }
    }
    if state.config.demo {
        println!("\nThe password of every demo account is {}\n", demo_officers::PASSWORD);
    }
    Ok(())
}

async fn stop_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
