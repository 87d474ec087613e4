//! Officers of a demonstration, with a password that everybody knows.

use std::collections::BTreeSet;

use mppi_domain::{
    language::Language,
    service::ServiceDefinition,
    workflow::{Role, StepKind},
};
use mppi_store::{
    officers::{self, Officer},
    services, settings,
};

use crate::{http::ApiResult, region::RegionContext, state::AppState};

/// The password of all of them.
pub const PASSWORD: &str = "contoh-mpp-2026";
/// The setting of a region whose officers are these.
const MARK: &str = "demo";

/// Whose officers a region has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staff {
    /// Nobody yet.
    Nobody,
    /// Those of a demonstration.
    Demo,
    /// Real ones.
    Real,
}

/// Whose officers a region has. What everybody can sign in to must not become real, nor come to what is.
///
/// # Errors
/// Where the database fails.
pub async fn staff(region: &RegionContext) -> ApiResult<Staff> {
    let on = region.scope.read();
    if settings::get::<bool>(&on, MARK).await? == Some(true) {
        return Ok(Staff::Demo);
    }
    Ok(if officers::is_any(&on).await? { Staff::Real } else { Staff::Nobody })
}

/// An account as it is printed at the start.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DemoOfficer {
    /// The name for signing in.
    pub username: String,
    /// What they may do.
    pub role: Role,
    /// The agency; none: the whole mall.
    pub agency: Option<String>,
}

/// Makes the accounts that a region lacks, and names all of them.
///
/// # Errors
/// Where the database or argon2 fails.
pub async fn plant(state: &AppState, region: &RegionContext) -> ApiResult<Vec<DemoOfficer>> {
    let catalogue = services::catalogue(&region.scope.read()).await?;
    let wanted = wanted(&catalogue);
    let mut missing = Vec::new();
    for officer in &wanted {
        if officers::by_username(&region.scope.read(), &officer.username).await?.is_none() {
            missing.push(officer);
        }
    }
    if missing.is_empty() {
        return Ok(wanted);
    }
    let now = state.clock.now();
    // One hash for all: it is the same known password.
    let hash = state.passwords.hash(PASSWORD.to_owned()).await?;
    let tx = region.scope.begin().await?;
    for officer in missing {
        let role = region.word(&state.words, Language::Id, word_of(officer.role)).to_owned();
        let row = Officer {
            id: state.random.id(now),
            username: Some(officer.username.clone()),
            name: officer
                .agency
                .as_ref()
                .map_or(role.clone(), |agency| [&role, " ", &short_name(region, &catalogue, agency)].concat()),
            password_hash: Some(hash.clone()),
            roles: vec![officer.role],
            agency: officer.agency.clone(),
            active: true,
            created_at: now,
            last_seen_at: None,
        };
        officers::create(&tx, &row).await?;
    }
    settings::put(&tx, MARK, &true).await?;
    tx.commit().await?;
    Ok(wanted)
}

/// One officer of each role for the whole mall, and one for each agency that has work.
fn wanted(catalogue: &[ServiceDefinition]) -> Vec<DemoOfficer> {
    let whole = [
        ("loket", Role::FrontOffice),
        ("proses", Role::BackOffice),
        ("ttd", Role::Signatory),
        ("admin", Role::RegionAdmin),
    ];
    let whole = whole.map(|(username, role)| DemoOfficer { username: username.to_owned(), role, agency: None });
    let mut of_agencies = BTreeSet::new();
    for service in catalogue {
        for step in
            service.workflow.steps.iter().filter(|step| !matches!(step.kind, StepKind::Check | StepKind::HandOver))
        {
            let prefix = match step.role {
                Role::BackOffice => "proses",
                Role::Signatory => "ttd",
                Role::FrontOffice | Role::RegionAdmin => continue,
            };
            let agency = step.agency.clone().unwrap_or_else(|| service.agency.code.clone());
            of_agencies.insert(DemoOfficer {
                username: [prefix, "-", &agency].concat(),
                role: step.role,
                agency: Some(agency),
            });
        }
    }
    whole.into_iter().chain(of_agencies).collect()
}

fn short_name(region: &RegionContext, catalogue: &[ServiceDefinition], code: &str) -> String {
    let mut agencies = catalogue.iter().map(|service| &service.agency).chain(&region.profile.agencies);
    agencies.find(|agency| agency.code == code).map_or_else(|| code.to_owned(), |agency| agency.short_name.clone())
}

fn word_of(role: Role) -> &'static str {
    match role {
        Role::FrontOffice => "server.demo.front_office",
        Role::BackOffice => "server.demo.back_office",
        Role::Signatory => "server.demo.signatory",
        Role::RegionAdmin => "server.demo.region_admin",
    }
}
