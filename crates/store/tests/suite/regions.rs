//! Regions see nothing of each other.

use mppi_domain::{date::Date, workflow::Role};
use mppi_store::{Duplicate, StoreError, applications, citizens, counters, directory, inbox, settings};

use crate::{
    database::{TestDatabase, on_both},
    fixture::{birth_certificate, citizen, draft, id, now, region, sent, sinjai},
};

on_both!(
    finds_regions,
    never_overwrites_a_region,
    keeps_regions_apart,
    counts_without_gaps,
    keeps_settings,
    hashes_by_region
);

async fn finds_regions(database: TestDatabase) {
    let store = database.open().await;
    let one = region(&store, "sinjai", "73.07").await;
    let other = region(&store, "bengkulu-tengah", "17.09").await;
    assert_ne!(one.region_id(), other.region_id());
    let slugs: Vec<_> = directory::list(&store).await.unwrap().into_iter().map(|region| region.slug).collect();
    assert_eq!(slugs, ["bengkulu-tengah", "sinjai"]);
    assert_eq!(directory::by_slug(&store, "sinjai").await.unwrap().id, one.region_id());
    assert_eq!(directory::by_code(&store, &"1709".parse().unwrap()).await.unwrap().id, other.region_id());
    assert_eq!(directory::by_slug(&store, "nowhere").await, Err(StoreError::NotFound));
}

async fn never_overwrites_a_region(database: TestDatabase) {
    let store = database.open().await;
    let first = region(&store, "sinjai", "73.07").await;
    let again = region(&store, "sinjai", "73.99").await;
    assert_eq!(first.region_id(), again.region_id());
    assert_eq!(directory::by_slug(&store, "sinjai").await.unwrap().code.to_string(), "73.07");
    let other =
        directory::NewRegion { slug: "another".to_owned(), code: "73.07".parse().unwrap(), code_since: Date::MIN };
    let refused = directory::create_if_missing(&store, &other, now()).await;
    assert_eq!(refused, Err(StoreError::Duplicate(Duplicate::Region)));
}

async fn keeps_regions_apart(database: TestDatabase) {
    let store = database.open().await;
    let here = sinjai(&store).await;
    let there = region(&store, "bengkulu-tengah", "17.09").await;
    let person = citizen(&here, 1).await;
    let draft = draft(1, &person);
    sent(&here, &draft, &birth_certificate()).await;

    let reader = there.read();
    assert_eq!(applications::get(&reader, draft.application_id()).await, Err(StoreError::NotFound));
    assert_eq!(
        applications::tracked(&reader, &draft.application_number(), crate::fixture::SECRET).await,
        Err(StoreError::NotFound)
    );
    assert_eq!(citizens::get(&reader, person.id).await, Err(StoreError::NotFound));
    assert_eq!(citizens::by_contact(&reader, &person.contact().unwrap()).await, Ok(None));
    let admin = inbox::Viewer { officer_id: id(1), roles: vec![Role::RegionAdmin], agency: None };
    assert_eq!(inbox::counts(&reader, &admin, crate::fixture::today()).await.unwrap(), inbox::Counts::default());
    assert!(applications::get(&here.read(), draft.application_id()).await.is_ok());
}

async fn counts_without_gaps(database: TestDatabase) {
    let store = database.open().await;
    let (one, other) = (region(&store, "sinjai", "73.07").await, region(&store, "bengkulu-tengah", "17.09").await);
    let mut tasks = Vec::new();
    for _ in 0..20 {
        let scope = one.clone();
        tasks.push(tokio::spawn(async move {
            let tx = scope.begin().await.unwrap();
            let value = counters::next(&tx, "letters/2026").await.unwrap();
            // Every third is taken back, and leaves no gap.
            if value % 3 == 0 {
                return None;
            }
            tx.commit().await.unwrap();
            Some(value)
        }));
    }
    let mut values = Vec::new();
    for task in tasks {
        values.extend(task.await.unwrap());
    }
    values.sort_unstable();
    // The first that is divisible by three is never kept, so the next one gets it again, and loses it again.
    assert_eq!(values, [1, 2]);
    let tx = other.begin().await.unwrap();
    assert_eq!(counters::next(&tx, "letters/2026").await.unwrap(), 1);
    assert_eq!(counters::next(&tx, "letters/2026").await.unwrap(), 2);
    assert_eq!(counters::next(&tx, "letters/2027").await.unwrap(), 1);
}

async fn keeps_settings(database: TestDatabase) {
    let store = database.open().await;
    let scope = region(&store, "sinjai", "73.07").await;
    assert_eq!(settings::get::<Vec<u32>>(&scope.read(), "numbers").await, Ok(None));
    for value in [vec![1, 2], vec![3]] {
        let tx = scope.begin().await.unwrap();
        settings::put(&tx, "numbers", &value).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(settings::get(&scope.read(), "numbers").await, Ok(Some(value)));
    }
    assert_eq!(settings::get::<String>(&scope.read(), "numbers").await, Err(StoreError::Corrupt("JSON")));
}

async fn hashes_by_region(database: TestDatabase) {
    use mppi_store::HashPurpose::{Nik, Phone};
    let store = database.open().await;
    let (one, other) = (store.region(1), store.region(2));
    assert_eq!(one.keyed_hash(Nik, "7307"), one.keyed_hash(Nik, "7307"));
    assert_ne!(one.keyed_hash(Nik, "7307"), other.keyed_hash(Nik, "7307"));
    assert_ne!(one.keyed_hash(Nik, "7307"), one.keyed_hash(Phone, "7307"));
    assert_ne!(one.keyed_hash(Nik, "7307"), one.keyed_hash(Nik, "73070"));
}
