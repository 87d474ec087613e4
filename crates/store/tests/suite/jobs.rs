//! The outbox of work.

use std::collections::BTreeSet;

use mppi_domain::date::Instant;
use mppi_store::{
    RegionScope, StoreError,
    jobs::{self, Job, NewJob},
};

use crate::{
    database::{TestDatabase, on_both},
    fixture::{id, now, region},
};

on_both!(
    runs_what_is_due,
    exists_only_after_the_commit,
    leases_to_one_of_many,
    gives_a_lost_job_to_another,
    tries_again_and_gives_up,
);

fn after(seconds: i64) -> Instant {
    now().plus_millis(seconds * 1000)
}

async fn enqueue(scope: &RegionScope, number: u32, run_at: Instant) {
    let tx = scope.begin().await.unwrap();
    jobs::enqueue(&tx, &NewJob { id: id(number), kind: "notice", payload: &number, run_at }).await.unwrap();
    tx.commit().await.unwrap();
}

fn numbers(jobs: &[Job]) -> Vec<u32> {
    jobs.iter().map(|job| job.payload().unwrap()).collect()
}

async fn runs_what_is_due(database: TestDatabase) {
    let store = database.open().await;
    let (one, other) = (region(&store, "sinjai", "73.07").await, region(&store, "bengkulu-tengah", "17.09").await);
    assert_eq!(jobs::next_run(&store).await, Ok(None));
    enqueue(&one, 3, after(30)).await;
    enqueue(&other, 1, after(10)).await;
    enqueue(&one, 2, after(20)).await;
    enqueue(&one, 3, after(5)).await; // The same id again changes nothing.
    assert_eq!(jobs::next_run(&store).await, Ok(Some(after(10))));
    assert_eq!(jobs::lease(&store, after(9), 60, 10).await.unwrap(), Vec::new());
    let leased = jobs::lease(&store, after(20), 60, 10).await.unwrap();
    assert_eq!(numbers(&leased), [1, 2]);
    assert_eq!((leased[0].region_id, leased[0].kind.as_str(), leased[0].tries), (other.region_id(), "notice", 1));
    assert_eq!(jobs::lease(&store, after(21), 60, 10).await.unwrap(), Vec::new());
    assert_eq!(jobs::next_run(&store).await, Ok(Some(after(30))));
    for job in &leased {
        jobs::finish(&store, job, after(22)).await.unwrap();
        assert_eq!(jobs::finish(&store, job, after(22)).await, Err(StoreError::Conflict));
    }
    assert_eq!(numbers(&jobs::lease(&store, after(1000), 60, 10).await.unwrap()), [3]);
    assert_eq!(jobs::forget(&store, after(23)).await, Ok(2));
}

async fn exists_only_after_the_commit(database: TestDatabase) {
    let store = database.open().await;
    let scope = region(&store, "sinjai", "73.07").await;
    let tx = scope.begin().await.unwrap();
    jobs::enqueue(&tx, &NewJob { id: id(1), kind: "notice", payload: &1, run_at: now() }).await.unwrap();
    assert_eq!(jobs::next_run(&store).await, Ok(None));
    tx.rollback().await.unwrap();
    assert_eq!(jobs::lease(&store, after(1), 60, 10).await.unwrap(), Vec::new());
}

async fn leases_to_one_of_many(database: TestDatabase) {
    let store = database.open().await;
    let scope = region(&store, "sinjai", "73.07").await;
    for number in 0..60 {
        enqueue(&scope, number, now()).await;
    }
    // Several replicas: each has a store of its own.
    let mut tasks = Vec::new();
    for _ in 0..4 {
        let store = database.open().await;
        tasks.push(tokio::spawn(async move {
            let mut taken = Vec::new();
            // Twice as often as all four together need.
            for _ in 0..20 {
                taken.extend(numbers(&jobs::lease(&store, after(1), 60, 7).await.unwrap()));
            }
            taken
        }));
    }
    let mut taken = Vec::new();
    for task in tasks {
        taken.extend(task.await.unwrap());
    }
    assert_eq!(taken.len(), 60, "a job was leased twice, or not at all");
    assert_eq!(taken.into_iter().collect::<BTreeSet<_>>().len(), 60);
}

async fn gives_a_lost_job_to_another(database: TestDatabase) {
    let store = database.open().await;
    let scope = region(&store, "sinjai", "73.07").await;
    enqueue(&scope, 1, now()).await;
    let first = jobs::lease(&store, after(0), 60, 1).await.unwrap().remove(0);
    assert_eq!(jobs::next_run(&store).await, Ok(Some(after(60))));
    let second = jobs::lease(&store, after(60), 60, 1).await.unwrap().remove(0);
    assert_eq!(second.tries, 2);
    assert_eq!(jobs::finish(&store, &first, after(61)).await, Err(StoreError::Conflict), "it was late");
    assert_eq!(jobs::fail(&store, &first, "late", None, after(61)).await, Err(StoreError::Conflict));
    assert_eq!(jobs::finish(&store, &second, after(62)).await, Ok(()));
}

async fn tries_again_and_gives_up(database: TestDatabase) {
    let store = database.open().await;
    let scope = region(&store, "sinjai", "73.07").await;
    enqueue(&scope, 1, now()).await;
    let job = jobs::lease(&store, after(0), 60, 1).await.unwrap().remove(0);
    jobs::fail(&store, &job, "no connection", Some(after(30)), after(1)).await.unwrap();
    assert_eq!(jobs::lease(&store, after(29), 60, 1).await.unwrap(), Vec::new());
    let job = jobs::lease(&store, after(30), 60, 1).await.unwrap().remove(0);
    assert_eq!(job.tries, 2);
    jobs::fail(&store, &job, "refused", None, after(31)).await.unwrap();
    assert_eq!(jobs::lease(&store, after(9999), 60, 1).await.unwrap(), Vec::new());
    assert_eq!(jobs::next_run(&store).await, Ok(None));
    assert_eq!(job.payload::<String>(), Err(StoreError::Corrupt("JSON")));
}
