//! The server as a process that can be killed and started again in the same folder.

use std::{fs, net::SocketAddr, path::PathBuf, time::Duration};

use serde_json::json;
use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::client::Client;

pub const SINJAI: &str = "sinjai.localhost";
pub const BENGKULU_TENGAH: &str = "bengkulu-tengah.localhost";

/// Where it prints to.
const PRINTED: &str = "printed.txt";

pub struct ServerProcess {
    arguments: &'static [&'static str],
    child: Child,
    address: SocketAddr,
    folder: TempDir,
}

impl ServerProcess {
    /// In an empty folder.
    pub async fn start(arguments: &'static [&'static str]) -> Self {
        let folder = TempDir::new().unwrap();
        let address = free_address();
        let child = spawn(&folder, address, arguments);
        let process = Self { arguments, child, address, folder };
        process.wait_until_it_answers().await;
        process
    }

    /// SIGKILL, and waits until it is gone.
    pub async fn kill(&mut self) {
        self.child.kill().await.unwrap();
    }

    pub async fn restart(&mut self) {
        self.address = free_address();
        self.child = spawn(&self.folder, self.address, self.arguments);
        self.wait_until_it_answers().await;
    }

    /// Starts again with other arguments, and expects that it refuses: what it says.
    pub async fn refuses(&mut self, arguments: &'static [&'static str]) -> String {
        let ended = command(&self.folder, free_address(), arguments).output();
        let ended = tokio::time::timeout(Duration::from_mins(1), ended).await.expect("it ends by itself").unwrap();
        assert!(!ended.status.success());
        String::from_utf8_lossy(&ended.stderr).into_owned()
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What it printed since it started.
    pub fn printed(&self) -> String {
        fs::read_to_string(self.folder.path().join(PRINTED)).unwrap()
    }

    /// Its folder holds the database and the key.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Somebody with a browser in which nothing was stored yet.
    pub fn anon(&self, host: &str) -> Client {
        Client::new(self.address, host)
    }

    /// A citizen, by the code that the demonstration shows.
    pub async fn sign_in(&self, contact: &str) -> Client {
        let mut client = self.anon(SINJAI);
        let ask = json!({ "contact": contact, "language": "id" });
        let sent = client.post_json("/api/v1/session/citizen/otp", &ask).await.unwrap();
        assert_eq!(sent.status, 200, "{}", sent.text);
        let page = client.get("/demo/pesan").await.unwrap().text;
        let code = page.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 6).unwrap().to_owned();
        let sign_in = json!({ "otp_id": sent.json()["otp_id"], "code": code });
        let answer = client.put_json("/api/v1/session/citizen", &serde_json::to_vec(&sign_in).unwrap()).await.unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text);
        client.keep_cookie(&answer);
        client
    }

    async fn wait_until_it_answers(&self) {
        let client = self.anon(SINJAI);
        for _ in 0..600 {
            if client.get("/healthz").await.is_ok_and(|reply| reply.status == 200) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the server does not start");
    }
}

/// A port that was free a moment ago.
fn free_address() -> SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

fn spawn(folder: &TempDir, address: SocketAddr, arguments: &[&str]) -> Child {
    let printed = fs::File::create(folder.path().join(PRINTED)).unwrap();
    command(folder, address, arguments).stdout(printed).spawn().unwrap()
}

fn command(folder: &TempDir, address: SocketAddr, arguments: &[&str]) -> Command {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let path = |name: &str| folder.path().join(name).display().to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_mppi-server"));
    command
        .args(["serve", "--listen", &address.to_string()])
        .args(arguments)
        .args([
            "--database-url",
            &format!("sqlite://{}", path("mppi.db")),
            "--blobs",
            &format!("file://{}", path("blobs")),
        ])
        .args(["--key-file", &path("mppi.key")])
        .arg("--dist")
        .arg(root.join("tests/data/build"))
        .arg("--regions")
        .arg(root.join("../../regions"))
        .env("MPPI_LOG", "error")
        .kill_on_drop(true);
    command
}
