//! Pages that the server writes itself: readable without JavaScript, in old browsers too.

pub mod blocks;
pub mod demo_messages;
pub mod directory;
pub mod layout;
pub mod speaker;
pub mod tracking;
pub mod verification;

use axum::{Router, routing};

use crate::state::AppState;

/// The routes of these pages, below the base path.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/lacak", routing::get(tracking::get).post(tracking::post))
        .route("/verifikasi", routing::get(verification::ask))
        .route("/verifikasi/{code}", routing::get(verification::get))
}

/// Pages of a demonstration.
pub fn demo_routes() -> Router<AppState> {
    Router::new().route("/demo/pesan", routing::get(demo_messages::get))
}
