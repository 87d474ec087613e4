//! Forms as data: schema, answers, and the one validator that browser and server share.

pub mod answers;
pub mod error;
pub mod normalise;
pub mod schema;
pub mod validate;

pub use answers::Answers;
pub use error::{FieldError, FieldErrorCode};
pub use normalise::normalise;
pub use schema::{Choice, Field, FieldKind, FormPage, FormSchema};
pub use validate::{FormContext, validate, validate_page};
