//! A server for tests, and the people who use it.

mod actor;
mod clock;
mod log;
mod mail_server;

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use clap::Parser;
use mppi_domain::date::{Date, Instant, Time, Zone};
use mppi_server::{auth::demo_officers, config::Config, http, serve, state::AppState};
use mppi_store::messages;
use serde_json::json;
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::oneshot};

pub use actor::{Actor, Answer};
pub use clock::TestClock;
pub use log::{Log, denials};
pub use mail_server::{Mail, MailServer, Protection};

/// Hosts of the two sample regions.
pub const SINJAI: &str = "sinjai.localhost";
pub const BENGKULU_TENGAH: &str = "bengkulu-tengah.localhost";

/// The real router on a port of its own, with the sample regions and the accounts of a demonstration.
pub struct TestServer {
    pub address: SocketAddr,
    pub state: AppState,
    pub clock: Arc<TestClock>,
    stop: Option<oneshot::Sender<()>>,
    folder: TempDir,
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    config: Config,
}

impl TestServer {
    /// A demonstration, at 09.00 WITA on Tuesday 24 November 2026.
    pub async fn start() -> Self {
        Self::start_with(&["--demo"]).await
    }

    /// With the arguments of `mppi-server serve`.
    pub async fn start_with(arguments: &[&str]) -> Self {
        Self::start_in(TempDir::new().unwrap(), arguments).await
    }

    /// In a folder that a server may have used before.
    pub async fn start_in(folder: TempDir, arguments: &[&str]) -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let path = |name: &str| folder.path().join(name).display().to_string();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let database = format!("sqlite://{}", path("mppi.db"));
        let blobs = format!("file://{}", path("blobs"));
        let (dist, regions) = (root.join("tests/data/build"), root.join("../../regions"));
        let (key, listen) = (path("mppi.key"), address.to_string());
        let defaults = [
            ["--listen", listen.as_str()],
            ["--database-url", database.as_str()],
            ["--blobs", blobs.as_str()],
            ["--key-file", key.as_str()],
            ["--dist", dist.to_str().unwrap()],
            ["--regions", regions.to_str().unwrap()],
            ["--renderer", env!("CARGO_BIN_EXE_mppi-server")],
        ];
        let given = |name: &str| arguments.contains(&name);
        let defaults = defaults.iter().filter(|[name, _]| !given(name)).flatten().copied();
        let config = Line::parse_from(std::iter::once("serve").chain(defaults).chain(arguments.iter().copied())).config;

        let morning = Instant::at(Date::new(2026, 11, 24).unwrap(), Time::new(9, 0).unwrap(), Zone::Wita);
        let clock = Arc::new(TestClock::new(morning));
        let state = serve::prepare(config, clock.clone(), Arc::new(mppi_store::SystemRandomness)).await.unwrap();
        if state.config.demo {
            for region in state.regions.iter() {
                demo_officers::plant(&state, region).await.unwrap();
            }
        }
        let (stop, stopped) = oneshot::channel::<()>();
        let router = http::router(state.clone());
        tokio::spawn(serve::run(listener, router, async {
            let _ = stopped.await;
        }));
        Self { address, state, clock, stop: Some(stop), folder }
    }

    /// Stops it and gives back its folder, for the next one to start in.
    pub async fn stop(mut self) -> TempDir {
        drop(self.stop.take());
        self.state.store.clone().close().await.unwrap();
        self.folder
    }

    /// Somebody in Sinjai who has not signed in.
    pub fn anon(&self) -> Actor {
        self.anon_at(SINJAI)
    }

    /// Somebody on another host.
    pub fn anon_at(&self, host: &str) -> Actor {
        Actor::new(self.address, host)
    }

    /// A citizen of Sinjai, signed in by a code that was sent to `contact`.
    pub async fn citizen(&self, contact: &str) -> Actor {
        self.citizen_at(SINJAI, contact).await
    }

    /// The same in another region.
    pub async fn citizen_at(&self, host: &str, contact: &str) -> Actor {
        let mut citizen = self.anon_at(host);
        // So that the code is the newest message.
        self.clock.advance(1);
        let sent = citizen.post("/api/v1/session/citizen/otp", &json!({ "contact": contact, "language": "id" })).await;
        assert_eq!(sent.status, 200, "{}", sent.text);
        let sign_in = json!({ "otp_id": sent.json()["otp_id"], "code": self.code_for(host, contact).await });
        let answer = citizen.put("/api/v1/session/citizen", &sign_in).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        citizen
    }

    /// An officer of Sinjai: `loket`, `proses`, `ttd`, `admin`, or one of an agency.
    pub async fn officer(&self, username: &str) -> Actor {
        self.officer_at(SINJAI, username).await
    }

    /// The same in another region.
    pub async fn officer_at(&self, host: &str, username: &str) -> Actor {
        let mut officer = self.anon_at(host);
        let sign_in = json!({ "username": username, "password": demo_officers::PASSWORD });
        let answer = officer.put("/api/v1/session/officer", &sign_in).await;
        assert_eq!(answer.status, 200, "{username}: {}", answer.text);
        officer
    }

    /// Text of the newest message of a region.
    pub async fn last_message(&self, host: &str) -> messages::Message {
        let region = self.state.regions.of_host(host).unwrap();
        messages::recent(&region.scope.read(), 1).await.unwrap().remove(0)
    }

    /// The one-time code in the newest message of a region, where only one was written at this moment.
    pub async fn last_code(&self, host: &str) -> String {
        code_in(&self.last_message(host).await.letter.body)
    }

    /// The one-time code in the newest message to a contact.
    pub async fn code_for(&self, host: &str, contact: &str) -> String {
        let region = self.state.regions.of_host(host).unwrap();
        let contact = mppi_server::auth::contact::parse(contact).unwrap();
        let recent = messages::recent(&region.scope.read(), 50).await.unwrap();
        // Notices hold numbers of six digits too.
        let is_code = |subject: &str| subject.starts_with("Kode masuk") || subject.starts_with("Sign-in code");
        let message = recent.iter().find(|message| message.letter.to == contact && is_code(&message.letter.subject));
        code_in(&message.unwrap().letter.body)
    }
}

/// The first six digits that stand alone.
fn code_in(text: &str) -> String {
    text.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 6).unwrap().to_owned()
}
