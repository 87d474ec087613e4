//! Citizens, codes, sessions, officers, links and throttles.

use mppi_domain::{date::Instant, workflow::Role};
use mppi_store::{
    Duplicate, RegionScope, StoreError,
    citizens::{self, Contact},
    messages::{self, Letter},
    officers::{self, Officer},
    otps::{self, NewOtp, Redeemed},
    sessions::{self, NewSession, Portal},
    setup_links::{self, SetupLink},
    throttles::{self, ThrottleRule},
};

use crate::{
    database::{TestDatabase, on_both},
    fixture::{citizen, id, now, region},
};

on_both!(
    finds_an_account_by_contact,
    changes_a_contact,
    proves_a_contact_once,
    ends_a_code_after_five_tries,
    ends_a_code_in_time_and_by_the_next,
    knows_a_session_by_its_token,
    ends_sessions,
    invites_officers,
    uses_a_link_once,
    locks_after_too_many,
    counts_every_hit,
    keeps_messages_sealed,
);

async fn scope(database: &TestDatabase) -> RegionScope {
    region(&database.open().await, "sinjai", "73.07").await
}

fn after(seconds: i64) -> Instant {
    now().plus_millis(seconds * 1000)
}

async fn finds_an_account_by_contact(database: TestDatabase) {
    let scope = scope(&database).await;
    let first = citizen(&scope, 1).await;
    let again = citizen(&scope, 1).await;
    assert_eq!(first, again);
    assert_ne!(first.id, citizen(&scope, 2).await.id);
    assert_eq!(citizens::by_contact(&scope.read(), &first.contact().unwrap()).await, Ok(Some(first.clone())));
    let same_text = Contact::Email(first.phone.clone().unwrap());
    assert_eq!(citizens::by_contact(&scope.read(), &same_text).await, Ok(None));
    assert!(!database.holds("+62812000").await, "a phone number is readable in the database");
}

async fn changes_a_contact(database: TestDatabase) {
    let scope = scope(&database).await;
    let (one, other) = (citizen(&scope, 1).await, citizen(&scope, 2).await);
    let email = Contact::Email("siti@example.id".to_owned());
    let tx = scope.begin().await.unwrap();
    let changed = citizens::change_contact(&tx, one.id, &email).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((changed.phone.clone(), changed.email.as_deref()), (one.phone, Some("siti@example.id")));
    assert_eq!(citizens::by_contact(&scope.read(), &email).await, Ok(Some(changed)));

    let tx = scope.begin().await.unwrap();
    let taken = citizens::change_contact(&tx, other.id, &email).await;
    assert_eq!(taken, Err(StoreError::Duplicate(Duplicate::Email)));
    drop(tx);
    let tx = scope.begin().await.unwrap();
    assert_eq!(citizens::change_contact(&tx, id(4), &email).await, Err(StoreError::NotFound));
}

async fn ask(scope: &RegionScope, number: u32, contact: &Contact, code: &str, at: Instant) {
    let tx = scope.begin().await.unwrap();
    let new = NewOtp { id: id(number), contact, code, created_at: at, expires_at: at.plus_millis(300_000) };
    otps::create(&tx, &new).await.unwrap();
    tx.commit().await.unwrap();
}

async fn answer(scope: &RegionScope, number: u32, code: &str, at: Instant) -> Redeemed {
    let tx = scope.begin().await.unwrap();
    let redeemed = otps::redeem(&tx, id(number), code, at).await.unwrap();
    tx.commit().await.unwrap();
    redeemed
}

async fn proves_a_contact_once(database: TestDatabase) {
    let scope = scope(&database).await;
    let contact = Contact::Phone("+6281234567890".to_owned());
    assert_eq!(otps::last_sent(&scope.read(), &contact).await, Ok(None));
    ask(&scope, 1, &contact, "123456", now()).await;
    assert_eq!(otps::last_sent(&scope.read(), &contact).await, Ok(Some(now())));
    assert_eq!(answer(&scope, 1, "654321", after(1)).await, Redeemed::Wrong { tries_left: 4 });
    assert_eq!(answer(&scope, 2, "123456", after(1)).await, Redeemed::Gone);
    assert_eq!(answer(&scope, 1, "123456", after(2)).await, Redeemed::Proved(contact));
    assert_eq!(answer(&scope, 1, "123456", after(3)).await, Redeemed::Gone);
}

