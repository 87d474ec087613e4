//! Putting the portal on the home screen. `public/boot.js` keeps the browser's offer.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::event::Listener;

const OFFER: &str = "installPrompt";

/// How the portal can be put on the home screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Install {
    /// The browser asks the person when it is told to.
    Offered,
    /// By hand: iPhones and iPads have no such question.
    ByHand,
    /// It is there already, or this browser cannot do it.
    Nothing,
}

/// How it can be done now.
pub fn state() -> Install {
    if is_installed() {
        Install::Nothing
    } else if offer().is_some() {
        Install::Offered
    } else if has_standalone() {
        Install::ByHand
    } else {
        Install::Nothing
    }
}

/// Runs `work` when the browser offers it, which may be some time after the start.
pub fn on_offer(work: impl Fn() + 'static) -> Option<Listener> {
    Listener::on_window("install-offered", move |_| work())
}

/// Lets the browser ask the person, and waits for the answer. An offer is good for one question.
pub async fn ask() {
    let Some(offer) = offer() else { return };
    drop(Reflect::delete_property(&js_sys::global(), &OFFER.into()));
    let prompt = Reflect::get(&offer, &"prompt".into()).ok().and_then(|prompt| prompt.dyn_into::<Function>().ok());
    let asked = prompt.and_then(|prompt| prompt.call0(&offer).ok()).and_then(|asked| asked.dyn_into::<Promise>().ok());
    if let Some(asked) = asked {
        // Whether it was wanted makes no difference here.
        drop(JsFuture::from(asked).await);
    }
}

fn offer() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &OFFER.into()).ok().filter(|offer| !offer.is_undefined())
}

fn is_installed() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(display-mode: standalone)").ok().flatten())
        .is_some_and(|query| query.matches())
        || navigator("standalone").is_some_and(|standalone| standalone.is_truthy())
}

/// Only Safari on iPhones and iPads has this property.
fn has_standalone() -> bool {
    navigator("standalone").is_some()
}

fn navigator(property: &str) -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &property.into()).ok().filter(|value| !value.is_undefined())
}
