//! What officers find, by role and agency.

use mppi_domain::{
    case::{Actor, CaseState, EventBody},
    date::Date,
    status::Status,
    workflow::Role,
};
use mppi_store::{
    RegionScope, StoreError, cases,
    inbox::{self, InboxQuery, View, Viewer},
};

use crate::{
    database::{TestDatabase, on_both},
    fixture::{
        Draft, birth_certificate, business_letter, calendar, citizen, draft, event, id, rules, send, sinjai, today,
    },
};

on_both!(
    shows_what_an_officer_may_see,
    filters_and_searches,
    puts_what_is_due_first,
    moves_claimed_cases,
    shelved_is_not_work
);

fn viewer(roles: &[Role], agency: Option<&str>) -> Viewer {
    Viewer { officer_id: id(5), roles: roles.to_vec(), agency: agency.map(str::to_owned) }
}

fn query(view: View) -> InboxQuery<'static> {
    InboxQuery { view, status: None, search: None, after: None, limit: 50, today: today() }
}

async fn numbers(scope: &RegionScope, viewer: &Viewer, query: &InboxQuery<'_>) -> Vec<u32> {
    let page = inbox::list(&scope.read(), viewer, query).await.unwrap();
    page.cases.iter().map(|listed| listed.application.number[14..20].parse().unwrap()).collect()
}

