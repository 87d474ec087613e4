//! Drafts that go on elsewhere.

use mppi_domain::{
    api::draft::{DraftContent, DraftFile, DraftPurpose},
    form::Answers,
    requirement::FileKind,
    text::Text,
};
use mppi_store::{
    Duplicate, RegionScope, StoreError,
    attachments::{self, NewAttachment, Owner},
    citizens::Citizen,
    drafts::{self, NewRevision},
    erasure,
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::{
    database::{TestDatabase, on_both},
    fixture::{birth_certificate, citizen, draft, id, now, region, sent, sinjai},
};

on_both!(
    keeps_a_revision_after_another,
    overwrites_nothing_that_was_not_seen,
    lists_the_latest_change_first,
    stays_within_its_region,
    cannot_be_read_without_its_key,
    keeps_the_files_that_it_names,
    is_forgotten_in_time,
    is_erased_with_its_case,
    is_added_to_older_tables,
);

const DAY: i64 = 86_400_000;

pub fn content(purpose: DraftPurpose, name: &str, files: &[u32]) -> DraftContent {
    let mut answers = Answers::new();
    answers.set("/name", name.into());
    let file = |number: &u32| DraftFile {
        id: id(*number),
        requirement: "kk".to_owned(),
        name: "kk.jpg".to_owned(),
        kind: FileKind::Jpeg,
        size: 9,
        original_size: 90,
        sha256: "a".repeat(64),
    };
    DraftContent {
        purpose,
        service: "akta-kelahiran".to_owned(),
        service_version: 1,
        service_name: Text::indonesian("Akta kelahiran"),
        answers,
        files: files.iter().map(file).collect(),
        step: "anak".to_owned(),
        language: Some("en".to_owned()),
        declared: false,
        created_at: now(),
        updated_at: now(),
    }
}

pub fn apply() -> DraftPurpose {
    DraftPurpose::Apply { application: id(70), tracking_secret: "S".repeat(22) }
}

pub fn correct(application: Uuid) -> DraftPurpose {
    DraftPurpose::Correct {
        application,
        number: "MPP-7307-2026-000001-X".to_owned(),
        step: Some("correct".to_owned()),
        based_on: Some(3),
        flags: Vec::new(),
        before: Answers::new(),
        files_before: Vec::new(),
    }
}

pub fn revision<'a>(number: u32, owner: &Citizen, content: &'a DraftContent, day: i64) -> NewRevision<'a> {
    let updated_at = now().plus_millis(day * DAY);
    NewRevision {
        id: id(number),
        citizen_id: owner.id,
        content,
        device: "Chrome · Android",
        updated_at,
        expires_at: updated_at.plus_millis(30 * DAY),
    }
}

