//! What an officer took in at a counter.

use mppi_domain::requirement::FileKind;
use mppi_store::{
    Duplicate, RegionScope, StoreError, applications,
    attachments::{self, NewAttachment, Owner},
    cases::{self, NewCase},
    citizens::{self, Contact},
    inbox::{self, InboxQuery, View, Viewer},
    services, submissions,
};

use crate::{
    database::{TestDatabase, on_both},
    fixture::{
        Draft, SECRET, birth_certificate, calendar, citizen, draft, id, now, region, rules, send, sent, sinjai, today,
    },
};

on_both!(
    keeps_who_took_it_in,
    finds_by_the_provisional_number,
    gives_a_provisional_number_once_in_a_region,
    makes_accounts_without_contact,
    leaves_an_account_as_it_is,
    keeps_the_officers_files_at_a_correction,
    brings_cases_of_before_along,
);

const NUMBER: &str = "SEM-7307-G9VC59R-K";

fn taken_in(number: u32, applicant: &citizens::Citizen) -> Draft<'static> {
    Draft { taken_by: Some(id(700)), provisional_number: Some(NUMBER), ..draft(number, applicant) }
}

async fn keeps_who_took_it_in(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let person = citizen(&scope, 1).await;
    let (counter, own) = (taken_in(1, &person), draft(2, &person));
    for draft in [&counter, &own] {
        sent(&scope, draft, &birth_certificate()).await;
    }
    let of = async |draft: &Draft<'_>| {
        let submission = submissions::find(&scope.read(), draft.submission_id()).await.unwrap().unwrap();
        let application = applications::of_citizen(&scope.read(), person.id, draft.application_id()).await.unwrap();
        (submission.taken_by, application.provisional_number)
    };
    assert_eq!(of(&counter).await, (Some(id(700)), Some(NUMBER.to_owned())));
    assert_eq!(of(&own).await, (None, None));
}

async fn finds_by_the_provisional_number(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let one = taken_in(1, &citizen(&scope, 1).await);
    sent(&scope, &one, &birth_certificate()).await;
    sent(&scope, &draft(2, &citizen(&scope, 2).await), &birth_certificate()).await;
    let reader = scope.read();
    for number in [NUMBER, &one.application_number()] {
        assert_eq!(applications::by_number(&reader, number).await.unwrap().id, one.application_id(), "{number}");
        assert_eq!(applications::tracked(&reader, number, SECRET).await.unwrap().id, one.application_id(), "{number}");
        let wrong = applications::tracked(&reader, number, "BAAAAAAAAAAAAAAAAAAAAA").await;
        assert_eq!(wrong.map(|_| ()), Err(StoreError::NotFound), "{number}");
    }
    let other = applications::by_number(&reader, "SEM-7307-DVPK2JW-D").await;
    assert_eq!(other.map(|_| ()), Err(StoreError::NotFound));
    let neighbour = region(&store, "bengkulu-tengah", "17.09").await;
    let abroad = applications::tracked(&neighbour.read(), NUMBER, SECRET).await;
    assert_eq!(abroad.map(|_| ()), Err(StoreError::NotFound));

    let viewer = Viewer { officer_id: id(5), roles: Vec::new(), agency: None };
    for search in ["sem-7307", "sem7307g9vc59rk", NUMBER] {
        let query =
            InboxQuery { view: View::All, status: None, search: Some(search), after: None, limit: 9, today: today() };
        let found = inbox::list(&reader, &viewer, &query).await.unwrap();
        let ids: Vec<_> = found.cases.iter().map(|listed| listed.application.id).collect();
        assert_eq!(ids, [one.application_id()], "{search}");
    }
}

async fn gives_a_provisional_number_once_in_a_region(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let person = citizen(&scope, 1).await;
    sent(&scope, &taken_in(1, &person), &birth_certificate()).await;
    assert_eq!(second(&scope, &person).await, Err(StoreError::Duplicate(Duplicate::ProvisionalNumber)));

    let neighbour = region(&store, "bengkulu-tengah", "17.09").await;
    let tx = neighbour.begin().await.unwrap();
    services::publish(&tx, &birth_certificate(), now()).await.unwrap();
    tx.commit().await.unwrap();
    let person = citizen(&neighbour, 1).await;
    sent(&neighbour, &taken_in(1, &person), &birth_certificate()).await;
}