async fn ends_a_code_after_five_tries(database: TestDatabase) {
    let scope = scope(&database).await;
    let contact = Contact::Email("siti@example.id".to_owned());
    ask(&scope, 1, &contact, "123456", now()).await;
    let mut tasks = Vec::new();
    for _ in 0..12 {
        let scope = scope.clone();
        tasks.push(tokio::spawn(async move { answer(&scope, 1, "000000", after(1)).await }));
    }
    let mut wrong = Vec::new();
    let mut gone = 0;
    for task in tasks {
        match task.await.unwrap() {
            Redeemed::Wrong { tries_left } => wrong.push(tries_left),
            Redeemed::Gone => gone += 1,
            Redeemed::Proved(_) => panic!("a wrong code was taken"),
        }
    }
    wrong.sort_unstable();
    assert_eq!((wrong, gone), (vec![0, 1, 2, 3, 4], 7));
    assert_eq!(answer(&scope, 1, "123456", after(2)).await, Redeemed::Gone);
}

async fn ends_a_code_in_time_and_by_the_next(database: TestDatabase) {
    let scope = scope(&database).await;
    let contact = Contact::Phone("+6281234567890".to_owned());
    ask(&scope, 1, &contact, "111111", now()).await;
    assert_eq!(answer(&scope, 1, "111111", after(300)).await, Redeemed::Gone);
    ask(&scope, 2, &contact, "222222", after(301)).await;
    ask(&scope, 3, &contact, "333333", after(302)).await;
    assert_eq!(answer(&scope, 2, "222222", after(303)).await, Redeemed::Gone);
    assert_eq!(answer(&scope, 3, "333333", after(303)).await, Redeemed::Proved(contact.clone()));
    let tx = scope.begin().await.unwrap();
    assert_eq!(otps::forget(&tx, after(500)).await, Ok(1));
    tx.commit().await.unwrap();
    assert_eq!(otps::last_sent(&scope.read(), &contact).await, Ok(Some(after(302))));
}

async fn sign_in(scope: &RegionScope, number: u32, token: &str, portal: Portal, account: u32) -> sessions::Session {
    let tx = scope.begin().await.unwrap();
    let new = NewSession {
        id: id(number),
        token,
        portal,
        account_id: id(account),
        device: "Chrome · Android",
        created_at: after(i64::from(number)),
        idle_seconds: 900,
        ends_at: after(3600),
    };
    let session = sessions::create(&tx, &new).await.unwrap();
    tx.commit().await.unwrap();
    session
}

async fn knows_a_session_by_its_token(database: TestDatabase) {
    let scope = scope(&database).await;
    let session = sign_in(&scope, 1, "token-one", Portal::Citizen, 50).await;
    let reader = scope.read();
    let find = |portal, token: &'static str, at| sessions::find(&reader, portal, token, at);
    assert_eq!(find(Portal::Citizen, "token-one", after(900)).await, Ok(Some(session.clone())));
    assert_eq!(find(Portal::Officer, "token-one", after(10)).await, Ok(None));
    assert_eq!(find(Portal::Citizen, "token-two", after(10)).await, Ok(None));
    assert_eq!(find(Portal::Citizen, "token-one", after(901)).await, Ok(None), "idled out");

    for at in [after(800), after(1600), after(2400), after(3200)] {
        let tx = scope.begin().await.unwrap();
        sessions::touch(&tx, session.id, at).await.unwrap();
        tx.commit().await.unwrap();
    }
    let seen = find(Portal::Citizen, "token-one", after(3599)).await.unwrap().unwrap();
    assert_eq!((seen.last_seen_at, seen.idles_out_at()), (after(3200), after(3600)));
    assert_eq!(find(Portal::Citizen, "token-one", after(3600)).await, Ok(None), "ended in all");
    assert!(!database.holds("token-one").await);
}

