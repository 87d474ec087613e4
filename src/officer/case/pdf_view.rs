//! The pages of a PDF in the viewer.

use leptos::prelude::*;

use super::{file::Shown, look::Look};
use crate::{
    config, i18n,
    officer::words::{maybe_words, words},
    platform::{
        element,
        pdf_pages::{self, PageOf, pdf_bytes},
    },
    ui::{ButtonKind, ErrorState, IconName, LinkButton, Skeleton},
};

/// Why no page can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    /// It wants a password.
    Locked,
    /// It cannot be read.
    Broken,
    /// What draws it did not come.
    Unloaded,
}

impl Trouble {
    fn of(kind: &str) -> Self {
        match kind {
            "locked" => Self::Locked,
            "unloaded" => Self::Unloaded,
            _ => Self::Broken,
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Locked => "officer.viewer.locked_title",
            Self::Broken => "officer.viewer.broken_title",
            Self::Unloaded => "officer.viewer.unloaded_title",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Locked => "officer.viewer.locked",
            Self::Broken => "officer.viewer.broken",
            Self::Unloaded => "officer.viewer.unloaded",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Locked | Self::Broken => IconName::FILE,
            Self::Unloaded => IconName::WIFI_OFF,
        }
    }
}

/// The pages of a PDF, below each other in a box that scrolls.
#[component]
pub fn PdfView(
    /// The file.
    shown: Shown,
    /// How it is looked at.
    look: Look,
    /// What the box is called.
    region: Signal<String>,
    /// The page in the middle, once there is one.
    page: RwSignal<Option<PageOf>>,
) -> AnyView {
    // Each file is upright at first, whatever was turned before it.
    let began = untrack(|| look.turns());
    let trouble = RwSignal::new(None::<Trouble>);
    let fail = move |why: Trouble| {
        let _ = page.try_set(None);
        let _ = trouble.try_set(Some(why));
    };
    (move || {
        if let Some(why) = trouble.get() {
            return failed(why, shown.url.as_str().to_owned(), trouble);
        }
        let address = config::asset("pdf/pages.js").unwrap_or_default();
        element::load(address, move || fail(Trouble::Unloaded));
        view! {
            {move || page.with(Option::is_none).then(|| view! {
                <div class="viewer__wait"><Skeleton label=words("common.loading")/></div>
            })}
            <pdf-pages
                class="viewer__paper pdf-pages"
                role="region"
                tabindex="0"
                aria-label=move || region.get()
                hidden=move || page.with(Option::is_none)
                percent=move || look.percent().to_string()
                turns=move || look.turns().wrapping_sub(began).to_string()
                // With its placeholders: the element has one for each page.
                page=move || i18n::word("officer.viewer.page")
                failed=move || i18n::word("officer.viewer.page_failed")
                use:pdf_bytes=shown.bytes.clone()
                on:pdf-page=pdf_pages::on_page(move |now| {
                    let _ = page.try_set(Some(now));
                })
                on:pdf-failed=pdf_pages::on_failed(move |kind| fail(Trouble::of(kind)))
            ></pdf-pages>
        }
        .into_any()
    })
    .into_any()
}

fn failed(why: Trouble, href: String, trouble: RwSignal<Option<Trouble>>) -> AnyView {
    let open = view! {
        <LinkButton href kind=ButtonKind::Secondary new_tab=maybe_words("officer.new_tab")>
            {words("officer.viewer.open_pdf")}
        </LinkButton>
    };
    if why == Trouble::Unloaded {
        return view! {
            <ErrorState
                icon=why.icon()
                title=words(why.title())
                words=words(why.words())
                retry_label=words("common.retry")
                on_retry=move |()| trouble.set(None)
            >
                {open}
            </ErrorState>
        }
        .into_any();
    }
    view! {
        <ErrorState icon=why.icon() title=words(why.title()) words=words(why.words()) retry_label=words("common.retry")>
            {open}
        </ErrorState>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::Trouble;

    #[test]
    fn what_has_no_name_is_a_broken_file() {
        assert_eq!(Trouble::of("locked"), Trouble::Locked);
        assert_eq!(Trouble::of("unloaded"), Trouble::Unloaded);
        assert_eq!(Trouble::of("new"), Trouble::Broken);
    }
}
