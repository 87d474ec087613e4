//! Cookies that the page may see.

use js_sys::Reflect;
use web_sys::Document;

/// Whether there is a cookie of this name.
pub fn is_there(name: &str) -> bool {
    let cookies = document().and_then(|document| Reflect::get(&document, &COOKIE.into()).ok());
    cookies.and_then(|cookies| cookies.as_string()).is_some_and(|cookies| has(&cookies, name))
}

/// Takes away a cookie of this whole host.
pub fn forget(name: &str) {
    if let Some(document) = document() {
        let none = [name, "=; Path=/; Secure; SameSite=Lax; Max-Age=0"].concat();
        let _ = Reflect::set(&document, &COOKIE.into(), &none.into());
    }
}

/// Typed bindings have it on another interface than the document's.
const COOKIE: &str = "cookie";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn has(cookies: &str, name: &str) -> bool {
    cookies.split(';').any(|pair| pair.trim().strip_prefix(name).is_some_and(|rest| rest.starts_with('=')))
}

#[cfg(test)]
mod tests {
    use super::has;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        for (cookies, found) in
            [("a=1; known=1", true), ("known=", true), ("unknown=1", false), ("known2=1", false), ("", false)]
        {
            assert_eq!(has(cookies, "known"), found, "{cookies}");
        }
    }
}
