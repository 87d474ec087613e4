//! Pages that need somebody.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

use super::state::{Who, account, who_here};
use crate::{api::ApiError, config};

/// Shows its children to whoever is signed in. Others are sent to `/masuk?lanjut=<this page>`.
#[component]
pub fn Guard(
    /// What stands there meanwhile: without an error while the server is asked, with one where it cannot be.
    #[prop(into)]
    waiting: Callback<Option<ApiError>, AnyView>,
    /// The page.
    children: ChildrenFn,
) -> AnyView {
    let go = config::use_go();
    let location = use_location();
    // One word for both portals, and only its changes count: a renewed session must not draw the page anew.
    let there = Memo::new(move |_| match who_here() {
        Who::Somebody(_) => Who::Somebody(()),
        // Without a network a page shows what this device keeps of the account.
        Who::Unreachable(_) if account().is_some() => Who::Somebody(()),
        Who::Unreachable(error) => Who::Unreachable(error),
        Who::Nobody => Who::Nobody,
        Who::Unknown => Who::Unknown,
    });
    Effect::new(move |_| {
        if there.get() == Who::Nobody {
            let here = [location.pathname.get_untracked(), with_mark(&location.search.get_untracked())].concat();
            go.run((["/masuk?lanjut=", &leptos_router::location::Url::escape(&here)].concat(), true));
        }
    });
    (move || match there.get() {
        Who::Somebody(()) => children(),
        Who::Unreachable(error) => waiting.run(Some(error)),
        Who::Unknown | Who::Nobody => waiting.run(None),
    })
    .into_any()
}

fn with_mark(search: &str) -> String {
    if search.is_empty() { String::new() } else { ["?", search].concat() }
}

/// The page to go to after signing in: `lanjut` of the address if it is a page of this portal, else `otherwise`.
/// Ready for [`config::use_go`].
pub fn next_page(otherwise: &str) -> String {
    let wanted = use_query_map().with_untracked(|query| query.get("lanjut"));
    own_page(wanted.as_deref(), &config::router_base()).unwrap_or_else(|| otherwise.to_owned())
}

/// A full path of this portal without its base; nothing for addresses that lead elsewhere.
fn own_page(wanted: Option<&str>, base: &str) -> Option<String> {
    let page = wanted?.strip_prefix(base)?;
    let is_path = page.starts_with('/') && !page.starts_with("//") && !page.contains(['\\', '\n', '\r', '\t']);
    (is_path && !page.starts_with("/masuk")).then(|| page.to_owned())
}

#[cfg(test)]
mod tests {
    use super::own_page;

    #[test]
    fn only_own_pages_follow_a_sign_in() {
        assert_eq!(own_page(Some("/ajukan/1/kirim"), "").as_deref(), Some("/ajukan/1/kirim"));
        assert_eq!(own_page(Some("/mpp/akun"), "/mpp").as_deref(), Some("/akun"));
        for elsewhere in
            ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "", "/masuk?lanjut=x"]
        {
            assert_eq!(own_page(Some(elsewhere), ""), None, "{elsewhere}");
        }
        assert_eq!(own_page(Some("/akun"), "/mpp"), None);
        assert_eq!(own_page(None, ""), None);
    }
}
