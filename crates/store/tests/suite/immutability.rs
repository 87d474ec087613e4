//! What the database itself refuses, whoever asks.

use mppi_store::{cases, services};
use sea_orm::ConnectionTrait;

use crate::{
    database::{TestDatabase, on_both},
    fixture::{birth_certificate, citizen, draft, sent, sinjai},
};

on_both!(never_changes_the_log, never_changes_a_published_version);

async fn refuses(database: &TestDatabase, statements: &[&str], words: &str) {
    let raw = database.raw().await;
    for statement in statements {
        let error = raw.execute_unprepared(statement).await.expect_err(statement).to_string();
        assert!(error.contains(words), "{statement}: {error}");
    }
}

async fn never_changes_the_log(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let one = draft(1, &citizen(&scope, 1).await);
    sent(&scope, &one, &birth_certificate()).await;
    let before = cases::events(&scope.read(), one.application_id()).await.unwrap();
    refuses(
        &database,
        &[
            "UPDATE event SET kind = 'cancelled'",
            "UPDATE event SET at = at + 1 WHERE seq = 1",
            "DELETE FROM event WHERE seq = 1",
            "DELETE FROM event",
        ],
        "append-only",
    )
    .await;
    if database.is_sqlite() {
        let again = "INSERT OR REPLACE INTO event SELECT region_id, application_id, seq, id, at, on_date, \
                     actor_kind, actor_id, step, 'cancelled', body FROM event";
        let moved = "INSERT OR REPLACE INTO event SELECT region_id, application_id, 2, id, at, on_date, \
                     actor_kind, actor_id, step, 'cancelled', body FROM event";
        refuses(&database, &[again, moved], "append-only").await;
    } else {
        refuses(&database, &["TRUNCATE event", "TRUNCATE application CASCADE"], "append-only").await;
    }
    assert_eq!(cases::events(&scope.read(), one.application_id()).await.unwrap(), before);
}

async fn never_changes_a_published_version(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    refuses(
        &database,
        &[
            "UPDATE service_version SET definition = '{}'",
            "UPDATE service_version SET version = 7",
            "DELETE FROM service_version",
        ],
        "never changes",
    )
    .await;
    if database.is_sqlite() {
        let again = "INSERT OR REPLACE INTO service_version SELECT region_id, code, version, '{}', published_at, active FROM service_version";
        refuses(&database, &[again], "never changes").await;
    }
    assert_eq!(services::version(&scope.read(), "akta-kelahiran", 1).await.unwrap(), birth_certificate());
}
