//! Uploads and issued documents.

use mppi_domain::requirement::FileKind;
use mppi_store::{
    Duplicate, RegionScope, StoreError,
    attachments::{self, AttachmentStatus, NewAttachment, Owner},
    documents,
};

use crate::{
    database::{TestDatabase, on_both},
    fixture::{birth_certificate, citizen, draft, facts, id, now, sent, sinjai},
};

on_both!(
    takes_an_upload_in_parts,
    refuses_a_wrong_offset,
    attaches_a_whole_file_once,
    throws_away_what_nobody_attached,
    finds_documents
);

const OWNER: Owner = Owner::Citizen(uuid::Uuid::from_u128(1));

fn new(number: u32, size: u64) -> NewAttachment<'static> {
    NewAttachment {
        id: id(number),
        owner: OWNER,
        name: "kk keluarga.jpg",
        sha256: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        declared_size: size,
        created_at: now(),
        expires_at: now().plus_millis(i64::from(number) * 1000),
    }
}

async fn begin(scope: &RegionScope, new: &NewAttachment<'_>) {
    let tx = scope.begin().await.unwrap();
    attachments::create(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
}

async fn takes_an_upload_in_parts(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    begin(&scope, &new(1, 10)).await;
    assert!(!database.holds("kk keluarga").await);
    let found = attachments::of_owner(&scope.read(), OWNER, id(1)).await.unwrap();
    assert_eq!(
        (found.name.as_deref(), found.received, found.status),
        (Some("kk keluarga.jpg"), 0, AttachmentStatus::Uploading)
    );
    let key = attachments::file_key(&scope.read(), &found).await.unwrap();
    let (first, second) =
        (key.seal_part(&scope, id(1), 0, b"JPEG-").unwrap(), key.seal_part(&scope, id(1), 5, b"12345").unwrap());
    for (from, to) in [(0, 5), (5, 10)] {
        let tx = scope.begin().await.unwrap();
        attachments::advance(&tx, id(1), from, to).await.unwrap();
        tx.commit().await.unwrap();
    }
    let found = attachments::get(&scope.read(), id(1)).await.unwrap();
    let key = attachments::file_key(&scope.read(), &found).await.unwrap();
    assert_eq!(key.open_part(&scope, id(1), 0, &first), Ok(b"JPEG-".to_vec()));
    assert_eq!(key.open_part(&scope, id(1), 5, &second), Ok(b"12345".to_vec()));
    assert!(key.open_part(&scope, id(1), 0, &second).is_err(), "parts cannot be swapped");
    assert!(key.open_bytes(&scope, id(1), &first).is_err());

    let tx = scope.begin().await.unwrap();
    assert_eq!(attachments::create(&tx, &new(1, 10)).await.map(|_| ()), Err(StoreError::Duplicate(Duplicate::Id)));
    drop(tx);
    let theirs = attachments::of_owner(&scope.read(), Owner::Officer(uuid::Uuid::from_u128(1)), id(1)).await;
    assert_eq!(theirs.map(|_| ()), Err(StoreError::NotFound));
}

async fn refuses_a_wrong_offset(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    begin(&scope, &new(1, 10)).await;
    let tx = scope.begin().await.unwrap();
    assert_eq!(attachments::advance(&tx, id(1), 3, 5).await, Err(StoreError::Conflict));
    attachments::advance(&tx, id(1), 0, 9).await.unwrap();
    assert_eq!(attachments::complete(&tx, id(1), FileKind::Jpeg).await, Err(StoreError::Conflict), "a byte is missing");
    attachments::restart(&tx, id(1)).await.unwrap();
    attachments::advance(&tx, id(1), 0, 10).await.unwrap();
    attachments::complete(&tx, id(1), FileKind::Jpeg).await.unwrap();
    for late in [
        attachments::complete(&tx, id(1), FileKind::Pdf).await,
        attachments::restart(&tx, id(1)).await,
        attachments::advance(&tx, id(1), 10, 11).await,
    ] {
        assert_eq!(late, Err(StoreError::Conflict));
    }
    tx.commit().await.unwrap();
    let found = attachments::get(&scope.read(), id(1)).await.unwrap();
    assert_eq!((found.kind, found.status, found.received), (Some(FileKind::Jpeg), AttachmentStatus::Received, 10));
}

async fn attaches_a_whole_file_once(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let person = citizen(&scope, 1).await;
    let (one, other) = (draft(1, &person), draft(2, &person));
    for draft in [&one, &other] {
        sent(&scope, draft, &birth_certificate()).await;
    }
    begin(&scope, &new(1, 10)).await;
    let tx = scope.begin().await.unwrap();
    let half = attachments::attach(&tx, OWNER, id(1), one.application_id(), "kk").await;
    assert_eq!(half, Err(StoreError::Conflict));
    attachments::advance(&tx, id(1), 0, 10).await.unwrap();
    attachments::complete(&tx, id(1), FileKind::Jpeg).await.unwrap();
    let stranger = attachments::attach(&tx, Owner::Citizen(id(8)), id(1), one.application_id(), "kk").await;
    assert_eq!(stranger, Err(StoreError::NotFound));
    for _ in 0..2 {
        attachments::attach(&tx, OWNER, id(1), one.application_id(), "kk").await.unwrap();
    }
    let elsewhere = attachments::attach(&tx, OWNER, id(1), other.application_id(), "kk").await;
    assert_eq!(elsewhere, Err(StoreError::Conflict));
    tx.commit().await.unwrap();
    let files = attachments::of_application(&scope.read(), one.application_id()).await.unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!((files[0].name.as_deref(), files[0].requirement.as_deref()), (Some("kk keluarga.jpg"), Some("kk")));
    assert_eq!(attachments::get(&scope.read(), id(1)).await.unwrap(), files[0]);
    assert_eq!(attachments::of_application(&scope.read(), other.application_id()).await, Ok(Vec::new()));
}

async fn throws_away_what_nobody_attached(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let one = draft(1, &citizen(&scope, 1).await);
    sent(&scope, &one, &birth_certificate()).await;
    for number in 1..=4 {
        begin(&scope, &new(number, 1)).await;
    }
    let tx = scope.begin().await.unwrap();
    attachments::advance(&tx, id(2), 0, 1).await.unwrap();
    attachments::complete(&tx, id(2), FileKind::Pdf).await.unwrap();
    attachments::attach(&tx, OWNER, id(2), one.application_id(), "kk").await.unwrap();
    tx.commit().await.unwrap();
    let expired = attachments::expired(&scope.read(), now().plus_millis(3000), 10).await.unwrap();
    assert_eq!(expired, [id(1), id(3)]);
    assert_eq!(attachments::expired(&scope.read(), now().plus_millis(3000), 1).await.unwrap(), [id(1)]);
    let tx = scope.begin().await.unwrap();
    attachments::delete(&tx, id(1)).await.unwrap();
    assert_eq!(attachments::delete(&tx, id(1)).await, Err(StoreError::NotFound));
    assert_eq!(attachments::delete(&tx, id(2)).await, Err(StoreError::NotFound), "it is part of a case");
    tx.commit().await.unwrap();
    assert_eq!(attachments::get(&scope.read(), id(1)).await.map(|_| ()), Err(StoreError::NotFound));
}

async fn finds_documents(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let one = draft(1, &citizen(&scope, 1).await);
    sent(&scope, &one, &birth_certificate()).await;
    let facts = |number: u32, code: &str| facts(number, one.application_id(), code);
    let tx = scope.begin().await.unwrap();
    documents::create(&tx, &facts(1, "ABCDEFGHJK"), &scope.new_file_key()).await.unwrap();
    tx.commit().await.unwrap();
    let found = documents::by_code(&scope.read(), "ABCDEFGHJK").await.unwrap();
    assert_eq!((&found.facts, found.revoked_at), (&facts(1, "ABCDEFGHJK"), None));
    assert_eq!(documents::of_application(&scope.read(), one.application_id()).await, Ok(vec![found]));
    assert_eq!(documents::by_code(&scope.read(), "ABCDEFGHJX").await.map(|_| ()), Err(StoreError::NotFound));

    let tx = scope.begin().await.unwrap();
    let taken = documents::create(&tx, &facts(2, "ABCDEFGHJK"), &scope.new_file_key()).await;
    assert_eq!(taken, Err(StoreError::Duplicate(Duplicate::VerificationCode)));
    drop(tx);
    let tx = scope.begin().await.unwrap();
    documents::revoke(&tx, id(1), now()).await.unwrap();
    assert_eq!(documents::revoke(&tx, id(1), now()).await, Err(StoreError::NotFound));
    tx.commit().await.unwrap();
    assert_eq!(documents::get(&scope.read(), id(1)).await.unwrap().revoked_at, Some(now()));
}
