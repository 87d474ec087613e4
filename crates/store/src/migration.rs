//! Brings the tables up to date.
//!
//! Each migration is SQL in a file, runs in one transaction with its own record, and never changes once released.

use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, Statement};

use crate::{error::StoreError, store::begin};

struct Migration {
    version: i32,
    tables: &'static str,
    triggers: Option<Triggers>,
}

/// What has no common words.
struct Triggers {
    sqlite: &'static str,
    postgres: &'static str,
}

const MIGRATIONS: [Migration; 3] = [
    Migration {
        version: 1,
        tables: include_str!("migration/0001_foundation.sql"),
        triggers: Some(Triggers {
            sqlite: include_str!("migration/0001_foundation_sqlite.sql"),
            postgres: include_str!("migration/0001_foundation_postgres.sql"),
        }),
    },
    Migration { version: 2, tables: include_str!("migration/0002_drafts.sql"), triggers: None },
    Migration { version: 3, tables: include_str!("migration/0003_intakes.sql"), triggers: None },
];

/// Any number that nobody else uses: replicas that start at once wait for each other by it.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7307202601)";

/// Runs what is missing.
pub(crate) async fn run(database: &DatabaseConnection) -> Result<(), StoreError> {
    let transaction = begin(database).await?;
    let backend = transaction.get_database_backend();
    take_turns(&transaction).await?;
    transaction
        .execute_unprepared("CREATE TABLE IF NOT EXISTS migration (version INTEGER NOT NULL PRIMARY KEY)")
        .await?;
    let row = transaction
        .query_one_raw(Statement::from_string(backend, "SELECT MAX(version) AS version FROM migration"))
        .await?;
    let done: i32 = row.and_then(|row| row.try_get::<Option<i32>>("", "version").transpose()).transpose()?.unwrap_or(0);
    let newest = MIGRATIONS.last().map_or(0, |migration| migration.version);
    if done > newest {
        return Err(StoreError::Database(format!("its tables are of version {done}, this program knows {newest}")));
    }
    for migration in MIGRATIONS.iter().filter(|migration| migration.version > done) {
        transaction.execute_unprepared(&translated(migration.tables, backend)).await?;
        if let Some(triggers) = &migration.triggers {
            let own = if backend == DbBackend::Postgres { triggers.postgres } else { triggers.sqlite };
            transaction.execute_unprepared(own).await?;
        }
        let record = format!("INSERT INTO migration (version) VALUES ({})", migration.version);
        transaction.execute_unprepared(&record).await?;
    }
    Ok(transaction.commit().await?)
}

/// Waits until no other replica migrates or makes a region; SQLite's only writer is alone anyway.
pub(crate) async fn take_turns(transaction: &DatabaseTransaction) -> Result<(), StoreError> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared(LOCK).await?;
    }
    Ok(())
}

/// The same tables in the words of the other database.
fn translated(sql: &str, backend: DbBackend) -> String {
    if backend == DbBackend::Postgres {
        return sql.to_owned();
    }
    sql.replace(" COLLATE \"C\"", "").replace(" UUID", " BLOB").replace(" BYTEA", " BLOB")
}
