//! The two session cookies, and those by which a page knows that somebody signed in here, or that something is kept here.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use mppi_store::sessions::Portal;

/// The sign that a citizen signed in here.
const KNOWN: &str = "__Host-mppi-known";

/// Name of a portal's cookie. The prefix makes browsers insist on `Secure` and `Path=/`, and no other host can set it.
pub const fn name(portal: Portal) -> &'static str {
    match portal {
        Portal::Citizen => "__Host-mppi-citizen",
        Portal::Officer => "__Host-mppi-officer",
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
        .find(|(found, _)| *found == name(portal))
        .map(|(_, value)| value)
}

/// `Set-Cookie` of a new session. `max_age` in seconds; without it the cookie ends with the browser.
pub fn set(portal: Portal, token: &str, max_age: Option<i64>) -> Option<HeaderValue> {
    let age = max_age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    HeaderValue::from_str(&format!("{}={token}; Path=/; Secure; HttpOnly; SameSite=Lax{age}", name(portal))).ok()
}

/// `Set-Cookie` of the sign that a citizen signed in on this device. The page may see it, and it opens nothing: it outlives
/// what browsers throw away, so that the portal can tell that they did.
pub fn set_known(max_age: i64) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{KNOWN}=1; Path=/; Secure; SameSite=Lax; Max-Age={max_age}")).ok()
}

/// `Set-Cookie` of the sign that this browser keeps something of a portal; as the one before, and without anybody's account.
pub fn set_kept(portal: Portal, max_age: i64) -> Option<HeaderValue> {
    let name = match portal {
        Portal::Citizen => "__Host-mppi-kept-citizen",
        Portal::Officer => "__Host-mppi-kept-officer",
    };
    HeaderValue::from_str(&format!("{name}=1; Path=/; Secure; SameSite=Lax; Max-Age={max_age}")).ok()
}

/// An answer without a body that ends the session in the browser.
pub fn cleared(portal: Portal, status: StatusCode) -> Response {
    let mut response = status.into_response();
    let known = if portal == Portal::Citizen { set_known(0) } else { None };
    for cookie in [set(portal, "", Some(0)), known].into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use mppi_store::sessions::Portal;

    use super::{read, set};

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
