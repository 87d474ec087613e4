//! Somebody with a browser: a host, cookies, and the headers that browsers send.

use std::{collections::BTreeMap, net::SocketAddr};

use http_body_util::{BodyExt as _, Full};
use hyper::{
    HeaderMap, Method, Request,
    body::Bytes,
    client::conn::http1,
    header::{CONTENT_TYPE, COOKIE, HOST, SET_COOKIE},
};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// One browser.
#[derive(Clone)]
pub struct Actor {
    address: SocketAddr,
    host: String,
    pub cookies: BTreeMap<String, String>,
    /// Sent with every write unless the test gives its own.
    is_same_origin: bool,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Bytes,
    /// The bytes as text; lossy.
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {} {}", self.status, self.text))
    }

    /// Code of a problem.
    pub fn code(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{} {}", self.status, self.text);
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        assert_eq!(problem["trace_id"], self.header("trace-id"));
        problem["code"].as_str().unwrap().to_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Actor {
    pub fn new(address: SocketAddr, host: &str) -> Self {
        Self { address, host: format!("{host}:{}", address.port()), cookies: BTreeMap::new(), is_same_origin: true }
    }

    /// Sends only the headers that the test gives.
    pub fn without_origin(mut self) -> Self {
        self.is_same_origin = false;
        self
    }

    /// The origin of the host that is asked.
    pub fn origin(&self) -> String {
        format!("http://{}", self.host)
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Vec::new()).await
    }

    pub async fn get_with(&mut self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::GET, path, headers, Vec::new()).await
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> Answer {
        self.write(Method::POST, path, body).await
    }

    pub async fn put(&mut self, path: &str, body: &Value) -> Answer {
        self.write(Method::PUT, path, body).await
    }

    pub async fn delete(&mut self, path: &str) -> Answer {
        self.send(Method::DELETE, path, &[], Vec::new()).await
    }

    /// A form as browsers send it.
    pub async fn post_form(&mut self, path: &str, form: &str) -> Answer {
        self.send(
            Method::POST,
            path,
            &[("content-type", "application/x-www-form-urlencoded")],
            form.as_bytes().to_vec(),
        )
        .await
    }

    async fn write(&mut self, method: Method, path: &str, body: &Value) -> Answer {
        self.send(method, path, &[(CONTENT_TYPE.as_str(), "application/json")], serde_json::to_vec(body).unwrap()).await
    }

    /// Anything.
    pub async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let mut request = Request::builder().method(&method).uri(path);
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            request = request.header(HOST, &self.host);
        }
        if self.is_same_origin {
            request = request.header("sec-fetch-site", "same-origin");
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, pairs.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(Bytes::from(body))).unwrap();

        let stream = TcpStream::connect(self.address).await.unwrap();
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
        let connection = tokio::spawn(connection);
        let response = sender.send_request(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        connection.abort();
        self.keep_cookies(&parts.headers);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status.as_u16(), headers: parts.headers, bytes, text }
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            // What pages may see says nothing but that somebody signed in, or that something is kept here.
            let is_sign = (name == "__Host-mppi-known" || name.starts_with("__Host-mppi-kept-")) && value == "1";
            let attributes =
                if is_sign { "; Path=/; Secure; SameSite=Lax" } else { "; Path=/; Secure; HttpOnly; SameSite=Lax" };
            assert!(name.starts_with("__Host-") && cookie.contains(attributes), "{cookie}");
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
