//! Who is signed in, for both portals.
//!
//! - [`citizen`]`()` and [`officer`]`()` say who is signed in (reactive [`Who`]).
//! - [`begin`] asks the server at start, and only where this device was signed in before.
//! - [`sign_in_citizen`], [`sign_in_officer`], [`set_up_officer`], [`sign_out`] change it. A 401 of any request
//!   clears it.
//! - [`Guard`] shows its children to people who are signed in and sends others to `/masuk?lanjut=…`;
//!   [`next_page`] is where the sign-in page goes afterwards.
//! - [`on_sign_in`] is for rooms that work for an account, [`on_end`] for those that keep data of the account on the device.

mod guard;
mod officer_here;
mod state;

pub use guard::{Guard, next_page};
pub use officer_here::OfficerHere;
pub use state::{
    End, KNOWN, Who, account, begin, citizen, has_role, is_remembered, officer, officer_here, on_end, on_sign_in,
    renew, renew_when_back, run_out, set_up_officer, sign_in_citizen, sign_in_officer, sign_out, signed_in,
};
