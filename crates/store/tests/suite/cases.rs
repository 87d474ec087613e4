//! Submissions, logs and their projections.

use mppi_domain::{
    case::{Actor, CaseState, EventBody, FlagReason, FlagRef},
    date::{Date, Instant},
    status::Status,
};
use mppi_store::{
    Duplicate, StoreError, action_records, applications,
    cases::{self, NewCase},
    submissions,
};

use crate::{
    database::{TestDatabase, on_both},
    fixture::{SECRET, birth_certificate, calendar, citizen, draft, event, id, now, rules, send, sent, sinjai, today},
};

on_both!(
    keeps_a_submission_once,
    makes_a_case,
    appends_and_projects,
    refuses_a_stale_append,
    refuses_what_does_not_follow,
    lets_one_of_many_win,
    takes_everything_back,
    tracks_by_number_and_secret,
    lists_own_cases_by_page,
    records_an_action_once,
    closes_a_case_once,
);

async fn keeps_a_submission_once(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let person = citizen(&scope, 1).await;
    let one = draft(1, &person);
    assert_eq!(submissions::find(&scope.read(), one.submission_id()).await, Ok(None));
    sent(&scope, &one, &birth_certificate()).await;
    let found = submissions::find(&scope.read(), one.submission_id()).await.unwrap().unwrap();
    assert_eq!((found.citizen_id, found.created_at), (person.id, now()));
    assert!(found.has_body(&scope, b"the bytes"));
    assert!(!found.has_body(&scope, b"other bytes"));
    assert_eq!(found.receipt.submission_id, one.submission_id());

    // Twenty at once: one is kept, whoever comes first.
    let mut tasks = Vec::new();
    for _ in 0..20 {
        let scope = scope.clone();
        let person = person.clone();
        tasks.push(tokio::spawn(async move {
            let again = draft(2, &person);
            let tx = scope.begin().await.unwrap();
            let receipt = mppi_domain::api::submission::Receipt {
                submission_id: again.submission_id(),
                received_at: again.at,
                applications: Vec::new(),
            };
            let new = submissions::NewSubmission {
                id: again.submission_id(),
                citizen_id: again.citizen,
                taken_by: None,
                body: b"the bytes",
                language: mppi_domain::language::Language::Id,
                authority: &mppi_domain::api::submission::Authority::Own {},
                tracking_secret: SECRET,
                receipt: &receipt,
                created_at: again.at,
            };
            submissions::create(&tx, &new).await?;
            tx.commit().await
        }));
    }
    let mut kept = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(()) => kept += 1,
            Err(error) => assert_eq!(error, StoreError::Duplicate(Duplicate::Id)),
        }
    }
    assert_eq!(kept, 1);
}

async fn makes_a_case(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let person = citizen(&scope, 1).await;
    let one = draft(1, &person);
    let state = sent(&scope, &one, &birth_certificate()).await;
    let reader = scope.read();
    let found = applications::get(&reader, one.application_id()).await.unwrap();
    assert_eq!((found.status, found.seq, found.number.as_str()), (Status::Submitted, 1, "MPP-7307-2026-000001-X"));
    // The check has one working day.
    assert_eq!(found.due_on, Date::new(2026, 11, 25));
    assert_eq!((found.service.as_str(), found.service_version), ("akta-kelahiran", 1));
    assert_eq!((found.closed_at, found.subject_name.as_str()), (None, "Siti Nurhaliza"));
    assert_eq!(applications::of_submission(&reader, one.submission_id()).await, Ok(vec![found.clone()]));
    let events = cases::events(&reader, one.application_id()).await.unwrap();
    assert_eq!(events, [one.submitted()]);
    assert_eq!(CaseState::fold(&birth_certificate(), &events), Ok(state));
    let listed = applications::listed(&reader, found).await.unwrap();
    let keys: Vec<_> =
        listed.steps.iter().map(|step| (step.key.as_str(), step.agency.as_str(), step.waiting)).collect();
    assert_eq!(keys, [("check", "dpmptsp", false)]);
    assert_eq!(cases::events(&reader, id(77)).await, Err(StoreError::NotFound));
    assert!(!database.holds(one.nik).await);

    // The same number again.
    let other = draft(2, &person);
    let tx = scope.begin().await.unwrap();
    let case = NewCase {
        id: other.application_id(),
        submission_id: one.submission_id(),
        citizen_id: person.id,
        number: &one.application_number(),
        provisional_number: None,
        subject_name: "Budi",
        applicant_nik: None,
        submitted: other.submitted(),
    };
    let taken = cases::create(&tx, &case, rules(&birth_certificate(), &calendar())).await.map(|state| state.seq);
    assert_eq!(taken, Err(StoreError::Duplicate(Duplicate::ApplicationNumber)));
}