async fn create(scope: &RegionScope, new: NewRevision<'_>) {
    let tx = scope.begin().await.unwrap();
    drafts::create(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
}

async fn replace(scope: &RegionScope, new: NewRevision<'_>, based_on: u32) -> Result<(), StoreError> {
    let tx = scope.begin().await.unwrap();
    drafts::replace(&tx, new, based_on).await?;
    tx.commit().await
}

async fn keeps_a_revision_after_another(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let owner = citizen(&scope, 1).await;
    assert_eq!(drafts::find(&scope.read(), id(1)).await, Ok(None));
    let (first, second) = (content(apply(), "Siti", &[1]), content(apply(), "Siti Aminah", &[1, 2]));
    create(&scope, revision(1, &owner, &first, 0)).await;
    let found = drafts::find(&scope.read(), id(1)).await.unwrap().unwrap();
    assert_eq!((found.citizen_id, found.summary.revision, &found.content), (owner.id, 1, &first));
    replace(&scope, revision(1, &owner, &second, 1), 1).await.unwrap();
    let found = drafts::find(&scope.read(), id(1)).await.unwrap().unwrap();
    assert_eq!(found.content, second);
    let summary = found.summary;
    assert_eq!((summary.revision, summary.file_count, summary.device.as_str()), (2, 2, "Chrome · Android"));
    assert_eq!(summary.size, u64::try_from(serde_json::to_vec(&second).unwrap().len()).unwrap());
    assert_eq!(summary.updated_at, now().plus_millis(DAY));
    assert_eq!(drafts::list(&scope.read(), owner.id).await.unwrap(), [summary]);
}

async fn overwrites_nothing_that_was_not_seen(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let (owner, other) = (citizen(&scope, 1).await, citizen(&scope, 2).await);
    let (first, second) = (content(apply(), "Siti", &[1]), content(apply(), "Sitti", &[]));
    create(&scope, revision(1, &owner, &first, 0)).await;
    replace(&scope, revision(1, &owner, &first, 0), 1).await.unwrap();
    for (who, based_on) in [(&owner, 1), (&owner, 3), (&other, 2)] {
        let refused = replace(&scope, revision(1, who, &second, 0), based_on).await;
        assert_eq!(refused, Err(StoreError::Conflict), "{based_on}");
    }
    let tx = scope.begin().await.unwrap();
    let again = drafts::create(&tx, revision(1, &owner, &second, 0)).await;
    assert_eq!(again, Err(StoreError::Duplicate(Duplicate::Id)));
    drop(tx);
    let tx = scope.begin().await.unwrap();
    for (who, at) in [(&owner, Some(1)), (&owner, Some(u32::MAX)), (&other, Some(2)), (&other, None)] {
        assert_eq!(drafts::delete(&tx, who.id, id(1), at).await, Ok(false), "{at:?}");
    }
    tx.commit().await.unwrap();
    assert_eq!(drafts::find(&scope.read(), id(1)).await.unwrap().unwrap().content, first);
    let tx = scope.begin().await.unwrap();
    assert_eq!(drafts::delete(&tx, owner.id, id(1), Some(2)).await, Ok(true));
    assert_eq!(drafts::delete(&tx, owner.id, id(1), None).await, Ok(false));
    tx.commit().await.unwrap();
    assert_eq!(drafts::find(&scope.read(), id(1)).await, Ok(None));
}

async fn lists_the_latest_change_first(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let (owner, other) = (citizen(&scope, 1).await, citizen(&scope, 2).await);
    let typed = content(apply(), "Siti", &[]);
    for (number, day) in [(1, 0), (2, 2), (3, 1)] {
        create(&scope, revision(number, &owner, &typed, day)).await;
    }
    create(&scope, revision(4, &other, &typed, 5)).await;
    let listed = drafts::list(&scope.read(), owner.id).await.unwrap();
    assert_eq!(listed.iter().map(|draft| draft.id).collect::<Vec<_>>(), [id(2), id(3), id(1)]);
    assert_eq!(drafts::count(&scope.read(), owner.id).await, Ok(3));
    assert_eq!(drafts::count(&scope.read(), id(77)).await, Ok(0));
}

async fn stays_within_its_region(database: TestDatabase) {
    let store = database.open().await;
    let (scope, other) = (sinjai(&store).await, region(&store, "bengkulu-tengah", "17.09").await);
    let (owner, neighbour) = (citizen(&scope, 1).await, citizen(&other, 1).await);
    let (typed, theirs) = (content(apply(), "Siti", &[]), content(apply(), "Budi", &[]));
    create(&scope, revision(1, &owner, &typed, 0)).await;
    assert_eq!(drafts::find(&other.read(), id(1)).await, Ok(None));
    assert_eq!(drafts::list(&other.read(), owner.id).await, Ok(Vec::new()));
    create(&other, revision(1, &neighbour, &theirs, 0)).await;
    assert_eq!(drafts::find(&scope.read(), id(1)).await.unwrap().unwrap().content, typed);
}

async fn cannot_be_read_without_its_key(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let owner = citizen(&scope, 1).await;
    let (first, second) = (content(apply(), "Siti Rahasia", &[1]), content(apply(), "Siti Rahasiah", &[1]));
    create(&scope, revision(1, &owner, &first, 0)).await;
    let raw = database.raw().await;
    raw.execute_unprepared("CREATE TABLE copy AS SELECT * FROM draft").await.unwrap();
    replace(&scope, revision(1, &owner, &second, 0), 1).await.unwrap();
    for words in ["Rahasia", "SSSSSSSSSSSSSSSSSSSSSS", "kk.jpg"] {
        assert!(!database.holds(words).await, "{words} is readable in the database");
    }
    // The old text in the place of the new one: its key is gone with its revision.
    for column in ["content", "wrapped_key"] {
        let swap = format!("UPDATE draft SET {column} = (SELECT {column} FROM copy)");
        raw.execute_unprepared(&swap).await.unwrap();
        let opened = drafts::find(&scope.read(), id(1)).await;
        assert!(matches!(opened, Err(StoreError::Sealed(_))), "{opened:?}");
    }
}

async fn upload(scope: &RegionScope, owner: Owner, number: u32) {
    let tx = scope.begin().await.unwrap();
    let new = NewAttachment {
        id: id(number),
        owner,
        name: "kk.jpg",
        sha256: &"a".repeat(64),
        declared_size: 9,
        created_at: now(),
        expires_at: now().plus_millis(DAY),
    };
    attachments::create(&tx, &new).await.unwrap();
    attachments::advance(&tx, id(number), 0, 9).await.unwrap();
    attachments::complete(&tx, id(number), FileKind::Jpeg).await.unwrap();
    tx.commit().await.unwrap();
}

async fn expired(scope: &RegionScope) -> Vec<Uuid> {
    let mut ids = attachments::expired(&scope.read(), now().plus_millis(2 * DAY), 10).await.unwrap();
    ids.sort_unstable();
    ids
}

async fn keeps_the_files_that_it_names(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let (owner, other) = (citizen(&scope, 1).await, citizen(&scope, 2).await);
    for (number, who) in [(1, &owner), (2, &owner), (3, &other)] {
        upload(&scope, Owner::Citizen(who.id), number).await;
    }
    assert_eq!(expired(&scope).await, [id(1), id(2), id(3)]);
    // A draft keeps nobody else's file.
    let typed = content(apply(), "Siti", &[1, 3, 4]);
    create(&scope, revision(1, &owner, &typed, 0)).await;
    assert_eq!(expired(&scope).await, [id(2), id(3)]);
    let tx = scope.begin().await.unwrap();
    let late = now().plus_millis(2 * DAY);
    assert_eq!(attachments::delete_expired(&tx, id(1), late).await, Err(StoreError::NotFound));
    assert_eq!(attachments::delete_expired(&tx, id(2), now()).await, Err(StoreError::NotFound));
    attachments::delete_expired(&tx, id(2), late).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(drafts::uploaded(&scope.read(), id(1)).await, Ok(vec![id(1)]));
    // Named before it is uploaded, and named no more.
    upload(&scope, Owner::Citizen(owner.id), 4).await;
    assert_eq!(expired(&scope).await, [id(3)]);
    let less = content(apply(), "Siti", &[4]);
    replace(&scope, revision(1, &owner, &less, 0), 1).await.unwrap();
    assert_eq!(expired(&scope).await, [id(1), id(3)]);
    let tx = scope.begin().await.unwrap();
    drafts::delete(&tx, owner.id, id(1), None).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(expired(&scope).await, [id(1), id(3), id(4)]);
}

async fn is_forgotten_in_time(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let owner = citizen(&scope, 1).await;
    let typed = content(apply(), "Siti", &[1]);
    create(&scope, revision(1, &owner, &typed, 0)).await;
    create(&scope, revision(2, &owner, &typed, 1)).await;
    for (millis, left) in [(30 * DAY - 1, 2), (30 * DAY, 1), (31 * DAY, 0)] {
        let tx = scope.begin().await.unwrap();
        drafts::forget(&tx, now().plus_millis(millis)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(drafts::count(&scope.read(), owner.id).await, Ok(left));
    }
}

async fn is_erased_with_its_case(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let owner = citizen(&scope, 1).await;
    let one = draft(1, &owner);
    sent(&scope, &one, &birth_certificate()).await;
    let correction = content(correct(one.application_id()), "Siti", &[]);
    let other = content(apply(), "Siti", &[]);
    create(&scope, revision(1, &owner, &correction, 0)).await;
    create(&scope, revision(2, &owner, &other, 0)).await;
    let tx = scope.begin().await.unwrap();
    erasure::destroy_case_key(&tx, one.application_id(), now()).await.unwrap();
    tx.commit().await.unwrap();
    let left = drafts::list(&scope.read(), owner.id).await.unwrap();
    assert_eq!(left.iter().map(|draft| draft.id).collect::<Vec<_>>(), [id(2)]);
    // Another device, which had not heard of it, cannot bring it back.
    let tx = scope.begin().await.unwrap();
    assert_eq!(drafts::create(&tx, revision(1, &owner, &correction, 0)).await, Err(StoreError::Erased));
}

async fn is_added_to_older_tables(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let owner = citizen(&scope, 1).await;
    drop(scope);
    store.close().await.unwrap();
    database.back_to(1).await;
    let store = database.open().await;
    let scope = region(&store, "sinjai", "73.07").await;
    let typed = content(apply(), "Siti", &[1]);
    create(&scope, revision(1, &owner, &typed, 0)).await;
    assert_eq!(drafts::count(&scope.read(), owner.id).await, Ok(1));
}
