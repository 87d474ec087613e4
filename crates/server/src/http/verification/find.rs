//! Finds a document by its public code.

use mppi_domain::api::document::Verification;
use mppi_store::documents;

use crate::{
    auth::limit,
    http::{ApiError, ApiResult, extract::ClientAddress},
    region::RegionContext,
    state::AppState,
};

/// A code as it is kept: in capitals, without what people put between its characters.
pub fn normal(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).take(32).map(|c| c.to_ascii_uppercase()).collect()
}

/// The document of a code.
///
/// # Errors
/// `not_found` for an unknown or revoked one, `throttled` for too many from one address.
pub async fn find(
    state: &AppState,
    region: &RegionContext,
    client: ClientAddress,
    typed: &str,
) -> ApiResult<Verification> {
    let now = state.clock.now();
    limit::hit(&region.scope, &["verify-client:", &client.bucket()].concat(), limit::VERIFICATION_PER_CLIENT, now)
        .await?;
    let code = normal(typed);
    let document = documents::by_code(&region.scope.read(), &code).await?;
    if document.revoked_at.is_some() {
        return Err(ApiError::not_found());
    }
    let facts = document.facts;
    Ok(Verification {
        code: facts.verification_code,
        document_name: facts.document_name,
        number: facts.number,
        holder: facts.holder_masked,
        issued_on: facts.issued_on,
        agency: facts.agency,
        signatory: facts.signatory,
        sha256: facts.sha256,
        sample: region.profile.sample,
    })
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn a_code_may_be_typed_in_any_way() {
        assert_eq!(normal(" k7m2p-9xq4r "), "K7M2P9XQ4R");
        assert_eq!(normal("<>é"), "");
        assert_eq!(normal(&"A".repeat(10_000)).len(), 32);
    }
}
