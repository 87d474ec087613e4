//! One attempt of the officer: the id under which an action is sent, kept for repetitions.

use mppi_domain::case::ActionRequest;
use uuid::Uuid;

/// The last action that was sent and not answered well.
#[derive(Clone, Debug, Default)]
pub struct Attempt(Option<(Uuid, ActionRequest)>);

impl Attempt {
    /// The id of a request: the same one for the same request again, so that a lost answer does nothing twice.
    pub fn id_for(&mut self, request: &ActionRequest, new: impl FnOnce() -> Uuid) -> Uuid {
        match &self.0 {
            Some((id, sent)) if sent == request => *id,
            _ => {
                let id = new();
                self.0 = Some((id, request.clone()));
                id
            }
        }
    }

    /// It was answered.
    pub fn forget(&mut self) {
        self.0 = None;
    }
}

#[cfg(test)]
mod tests {
    use mppi_domain::case::{Action, ActionRequest};
    use uuid::Uuid;

    use super::Attempt;

    fn claim(based_on: u32) -> ActionRequest {
        ActionRequest { step: Some("check".into()), based_on: Some(based_on), action: Action::Claim {} }
    }

    #[test]
    fn the_same_request_again_has_the_same_id() {
        let mut attempt = Attempt::default();
        let first = attempt.id_for(&claim(1), || Uuid::from_u128(1));
        assert_eq!(attempt.id_for(&claim(1), || Uuid::from_u128(2)), first);
        assert_eq!(attempt.id_for(&claim(2), || Uuid::from_u128(3)), Uuid::from_u128(3));
        attempt.forget();
        assert_eq!(attempt.id_for(&claim(2), || Uuid::from_u128(4)), Uuid::from_u128(4));
    }
}