async fn ends_sessions(database: TestDatabase) {
    let scope = scope(&database).await;
    for (number, token, portal, account) in [
        (1, "a", Portal::Citizen, 50),
        (2, "b", Portal::Citizen, 50),
        (3, "c", Portal::Citizen, 50),
        (4, "d", Portal::Citizen, 51),
        (5, "e", Portal::Officer, 50),
    ] {
        sign_in(&scope, number, token, portal, account).await;
    }
    let list = async |account| {
        let listed = sessions::list(&scope.read(), Portal::Citizen, id(account), after(20)).await.unwrap();
        listed.into_iter().map(|session| session.id).collect::<Vec<_>>()
    };
    assert_eq!(list(50).await, [id(3), id(2), id(1)]);

    let tx = scope.begin().await.unwrap();
    let theirs = sessions::revoke(&tx, Portal::Citizen, id(50), id(4), after(21)).await;
    assert_eq!(theirs, Err(StoreError::NotFound));
    sessions::revoke(&tx, Portal::Citizen, id(50), id(2), after(21)).await.unwrap();
    let again = sessions::revoke(&tx, Portal::Citizen, id(50), id(2), after(21)).await;
    assert_eq!(again, Err(StoreError::NotFound));
    tx.commit().await.unwrap();
    assert_eq!(sessions::find(&scope.read(), Portal::Citizen, "b", after(22)).await, Ok(None));
    assert_eq!(list(50).await, [id(3), id(1)]);

    let tx = scope.begin().await.unwrap();
    assert_eq!(sessions::revoke_all(&tx, Portal::Citizen, id(50), Some(id(1)), after(23)).await, Ok(1));
    tx.commit().await.unwrap();
    assert_eq!((list(50).await, list(51).await), (vec![id(1)], vec![id(4)]));
    assert!(sessions::find(&scope.read(), Portal::Officer, "e", after(24)).await.unwrap().is_some());

    let tx = scope.begin().await.unwrap();
    assert_eq!(sessions::forget(&tx, after(3601)).await, Ok(5));
}

fn officer(number: u32, username: Option<&str>) -> Officer {
    Officer {
        id: id(number),
        username: username.map(str::to_owned),
        name: format!("Petugas {number}"),
        password_hash: None,
        roles: vec![Role::FrontOffice, Role::BackOffice],
        agency: Some("dukcapil".to_owned()),
        active: true,
        created_at: now(),
        last_seen_at: None,
    }
}

async fn invites_officers(database: TestDatabase) {
    let scope = scope(&database).await;
    assert_eq!(officers::is_any(&scope.read()).await, Ok(false));
    let tx = scope.begin().await.unwrap();
    for (number, username) in [(2, Some("budi")), (1, None), (3, None)] {
        officers::create(&tx, &officer(number, username)).await.unwrap();
    }
    officers::set_credentials(&tx, id(1), "ani", "Ani", "$argon2id$").await.unwrap();
    officers::seen(&tx, id(1), after(5)).await.unwrap();
    officers::set_active(&tx, id(2), false).await.unwrap();
    assert_eq!(officers::set_active(&tx, id(9), false).await, Err(StoreError::NotFound));
    tx.commit().await.unwrap();

    let reader = scope.read();
    assert_eq!(officers::is_any(&reader).await, Ok(true));
    let ani = officers::by_username(&reader, "ani").await.unwrap().unwrap();
    assert_eq!((ani.id, ani.name.as_str(), ani.last_seen_at), (id(1), "Ani", Some(after(5))));
    assert_eq!((ani.password_hash.as_deref(), ani.roles.len(), ani.active), (Some("$argon2id$"), 2, true));
    assert!(!officers::get(&reader, id(2)).await.unwrap().active);
    let names: Vec<_> = officers::list(&reader).await.unwrap().into_iter().map(|officer| officer.name).collect();
    assert_eq!(names, ["Ani", "Petugas 2", "Petugas 3"]);
    assert_eq!(officers::by_ids(&reader, &[id(3), id(9)]).await.unwrap().len(), 1);
    assert_eq!(officers::by_ids(&reader, &[]).await, Ok(Vec::new()));

    let tx = scope.begin().await.unwrap();
    let taken = officers::set_credentials(&tx, id(3), "ani", "Lain", "x").await;
    assert_eq!(taken, Err(StoreError::Duplicate(Duplicate::Username)));
    drop(tx);
    let tx = scope.begin().await.unwrap();
    assert_eq!(officers::create(&tx, &officer(3, None)).await, Err(StoreError::Duplicate(Duplicate::Id)));
}