async fn appends_and_projects(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let person = citizen(&scope, 1).await;
    let one = draft(1, &person);
    let definition = birth_certificate();
    let state = sent(&scope, &one, &definition).await;
    let officer = Actor::Officer { id: id(5) };
    let flags = vec![FlagRef { pointer: "/documents/kk".to_owned(), reason: FlagReason::Unreadable, note: id(6) }];

    let tx = scope.begin().await.unwrap();
    let claimed = event(&state, 1, officer, Some("check"), EventBody::Claimed);
    let calendar = calendar();
    let state =
        cases::append(&tx, one.application_id(), &state, &[claimed], rules(&definition, &calendar)).await.unwrap();
    let returned = event(&state, 2, officer, Some("check"), EventBody::Returned { flags });
    let state =
        cases::append(&tx, one.application_id(), &state, &[returned], rules(&definition, &calendar)).await.unwrap();
    cases::set_person(&tx, one.application_id(), "Siti Aminah", None).await.unwrap();
    tx.commit().await.unwrap();

    let found = applications::get(&scope.read(), one.application_id()).await.unwrap();
    assert_eq!((found.status, found.due_on, found.seq), (Status::CorrectionNeeded, None, 3));
    assert_eq!((found.updated_at, found.subject_name.as_str()), (now().plus_millis(120_000), "Siti Aminah"));
    let listed = applications::listed(&scope.read(), found).await.unwrap();
    let step = &listed.steps[0];
    assert_eq!((step.assignee, step.revision, step.waiting, step.opened_on), (Some(id(5)), 3, true, today()));
    let events = cases::events(&scope.read(), one.application_id()).await.unwrap();
    assert_eq!(CaseState::fold(&definition, &events), Ok(state));
}

async fn refuses_a_stale_append(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let one = draft(1, &citizen(&scope, 1).await);
    let definition = birth_certificate();
    let calendar = calendar();
    let state = sent(&scope, &one, &definition).await;
    let append = async |number, state: &CaseState| {
        let tx = scope.begin().await.unwrap();
        let claimed = event(state, number, Actor::Officer { id: id(number) }, Some("check"), EventBody::Claimed);
        let after = cases::append(&tx, one.application_id(), state, &[claimed], rules(&definition, &calendar)).await?;
        tx.commit().await.unwrap();
        Ok::<_, StoreError>(after.seq)
    };
    assert_eq!(append(1, &state).await, Ok(2));
    assert_eq!(append(2, &state).await, Err(StoreError::Conflict));
    let tx = scope.begin().await.unwrap();
    let claimed = event(&state, 3, Actor::System, Some("check"), EventBody::Claimed);
    let missing =
        cases::append(&tx, id(77), &state, &[claimed], rules(&definition, &calendar)).await.map(|state| state.seq);
    assert_eq!(missing, Err(StoreError::NotFound));
}

async fn refuses_what_does_not_follow(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let one = draft(1, &citizen(&scope, 1).await);
    let definition = birth_certificate();
    let calendar = calendar();
    let state = sent(&scope, &one, &definition).await;
    let tx = scope.begin().await.unwrap();
    let mut gap = event(&state, 1, Actor::System, Some("check"), EventBody::Claimed);
    gap.seq = 3;
    let closed_step = event(&state, 2, Actor::System, Some("issue"), EventBody::Claimed);
    for wrong in [gap, closed_step] {
        let refused = cases::append(&tx, one.application_id(), &state, &[wrong], rules(&definition, &calendar)).await;
        assert!(matches!(refused, Err(StoreError::Log(_))), "{refused:?}");
    }
    tx.commit().await.unwrap();
    assert_eq!(cases::events(&scope.read(), one.application_id()).await.unwrap().len(), 1);
}

async fn lets_one_of_many_win(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let one = draft(1, &citizen(&scope, 1).await);
    let state = sent(&scope, &one, &birth_certificate()).await;
    let application_id = one.application_id();
    let mut tasks = Vec::new();
    for number in 1..=16 {
        let scope = scope.clone();
        let state = state.clone();
        tasks.push(tokio::spawn(async move {
            let tx = scope.begin().await.unwrap();
            let actor = Actor::Officer { id: id(number) };
            let claimed = event(&state, number, actor, Some("check"), EventBody::Claimed);
            let (definition, calendar) = (birth_certificate(), calendar());
            cases::append(&tx, application_id, &state, &[claimed], rules(&definition, &calendar)).await?;
            tx.commit().await
        }));
    }
    let mut won = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(()) => won += 1,
            Err(error) => assert_eq!(error, StoreError::Conflict),
        }
    }
    assert_eq!(won, 1);
    assert_eq!(cases::events(&scope.read(), application_id).await.unwrap().len(), 2);
}

async fn takes_everything_back(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let person = citizen(&scope, 1).await;
    let one = draft(1, &person);
    let tx = scope.begin().await.unwrap();
    send(&tx, &one, &birth_certificate()).await;
    assert!(applications::get(&tx, one.application_id()).await.is_ok(), "a transaction sees its own writes");
    assert_eq!(applications::get(&scope.read(), one.application_id()).await, Err(StoreError::NotFound));
    drop(tx);
    assert_eq!(submissions::find(&scope.read(), one.submission_id()).await, Ok(None));
    let tx = scope.begin().await.unwrap();
    send(&tx, &one, &birth_certificate()).await;
    tx.rollback().await.unwrap();
    assert_eq!(applications::get(&scope.read(), one.application_id()).await, Err(StoreError::NotFound));
    // And nothing of it is in the way.
    sent(&scope, &one, &birth_certificate()).await;
}

