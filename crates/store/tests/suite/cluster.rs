//! A `PostgreSQL` of our own: started once, stopped and removed when this process ends, however it ends.

use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use sea_orm::{ConnectionTrait, Database};

/// Speaks over a socket in its own folder, so no port can be taken.
struct Cluster {
    folder: String,
    /// It reads from us until we end, and then stops the server.
    _shell: Child,
}

/// `pg_ctl -w` comes back once the server answers, so nobody sleeps and hopes.
const SCRIPT: &str = r#"
set -e
trap '' PIPE
folder=$(mktemp -d /tmp/mppi-store-XXXXXX)
trap 'pg_ctl -D "$folder/data" -m immediate stop >/dev/null 2>&1; rm -rf "$folder"' EXIT
initdb -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1
pg_ctl -D "$folder/data" -w -l "$folder/server.log" \
    -o "-k $folder -c listen_addresses= -c fsync=off -c max_connections=300" start >/dev/null
echo "$folder"
cat >/dev/null
"#;

static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The address of a new, empty database; nothing where there is no `PostgreSQL` on this machine.
pub async fn new_database() -> Option<String> {
    let cluster = CLUSTER.get_or_init(start).as_ref()?;
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let maintenance = Database::connect(address(cluster, "postgres")).await.expect("the cluster answers");
    maintenance.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a new database");
    maintenance.close().await.expect("a closed connection");
    Some(address(cluster, &name))
}

fn address(cluster: &Cluster, database: &str) -> String {
    format!("postgres:///{database}?host={}&user=postgres", cluster.folder)
}

fn start() -> Option<Cluster> {
    let Some(binaries) = binaries() else {
        assert!(
            std::env::var_os("CI").is_none(),
            "PostgreSQL is missing, and these tests need it (apt install postgresql)"
        );
        eprintln!("\n*** PostgreSQL is missing: HALF OF THE STORE'S TESTS DO NOT RUN (apt install postgresql) ***\n");
        return None;
    };
    // PostgreSQL refuses to run as root.
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"));
    let mut command = if is_root { Command::new("runuser") } else { Command::new("sh") };
    if is_root {
        command.args(["-u", "postgres", "--", "sh"]);
    }
    let path = format!("{}:{}", binaries.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = command
        .args(["-c", SCRIPT])
        .current_dir("/")
        .env("PATH", path)
        // Out of reach of the signals that end a test run, so that the shell lives long enough to tidy up.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a shell");
    let stdout = shell.stdout.take().expect("its output");
    let mut folder = String::new();
    BufReader::new(stdout).read_line(&mut folder).expect("a line");
    assert!(!folder.is_empty(), "PostgreSQL did not start");
    Some(Cluster { folder: folder.trim().to_owned(), _shell: shell })
}

/// Where `initdb` is: Debian's folder of the newest version, what `pg_config` says, or the PATH.
fn binaries() -> Option<PathBuf> {
    let mut candidates: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|folders| folders.flatten().map(|folder| folder.path().join("bin")).collect())
        .unwrap_or_default();
    candidates.sort_by_key(|path| version(path));
    candidates.reverse();
    if let Ok(output) = Command::new("pg_config").arg("--bindir").output() {
        candidates.push(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
    }
    candidates.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    candidates.into_iter().find(|folder| folder.join("initdb").is_file())
}

fn version(binaries: &Path) -> Option<u32> {
    binaries.parent()?.file_name()?.to_str()?.parse().ok()
}
