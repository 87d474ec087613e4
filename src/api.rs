//! The typed client of the contract, one file per resource of `docs/api.md`.
//!
//! Each function is one request and answers with the type of the contract or an [`ApiError`]. Reads take an
//! [`Abort`](crate::platform::abort::Abort), and are repeated when the way was lost; creating writes (`PUT` with a
//! client's id) are repeated with the same bytes; other writes are not. [`load`] runs a read for a page, gives it up
//! with the page, and repeats it when a signal that it read changes; [`Latest`] gives up what a press
//! began. [`error_words`] says an error to people.
//!
//! | module | functions |
//! | --- | --- |
//! | [`session`] | `citizen`, `request_otp`, `sign_in_citizen`, `sign_out_citizen`; `officer`, `sign_in_officer`, `set_up_officer`, `sign_out_officer` |
//! | [`account`] | `get_account`, `change_contact`, `end_other_sessions`, `end_session` |
//! | [`services`] | `list`, `get` |
//! | [`areas`] | `get` (`None`: provinces) |
//! | [`attachments`] | `upload`, `discard` (tus with resume), `uploaded` |
//! | [`drafts`] | `list`, `get` |
//! | [`submissions`] | `receipt`, `receipt_pdf` |
//! | [`applications`] | `list`, `get`, `act`, `act_with_bytes`, `attachment`, `document` |
//! | [`officer`] | `inbox`, `counts`, `get`, `act`, `act_with_bytes`, `attachment`, `document`, `preview`, `find_pickup`, `account`, `end_session`, `officers`, `invite`, `set_active` |

pub mod account;
pub mod applications;
pub mod areas;
pub mod attachments;
mod client;
pub mod drafts;
mod error;
mod latest;
mod load;
pub mod officer;
pub mod services;
pub mod session;
pub mod submissions;

pub use client::{address, decode, encode, on_signed_out, query, read, segment};
pub use error::{ApiError, bare_problem, error_words};
pub use latest::Latest;
pub use load::{KeptCopy, Load, LoadState, load, load_over_copy};