async fn tracks_by_number_and_secret(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let one = draft(1, &citizen(&scope, 1).await);
    sent(&scope, &one, &birth_certificate()).await;
    let reader = scope.read();
    let number = one.application_number();
    assert_eq!(applications::tracked(&reader, &number, SECRET).await.unwrap().id, one.application_id());
    let wrong = applications::tracked(&reader, &number, "BAAAAAAAAAAAAAAAAAAAAA").await;
    assert_eq!(wrong, Err(StoreError::NotFound));
    let missing = applications::tracked(&reader, "MPP-7307-2026-999999-X", SECRET).await;
    assert_eq!(missing, Err(StoreError::NotFound));
    assert_eq!(submissions::check_secret(&reader, one.submission_id(), SECRET).await, Ok(()));
    assert!(!database.holds(SECRET).await);
}

async fn lists_own_cases_by_page(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let (one, other) = (citizen(&scope, 1).await, citizen(&scope, 2).await);
    let tx = scope.begin().await.unwrap();
    for number in 1..=7 {
        let mut draft = draft(number, &one);
        // Three at the same moment, so that the id must decide.
        draft.at = now().plus_millis(i64::from(number / 3) * 1000);
        send(&tx, &draft, &birth_certificate()).await;
    }
    send(&tx, &draft(8, &other), &birth_certificate()).await;
    tx.commit().await.unwrap();

    let reader = scope.read();
    let mut seen = Vec::new();
    let mut cursor = None;
    loop {
        let page = applications::list_of_citizen(&reader, one.id, None, cursor.as_ref(), 3).await.unwrap();
        assert!(page.cases.len() <= 3);
        seen.extend(page.cases.iter().map(|listed| listed.application.id));
        assert!(page.cases.iter().all(|listed| listed.steps.len() == 1));
        match page.next {
            Some(next) => cursor = Some(next.to_string().parse().unwrap()),
            None => break,
        }
    }
    let expected: Vec<_> = (1..=7).rev().map(|number| draft(number, &one).application_id()).collect();
    assert_eq!(seen, expected);
    let none = applications::list_of_citizen(&reader, one.id, Some(Status::Completed), None, 3).await.unwrap();
    assert_eq!((none.cases.len(), none.next), (0, None));
    let all = applications::list_of_citizen(&reader, one.id, Some(Status::Submitted), None, 7).await.unwrap();
    assert_eq!((all.cases.len(), all.next), (7, None));
    let theirs = applications::of_citizen(&reader, other.id, expected[0]).await;
    assert_eq!(theirs, Err(StoreError::NotFound));
    assert!(applications::of_citizen(&reader, one.id, expected[0]).await.is_ok());
}

async fn records_an_action_once(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let one = draft(1, &citizen(&scope, 1).await);
    sent(&scope, &one, &birth_certificate()).await;
    let record = async |body: &[u8]| {
        let tx = scope.begin().await.unwrap();
        action_records::create(&tx, id(1), one.application_id(), body, 2, now()).await?;
        tx.commit().await
    };
    assert_eq!(action_records::find(&scope.read(), id(1)).await, Ok(None));
    assert_eq!(record(b"one").await, Ok(()));
    assert_eq!(record(b"one").await, Err(StoreError::Duplicate(Duplicate::Id)));
    let found = action_records::find(&scope.read(), id(1)).await.unwrap().unwrap();
    assert_eq!((found.application_id, found.response_seq), (one.application_id(), 2));
    assert!(found.has_body(&scope, b"one") && !found.has_body(&scope, b"two"));
}

async fn closes_a_case_once(database: TestDatabase) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let person = citizen(&scope, 1).await;
    let one = draft(1, &person);
    let (definition, calendar) = (birth_certificate(), calendar());
    let state = sent(&scope, &one, &definition).await;
    let applicant = Actor::Citizen { id: person.id };
    let append = async |state: &CaseState, number, body| {
        let tx = scope.begin().await.unwrap();
        let happened = event(state, number, applicant, None, body);
        let after = cases::append(&tx, one.application_id(), state, &[happened], rules(&definition, &calendar)).await;
        tx.commit().await.unwrap();
        after.unwrap()
    };
    let state = append(&state, 1, EventBody::Cancelled { note: None }).await;
    append(&state, 2, EventBody::Messaged { note: id(9) }).await;
    let found = applications::get(&scope.read(), one.application_id()).await.unwrap();
    let minutes = |count: i64| Instant::from_millis(now().millis() + count * 60_000);
    assert_eq!((found.status, found.closed_at, found.updated_at), (Status::Cancelled, Some(minutes(1)), minutes(2)));
    assert!(applications::listed(&scope.read(), found).await.unwrap().steps.is_empty());
}
