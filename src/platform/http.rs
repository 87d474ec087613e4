//! One request.

use std::{cell::Cell, rc::Rc};

use gloo_net::http::{Headers, Method, RequestBuilder};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

use super::{abort::Abort, online};

/// What to ask for.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// `GET`, `HEAD`, `POST`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// Where.
    pub url: &'a str,
    /// Header fields.
    pub headers: &'a [(&'static str, String)],
    /// What is sent along.
    pub body: Option<&'a [u8]>,
    /// Milliseconds until it is given up.
    pub timeout: i32,
}

/// What came back, whatever its status.
#[derive(Debug)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    headers: Headers,
}

impl Response {
    /// A header field.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }
}

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No way to the server.
    Unreachable,
    /// It took too long.
    TimedOut,
    /// Nobody waits for it any more.
    Aborted,
}

/// Sends a request and reads its answer to the end.
///
/// # Errors
/// [`Failure`] where there is no answer.
pub async fn send(request: &Request<'_>, abort: &Abort) -> Result<Response, Failure> {
    if abort.is_fired() {
        return Err(Failure::Aborted);
    }
    // The request has an own signal, which the time limit or the caller fires.
    let own = Abort::new();
    let late = Rc::new(Cell::new(false));
    let timer = Timer::start(request.timeout, {
        let own = own.clone();
        let late = late.clone();
        move || {
            late.set(true);
            own.fire();
        }
    });
    let follower = abort.signal().map(|signal| {
        let own = own.clone();
        let closure = Closure::<dyn FnMut()>::new(move || own.fire());
        signal.set_onabort(Some(closure.as_ref().unchecked_ref()));
        closure
    });
    let answer = exchange(request, &own).await;
    drop(timer);
    if follower.is_some()
        && let Some(signal) = abort.signal()
    {
        signal.set_onabort(None);
    }
    if abort.is_fired() {
        return Err(Failure::Aborted);
    }
    if late.get() {
        online::report(false);
        return Err(Failure::TimedOut);
    }
    online::report(answer.is_ok());
    answer.map_err(|_| Failure::Unreachable)
}

async fn exchange(request: &Request<'_>, abort: &Abort) -> Result<Response, gloo_net::Error> {
    let mut builder =
        RequestBuilder::new(request.url).method(method(request.method)).abort_signal(abort.signal().as_ref());
    for (name, value) in request.headers {
        builder = builder.header(name, value);
    }
    let response = match request.body {
        Some(body) => builder.body(JsValue::from(Uint8Array::from(body)))?.send().await?,
        None => builder.send().await?,
    };
    Ok(Response { status: response.status(), headers: response.headers(), body: response.binary().await? })
}

fn method(name: &str) -> Method {
    match name {
        "PUT" => Method::PUT,
        "POST" => Method::POST,
        "DELETE" => Method::DELETE,
        "HEAD" => Method::HEAD,
        _ => Method::GET,
    }
}

/// A timer that is taken back when dropped.
struct Timer {
    id: Option<i32>,
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    fn start(millis: i32, work: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(work);
        let id = web_sys::window().and_then(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(closure.as_ref().unchecked_ref(), millis).ok()
        });
        Self { id, _closure: closure }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.id, web_sys::window()) {
            window.clear_timeout_with_handle(id);
        }
    }
}
