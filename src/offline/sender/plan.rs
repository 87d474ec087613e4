//! What follows from an answer.

use mppi_domain::api::problem::ProblemCode;

use crate::api::ApiError;

/// What follows from an answer to the request, or to one of its uploads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may have arrived: the same bytes again, later.
    Wait,
    /// Somebody must sign in; then the same bytes again.
    SignIn,
    /// The server lacks files: upload them again, then the same bytes.
    UploadAgain,
    /// The server knows this id with other bytes: ask what it has.
    AskReceipt,
    /// It did not arrive and will not: the person may change it.
    Reopen,
}

/// Times that the server may say that it lacks files.
const ROUNDS: u32 = 2;

/// The verdict on an error; `rounds` counts how often the request was answered before. Without an error there is
/// nothing to decide.
pub fn verdict(error: Option<&ApiError>, rounds: u32) -> Verdict {
    let Some(error) = error else { return Verdict::Wait };
    match error.code() {
        Some(ProblemCode::NotSignedIn) => Verdict::SignIn,
        Some(ProblemCode::UploadMissing) if rounds < ROUNDS => Verdict::UploadAgain,
        Some(ProblemCode::IdReused) => Verdict::AskReceipt,
        // An answer that cannot be read, or none: the server may have it.
        None => Verdict::Wait,
        Some(_) if error.is_passing() => Verdict::Wait,
        Some(_) => Verdict::Reopen,
    }
}

#[cfg(test)]
mod tests {
    use mppi_domain::api::problem::Problem;

    use super::*;

    fn problem(code: ProblemCode) -> ApiError {
        ApiError::Problem(Box::new(Problem {
            kind: "about:blank".into(),
            title: String::new(),
            status: code.status(),
            code,
            trace_id: String::new(),
            invalid_params: Vec::new(),
            retry_after: None,
            current: None,
        }))
    }

    #[test]
    fn what_may_have_arrived_keeps_its_bytes() {
        for error in [
            ApiError::Offline,
            ApiError::TimedOut,
            ApiError::Aborted,
            ApiError::Unreadable,
            problem(ProblemCode::Internal),
            problem(ProblemCode::Unavailable),
            problem(ProblemCode::Throttled),
        ] {
            assert_eq!(verdict(Some(&error), 0), Verdict::Wait, "{error:?}");
        }
    }

    #[test]
    fn what_was_refused_may_be_changed() {
        for code in [
            ProblemCode::InvalidValues,
            ProblemCode::Stale,
            ProblemCode::NotAllowed,
            ProblemCode::NotFound,
            ProblemCode::ForeignOrigin,
        ] {
            assert_eq!(verdict(Some(&problem(code)), 0), Verdict::Reopen);
        }
    }

    #[test]
    fn missing_files_are_uploaded_again_but_not_for_ever() {
        let error = problem(ProblemCode::UploadMissing);
        assert_eq!(verdict(Some(&error), 0), Verdict::UploadAgain);
        assert_eq!(verdict(Some(&error), 1), Verdict::UploadAgain);
        assert_eq!(verdict(Some(&error), 2), Verdict::Reopen);
    }

    #[test]
    fn an_ended_session_and_a_known_id_have_their_own_ways() {
        assert_eq!(verdict(Some(&problem(ProblemCode::NotSignedIn)), 0), Verdict::SignIn);
        assert_eq!(verdict(Some(&problem(ProblemCode::IdReused)), 0), Verdict::AskReceipt);
    }
}
