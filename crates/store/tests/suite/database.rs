//! A database of its own for each test, on both engines.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};

use mppi_store::{InstanceKey, Observed, Observer, Store, SystemRandomness};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use tempfile::TempDir;

use crate::cluster;

/// What undoes each migration, the newest first.
const UNDONE: [(i32, &[&str]); 2] = [
    (
        3,
        &[
            "DROP INDEX application_provisional_number",
            "ALTER TABLE application DROP COLUMN provisional_number",
            "ALTER TABLE submission DROP COLUMN taken_by",
        ],
    ),
    (2, &["DROP TABLE draft_file", "DROP TABLE draft"]),
];

/// An empty database.
pub struct TestDatabase {
    pub url: String,
    /// Removed with it.
    folder: Option<TempDir>,
}

impl TestDatabase {
    pub fn sqlite() -> Self {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("mppi.db");
        Self { url: format!("sqlite://{}?mode=rwc", path.display()), folder: Some(folder) }
    }

    pub async fn postgres() -> Option<Self> {
        Some(Self { url: cluster::new_database().await?, folder: None })
    }

    pub fn is_sqlite(&self) -> bool {
        self.folder.is_some()
    }

    /// Where the database lies, on `SQLite`.
    pub fn folder(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.path().to_owned())
    }

    pub fn key() -> InstanceKey {
        InstanceKey::from_bytes([7; 32])
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.url, &Self::key(), Arc::new(SystemRandomness)).await.expect("an open store")
    }

    /// Opens it, and collects the statements that run.
    pub async fn open_watched(&self) -> (Store, Arc<Mutex<Vec<String>>>) {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&seen);
        let observer: Observer = Arc::new(move |observed: Observed<'_>| {
            sink.lock().expect("a sound lock").push(observed.sql.to_owned());
        });
        let store = Store::open_observed(&self.url, &Self::key(), Arc::new(SystemRandomness), Some(observer)).await;
        (store.expect("an open store"), seen)
    }

    /// A connection past the store, as somebody with the database's password has it.
    pub async fn raw(&self) -> DatabaseConnection {
        Database::connect(&self.url).await.expect("a connection")
    }

    /// Makes it one of an older version, with the rows that it has.
    pub async fn back_to(&self, version: i32) {
        let raw = self.raw().await;
        for (newer, statements) in UNDONE.iter().filter(|(newer, _)| *newer > version) {
            for statement in *statements {
                raw.execute_unprepared(statement).await.expect("a statement that undoes");
            }
            let forget = format!("DELETE FROM migration WHERE version = {newer}");
            raw.execute_unprepared(&forget).await.expect("a statement that forgets");
        }
        raw.close().await.expect("a closed connection");
    }

    /// Whether these words stand anywhere in the database, as text or in a column of bytes.
    pub async fn holds(&self, words: &str) -> bool {
        let hexadecimal = words.bytes().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        let dump = self.dump().await;
        let contains = |needle: &[u8]| dump.windows(needle.len()).any(|window| window == needle);
        contains(words.as_bytes()) || contains(hexadecimal.as_bytes())
    }

    async fn dump(&self) -> Vec<u8> {
        if let Some(folder) = self.folder() {
            let mut bytes = Vec::new();
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                bytes.extend(std::fs::read(entry.path()).expect("a file"));
            }
            return bytes;
        }
        let raw = self.raw().await;
        let tables = raw
            .query_all_raw(sea_orm::Statement::from_string(
                raw.get_database_backend(),
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
            ))
            .await
            .expect("tables");
        let mut bytes = Vec::new();
        for table in tables {
            let table: String = table.try_get("", "table_name").expect("a name");
            let rows = raw
                .query_all_raw(sea_orm::Statement::from_string(
                    raw.get_database_backend(),
                    format!("SELECT CAST(row_to_json(t) AS TEXT) AS row FROM {table} t"),
                ))
                .await
                .expect("rows");
            for row in rows {
                bytes.extend(row.try_get::<String>("", "row").expect("a row").into_bytes());
            }
        }
        bytes
    }
}

/// Makes a test of each function, for each engine.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    super::$name(crate::database::TestDatabase::sqlite()).await;
                }
            )*
        }

        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    if let Some(database) = crate::database::TestDatabase::postgres().await {
                        super::$name(database).await;
                    }
                }
            )*
        }
    };
}

pub(crate) use on_both;
