//! The two session cookies.

use axum::http::{HeaderMap, HeaderValue, header};

/// A portal, and the name of its cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portal {
    /// `__Host-mppi-citizen`
    Citizen,
    /// `__Host-mppi-officer`
    Officer,
}

impl Portal {
    /// Name of the cookie.
    pub const fn cookie(self) -> &'static str {
        match self {
            Self::Citizen => "__Host-mppi-citizen",
            Self::Officer => "__Host-mppi-officer",
        }
    }
}

/// The token of a portal's session.
pub fn read(headers: &HeaderMap, portal: Portal) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == portal.cookie())
        .map(|(_, value)| value)
}

/// `Set-Cookie` of a new session. `max_age` in seconds; without it the cookie ends with the browser.
pub fn set(portal: Portal, token: &str, max_age: Option<i64>) -> Option<HeaderValue> {
    let age = max_age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    HeaderValue::from_str(&format!("{}={token}; Path=/; Secure; HttpOnly; SameSite=Lax{age}", portal.cookie())).ok()
}

/// `Set-Cookie` that ends it in the browser.
pub fn clear(portal: Portal) -> Option<HeaderValue> {
    set(portal, "", Some(0))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::{Portal, read, set};

    #[test]
    fn finds_its_own_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=b; __Host-mppi-officer=o"));
        headers.append(header::COOKIE, HeaderValue::from_static("__Host-mppi-citizen=c"));
        assert_eq!(read(&headers, Portal::Citizen), Some("c"));
        assert_eq!(read(&headers, Portal::Officer), Some("o"));
        assert_eq!(read(&HeaderMap::new(), Portal::Officer), None);
    }

    #[test]
    fn is_kept_from_scripts_and_other_sites() {
        let cookie = set(Portal::Citizen, "t", None).unwrap();
        assert_eq!(cookie, "__Host-mppi-citizen=t; Path=/; Secure; HttpOnly; SameSite=Lax");
    }
}
