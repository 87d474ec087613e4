//! `PUT /officer/officers/{id}`

use axum::{Json, extract::State};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use mppi_domain::{
    api::{
        officer::{OfficerInvitation, OfficerInvited},
        problem::{InvalidParam, Problem, ProblemCode},
    },
    form::FieldErrorCode,
    workflow::Role,
};
use mppi_store::{
    HashPurpose, StoreError, Transaction,
    officers::{self, Officer},
    services, settings,
    setup_links::{self, SetupLink},
};
use uuid::Uuid;

use crate::{
    auth::administrator_link,
    http::{
        ApiError, ApiResult,
        extract::{OfficerSession, PathOf, json::ExactJson},
        session::name_fault,
    },
    region::RegionContext,
    state::AppState,
};

/// Invites an officer, who sets a password through a one-time link. Create-once.
#[utoipa::path(put, path = "/officer/officers/{id}", tag = "officer", operation_id = "invite_officer",
    params(("id" = Uuid, Path, description = "made by the client")), request_body = OfficerInvitation,
    responses(
        (status = 200, body = OfficerInvited),
        (status = 403, body = Problem, description = "only for the region admin"),
        (status = 409, body = Problem, description = "`id_reused`"),
        (status = 422, body = Problem),
    ))]
pub async fn handle(
    State(state): State<AppState>,
    admin: OfficerSession,
    PathOf(id): PathOf<Uuid>,
    ExactJson { value: invitation, bytes }: ExactJson<OfficerInvitation>,
) -> ApiResult<Json<OfficerInvited>> {
    admin.require(Role::RegionAdmin)?;
    let scope = &admin.region.scope;
    let body = URL_SAFE_NO_PAD.encode(scope.keyed_hash(HashPurpose::RequestBody, &bytes));
    // Made of the instance's key and the id, so that a repetition gives the same link although only its hash is kept.
    let token =
        URL_SAFE_NO_PAD.encode(scope.keyed_hash(HashPurpose::SetupToken, ["invitation:", &id.to_string()].concat()));
    let answer = OfficerInvited { setup_url: administrator_link::address(&admin.region, &token) };

    let tx = scope.begin().await?;
    let key = format!("invitation.{id}");
    match settings::get::<String>(&tx, &key).await? {
        Some(known) if known == body => {
            renew(&state, &tx, id, &token).await?;
            tx.commit().await?;
            return Ok(Json(answer));
        }
        Some(_) => return Err(reused()),
        None => {}
    }
    let faults = faults(&tx, &admin.region, &invitation).await?;
    if !faults.is_empty() {
        return Err(ApiError::invalid(faults));
    }
    let now = state.clock.now();
    let officer = Officer {
        id,
        username: None,
        name: invitation.name.trim().to_owned(),
        password_hash: None,
        roles: invitation.roles.clone(),
        agency: invitation.agency,
        active: true,
        created_at: now,
        last_seen_at: None,
    };
    match officers::create(&tx, &officer).await {
        Err(StoreError::Duplicate(_)) => return Err(reused()),
        done => done?,
    }
    let expires_at = now.plus_millis(administrator_link::LIVES);
    setup_links::create(&tx, &token, &SetupLink { officer_id: Some(id), roles: invitation.roles, expires_at }).await?;
    settings::put(&tx, &key, &body).await?;
    tx.commit().await?;
    tracing::info!(officer = %id, by = %admin.officer.id, region = admin.region.profile.slug, "an officer was invited");
    Ok(Json(answer))
}

/// Makes the link good for another 72 hours while nobody has used it, so that one that ran out need not be another id.
async fn renew(state: &AppState, tx: &Transaction, id: Uuid, token: &str) -> ApiResult<()> {
    let officer = officers::get(tx, id).await?;
    if officer.username.is_none() {
        let expires_at = state.clock.now().plus_millis(administrator_link::LIVES);
        setup_links::create(tx, token, &SetupLink { officer_id: Some(id), roles: officer.roles, expires_at }).await?;
    }
    Ok(())
}

async fn faults(
    tx: &Transaction,
    region: &RegionContext,
    invitation: &OfficerInvitation,
) -> ApiResult<Vec<InvalidParam>> {
    let mut faults = Vec::new();
    faults.extend(name_fault("/name", invitation.name.trim()));
    let fault = |pointer: &str, code| InvalidParam { pointer: pointer.to_owned(), code, limit: None };
    if invitation.roles.is_empty() {
        faults.push(fault("/roles", FieldErrorCode::Required));
    }
    if let Some(agency) = &invitation.agency {
        let catalogue = services::catalogue(tx).await?;
        let of_profile = region.profile.agencies.iter().any(|known| known.code == *agency);
        let known = of_profile
            || catalogue.iter().any(|service| {
                service.agency.code == *agency
                    || service.workflow.steps.iter().any(|step| step.agency.as_ref() == Some(agency))
            });
        if !known {
            faults.push(fault("/agency", FieldErrorCode::NotAnOption));
        }
    }
    Ok(faults)
}

fn reused() -> ApiError {
    ApiError::new(ProblemCode::IdReused, "this id was used with another body")
}
