//! Published versions.

use mppi_store::{Duplicate, StoreError, services};

use crate::{
    database::{TestDatabase, on_both},
    fixture::{birth_certificate, now, sinjai},
};

on_both!(replaces_a_version_and_keeps_it, publishes_a_version_once, withdraws_a_service);

async fn replaces_a_version_and_keeps_it(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let mut second = birth_certificate();
    second.version = 2;
    second.time_limit.working_days = 3;
    let tx = scope.begin().await.unwrap();
    services::publish(&tx, &second, now()).await.unwrap();
    tx.commit().await.unwrap();

    let reader = scope.read();
    let codes: Vec<_> =
        services::catalogue(&reader).await.unwrap().into_iter().map(|one| (one.code, one.version)).collect();
    assert_eq!(codes, [("akta-kelahiran".to_owned(), 2), ("sku".to_owned(), 1)]);
    assert_eq!(services::active(&reader, "akta-kelahiran").await.unwrap(), second);
    assert_eq!(services::version(&reader, "akta-kelahiran", 1).await.unwrap(), birth_certificate());
    assert_eq!(services::version(&reader, "akta-kelahiran", 3).await, Err(StoreError::NotFound));
}

async fn publishes_a_version_once(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let tx = scope.begin().await.unwrap();
    let again = services::publish(&tx, &birth_certificate(), now()).await;
    assert_eq!(again, Err(StoreError::Duplicate(Duplicate::Id)));
}

async fn withdraws_a_service(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let tx = scope.begin().await.unwrap();
    services::withdraw(&tx, "sku").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(services::active(&scope.read(), "sku").await, Err(StoreError::NotFound));
    assert_eq!(services::catalogue(&scope.read()).await.unwrap().len(), 1);
    assert!(services::version(&scope.read(), "sku", 1).await.is_ok());
}
