//! A mail server on loopback. `mailin` speaks the protocol and decides what may follow on what; this carries its lines
//! over the network and keeps what it was given.

mod tls;

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use mailin::{Action, AuthMechanism, Handler, Response, Session, SessionBuilder, response};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

pub use tls::Protection;
use tls::SelfSigned;

/// A mail as it arrived: the envelope, and the bytes between `DATA` and the dot.
#[derive(Clone, Debug, Default)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    /// Whether the sender said that bytes above 127 come.
    pub is_8bit: bool,
    pub bytes: Vec<u8>,
}

impl Mail {
    /// As a mail program reads it.
    pub fn read(&self) -> mail_parser::Message<'_> {
        mail_parser::MessageParser::default().parse(&self.bytes).unwrap()
    }

    /// Its words as a mail program shows them.
    pub fn words(&self) -> String {
        self.read().body_text(0).unwrap().replace("\r\n", "\n")
    }
}

/// A server that takes every mail until it is told otherwise.
pub struct MailServer {
    pub address: SocketAddr,
    /// Nobody signed it but the server itself.
    pub certificate: Vec<u8>,
    desk: Arc<Mutex<Desk>>,
}

/// What all its connections share.
#[derive(Default)]
struct Desk {
    mails: Vec<Mail>,
    /// What recipients are refused with.
    refusal: Option<(u16, &'static str)>,
    /// Who sends must know it, where there is one.
    password: Option<&'static str>,
}

impl MailServer {
    /// Takes mail from everybody, in the clear.
    pub async fn start() -> Self {
        Self::start_with(Protection::None, None).await
    }

    /// With TLS, or for senders with a password.
    pub async fn start_with(protection: Protection, password: Option<&'static str>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let desk = Arc::new(Mutex::new(Desk { password, ..Desk::default() }));
        let own = SelfSigned::new();
        let server = Self { address, certificate: own.certificate.clone(), desk: desk.clone() };
        let own = Arc::new(own);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (own, desk) = (own.clone(), desk.clone());
                // A sender that hangs up, or does not trust the certificate, ends its own connection only.
                tokio::spawn(async move { serve(stream, protection, &own, desk).await });
            }
        });
        server
    }

    /// How the application reaches it without TLS.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// From now on every recipient is answered so; nothing: they are welcome again.
    pub fn refuse(&self, refusal: Option<(u16, &'static str)>) {
        self.desk.lock().unwrap().refusal = refusal;
    }

    /// From now on senders need this password.
    pub fn change_password(&self, password: &'static str) {
        self.desk.lock().unwrap().password = Some(password);
    }

    /// What it took so far.
    pub fn mails(&self) -> Vec<Mail> {
        self.desk.lock().unwrap().mails.clone()
    }
}

/// The decisions of one connection.
struct Clerk {
    desk: Arc<Mutex<Desk>>,
    mail: Mail,
}

impl Handler for Clerk {
    fn rcpt(&mut self, _: &str) -> Response {
        match self.desk.lock().unwrap().refusal {
            Some((code, words)) => Response::custom(code, words.to_owned()),
            None => response::OK,
        }
    }

    fn data_start(&mut self, _: &str, from: &str, is_8bit: bool, to: &[String]) -> Response {
        self.mail = Mail { from: from.to_owned(), to: to.to_vec(), is_8bit, bytes: Vec::new() };
        response::OK
    }

    fn data(&mut self, line: &[u8]) -> io::Result<()> {
        self.mail.bytes.extend_from_slice(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        self.desk.lock().unwrap().mails.push(std::mem::take(&mut self.mail));
        response::OK
    }

    fn auth_plain(&mut self, _: &str, _: &str, password: &str) -> Response {
        if self.desk.lock().unwrap().password == Some(password) {
            return response::AUTH_OK;
        }
        response::INVALID_CREDENTIALS
    }
}

async fn serve(stream: TcpStream, protection: Protection, own: &SelfSigned, desk: Arc<Mutex<Desk>>) -> io::Result<()> {
    let mut manners = SessionBuilder::new("surat.contoh.id");
    if protection == Protection::OnRequest {
        manners.enable_start_tls();
    }
    if desk.lock().unwrap().password.is_some() {
        // Loopback; the application's own rule about TLS is not what is tested with a password.
        manners.enable_auth(AuthMechanism::Plain).insecure_enable_plaintext_auth();
    }
    let clerk = Clerk { desk, mail: Mail::default() };
    let mut session = manners.build(stream.peer_addr()?.ip(), clerk);
    if protection == Protection::FromTheStart {
        let mut stream = BufReader::new(own.accept(stream).await?);
        return greet_and_converse(&mut session, &mut stream).await.map(drop);
    }
    let mut stream = BufReader::new(stream);
    if greet_and_converse(&mut session, &mut stream).await? == Action::UpgradeTls {
        let mut stream = BufReader::new(own.accept(stream.into_inner()).await?);
        session.tls_active();
        converse(&mut session, &mut stream).await?;
    }
    Ok(())
}

async fn greet_and_converse<S>(session: &mut Session<Clerk>, stream: &mut BufReader<S>) -> io::Result<Action>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    say(stream, &session.greeting()).await?;
    converse(session, stream).await
}

/// Until one side hangs up or wants TLS.
async fn converse<S>(session: &mut Session<Clerk>, stream: &mut BufReader<S>) -> io::Result<Action>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut line = Vec::new();
    while stream.read_until(b'\n', &mut line).await? > 0 {
        let answer = session.process(&line);
        say(stream, &answer).await?;
        if matches!(answer.action, Action::Close | Action::UpgradeTls) {
            return Ok(answer.action);
        }
        line.clear();
    }
    Ok(Action::Close)
}

async fn say<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufReader<S>, answer: &Response) -> io::Result<()> {
    let mut bytes = Vec::new();
    answer.write_to(&mut bytes)?;
    stream.write_all(&bytes).await?;
    stream.flush().await
}
