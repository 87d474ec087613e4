//! Everything survives a restart, and a copy of file and key is a backup.

use mppi_domain::case::CaseState;
use mppi_store::{
    Store, StoreError, SystemRandomness, applications, cases, citizens, directory,
    sealed::{self, SealedId, SealedKind},
    services,
};
use sea_orm::ConnectionTrait;

use crate::{
    database::{TestDatabase, on_both},
    fixture::{birth_certificate, citizen, draft, now, sent, sinjai},
};

on_both!(survives_a_restart, migrates_once_whoever_starts, refuses_tables_of_a_newer_version, writes_while_others_read);

const ANSWERS: SealedId = SealedId { kind: SealedKind::Answers, id: uuid::Uuid::from_u128(1), version: 1 };

async fn survives_a_restart(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let person = citizen(&scope, 1).await;
    let one = draft(1, &person);
    let state = sent(&scope, &one, &birth_certificate()).await;
    let tx = scope.begin().await.unwrap();
    sealed::put(&tx, one.application_id(), ANSWERS, &"Siti", now()).await.unwrap();
    tx.commit().await.unwrap();
    drop(scope);
    store.close().await.unwrap();

    // On SQLite a copy of the one file, taken after the stop, must be enough.
    let (url, _copy) = match database.folder() {
        Some(folder) => {
            let copy = tempfile::TempDir::new().unwrap();
            std::fs::copy(folder.join("mppi.db"), copy.path().join("copy.db")).unwrap();
            (format!("sqlite://{}", copy.path().join("copy.db").display()), Some(copy))
        }
        None => (database.url.clone(), None),
    };
    let store = Store::open(&url, &TestDatabase::key(), std::sync::Arc::new(SystemRandomness)).await.unwrap();
    store.ping().await.unwrap();
    let region = directory::by_slug(&store, "sinjai").await.unwrap();
    let reader = store.region(region.id).read();
    let events = cases::events(&reader, one.application_id()).await.unwrap();
    assert_eq!(CaseState::fold(&birth_certificate(), &events), Ok(state));
    assert_eq!(applications::get(&reader, one.application_id()).await.unwrap().subject_name, "Siti Nurhaliza");
    assert_eq!(sealed::get::<String>(&reader, one.application_id(), ANSWERS).await, Ok("Siti".to_owned()));
    assert_eq!(citizens::get(&reader, person.id).await, Ok(person));
    assert_eq!(services::catalogue(&reader).await.unwrap().len(), 2);
}

async fn migrates_once_whoever_starts(database: TestDatabase) {
    // Replicas of PostgreSQL start together; SQLite has one process, which may start again.
    if database.is_sqlite() {
        for _ in 0..3 {
            database.open().await.close().await.unwrap();
        }
        return;
    }
    let database = std::sync::Arc::new(database);
    let mut tasks = Vec::new();
    for _ in 0..4 {
        let database = std::sync::Arc::clone(&database);
        tasks.push(tokio::spawn(async move { sinjai_id(&database.open().await).await }));
    }
    for task in tasks {
        assert_eq!(task.await.unwrap(), 1);
    }
}

async fn sinjai_id(store: &Store) -> i32 {
    crate::fixture::region(store, "sinjai", "73.07").await.region_id()
}

async fn refuses_tables_of_a_newer_version(database: TestDatabase) {
    database.open().await.close().await.unwrap();
    database.raw().await.execute_unprepared("INSERT INTO migration (version) VALUES (99)").await.unwrap();
    let opened = Store::open(&database.url, &TestDatabase::key(), std::sync::Arc::new(SystemRandomness)).await;
    assert!(matches!(opened.map(|_| ()), Err(StoreError::Database(_))));
}

async fn writes_while_others_read(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let person = citizen(&scope, 1).await;
    let mut tasks = Vec::new();
    for number in 1..=40 {
        let (scope, person) = (scope.clone(), person.clone());
        tasks.push(tokio::spawn(async move {
            let one = draft(number, &person);
            if number % 2 == 0 {
                sent(&scope, &one, &birth_certificate()).await;
                assert!(
                    applications::get(&scope.read(), one.application_id()).await.is_ok(),
                    "one sees one's own commit"
                );
            } else {
                let page = applications::list_of_citizen(&scope.read(), person.id, None, None, 50).await.unwrap();
                for listed in page.cases {
                    // Half a case is never seen.
                    assert_eq!(cases::events(&scope.read(), listed.application.id).await.unwrap().len(), 1);
                }
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let page = applications::list_of_citizen(&scope.read(), person.id, None, None, 50).await.unwrap();
    assert_eq!(page.cases.len(), 20);
}
