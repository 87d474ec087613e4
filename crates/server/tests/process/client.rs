//! A client whose server may die under it.

use std::{error::Error, net::SocketAddr};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http_body_util::{BodyExt as _, Full};
use hyper::{Method, Request, body::Bytes, client::conn::http1};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use uuid::Uuid;

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[derive(Clone)]
pub struct Client {
    address: SocketAddr,
    host: String,
    cookie: Option<String>,
    /// The day of the server's clock, which is the machine's.
    pub today: String,
}

pub struct Reply {
    pub status: u16,
    pub text: String,
    cookie: Option<String>,
    date: Option<String>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {} {}", self.status, self.text))
    }
}

impl Client {
    pub fn new(address: SocketAddr, host: &str) -> Self {
        Self { address, host: host.to_owned(), cookie: None, today: String::new() }
    }

    /// The same browser after the server moved.
    pub fn at(&self, address: SocketAddr) -> Self {
        Self { address, ..self.clone() }
    }

    pub fn keep_cookie(&mut self, reply: &Reply) {
        self.cookie.clone_from(&reply.cookie);
        self.today = day_of(reply.date.as_deref().unwrap());
    }

    pub async fn get(&self, path: &str) -> Fallible<Reply> {
        self.send(Method::GET, path, &[], Vec::new()).await
    }

    pub async fn post_json(&self, path: &str, body: &Value) -> Fallible<Reply> {
        self.send(Method::POST, path, &[("content-type", "application/json")], serde_json::to_vec(body)?).await
    }

    pub async fn put_json(&self, path: &str, body: &[u8]) -> Fallible<Reply> {
        self.send(Method::PUT, path, &[("content-type", "application/json")], body.to_vec()).await
    }

    pub async fn upload(&self, id: Uuid, sha256: &str, bytes: &[u8]) {
        let pair = |key: &str, value: &str| format!("{key} {}", STANDARD.encode(value));
        let metadata =
            [pair("id", &id.to_string()), pair("sha256", sha256), pair("name", "berita acara.pdf")].join(",");
        let length = bytes.len().to_string();
        let headers =
            [("tus-resumable", "1.0.0"), ("upload-length", length.as_str()), ("upload-metadata", metadata.as_str())];
        let begun = self.send(Method::POST, "/api/v1/attachments", &headers, Vec::new()).await.unwrap();
        assert_eq!(begun.status, 201, "{}", begun.text);
        let headers =
            [("tus-resumable", "1.0.0"), ("upload-offset", "0"), ("content-type", "application/offset+octet-stream")];
        let sent =
            self.send(Method::PATCH, &format!("/api/v1/attachments/{id}"), &headers, bytes.to_vec()).await.unwrap();
        assert_eq!(sent.status, 204, "{}", sent.text);
    }

    async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Fallible<Reply> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", format!("{}:{}", self.host, self.address.port()))
            .header("sec-fetch-site", "same-origin");
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let stream = TcpStream::connect(self.address).await?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        let connection = tokio::spawn(connection);
        let response = sender.send_request(request.body(Full::new(Bytes::from(body)))?).await?;
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let cookie = header("set-cookie").and_then(|cookie| cookie.split(';').next().map(str::to_owned));
        let (status, date) = (response.status().as_u16(), header("date"));
        let bytes = response.into_body().collect().await?.to_bytes();
        connection.abort();
        Ok(Reply { status, text: String::from_utf8_lossy(&bytes).into_owned(), cookie, date })
    }
}

/// `2026-11-24` of `Tue, 24 Nov 2026 07:12:00 GMT`.
fn day_of(date: &str) -> String {
    let mut parts = date.split(' ').skip(1);
    let (day, month, year) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = months.iter().position(|name| *name == month).unwrap() + 1;
    format!("{year}-{month:02}-{day}")
}
