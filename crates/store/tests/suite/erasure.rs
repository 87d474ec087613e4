//! Sealed data of a case, and its erasure.

use mppi_domain::requirement::FileKind;
use mppi_store::{
    Duplicate, InstanceKey, RegionScope, Store, StoreError, SystemRandomness, applications,
    attachments::{self, NewAttachment, Owner},
    cases, documents, erasure, pickups,
    sealed::{self, SealedId, SealedKind},
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::{
    database::{TestDatabase, on_both},
    fixture::{birth_certificate, citizen, draft, facts, id, now, sent, sinjai},
};

on_both!(
    seals_versions_of_answers,
    opens_only_where_it_was_sealed,
    needs_the_same_key_file,
    gives_a_pickup_code,
    erases_everything_of_a_case,
);

fn answers(version: u32) -> SealedId {
    SealedId { kind: SealedKind::Answers, id: id(1), version }
}

async fn one_case(database: &TestDatabase) -> (RegionScope, Uuid) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let one = draft(1, &citizen(&scope, 1).await);
    sent(&scope, &one, &birth_certificate()).await;
    (scope, one.application_id())
}

async fn seals_versions_of_answers(database: TestDatabase) {
    let (scope, case) = one_case(&database).await;
    let tx = scope.begin().await.unwrap();
    for (version, name) in [(1, "Siti Rahasia"), (2, "Siti Rahasiah")] {
        sealed::put(&tx, case, answers(version), &serde_json::json!({ "name": name }), now()).await.unwrap();
    }
    sealed::put_note(&tx, case, id(2), "Foto KK buram", now()).await.unwrap();
    tx.commit().await.unwrap();

    let reader = scope.read();
    let second: serde_json::Value = sealed::get(&reader, case, answers(2)).await.unwrap();
    assert_eq!(second["name"], "Siti Rahasiah");
    let missing = sealed::get::<serde_json::Value>(&reader, case, answers(3)).await;
    assert_eq!(missing, Err(StoreError::NotFound));
    let all = sealed::all(&reader, case).await.unwrap();
    assert_eq!(all.json::<serde_json::Value>(SealedKind::Answers, id(1), 1).unwrap()["name"], "Siti Rahasia");
    assert_eq!((all.note(id(2)).as_deref(), all.note(id(3))), (Some("Foto KK buram"), None));
    assert_eq!(sealed::all(&reader, id(77)).await.map(|_| ()), Err(StoreError::NotFound));
    for words in ["Rahasia", "buram"] {
        assert!(!database.holds(words).await, "{words} is readable in the database");
    }
    let tx = scope.begin().await.unwrap();
    let again = sealed::put(&tx, case, answers(2), &"other", now()).await;
    assert_eq!(again, Err(StoreError::Duplicate(Duplicate::Id)));
}

async fn opens_only_where_it_was_sealed(database: TestDatabase) {
    let (scope, case) = one_case(&database).await;
    let tx = scope.begin().await.unwrap();
    sealed::put(&tx, case, answers(1), &"first", now()).await.unwrap();
    sealed::put(&tx, case, answers(2), &"second", now()).await.unwrap();
    tx.commit().await.unwrap();
    // Somebody with access to the database puts the old answers in the place of the new ones.
    let raw = database.raw().await;
    raw.execute_unprepared("UPDATE sealed SET body = (SELECT body FROM sealed WHERE version = 1) WHERE version = 2")
        .await
        .unwrap();
    let moved = sealed::get::<String>(&scope.read(), case, answers(2)).await;
    assert!(matches!(moved, Err(StoreError::Sealed(_))), "{moved:?}");
    assert_eq!(sealed::get::<String>(&scope.read(), case, answers(1)).await, Ok("first".to_owned()));
}

async fn needs_the_same_key_file(database: TestDatabase) {
    let (scope, case) = one_case(&database).await;
    let tx = scope.begin().await.unwrap();
    sealed::put(&tx, case, answers(1), &"first", now()).await.unwrap();
    tx.commit().await.unwrap();
    let other_key = InstanceKey::from_bytes([8; 32]);
    let other = Store::open(&database.url, &other_key, std::sync::Arc::new(SystemRandomness)).await.unwrap();
    let reader = other.region(scope.region_id()).read();
    let foreign = sealed::get::<String>(&reader, case, answers(1)).await;
    assert!(matches!(foreign, Err(StoreError::Sealed(_))), "{foreign:?}");
    let tracked = applications::tracked(&reader, "MPP-7307-2026-000001-X", crate::fixture::SECRET).await;
    assert_eq!(tracked, Err(StoreError::NotFound));
}

