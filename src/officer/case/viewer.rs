//! Looking at one file: larger, smaller, turned, or in a tab of its own.

use leptos::prelude::*;
use mppi_domain::api::attachment::Attachment;
use wasm_bindgen_futures::spawn_local;

use super::{
    file::{self, Shown},
    look::Look,
    pdf_view::PdfView,
    room::CaseRoom,
};
use crate::{
    api::{self, LoadState},
    forms, i18n,
    officer::words::words,
    platform::{files, pdf_pages::PageOf},
    t,
    ui::{Icon, IconName, Skeleton},
};

/// One file.
#[component]
pub fn Viewer(
    room: CaseRoom,
    /// The file.
    file: Attachment,
    /// How it is looked at.
    look: Look,
    /// What the document is.
    #[prop(into)]
    name: String,
    /// Which of two it is.
    #[prop(optional, into)]
    caption: Option<Signal<String>>,
) -> AnyView {
    let asked = file.clone();
    let load = api::load(move |abort| file::read(room, asked.clone(), abort));
    let media_type = file.kind.media_type();
    let is_image = file.kind.is_image();
    let began = untrack(|| look.turns());
    let turned = RwSignal::new(None::<Shown>);
    // A PDF turns by itself.
    Effect::new(move |seen: Option<u32>| {
        let now = look.turns();
        if is_image
            && now != seen.unwrap_or(began)
            && let Some(shown) = untrack(|| turned.get().or_else(|| load.ready()))
        {
            let media_type = if untrack(|| turned.with(Option::is_some)) { "image/jpeg" } else { media_type };
            spawn_local(async move {
                let next = shown.turned(media_type).await;
                if next.is_some() {
                    let _ = turned.try_set(next);
                }
            });
        }
        now
    });
    let name = StoredValue::new(name);
    let file = StoredValue::new(file);
    let page = RwSignal::new(None::<PageOf>);
    let is_drawn = Memo::new(move |_| is_image || page.with(Option::is_some));
    // Two regions of one page need two names.
    let region = Signal::derive(move || {
        let which = caption.map(|caption| [": ", &caption.get()].concat()).unwrap_or_default();
        let name = name.get_value();
        let region = if is_image {
            t!("officer.viewer.region", name = name)
        } else {
            t!("officer.viewer.pdf_region", name = name)
        };
        [region, which].concat()
    });
    let content = move || match load.state() {
        LoadState::Loading => {
            view! { <div class="viewer__wait"><Skeleton label=words("common.loading")/></div> }.into_any()
        }
        LoadState::Failed(error) => forms::error_face(error, Callback::new(move |()| load.reload())),
        LoadState::Ready(shown) if is_image => {
            let url = move || turned.get().unwrap_or_else(|| shown.clone()).url.as_str().to_owned();
            view! {
                <div class="viewer__paper" role="region" tabindex="0" aria-label=move || region.get()>
                    <img
                        class="viewer__image"
                        src=url
                        alt=move || t!("officer.viewer.alt", name = name.get_value())
                        style:--zoom=move || [&look.percent().to_string(), "%"].concat()
                    />
                </div>
            }
            .into_any()
        }
        LoadState::Ready(shown) => view! { <PdfView shown look region page/> }.into_any(),
    };
    let save = move |()| {
        if let Some(shown) = untrack(|| load.ready()) {
            file.with_value(|file| files::save(&shown.bytes, file.kind.media_type(), &file.name));
        }
    };
    view! {
        <figure class="viewer">
            {caption.map(|caption| view! { <figcaption class="viewer__caption">{caption}</figcaption> })}
            <div class="viewer__bar">
                <span class="viewer__name">{move || file.with_value(|file| [&file.name, ", ", &i18n::size(file.size)].concat())}</span>
                {move || is_drawn.get().then(|| tools(look))}
                {move || page.get().map(|PageOf { number, of }| view! {
                    <span class="viewer__pages">{move || t!("officer.viewer.page", number = number, of = of)}</span>
                })}
                {move || load.ready().map(|shown| view! {
                    <a
                        class="viewer__tool"
                        href=shown.url.as_str().to_owned()
                        target="_blank"
                        rel="noopener"
                        title=words("officer.viewer.open")
                        aria-label=move || [t!("officer.viewer.open"), t!("officer.new_tab")].join(" ")
                    >
                        <Icon name=IconName::LINK_EXTERNAL/>
                    </a>
                    {tool(IconName::DOWNLOAD, "officer.viewer.save", Callback::new(save), Signal::stored(false))}
                })}
            </div>
            {content}
        </figure>
    }
    .into_any()
}

fn tool(icon: IconName, key: &'static str, press: Callback<()>, disabled: Signal<bool>) -> AnyView {
    view! {
        <button
            type="button"
            class="viewer__tool"
            title=words(key)
            aria-label=words(key)
            disabled=move || disabled.get()
            on:click=move |_| press.run(())
        >
            <Icon name=icon/>
        </button>
    }
    .into_any()
}

fn tools(look: Look) -> AnyView {
    view! {
        <span class="viewer__tools">
            {tool(
                IconName::MINUS,
                "officer.viewer.smaller",
                Callback::new(move |()| look.zoom(false)),
                Signal::derive(move || look.is_smallest()),
            )}
            <span class="viewer__percent" aria-live="polite">{move || look.percent()}"%"</span>
            {tool(
                IconName::PLUS,
                "officer.viewer.larger",
                Callback::new(move |()| look.zoom(true)),
                Signal::derive(move || look.is_largest()),
            )}
            {tool(
                IconName::ROTATE,
                "officer.viewer.turn",
                Callback::new(move |()| look.turn()),
                Signal::stored(false),
            )}
        </span>
    }
    .into_any()
}
