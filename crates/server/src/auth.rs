//! Who somebody is: sessions, one-time codes, passwords, and how often they may be tried.

pub mod administrator_link;
pub mod contact;
pub mod demo_officers;
pub mod device;
pub mod limit;
pub mod one_time_code;
pub mod password;
pub mod session;

pub use password::Passwords;
