//! No query of the store reads a whole table: every statement that ran is explained, on both databases.

use std::collections::BTreeSet;

use mppi_domain::{date::Instant, status::Status, workflow::Role};
use mppi_store::{
    Store, applications, attachments, cases,
    citizens::{self, Contact},
    directory, documents, drafts,
    inbox::{self, InboxQuery, View, Viewer},
    jobs, messages, officers, otps, pickups, sealed, services,
    sessions::{self, NewSession, Portal},
    submissions, throttles,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::{
    database::{TestDatabase, on_both},
    drafts::{content, correct, revision},
    fixture::{SECRET, birth_certificate, calendar, citizen, draft, event, id, now, rules, sent, sinjai, today},
};

on_both!(scans_no_table);

/// Tables of a handful of rows, read as a whole on purpose.
const SMALL: [&str; 2] = ["region", "migration"];

/// Tables of which a region's whole part is read on purpose: few rows, or the latest of them by an index in their order.
const SMALL_IN_A_REGION: [&str; 4] = ["officer", "setup_link", "service_version", "message"];

/// Results that are read as a whole, of queries that were looked at themselves.
const DERIVED: [&str; 3] = ["found", "steps", "CONSTANT"];

/// Indexes that hold only the rows that are looked for.
const PARTIAL: [&str; 3] = ["job_run_at", "attachment_expires_at", "service_version_active"];

/// Whether a look-up by nothing but the region, in this table or index, reads too much.
fn is_too_much(of: &str) -> bool {
    !SMALL_IN_A_REGION.iter().any(|small| of.starts_with(small))
}

/// What stands only in the statements of a search.
const SEARCHED: &str = "AS found CROSS JOIN";

const LARGE: &str = "UPDATE pg_class SET reltuples = 1000000, relpages = 1 \
                     WHERE relkind IN ('r', 'i') AND relnamespace = 'public'::regnamespace";

async fn scans_no_table(database: TestDatabase) {
    let (store, seen) = database.open_watched().await;
    ask_everything(&store).await;
    let statements: BTreeSet<String> = seen.lock().unwrap().drain(..).collect();
    let raw = database.raw().await;
    if !database.is_sqlite() {
        // On empty tables every plan is as cheap as the next; told that they are large, the planner chooses as it would.
        raw.execute_unprepared(LARGE).await.unwrap();
    }
    let mut explained = 0;
    let mut faults = Vec::new();
    for sql in statements {
        let Some(verb) = sql.split_whitespace().next() else { continue };
        // An insert of values reads nothing; its conflict clause goes by the unique index.
        if !matches!(verb, "SELECT" | "UPDATE" | "DELETE") {
            continue;
        }
        explained += 1;
        let scans =
            if database.is_sqlite() { sqlite_scans(&raw, &sql).await } else { postgres_scans(&raw, &sql).await };
        let scans: Vec<_> = scans.into_iter().filter(|table| !SMALL.contains(&table.as_str())).collect();
        if !scans.is_empty() {
            faults.push(format!("reads all of {scans:?}: {sql}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(explained > 60, "only {explained} statements were seen");
}

/// `SQLite` says SCAN where it reads a whole table or index, SEARCH where it looks something up.
async fn sqlite_scans(raw: &DatabaseConnection, sql: &str) -> Vec<String> {
    let plan = Statement::from_string(raw.get_database_backend(), format!("EXPLAIN QUERY PLAN {sql}"));
    let mut scans = Vec::new();
    for row in raw.query_all_raw(plan).await.unwrap() {
        let detail: String = row.try_get("", "detail").unwrap();
        let mut words = detail.split_whitespace();
        let (how, table) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        // A search must go from what it found to the list, not through the list.
        let is_search = sql.contains(SEARCHED) && table == "application_listing";
        if how == "SEARCH" && is_search && !detail.contains("application_id=?") {
            scans.push(table.to_owned());
        }
        // A partial index holds only the rows that are looked for.
        let is_partial = PARTIAL.iter().any(|index| detail.contains(index));
        if how == "SEARCH" && detail.ends_with("(region_id=?)") && !is_partial && is_too_much(table) {
            scans.push(table.to_owned());
        }
        if how != "SCAN" {
            continue;
        }
        if !is_partial && !DERIVED.contains(&table) && !table.starts_with('(') {
            scans.push(table.to_owned());
        }
    }
    scans
}

/// Without sequential scans allowed, a table that is still read as a whole has no index for the question.
async fn postgres_scans(raw: &DatabaseConnection, sql: &str) -> Vec<String> {
    let places = (1..100).take_while(|place| sql.contains(&format!("${place}"))).count();
    let nulls = vec!["NULL"; places].join(", ");
    let execute = if places == 0 { "EXECUTE asked".to_owned() } else { format!("EXECUTE asked ({nulls})") };
    let tx = sea_orm::TransactionTrait::begin(raw).await.unwrap();
    for statement in [
        "SET LOCAL enable_seqscan = off".to_owned(),
        "SET LOCAL plan_cache_mode = force_generic_plan".to_owned(),
        format!("PREPARE asked AS {sql}"),
    ] {
        tx.execute_unprepared(&statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
    let explain = Statement::from_string(tx.get_database_backend(), format!("EXPLAIN (FORMAT JSON) {execute}"));
    let row = tx.query_one_raw(explain).await.unwrap().unwrap();
    let plan: serde_json::Value = row.try_get("", "QUERY PLAN").unwrap();
    tx.execute_unprepared("DEALLOCATE asked").await.unwrap();
    let mut scans = Vec::new();
    collect_scans(&plan, &mut scans);
    scans
}

fn collect_scans(plan: &serde_json::Value, scans: &mut Vec<String>) {
    match plan {
        serde_json::Value::Array(parts) => parts.iter().for_each(|part| collect_scans(part, scans)),
        serde_json::Value::Object(node) => {
            let kind = node.get("Node Type").and_then(|kind| kind.as_str()).unwrap_or_default();
            let index = node.get("Index Name").and_then(|name| name.as_str()).unwrap_or_default();
            let is_partial = PARTIAL.contains(&index);
            let is_lookup = node.contains_key("Index Cond") || node.contains_key("TID Cond") || is_partial;
            // A bitmap's own condition stands on the index scan below it.
            let reads_table = matches!(kind, "Seq Scan" | "Index Scan" | "Index Only Scan" | "Bitmap Index Scan");
            let table = node.get("Relation Name").or(node.get("Index Name"));
            let table = table.and_then(|name| name.as_str()).unwrap_or("?");
            let condition = node.get("Index Cond").and_then(|condition| condition.as_str()).unwrap_or_default();
            let is_whole_region = condition.starts_with("(region_id = ") && !is_partial && is_too_much(table);
            if reads_table && (!is_lookup || is_whole_region) {
                scans.push(table.to_owned());
            }
            node.values().for_each(|part| collect_scans(part, scans));
        }
        _ => {}
    }
}

/// Calls what reads and changes, once at least with each shape of statement.
async fn ask_everything(store: &Store) {
    let scope = sinjai(store).await;
    let person = citizen(&scope, 1).await;
    let one = draft(1, &person);
    let (definition, calendar) = (birth_certificate(), calendar());
    let state = sent(&scope, &one, &definition).await;
    let case = one.application_id();
    let contact = Contact::Email("siti@example.id".to_owned());

    let tx = scope.begin().await.unwrap();
    let claimed = event(
        &state,
        1,
        mppi_domain::case::Actor::Officer { id: id(5) },
        Some("check"),
        mppi_domain::case::EventBody::Claimed,
    );
    cases::append(&tx, case, &state, &[claimed], rules(&definition, &calendar)).await.unwrap();
    cases::set_person(&tx, case, "Siti", None).await.unwrap();
    sealed::put_note(&tx, case, id(9), "x", now()).await.unwrap();
    citizens::create_without_contact(&tx, id(6), now()).await.unwrap();
    citizens::change_contact(&tx, person.id, &contact).await.unwrap();
    let otp = otps::NewOtp {
        id: id(2),
        contact: &contact,
        code: "123456",
        created_at: now(),
        expires_at: now().plus_millis(1),
    };
    otps::create(&tx, &otp).await.unwrap();
    otps::redeem(&tx, id(2), "123456", now()).await.unwrap();
    otps::forget(&tx, now()).await.unwrap();
    let session = NewSession {
        id: id(1),
        token: "token",
        portal: Portal::Officer,
        account_id: id(3),
        device: "Firefox",
        created_at: now(),
        idle_seconds: 1800,
        ends_at: now().plus_millis(1),
    };
    sessions::create(&tx, &session).await.unwrap();
    sessions::touch(&tx, id(1), now()).await.unwrap();
    let _ = sessions::revoke(&tx, Portal::Citizen, id(1), id(1), now()).await;
    sessions::revoke_all(&tx, Portal::Citizen, id(1), Some(id(1)), now()).await.unwrap();
    sessions::revoke_all(&tx, Portal::Citizen, id(1), None, now()).await.unwrap();
    sessions::forget(&tx, now()).await.unwrap();
    let _ = officers::set_active(&tx, id(1), true).await;
    let _ = officers::set_credentials(&tx, id(1), "a", "b", "c").await;
    let _ = officers::seen(&tx, id(1), now()).await;
    let link = mppi_store::setup_links::SetupLink { officer_id: Some(id(1)), roles: Vec::new(), expires_at: now() };
    mppi_store::setup_links::create(&tx, "token", &link).await.unwrap();
    let _ = mppi_store::setup_links::redeem(&tx, "token", now()).await;
    let rule = throttles::ThrottleRule { limit: 1, window_seconds: 1, lock_seconds: 1 };
    throttles::hit(&tx, "another key", rule, now()).await.unwrap();
    throttles::clear(&tx, "key").await.unwrap();
    throttles::forget(&tx, now()).await.unwrap();
    messages::forget(&tx, now()).await.unwrap();
    let _ = messages::mark_sent(&tx, id(1), now()).await;
    let _ = attachments::advance(&tx, id(1), 0, 1).await;
    let _ = attachments::complete(&tx, id(1), mppi_domain::requirement::FileKind::Pdf).await;
    let _ = attachments::delete(&tx, id(1)).await;
    let _ = attachments::delete_expired(&tx, id(1), now()).await;
    let typed = content(correct(case), "Siti", &[1, 2]);
    drafts::create(&tx, revision(1, &person, &typed, 0)).await.unwrap();
    drafts::replace(&tx, revision(1, &person, &typed, 0), 1).await.unwrap();
    for at in [Some(1), None] {
        drafts::delete(&tx, person.id, id(1), at).await.unwrap();
    }
    drafts::forget(&tx, now()).await.unwrap();
    let facts = crate::fixture::facts(1, case, "ABCDEFGHJK");
    documents::create(&tx, &facts, &scope.new_file_key()).await.unwrap();
    let _ = documents::revoke(&tx, id(1), now()).await;
    let job = jobs::NewJob { id: id(1), kind: "x", payload: &1, run_at: now() };
    jobs::enqueue(&tx, &job).await.unwrap();
    tx.commit().await.unwrap();
    let job = jobs::lease(store, now(), 60, 1).await.unwrap().remove(0);
    jobs::fail(store, &job, "x", Some(now()), now()).await.unwrap();
    jobs::next_run(store).await.unwrap();
    jobs::forget(store, now()).await.unwrap();

    let reader = scope.read();
    directory::list(store).await.unwrap();
    services::catalogue(&reader).await.unwrap();
    services::active(&reader, "sku").await.unwrap();
    services::version(&reader, "sku", 1).await.unwrap();
    citizens::by_contact(&reader, &contact).await.unwrap();
    citizens::by_contact(&reader, &Contact::Phone("+62".to_owned())).await.unwrap();
    otps::last_sent(&reader, &contact).await.unwrap();
    sessions::find(&reader, Portal::Citizen, "token", now()).await.unwrap();
    sessions::list(&reader, Portal::Citizen, id(1), now()).await.unwrap();
    officers::by_username(&reader, "a").await.unwrap();
    officers::by_ids(&reader, &[id(1), id(2)]).await.unwrap();
    officers::list(&reader).await.unwrap();
    officers::is_any(&reader).await.unwrap();
    throttles::locked_until(&reader, "key", now()).await.unwrap();
    submissions::find(&reader, id(1)).await.unwrap();
    mppi_store::action_records::find(&reader, id(1)).await.unwrap();
    mppi_store::settings::get::<u32>(&reader, "x").await.unwrap();
    messages::recent(&reader, 10).await.unwrap();
    sealed::all(&reader, case).await.unwrap();
    let _ = pickups::find(&reader, "x").await;
    pickups::code(&reader, case).await.unwrap();
    attachments::of_application(&reader, case).await.unwrap();
    attachments::expired(&reader, now(), 10).await.unwrap();
    drafts::uploaded(&reader, id(1)).await.unwrap();
    drafts::list(&reader, person.id).await.unwrap();
    drafts::count(&reader, person.id).await.unwrap();
    drafts::find(&reader, id(1)).await.unwrap();
    documents::of_application(&reader, case).await.unwrap();
    let _ = documents::by_code(&reader, "x").await;
    applications::tracked(&reader, &one.application_number(), SECRET).await.unwrap();
    let _ = applications::by_number(&reader, "SEM-7307-G9VC59R-K").await;
    applications::of_submission(&reader, one.submission_id()).await.unwrap();
    cases::events(&reader, case).await.unwrap();
    ask_lists(&scope, person.id).await;
}

/// Every view with every filter, for every kind of officer.
async fn ask_lists(scope: &mppi_store::RegionScope, citizen: uuid::Uuid) {
    let reader = scope.read();
    let cursor = format!("2026-11-25_{}_{}", Instant::from_millis(0).millis(), id(1).simple()).parse().unwrap();
    for status in [None, Some(Status::Checking)] {
        for after in [None, Some(&cursor)] {
            applications::list_of_citizen(&reader, citizen, status, after, 10).await.unwrap();
        }
    }
    for (roles, agency) in [
        (vec![Role::FrontOffice], None),
        (vec![Role::FrontOffice, Role::BackOffice], Some("dpmptsp".to_owned())),
        (vec![Role::RegionAdmin], None),
    ] {
        let viewer = Viewer { officer_id: id(5), roles, agency };
        inbox::counts(&reader, &viewer, today()).await.unwrap();
        let _ = inbox::visible(&reader, &viewer, id(1)).await;
        for view in [View::All, View::Mine, View::Unclaimed, View::Overdue] {
            for status in [None, Some(Status::Checking)] {
                for search in [None, Some("siti"), Some("sem-7307")] {
                    for after in [None, Some(&cursor)] {
                        let query = InboxQuery { view, status, search, after, limit: 10, today: today() };
                        inbox::list(&reader, &viewer, &query).await.unwrap();
                    }
                }
            }
        }
    }
}