async fn uses_a_link_once(database: TestDatabase) {
    let scope = scope(&database).await;
    let link = |officer_id| SetupLink { officer_id, roles: vec![Role::RegionAdmin], expires_at: after(100) };
    let make = async |token, officer_id| {
        let tx = scope.begin().await.unwrap();
        setup_links::create(&tx, token, &link(officer_id)).await.unwrap();
        tx.commit().await.unwrap();
    };
    let redeem = async |token, at| {
        let tx = scope.begin().await.unwrap();
        let redeemed = setup_links::redeem(&tx, token, at).await;
        tx.commit().await.unwrap();
        redeemed
    };
    make("first", None).await;
    make("second", None).await;
    make("third", Some(id(1))).await;
    assert_eq!(redeem("first", after(1)).await, Err(StoreError::NotFound), "a newer one made it void");
    assert_eq!(redeem("second", after(100)).await, Err(StoreError::NotFound), "too old");
    assert_eq!(redeem("second", after(99)).await, Ok(link(None)));
    assert_eq!(redeem("second", after(99)).await, Err(StoreError::NotFound), "used");
    assert_eq!(redeem("third", after(2)).await, Ok(link(Some(id(1)))));
}

const RULE: ThrottleRule = ThrottleRule { limit: 3, window_seconds: 60, lock_seconds: 300 };

async fn hit(scope: &RegionScope, key: &str, at: Instant) -> (u32, Option<Instant>) {
    let tx = scope.begin().await.unwrap();
    let throttled = throttles::hit(&tx, key, RULE, at).await.unwrap();
    tx.commit().await.unwrap();
    (throttled.count, throttled.locked_until)
}

async fn locks_after_too_many(database: TestDatabase) {
    let scope = scope(&database).await;
    let locked = async |at| throttles::locked_until(&scope.read(), "password:budi", at).await.unwrap();
    for count in 1..=3 {
        assert_eq!(hit(&scope, "password:budi", after(i64::from(count))).await, (count, None));
    }
    assert_eq!(hit(&scope, "password:budi", after(4)).await, (4, Some(after(304))));
    assert_eq!(hit(&scope, "password:budi", after(10)).await, (4, Some(after(304))), "no longer by trying");
    assert_eq!((locked(after(303)).await, locked(after(304)).await), (Some(after(304)), None));
    assert_eq!(hit(&scope, "password:ani", after(10)).await, (1, None));
    assert_eq!(hit(&scope, "password:budi", after(304)).await, (1, None), "a new window after the lock");
    assert_eq!(hit(&scope, "password:budi", after(364)).await, (1, None), "a new window in time");
    let tx = scope.begin().await.unwrap();
    throttles::clear(&tx, "password:budi").await.unwrap();
    assert_eq!(throttles::forget(&tx, after(60)).await, Ok(1));
    tx.commit().await.unwrap();
    assert_eq!(hit(&scope, "password:budi", after(365)).await, (1, None));
}

async fn counts_every_hit(database: TestDatabase) {
    let scope = scope(&database).await;
    let mut tasks = Vec::new();
    for _ in 0..12 {
        let scope = scope.clone();
        tasks.push(tokio::spawn(async move { hit(&scope, "otp:1", now()).await.1.is_some() }));
    }
    let mut locked = 0;
    for task in tasks {
        locked += u32::from(task.await.unwrap());
    }
    assert_eq!(locked, 9);
}

async fn keeps_messages_sealed(database: TestDatabase) {
    let scope = scope(&database).await;
    let letter = |number: u32| Letter {
        to: Contact::Phone("+6281234567890".to_owned()),
        subject: String::new(),
        body: format!("Kode Anda 12345{number}"),
    };
    for number in 1..=3 {
        let tx = scope.begin().await.unwrap();
        messages::create(&tx, id(number), "demo", &letter(number), after(i64::from(number))).await.unwrap();
        tx.commit().await.unwrap();
    }
    let tx = scope.begin().await.unwrap();
    messages::mark_sent(&tx, id(2), after(9)).await.unwrap();
    assert_eq!(messages::mark_sent(&tx, id(9), after(9)).await, Err(StoreError::NotFound));
    tx.commit().await.unwrap();
    let recent = messages::recent(&scope.read(), 2).await.unwrap();
    assert_eq!(recent.iter().map(|message| message.id).collect::<Vec<_>>(), [id(3), id(2)]);
    assert_eq!((recent[1].letter.clone(), recent[1].sent_at), (letter(2), Some(after(9))));
    assert_eq!(messages::get(&scope.read(), id(3)).await.unwrap().letter, letter(3));
    assert!(!database.holds("Kode Anda").await);
    let tx = scope.begin().await.unwrap();
    assert_eq!(messages::forget(&tx, after(3)).await, Ok(2));
}
