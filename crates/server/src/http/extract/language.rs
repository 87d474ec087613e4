//! The language of a page that the server writes.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Uri, header, request::Parts},
};
use mppi_domain::language::Language;

/// `?lang=`, else the first of `Accept-Language` that there are words for, else Indonesian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLanguage(pub Language);

impl<S: Send + Sync> FromRequestParts<S> for PageLanguage {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(choose(&parts.uri, &parts.headers)))
    }
}

fn choose(uri: &Uri, headers: &HeaderMap) -> Language {
    let asked = uri.query().unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("lang="));
    if let Some(tag) = asked {
        return Language::from_tag(tag);
    }
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted
        .split(',')
        .filter_map(|range| range.split(';').next())
        .find_map(|tag| match tag.trim().get(..2)?.to_ascii_lowercase().as_str() {
            "id" => Some(Language::Id),
            "en" => Some(Language::En),
            _ => None,
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};
    use mppi_domain::language::Language;

    use super::choose;

    #[test]
    fn the_address_counts_before_the_browser() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("fr, en-GB;q=0.9, id;q=0.8"));
        assert_eq!(choose(&"/lacak".parse().unwrap(), &headers), Language::En);
        assert_eq!(choose(&"/lacak?x=1&lang=id".parse().unwrap(), &headers), Language::Id);
        assert_eq!(choose(&"/lacak".parse().unwrap(), &HeaderMap::new()), Language::Id);
    }
}
