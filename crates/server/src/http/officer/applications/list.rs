//! `GET /officer/applications?view=&status=&q=&cursor=`

use axum::{Json, extract::State};
use mppi_domain::{
    api::{application::ApplicationList, problem::Problem},
    status::Status,
};
use mppi_store::inbox::{self, InboxQuery, View};
use serde::Deserialize;

use crate::{
    casework::{person::viewer, summary::list},
    http::{
        ApiResult,
        applications::list::cursor,
        extract::{OfficerSession, QueryOf},
    },
    state::AppState,
};

const PAGE: u32 = 50;

/// Which cases.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    #[serde(default)]
    view: ViewName,
    status: Option<Status>,
    q: Option<String>,
    cursor: Option<String>,
}

/// A part of the inbox, by name.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ViewName {
    Unclaimed,
    Mine,
    Overdue,
    #[default]
    All,
}

impl From<ViewName> for View {
    fn from(name: ViewName) -> Self {
        match name {
            ViewName::Unclaimed => Self::Unclaimed,
            ViewName::Mine => Self::Mine,
            ViewName::Overdue => Self::Overdue,
            ViewName::All => Self::All,
        }
    }
}

/// The inbox: what is due first comes first. `view` is `unclaimed`, `mine`, `overdue` or `all`.
#[utoipa::path(get, path = "/officer/applications", tag = "officer", operation_id = "inbox",
    params(("view" = Option<String>, Query), ("status" = Option<String>, Query), ("q" = Option<String>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = ApplicationList), (status = 401, body = Problem)))]
pub async fn handle(
    State(state): State<AppState>,
    session: OfficerSession,
    QueryOf(query): QueryOf<Query>,
) -> ApiResult<Json<ApplicationList>> {
    let region = &session.region;
    let read = region.scope.read();
    let after = query.cursor.as_deref().map(cursor).transpose()?;
    let wanted = InboxQuery {
        view: query.view.into(),
        status: query.status,
        search: query.q.as_deref(),
        after: after.as_ref(),
        limit: PAGE,
        today: region.today(state.clock.now()),
    };
    let page = inbox::list(&read, &viewer(&session.officer), &wanted).await?;
    Ok(Json(list(&state, region, &read, page, true).await?))
}
