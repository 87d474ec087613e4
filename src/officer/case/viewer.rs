//! Looking at one file: larger, smaller, turned, or in a tab of its own.

use leptos::prelude::*;
use mppi_domain::api::attachment::Attachment;
use wasm_bindgen_futures::spawn_local;

use super::{
    file::{self, Shown},
    room::CaseRoom,
};
use crate::{
    api::{self, LoadState},
    forms, i18n,
    officer::words::{maybe_words, words},
    platform::files,
    t,
    ui::{ButtonKind, Icon, IconName, LinkButton, Skeleton},
};

/// The sizes of a picture, in percent of its box.
const ZOOMS: [u32; 7] = [50, 75, 100, 150, 200, 300, 400];
/// The size to begin with: as wide as the box.
const WHOLE: usize = 2;

/// How the picture is looked at; a `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    zoom: RwSignal<usize>,
    turns: RwSignal<u32>,
}

impl Look {
    /// Whole and upright.
    pub fn new() -> Self {
        Self { zoom: RwSignal::new(WHOLE), turns: RwSignal::new(0) }
    }

    /// Larger or smaller by one step; stops at the ends.
    pub fn zoom(self, larger: bool) {
        self.zoom.update(|zoom| *zoom = stepped(*zoom, larger));
    }

    /// By a quarter, clockwise.
    pub fn turn(self) {
        self.turns.update(|turns| *turns += 1);
    }

    fn percent(self) -> u32 {
        ZOOMS.get(self.zoom.get()).copied().unwrap_or(100)
    }
}

impl Default for Look {
    fn default() -> Self {
        Self::new()
    }
}

fn stepped(zoom: usize, larger: bool) -> usize {
    if larger { (zoom + 1).min(ZOOMS.len() - 1) } else { zoom.saturating_sub(1) }
}

/// One file.
#[component]
pub fn Viewer(
    room: CaseRoom,
    /// The file.
    file: Attachment,
    /// How the picture is looked at.
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
    let turns = look.turns;
    let began = turns.get_untracked();
    let turned = RwSignal::new(None::<Shown>);
    Effect::new(move |seen: Option<u32>| {
        let now = turns.get();
        if now != seen.unwrap_or(began)
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
    let is_image = file.kind.is_image();
    let name = StoredValue::new(name);
    let file = StoredValue::new(file);
    let content = move || match load.state() {
        LoadState::Loading => {
            view! { <div class="viewer__wait"><Skeleton label=words("common.loading")/></div> }.into_any()
        }
        LoadState::Failed(error) => forms::error_face(error, Callback::new(move |()| load.reload())),
        LoadState::Ready(shown) if is_image => {
            // Two regions of one page need two names.
            let region = move || {
                let which = caption.map(|caption| [": ", &caption.get()].concat()).unwrap_or_default();
                [t!("officer.viewer.region", name = name.get_value()), which].concat()
            };
            let url = move || turned.get().unwrap_or_else(|| shown.clone()).url.as_str().to_owned();
            view! {
                <div class="viewer__paper" role="region" tabindex="0" aria-label=region>
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
        LoadState::Ready(shown) => view! {
            <div class="viewer__pdf">
                <Icon name=IconName::FILE large=true/>
                <p>{words("officer.viewer.pdf")}</p>
                <LinkButton
                    href=shown.url.as_str().to_owned()
                    kind=ButtonKind::Secondary
                    new_tab=maybe_words("officer.new_tab")
                >
                    {words("officer.viewer.open_pdf")}
                </LinkButton>
            </div>
        }
        .into_any(),
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
                {is_image.then(|| tools(look))}
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
                Signal::derive(move || look.zoom.get() == 0),
            )}
            <span class="viewer__percent" aria-live="polite">{move || look.percent()}"%"</span>
            {tool(
                IconName::PLUS,
                "officer.viewer.larger",
                Callback::new(move |()| look.zoom(true)),
                Signal::derive(move || look.zoom.get() + 1 >= ZOOMS.len()),
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

#[cfg(test)]
mod tests {
    use super::{WHOLE, ZOOMS, stepped};

    #[test]
    fn zoom_stops_at_its_ends() {
        assert_eq!(ZOOMS.get(WHOLE), Some(&100));
        assert_eq!(stepped(0, false), 0);
        assert_eq!(stepped(WHOLE, true), WHOLE + 1);
        assert_eq!(stepped(ZOOMS.len() - 1, true), ZOOMS.len() - 1);
    }
}
