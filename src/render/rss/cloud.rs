//! `cloud`: where a reader registers, so that it is notified of news instead of asking for them.

use rss::Cloud;
use url::Url;

use crate::render::address;

/// The element for the address at which an rssCloud server takes registrations. The procedure has no name where requests
/// are plain HTTP. RSS has three protocols; servers that take registrations over TLS call that one `https-post`.
pub(super) fn cloud(register: &str) -> Option<Cloud> {
    let url = Url::parse(&address::web(register)?).ok()?;
    Some(Cloud {
        domain: url.host_str()?.to_owned(),
        port: url.port_or_known_default()?.to_string(),
        path: url.path().to_owned(),
        register_procedure: String::new(),
        protocol: format!("{}-post", url.scheme()),
    })
}
