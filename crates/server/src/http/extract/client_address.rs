//! Who asks, behind proxies too.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{Extensions, HeaderMap, Request, request::Parts},
};

use crate::{config::Network, state::AppState};

/// The client's address; an unknown one counts as `0.0.0.0`, so that limits hold for it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl FromRequestParts<AppState> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let address = find(&parts.extensions, &parts.headers, &state.config.trusted_proxies);
        Ok(Self(address.unwrap_or(IpAddr::from([0, 0, 0, 0]))))
    }
}

impl ClientAddress {
    /// What limits count by: the address, or its /64 for IPv6, where one customer has many.
    pub fn bucket(self) -> String {
        match self.0.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }
}

/// The address of a request's sender.
pub fn of<B>(request: &Request<B>, trusted: &[Network]) -> Option<IpAddr> {
    find(request.extensions(), request.headers(), trusted)
}

/// The nearest address that is none of our proxies; what stands before it may be invented.
fn find(extensions: &Extensions, headers: &HeaderMap, trusted: &[Network]) -> Option<IpAddr> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut nearest = peer.ip();
    if !is_trusted(nearest) {
        return Some(nearest);
    }
    let forwarded =
        headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",");
    for hop in forwarded.rsplit(',') {
        let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
        nearest = address;
        if !is_trusted(address) {
            break;
        }
    }
    Some(nearest)
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, SocketAddr};

    use axum::{extract::ConnectInfo, http::Request};

    use super::{ClientAddress, of};

    fn seen(peer: &str, forwarded: &str, trusted: &str) -> String {
        let mut request = Request::builder().header("x-forwarded-for", forwarded).body(()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        of(&request, &[trusted.parse().unwrap()]).unwrap().to_string()
    }

    #[test]
    fn only_our_proxies_may_say_who_asks() {
        assert_eq!(seen("8.8.8.8", "1.1.1.1", "127.0.0.1"), "8.8.8.8");
        assert_eq!(seen("127.0.0.1", "6.6.6.6, 1.1.1.1", "127.0.0.1"), "1.1.1.1");
        assert_eq!(seen("10.0.0.1", "6.6.6.6, 1.1.1.1, 10.0.0.2", "10.0.0.0/8"), "1.1.1.1");
        assert_eq!(seen("127.0.0.1", "nonsense", "127.0.0.1"), "127.0.0.1");
    }

    #[test]
    fn limits_count_a_whole_network_of_ipv6() {
        let bucket = |text: &str| ClientAddress(text.parse::<IpAddr>().unwrap()).bucket();
        assert_eq!(bucket("2001:db8:1:2:3:4:5:6"), bucket("2001:db8:1:2::9"));
        assert_ne!(bucket("2001:db8:1:2::1"), bucket("2001:db8:1:3::1"));
        assert_eq!(bucket("::ffff:10.0.0.1"), "10.0.0.1");
    }
}