/// Takes another case in with the number of the first.
async fn second(scope: &RegionScope, person: &citizens::Citizen) -> Result<(), StoreError> {
    let tx = scope.begin().await.unwrap();
    let own = draft(2, person);
    send(&tx, &own, &birth_certificate()).await;
    let another = taken_in(3, person);
    let case = NewCase {
        id: another.application_id(),
        submission_id: own.submission_id(),
        citizen_id: person.id,
        number: &another.application_number(),
        provisional_number: another.provisional_number,
        subject_name: another.name,
        applicant_nik: None,
        submitted: another.submitted(),
    };
    cases::create(&tx, &case, rules(&birth_certificate(), &calendar())).await.map(drop)
}

async fn makes_accounts_without_contact(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let tx = scope.begin().await.unwrap();
    for number in [1, 2] {
        let citizen = citizens::create_without_contact(&tx, id(number), now()).await.unwrap();
        assert_eq!((citizen.id, citizen.contact()), (id(number), None));
    }
    tx.commit().await.unwrap();
    assert_eq!(citizens::get(&scope.read(), id(2)).await.unwrap().contact(), None);
    for contact in [Contact::Phone(String::new()), Contact::Email(String::new())] {
        assert_eq!(citizens::by_contact(&scope.read(), &contact).await, Ok(None), "nobody finds it");
    }
}

async fn leaves_an_account_as_it_is(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let person = citizen(&scope, 1).await;
    let email = Contact::Email("siti@contoh.id".to_owned());
    let tx = scope.begin().await.unwrap();
    let changed = citizens::change_contact(&tx, person.id, &email).await.unwrap();
    for contact in [&email, &person.contact().unwrap()] {
        let found = citizens::find_or_create(&tx, contact, id(50), now().plus_millis(9)).await.unwrap();
        assert_eq!(found, changed);
    }
    tx.commit().await.unwrap();
    assert_eq!(citizens::get(&scope.read(), person.id).await, Ok(changed));
    assert_eq!(citizens::get(&scope.read(), id(50)).await, Err(StoreError::NotFound));
}

async fn keeps_the_officers_files_at_a_correction(database: TestDatabase) {
    let scope = sinjai(&database.open().await).await;
    let person = citizen(&scope, 1).await;
    let (one, other) = (taken_in(1, &person), draft(2, &person));
    for draft in [&one, &other] {
        sent(&scope, draft, &birth_certificate()).await;
    }
    let (officer, applicant) = (Owner::Officer(id(700)), Owner::Citizen(person.id));
    let new = NewAttachment {
        id: id(1),
        owner: officer,
        name: "kk.jpg",
        sha256: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        declared_size: 1,
        created_at: now(),
        expires_at: now(),
    };
    let tx = scope.begin().await.unwrap();
    attachments::create(&tx, &new).await.unwrap();
    attachments::advance(&tx, id(1), 0, 1).await.unwrap();
    attachments::complete(&tx, id(1), FileKind::Jpeg).await.unwrap();
    let early = attachments::attach(&tx, applicant, id(1), one.application_id(), "kk").await;
    assert_eq!(early, Err(StoreError::NotFound), "an officer's upload is nobody else's");
    attachments::attach(&tx, officer, id(1), one.application_id(), "kk").await.unwrap();
    attachments::attach(&tx, applicant, id(1), one.application_id(), "kk").await.unwrap();
    for (owner, expected) in [(applicant, StoreError::NotFound), (officer, StoreError::Conflict)] {
        for (case, requirement) in [(other.application_id(), "kk"), (one.application_id(), "ktp")] {
            assert_eq!(attachments::attach(&tx, owner, id(1), case, requirement).await, Err(expected.clone()));
        }
    }
    tx.commit().await.unwrap();
    assert_eq!(attachments::of_application(&scope.read(), one.application_id()).await.unwrap()[0].owner, officer);
}

async fn brings_cases_of_before_along(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let region_id = scope.region_id();
    let one = draft(1, &citizen(&scope, 1).await);
    sent(&scope, &one, &birth_certificate()).await;
    drop(scope);
    store.close().await.unwrap();
    database.back_to(2).await;
    let scope = database.open().await.region(region_id);
    let found = applications::tracked(&scope.read(), &one.application_number(), SECRET).await.unwrap();
    assert_eq!((found.id, found.provisional_number), (one.application_id(), None));
    let submission = submissions::find(&scope.read(), one.submission_id()).await.unwrap().unwrap();
    assert_eq!(submission.taken_by, None);
    sent(&scope, &taken_in(2, &citizen(&scope, 2).await), &birth_certificate()).await;
}