async fn gives_a_pickup_code(database: TestDatabase) {
    let (scope, case) = one_case(&database).await;
    assert_eq!(pickups::code(&scope.read(), case).await, Ok(None));
    let other = draft(2, &citizen(&scope, 1).await);
    sent(&scope, &other, &birth_certificate()).await;
    let tx = scope.begin().await.unwrap();
    pickups::create(&tx, case, "K7M2Q9X", now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(pickups::find(&scope.read(), "K7M2Q9X").await, Ok(case));
    assert_eq!(pickups::find(&scope.read(), "K7M2Q9Y").await, Err(StoreError::NotFound));
    assert_eq!(pickups::code(&scope.read(), case).await, Ok(Some("K7M2Q9X".to_owned())));
    assert!(!database.holds("K7M2Q9X").await);
    for (again, code, which) in
        [(other.application_id(), "K7M2Q9X", Duplicate::PickupCode), (case, "AAAAAAA", Duplicate::Id)]
    {
        let tx = scope.begin().await.unwrap();
        assert_eq!(pickups::create(&tx, again, code, now()).await, Err(StoreError::Duplicate(which)));
    }
}

async fn attach_file(scope: &RegionScope, case: Uuid, owner: Owner) -> (Uuid, Vec<u8>) {
    let file = id(40);
    let tx = scope.begin().await.unwrap();
    let new = NewAttachment {
        id: file,
        owner,
        name: "kk-siti.jpg",
        sha256: &"a".repeat(64),
        declared_size: 9,
        created_at: now(),
        expires_at: now().plus_millis(86_400_000),
    };
    let attachment = attachments::create(&tx, &new).await.unwrap();
    let key = attachments::file_key(&tx, &attachment).await.unwrap();
    let blob = key.seal_bytes(scope, file, b"JPEG Siti").unwrap();
    attachments::advance(&tx, file, 0, 9).await.unwrap();
    attachments::complete(&tx, file, FileKind::Jpeg).await.unwrap();
    attachments::attach(&tx, owner, file, case, "kk").await.unwrap();
    tx.commit().await.unwrap();
    (file, blob)
}

async fn issue_document(scope: &RegionScope, case: Uuid) -> (Uuid, Vec<u8>) {
    let document = id(41);
    let key = scope.new_file_key();
    let blob = key.seal_bytes(scope, document, b"%PDF Siti").unwrap();
    let facts = facts(41, case, "ABCDEFGHJK");
    let tx = scope.begin().await.unwrap();
    documents::create(&tx, &facts, &key).await.unwrap();
    tx.commit().await.unwrap();
    (document, blob)
}

async fn erases_everything_of_a_case(database: TestDatabase) {
    let (scope, case) = one_case(&database).await;
    let tx = scope.begin().await.unwrap();
    sealed::put(&tx, case, answers(1), &"Siti", now()).await.unwrap();
    sealed::put_note(&tx, case, id(2), "Foto KK buram", now()).await.unwrap();
    pickups::create(&tx, case, "K7M2Q9X", now()).await.unwrap();
    tx.commit().await.unwrap();
    let owner = Owner::Citizen(applications::get(&scope.read(), case).await.unwrap().citizen_id);
    let (file, file_blob) = attach_file(&scope, case, owner).await;
    let (document, document_blob) = issue_document(&scope, case).await;

    let reader = scope.read();
    let attachment = attachments::get(&reader, file).await.unwrap();
    let opened = attachments::file_key(&reader, &attachment).await.unwrap().open_bytes(&scope, file, &file_blob);
    assert_eq!(opened, Ok(b"JPEG Siti".to_vec()));
    let issued = documents::get(&reader, document).await.unwrap();
    let opened = documents::file_key(&reader, &issued).await.unwrap().open_bytes(&scope, document, &document_blob);
    assert_eq!(opened, Ok(b"%PDF Siti".to_vec()));
    let events = cases::events(&reader, case).await.unwrap();
    // A neighbour, who must keep everything.
    let other = draft(2, &citizen(&scope, 2).await);
    sent(&scope, &other, &birth_certificate()).await;

    let tx = scope.begin().await.unwrap();
    erasure::destroy_case_key(&tx, case, now()).await.unwrap();
    assert_eq!(erasure::destroy_case_key(&tx, case, now()).await, Err(StoreError::Erased));
    assert_eq!(erasure::destroy_case_key(&tx, id(77), now()).await, Err(StoreError::NotFound));
    tx.commit().await.unwrap();

    assert_eq!(sealed::get::<String>(&reader, case, answers(1)).await, Err(StoreError::Erased));
    assert_eq!(sealed::all(&reader, case).await.map(|_| ()), Err(StoreError::Erased));
    assert_eq!(pickups::code(&reader, case).await, Err(StoreError::Erased));
    let attachment = attachments::get(&reader, file).await.unwrap();
    assert_eq!(attachment.name, None);
    assert_eq!(attachments::file_key(&reader, &attachment).await.map(|_| ()), Err(StoreError::Erased));
    assert_eq!(attachments::of_application(&reader, case).await.unwrap()[0].name, None);
    let issued = documents::by_code(&reader, "ABCDEFGHJK").await.unwrap();
    assert_eq!(documents::file_key(&reader, &issued).await.map(|_| ()), Err(StoreError::Erased));
    assert_eq!(issued.facts.holder_masked, "S*** N********", "it can still be verified");
    assert_eq!(applications::get(&reader, case).await.unwrap().subject_name, "");
    let tx = scope.begin().await.unwrap();
    assert_eq!(sealed::put_note(&tx, case, id(3), "x", now()).await, Err(StoreError::Erased));
    drop(tx);

    assert_eq!(cases::events(&reader, case).await.unwrap(), events, "the log stays");
    assert_eq!(applications::get(&reader, other.application_id()).await.unwrap().subject_name, "Siti Nurhaliza");
    let raw = database.raw().await;
    let left = raw
        .query_one_raw(sea_orm::Statement::from_string(
            raw.get_database_backend(),
            "SELECT COUNT(wrapped_key) AS keys, COUNT(destroyed_at) AS destroyed FROM case_key",
        ))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((left.try_get::<i64>("", "keys"), left.try_get::<i64>("", "destroyed")), (Ok(1), Ok(1)));
}
