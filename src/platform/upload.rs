//! Uploads with resume, by what also sends the files of the outbox: `public/outbox/tus.js`.

use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use serde_json::Value;
use wasm_bindgen::{JsValue, prelude::Closure};

use super::{abort::Abort, json, module};

/// A file to upload.
#[derive(Clone, Copy, Debug)]
pub struct Upload<'a> {
    /// Made by the client; the same file keeps it through all attempts.
    pub id: &'a str,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: &'a str,
    /// For people to read.
    pub name: &'a str,
    /// All of it.
    pub bytes: &'a [u8],
}

impl Upload<'_> {
    /// Uploads it, or the rest of it, to where attachments are made; `sender` is the address of `outbox.js`. `progress` hears how
    /// many bytes are there.
    ///
    /// # Errors
    /// The server's problem, or the word for having no answer; `null` where the module did not come.
    pub async fn send(
        &self,
        sender: &str,
        url: &str,
        abort: &Abort,
        progress: impl Fn(u32) + 'static,
    ) -> Result<(), Value> {
        let sender = module::import(sender).await.map_err(|_| Value::Null)?;
        let heard = Closure::<dyn Fn(u32)>::new(progress);
        let bytes = Uint8Array::from(self.bytes);
        let file = object(&[
            ("id", self.id.into()),
            ("sha256", self.sha256.into()),
            ("name", self.name.into()),
            ("bytes", bytes.into()),
        ]);
        let tools = object(&[("signal", abort.signal().into())]);
        let arguments = Array::of4(&file, &url.into(), heard.as_ref(), &tools);
        module::call(&sender, "upload", &arguments).await.map(drop).map_err(|trouble| why(&trouble))
    }
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// What a `Trouble` of `public/outbox/http.js` says.
fn why(trouble: &JsValue) -> Value {
    let why = Reflect::get(trouble, &"why".into()).ok().and_then(|why| JSON::stringify(&why).ok());
    why.and_then(|text| text.as_string()).and_then(|text| json::parse(text.as_bytes())).unwrap_or(Value::Null)
}
