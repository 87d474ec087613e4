//! The element `<outbox-sender>`, which `public/outbox.js` defines.

use std::{collections::BTreeMap, rc::Rc};

use js_sys::{Function, JSON, Map, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event};

use super::element;

/// The element of this page. Clones are the same one.
#[derive(Clone, Debug)]
pub struct OutboxSender(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    element: Element,
    kept: Map,
    _heard: Closure<dyn FnMut(Event)>,
}

impl OutboxSender {
    /// Puts it into the page; it begins to send as soon as its module is here. `heard` is told each piece of news as JSON,
    /// and nothing when a round is over; `lost` that the module did not come.
    pub fn start(
        module: &'static str,
        database: &str,
        api: &str,
        heard: impl Fn(Option<String>) + 'static,
        lost: impl FnOnce() + 'static,
    ) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let element = document.create_element("outbox-sender").ok()?;
        element.set_attribute("database", database).ok()?;
        element.set_attribute("api", api).ok()?;
        let kept = Map::new();
        Reflect::set(&element, &"kept".into(), &kept).ok()?;
        let listen = Closure::<dyn FnMut(Event)>::new(move |event: Event| heard(element::detail(&event).as_string()));
        for name in ["outbox-news", "outbox-rest"] {
            element.add_event_listener_with_callback(name, listen.as_ref().unchecked_ref()).ok()?;
        }
        document.body()?.append_with_node_1(&element).ok()?;
        element::load(module, lost);
        Some(Self(Rc::new(Inner { element, kept, _heard: listen })))
    }

    /// Takes it out again, such as when its module did not come.
    pub fn remove(&self) {
        self.0.element.remove();
    }

    /// Lets it end what it is at, and takes it out.
    pub async fn stop(&self) {
        self.wait_for("stop").await;
        self.remove();
    }

    /// Sends now, without waiting for the pauses between attempts.
    pub fn run(&self) {
        // Before its module is here there is no such function, and it begins by itself.
        drop(self.call("run", &JsValue::UNDEFINED));
    }

    /// Mirrors the drafts to this account, or none.
    pub fn set_account(&self, account: &str) {
        drop(self.0.element.set_attribute("account", account));
    }

    /// Mirrors what is to be mirrored, now; done when it has ended, however it did.
    pub async fn mirror(&self) {
        self.wait_for("mirror").await;
    }

    async fn wait_for(&self, method: &str) {
        let called = self.call(method, &JsValue::UNDEFINED);
        if let Some(promise) = called.and_then(|answer| answer.dyn_into::<Promise>().ok()) {
            let _ = JsFuture::from(promise).await;
        }
    }

    /// A draft was saved, and is to be mirrored soon.
    pub fn saved(&self) {
        drop(self.call("saved", &JsValue::UNDEFINED));
    }

    /// Keeps an item that the database did not take, with its draft and the bytes of its files.
    pub fn keep(&self, id: &str, item: &str, draft: &str, files: &BTreeMap<String, Vec<u8>>) {
        let (Ok(item), Ok(draft)) = (JSON::parse(item), JSON::parse(draft)) else { return };
        let bytes = Object::new();
        for (file, content) in files {
            drop(Reflect::set(&bytes, &file.into(), &Uint8Array::from(content.as_slice())));
        }
        let kept = Object::new();
        for (name, value) in [("item", &item), ("draft", &draft), ("files", &bytes)] {
            drop(Reflect::set(&kept, &name.into(), value));
        }
        self.0.kept.set(&id.into(), &kept);
    }

    /// Takes an item back; whether it was in time.
    pub async fn withdraw(&self, id: &str) -> bool {
        let Some(promise) = self.call("withdraw", &id.into()).and_then(|answer| answer.dyn_into::<Promise>().ok())
        else {
            return false;
        };
        JsFuture::from(promise).await.is_ok_and(|answer| answer.is_truthy())
    }

    fn call(&self, method: &str, argument: &JsValue) -> Option<JsValue> {
        let method: Function = Reflect::get(&self.0.element, &method.into()).ok()?.dyn_into().ok()?;
        method.call1(&self.0.element, argument).ok()
    }
}