/// Three certificates and two letters.
async fn five(database: &TestDatabase) -> (RegionScope, Vec<(Draft<'static>, CaseState)>) {
    let store = database.open().await;
    let scope = sinjai(&store).await;
    let person = citizen(&scope, 1).await;
    let names = ["Siti Nurhaliza", "siti  Aminah", "Andi Mappanyukki", "Toko Sitti", "Zainuddin"];
    let mut sent = Vec::new();
    let tx = scope.begin().await.unwrap();
    for (number, name) in (1..).zip(names) {
        let mut draft = draft(number, &person);
        draft.name = name;
        let definition = if number <= 3 { birth_certificate() } else { business_letter() };
        let state = send(&tx, &draft, &definition).await;
        sent.push((draft, state));
    }
    tx.commit().await.unwrap();
    (scope, sent)
}

async fn shows_what_an_officer_may_see(database: TestDatabase) {
    let (scope, sent) = five(&database).await;
    let everything = vec![1, 2, 3, 4, 5];
    for (viewer, all, unclaimed) in [
        (viewer(&[Role::FrontOffice], None), everything.clone(), everything.clone()),
        (viewer(&[Role::FrontOffice], Some("dpmptsp")), vec![1, 2, 3], vec![1, 2, 3]),
        (viewer(&[Role::FrontOffice], Some("dukcapil")), vec![1, 2, 3], vec![]),
        (viewer(&[Role::FrontOffice, Role::BackOffice], Some("kecamatan")), vec![4, 5], vec![4, 5]),
        (viewer(&[Role::BackOffice], Some("bapenda")), vec![4, 5], vec![]),
        (viewer(&[Role::BackOffice], Some("kua")), vec![], vec![]),
        (viewer(&[Role::RegionAdmin], Some("kua")), everything.clone(), vec![]),
        (viewer(&[], Some("dukcapil")), vec![1, 2, 3], vec![]),
    ] {
        assert_eq!(numbers(&scope, &viewer, &query(View::All)).await, all, "{viewer:?}");
        assert_eq!(numbers(&scope, &viewer, &query(View::Unclaimed)).await, unclaimed, "{viewer:?}");
        let counts = inbox::counts(&scope.read(), &viewer, today()).await.unwrap();
        assert_eq!(counts.unclaimed, unclaimed.len() as u64);
        assert_eq!(counts.by_status.values().sum::<u64>(), all.len() as u64);
        for (number, (draft, _)) in (1..).zip(&sent) {
            let visible = inbox::visible(&scope.read(), &viewer, draft.application_id()).await;
            assert_eq!(visible.is_ok(), all.contains(&number), "{viewer:?} {number}");
            assert!(visible.is_ok() || visible == Err(StoreError::NotFound));
        }
    }
}

async fn filters_and_searches(database: TestDatabase) {
    let (scope, _) = five(&database).await;
    let all = viewer(&[Role::FrontOffice], None);
    let dpmptsp = viewer(&[Role::FrontOffice], Some("dpmptsp"));
    let search = async |viewer: &Viewer, view, text: &str| {
        numbers(&scope, viewer, &InboxQuery { search: Some(text), ..query(view) }).await
    };
    assert_eq!(search(&all, View::All, "SITI").await, [1, 2]);
    assert_eq!(search(&all, View::All, " siti a").await, [2]);
    assert_eq!(search(&all, View::Unclaimed, "sit").await, [1, 2]);
    assert_eq!(search(&dpmptsp, View::All, "z").await, [] as [u32; 0], "another agency's");
    assert_eq!(search(&all, View::All, "z").await, [5]);
    assert_eq!(search(&all, View::All, "mpp-7307-2026-000003").await, [3]);
    assert_eq!(search(&all, View::Mine, "siti").await, [] as [u32; 0]);
    assert_eq!(search(&all, View::All, "").await, [1, 2, 3, 4, 5]);
    // Nothing of it is a pattern or ends a string.
    for text in ["%", "_iti", "'", "siti'--", "$1", "\u{10FFFF}", "🙂"] {
        assert_eq!(search(&all, View::All, text).await, [] as [u32; 0], "{text}");
    }
    let by_status =
        async |status| numbers(&scope, &all, &InboxQuery { status: Some(status), ..query(View::All) }).await;
    assert_eq!(by_status(Status::Submitted).await, [1, 2, 3, 4, 5]);
    assert_eq!(by_status(Status::Checking).await, [] as [u32; 0]);
}

async fn puts_what_is_due_first(database: TestDatabase) {
    let (scope, sent) = five(&database).await;
    let (definition, calendar) = (birth_certificate(), calendar());
    let tx = scope.begin().await.unwrap();
    // The first waits for its applicant, the second was declared complete and has five days.
    for (index, steps) in [
        (0, vec![EventBody::Claimed, EventBody::Returned { flags: Vec::new() }]),
        (1, vec![EventBody::Claimed, EventBody::DeclaredComplete { counts_from: today() }]),
    ] {
        let (draft, state) = &sent[index];
        let mut state = state.clone();
        for (number, body) in (0..).zip(steps) {
            let happened = event(
                &state,
                50 + 10 * state.seq + number + draft.number,
                Actor::Officer { id: id(5) },
                Some("check"),
                body,
            );
            state = cases::append(&tx, draft.application_id(), &state, &[happened], rules(&definition, &calendar))
                .await
                .unwrap();
        }
    }
    tx.commit().await.unwrap();

    let all = viewer(&[Role::FrontOffice, Role::BackOffice], None);
    let mut seen = Vec::new();
    let mut cursor = None;
    loop {
        let page = InboxQuery { after: cursor.as_ref(), limit: 2, ..query(View::All) };
        let page = inbox::list(&scope.read(), &all, &page).await.unwrap();
        seen.extend(
            page.cases.iter().map(|listed| (listed.application.number[19..20].to_owned(), listed.application.due_on)),
        );
        match page.next {
            Some(next) => cursor = Some(next.to_string().parse().unwrap()),
            None => break,
        }
    }
    let (tomorrow, in_a_week) = (Date::new(2026, 11, 25), Date::new(2026, 12, 1));
    let expected = [("3", tomorrow), ("4", tomorrow), ("5", tomorrow), ("2", in_a_week), ("1", None)];
    assert_eq!(seen, expected.map(|(number, due)| (number.to_owned(), due)));

    let late = InboxQuery { today: today().add_days(2), ..query(View::Overdue) };
    assert_eq!(numbers(&scope, &all, &late).await, [3, 4, 5]);
    assert_eq!(numbers(&scope, &all, &query(View::Overdue)).await, [] as [u32; 0]);
    let counts = inbox::counts(&scope.read(), &all, today().add_days(2)).await.unwrap();
    assert_eq!((counts.overdue, counts.unclaimed, counts.mine), (3, 4, 1));
    let states: Vec<_> = counts.by_status.into_iter().collect();
    assert_eq!(states, [(Status::Submitted, 3), (Status::CorrectionNeeded, 1), (Status::InProcess, 1)]);
}

async fn moves_claimed_cases(database: TestDatabase) {
    let (scope, sent) = five(&database).await;
    let (definition, calendar) = (birth_certificate(), calendar());
    let (draft, state) = &sent[0];
    let tx = scope.begin().await.unwrap();
    let claimed = event(state, 50, Actor::Officer { id: id(5) }, Some("check"), EventBody::Claimed);
    let state =
        cases::append(&tx, draft.application_id(), state, &[claimed], rules(&definition, &calendar)).await.unwrap();
    tx.commit().await.unwrap();
    let me = viewer(&[Role::FrontOffice], Some("dpmptsp"));
    let colleague = Viewer { officer_id: id(6), ..me.clone() };
    assert_eq!(numbers(&scope, &me, &query(View::Mine)).await, [1]);
    assert_eq!(numbers(&scope, &colleague, &query(View::Mine)).await, [] as [u32; 0]);
    assert_eq!(numbers(&scope, &colleague, &query(View::Unclaimed)).await, [2, 3]);

    let tx = scope.begin().await.unwrap();
    let released = event(&state, 51, Actor::Officer { id: id(5) }, Some("check"), EventBody::Released);
    cases::append(&tx, draft.application_id(), &state, &[released], rules(&definition, &calendar)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(numbers(&scope, &me, &query(View::Mine)).await, [] as [u32; 0]);
    assert_eq!(numbers(&scope, &colleague, &query(View::Unclaimed)).await, [1, 2, 3]);
}

async fn shelved_is_not_work(database: TestDatabase) {
    let (scope, sent) = five(&database).await;
    let (definition, calendar) = (birth_certificate(), calendar());
    let (draft, state) = &sent[0];
    let issued = EventBody::Issued {
        document: id(70),
        origin: mppi_domain::case::DocumentKind::External,
        sha256: "0".repeat(64),
    };
    let desk = viewer(&[Role::FrontOffice], Some("dpmptsp"));
    let mut state = state.clone();
    for (number, step, body, unclaimed) in [
        (50, "check", EventBody::DeclaredComplete { counts_from: today() }, vec![2, 3]),
        (51, "process", EventBody::Processed { note: None }, vec![2, 3]),
        (52, "issue", issued, vec![2, 3, 1]),
        (53, "handover", EventBody::Shelved { shelf: "A-3".to_owned() }, vec![2, 3]),
    ] {
        let tx = scope.begin().await.unwrap();
        let happened = event(&state, number, Actor::Officer { id: id(5) }, Some(step), body);
        state = cases::append(&tx, draft.application_id(), &state, &[happened], rules(&definition, &calendar))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(numbers(&scope, &desk, &query(View::Unclaimed)).await, unclaimed, "{step}");
    }
    let ready = InboxQuery { status: Some(Status::ReadyForPickup), ..query(View::All) };
    assert_eq!(numbers(&scope, &desk, &ready).await, [1]);
}
