//! Whether a request names the host that it is for, and whether that may be this machine.
//!
//! A page of another site can lead its own name to this machine (DNS rebinding), and then read what is only for the pages
//! of this server. Its requests still carry its name.

use hyper::header::{self, HeaderMap};
use hyper::http::uri::Authority;
use hyper::{Request, Version};

/// Whether the request names one host, as HTTP/1.1 demands (RFC 9112, section 3.2).
pub(super) fn is_named<B>(request: &Request<B>) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.is_empty() || authority(host.to_str().ok()).is_some(),
        (None, _) => request.version() == Version::HTTP_10,
        (Some(_), Some(_)) => false,
    }
}

/// Whether a page of this server asks: the host is an address, a name of this machine, or that of `url`, at which a proxy
/// serves the feeds; and the page, if the browser names it, was loaded from that host.
pub(super) fn is_own_page(headers: &HeaderMap, url: &str) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let Some(host) = authority(host) else {
        return false;
    };
    let name = host.host().trim_end_matches('.').to_ascii_lowercase();
    let is_address = name.starts_with('[') || name.parse::<std::net::IpAddr>().is_ok();
    let is_here = name == "localhost" || name.ends_with(".localhost");
    let is_public = url::Url::parse(url).is_ok_and(|url| url.host_str() == Some(name.as_str()));
    let is_same = headers.get_all(header::ORIGIN).iter().all(|origin| {
        let origin = origin.to_str().unwrap_or_default();
        let asked = origin.split_once("://").map_or(origin, |(_, host)| host);
        asked.eq_ignore_ascii_case(host.as_str())
    });
    let is_cross = headers
        .get("sec-fetch-site")
        .is_some_and(|site| site == "cross-site");
    (is_address || is_here || is_public) && is_same && !is_cross
}

/// A host and perhaps a port; nothing that names a user.
fn authority(host: Option<&str>) -> Option<Authority> {
    let host = host?.parse::<Authority>().ok()?;
    (!host.as_str().contains('@')).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_server_hear_of_its_builds() {
        let is_own = |host: &str, more: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().unwrap());
            for (name, value) in more {
                headers.insert(*name, value.parse().unwrap());
            }
            is_own_page(&headers, "https://example.org/feeds/")
        };
        for host in [
            "127.0.0.1:4000",
            "[::1]:4000",
            "localhost:4000",
            "LOCALHOST",
            "feeds.localhost",
            "example.org",
            "192.168.1.5:4000",
        ] {
            assert!(is_own(host, &[]), "{host}");
        }
        for host in [
            "evil.example:4000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "evil.example@localhost",
            "",
        ] {
            assert!(!is_own(host, &[]), "{host}");
        }
        let host = "localhost:4000";
        assert!(is_own(host, &[("origin", "http://localhost:4000")]));
        assert!(!is_own(host, &[("origin", "https://evil.example")]));
        assert!(!is_own(host, &[("origin", "http://localhost:4001")]));
        assert!(!is_own(host, &[("origin", "null")]));
        assert!(!is_own(host, &[("sec-fetch-site", "cross-site")]));
    }
}
