//! A certificate that nobody vouches for.

use std::{io, sync::Arc};

use tokio::net::TcpStream;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring, pki_types::PrivatePkcs8KeyDer},
    server::TlsStream,
};

/// When the line is sealed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// Never.
    None,
    /// When the sender says `STARTTLS`.
    OnRequest,
    /// Before the first word.
    FromTheStart,
}

pub struct SelfSigned {
    pub certificate: Vec<u8>,
    acceptor: TlsAcceptor,
}

impl SelfSigned {
    /// Good for 127.0.0.1, so that only the missing signature is wrong with it.
    pub fn new() -> Self {
        let own = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
        let certificate = own.cert.der().clone();
        let key = PrivatePkcs8KeyDer::from(own.signing_key.serialize_der());
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.clone()], key.into())
            .unwrap();
        Self { certificate: certificate.to_vec(), acceptor: TlsAcceptor::from(Arc::new(config)) }
    }

    pub async fn accept(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        self.acceptor.accept(stream).await
    }
}
