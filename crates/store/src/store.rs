//! The database and the instance's secrets.

use std::{sync::Arc, time::Duration};

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
    sqlx::sqlite::{SqliteAutoVacuum, SqliteJournalMode, SqliteSynchronous},
};

use crate::{
    error::StoreError,
    key::InstanceKey,
    migration,
    observer::{Observed, Observer},
    randomness::Randomness,
    scope::RegionScope,
    secrets::Secrets,
};

/// Readers of SQLite; more only cost memory, since a query takes well under a millisecond.
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 8;
const PATIENCE: Duration = Duration::from_secs(30);

/// The open store; cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    connections: Connections,
    secrets: Secrets,
}

enum Connections {
    /// SQLite has one writer at a time whatever we do; a queue before one connection is fairer than its busy errors.
    Sqlite {
        writer: DatabaseConnection,
        readers: DatabaseConnection,
    },
    Postgres(DatabaseConnection),
}

impl Store {
    /// Connects to `sqlite://path?mode=rwc` or `postgres://…` and brings the tables up to date.
    ///
    /// # Errors
    /// [`StoreError::Address`] for other addresses and for SQLite in memory, [`StoreError::Database`] if the database
    /// cannot be reached or its tables come from a newer version.
    pub async fn open(url: &str, key: &InstanceKey, randomness: Arc<dyn Randomness>) -> Result<Self, StoreError> {
        Self::open_observed(url, key, randomness, None).await
    }

    /// The same, with somebody who watches every statement.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_observed(
        url: &str,
        key: &InstanceKey,
        randomness: Arc<dyn Randomness>,
        observer: Option<Observer>,
    ) -> Result<Self, StoreError> {
        let connections = if url.starts_with("sqlite:") {
            if url.contains(":memory:") || url.contains("mode=memory") {
                return Err(StoreError::Address("SQLite in memory cannot be shared by writer and readers"));
            }
            let writer = connect(sqlite_writer(url), observer.clone()).await?;
            migration::run(&writer).await?;
            Connections::Sqlite { writer, readers: connect(sqlite_readers(url), observer).await? }
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let pool = connect(postgres(url), observer).await?;
            migration::run(&pool).await?;
            Connections::Postgres(pool)
        } else {
            return Err(StoreError::Address("neither sqlite:// nor postgres://"));
        };
        Ok(Self(Arc::new(Inner { connections, secrets: Secrets::new(key, randomness) })))
    }

    /// The part of one region; whether there is such a region is known to [`crate::directory`].
    pub fn region(&self, region_id: i32) -> RegionScope {
        RegionScope::new(self.clone(), region_id)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.reader().ping().await?)
    }

    /// Closes all connections; on SQLite this folds the write-ahead log into the file.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn close(self) -> Result<(), StoreError> {
        match &self.0.connections {
            Connections::Sqlite { writer, readers } => {
                readers.close_by_ref().await?;
                writer.close_by_ref().await?;
            }
            Connections::Postgres(pool) => pool.close_by_ref().await?,
        }
        Ok(())
    }

    pub(crate) fn secrets(&self) -> &Secrets {
        &self.0.secrets
    }

    pub(crate) fn reader(&self) -> &DatabaseConnection {
        match &self.0.connections {
            Connections::Sqlite { readers, .. } => readers,
            Connections::Postgres(pool) => pool,
        }
    }

    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, StoreError> {
        let writer = match &self.0.connections {
            Connections::Sqlite { writer, .. } => writer,
            Connections::Postgres(pool) => pool,
        };
        begin(writer).await
    }
}

async fn connect(options: ConnectOptions, observer: Option<Observer>) -> Result<DatabaseConnection, StoreError> {
    let mut connection = Database::connect(options).await?;
    if let Some(observer) = observer {
        connection.set_metric_callback(move |info| {
            observer(Observed { sql: &info.statement.sql, elapsed: info.elapsed, failed: info.failed });
        });
    }
    Ok(connection)
}

/// Begins a transaction that may write from its first statement on.
pub(crate) async fn begin(writer: &DatabaseConnection) -> Result<DatabaseTransaction, StoreError> {
    let options = TransactionOptions {
        // A transaction that begins to read and then wants to write fails on SQLite; this one asks for both at once.
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    Ok(writer.begin_with_options(options).await?)
}

fn quiet(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    // Statements may carry what people typed; they belong in no log and in no span.
    options.sqlx_logging(false).record_stmt_in_spans(false);
    options.max_connections(connections).acquire_timeout(PATIENCE).connect_timeout(PATIENCE);
    options
}

fn sqlite_writer(url: &str) -> ConnectOptions {
    let mut options = quiet(url, 1);
    options.min_connections(1).idle_timeout(None).max_lifetime(None).test_before_acquire(false);
    options.map_sqlx_sqlite_opts(|options| {
        options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .auto_vacuum(SqliteAutoVacuum::None)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            // An erased key is overwritten where it stood.
            .pragma("secure_delete", "FAST")
            .pragma("journal_size_limit", "67108864")
    });
    options
}

fn sqlite_readers(url: &str) -> ConnectOptions {
    let mut options = quiet(url, SQLITE_READERS);
    options.test_before_acquire(false);
    options.map_sqlx_sqlite_opts(|options| {
        options.journal_mode(SqliteJournalMode::Wal).busy_timeout(PATIENCE).pragma("query_only", "ON")
    });
    options
}

fn postgres(url: &str) -> ConnectOptions {
    let mut options = quiet(url, POSTGRES_CONNECTIONS);
    options.set_application_name("mppi");
    options
}
