//! Why a request brought nothing.

use mppi_domain::{
    api::problem::{Problem, ProblemCode},
    lean::Lean,
};
use serde_json::Value;

use crate::{
    i18n::{family, fill, word},
    platform::http::Failure,
};

/// Why a request brought nothing.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ApiError {
    /// No way to the server.
    #[error("no way to the server")]
    Offline,
    /// The server took too long.
    #[error("the server took too long")]
    TimedOut,
    /// Nobody waits for it any more.
    #[error("given up")]
    Aborted,
    /// The server said why.
    #[error("{}", .0.title)]
    Problem(Box<Problem>),
    /// The answer is not what the contract says.
    #[error("the answer cannot be read")]
    Unreadable,
    /// There is no room on the device for what came of it.
    #[error("the device is full")]
    Full,
    /// The browser does not keep the cookie of a sign-in.
    #[error("the browser keeps no cookie")]
    NotKept,
}

impl ApiError {
    /// What the server called it.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            _ => None,
        }
    }

    /// The whole problem, if the server said one.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            _ => None,
        }
    }

    /// What a `Trouble` of `public/outbox/http.js` says: a problem, or the word for having no answer.
    pub fn of_trouble(why: Value) -> Option<Self> {
        match why.as_str() {
            Some("offline") => Some(Self::Offline),
            Some("timed_out") => Some(Self::TimedOut),
            Some("full") => Some(Self::Full),
            Some(_) => Some(Self::Unreadable),
            None => Problem::lean(why).map(|problem| Self::Problem(Box::new(problem))),
        }
    }

    /// True where the same request may well work a little later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Offline | Self::TimedOut)
            || matches!(self.code(), Some(ProblemCode::Unavailable | ProblemCode::Internal | ProblemCode::Throttled))
    }

    /// True where the person must sign in first.
    pub fn is_signed_out(&self) -> bool {
        self.code() == Some(ProblemCode::NotSignedIn)
    }
}

/// A problem of which nothing is known but its code.
pub fn bare_problem(code: ProblemCode) -> Problem {
    Problem {
        kind: "about:blank".to_owned(),
        title: String::new(),
        status: code.status(),
        code,
        trace_id: String::new(),
        invalid_params: Vec::new(),
        retry_after: None,
        current: None,
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unreachable => Self::Offline,
            Failure::TimedOut => Self::TimedOut,
            Failure::Aborted => Self::Aborted,
        }
    }
}

/// An error in words: what happened, what is safe, what to do. Reactive.
pub fn error_words(error: &ApiError) -> String {
    match error {
        ApiError::Offline => word("problem.offline"),
        ApiError::TimedOut => word("problem.timed_out"),
        ApiError::Aborted => String::new(),
        ApiError::Unreadable => word("problem.unreadable"),
        ApiError::Full => word("form.save_full"),
        ApiError::NotKept => word("signin.not_kept"),
        ApiError::Problem(problem) => {
            let seconds = problem.retry_after.unwrap_or(60);
            match problem.code {
                ProblemCode::Throttled => fill("problem.throttled", &[("seconds", seconds.to_string())]),
                ProblemCode::Locked => fill("problem.locked", &[("minutes", seconds.div_ceil(60).to_string())]),
                code => family("problem.", code.key()),
            }
        }
    }
}
