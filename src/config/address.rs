//! Addresses of pages.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{Portal, boot, portal};
use crate::platform::dom;

/// The address of a page of this portal: `path("/permohonan")` is `/mpp/permohonan` where the base is `/mpp/`.
pub fn path(page: &str) -> String {
    [router_base().as_str(), "/", page.trim_start_matches('/')].concat()
}

/// The address of a page of the citizen portal, from either portal; also of the server's own pages such as `/lacak`.
pub fn citizen_path(page: &str) -> String {
    under(&boot().base, page)
}

/// The address that opens the public tracking page, for a QR code. The secret stands behind `#`, so that it reaches no
/// server log.
pub fn tracking_link(number: &str, secret: &str) -> String {
    [&dom::origin(), &citizen_path("/lacak"), "#", number, ".", secret].concat()
}

/// The address of a document's public verification page, for a QR code.
pub fn verification_link(code: &str) -> String {
    [&dom::origin(), &citizen_path("/verifikasi/"), code].concat()
}

/// What the router takes as its base, without a slash at the end.
pub fn router_base() -> String {
    let base = under(
        &boot().base,
        match portal() {
            Portal::Citizen => "",
            Portal::Officer => "petugas",
        },
    );
    base.trim_end_matches('/').to_owned()
}

fn under(base: &str, page: &str) -> String {
    [base.trim_end_matches('/'), "/", page.trim_start_matches('/')].concat()
}

/// Goes to a page of this portal from code, such as `go.run(("/permohonan".to_owned(), false))`; true replaces the
/// current page in the history. Call it while a component is set up, below the router.
pub fn use_go() -> Callback<(String, bool)> {
    let navigate = use_navigate();
    Callback::new(move |(page, replace): (String, bool)| {
        // With an absolute path the router puts its base in front.
        navigate(&page, NavigateOptions { replace, ..NavigateOptions::default() });
    })
}

#[cfg(test)]
mod tests {
    use super::under;

    #[test]
    fn bases_and_pages_meet_in_one_slash() {
        assert_eq!(under("/", "/lacak"), "/lacak");
        assert_eq!(under("/mpp/", "lacak"), "/mpp/lacak");
        assert_eq!(under("/mpp/", ""), "/mpp/");
    }
}
