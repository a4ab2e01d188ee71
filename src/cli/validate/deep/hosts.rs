//! One request at a time to each host.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use url::Url;

/// The hosts that are being asked.
#[derive(Default)]
pub struct Hosts(Mutex<HashMap<String, Arc<Mutex<()>>>>);

impl Hosts {
    /// Does something that asks the host of an address, while nothing else asks it.
    pub fn alone<T>(&self, url: &str, act: impl FnOnce() -> T) -> T {
        let host = {
            let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(host(url)).or_default())
        };
        let _turn = host.lock().unwrap_or_else(PoisonError::into_inner);
        act()
    }
}

/// The host and port of an address.
pub fn host(url: &str) -> String {
    let Ok(url) = Url::parse(url) else {
        return String::new();
    };
    let port = url.port_or_known_default().unwrap_or_default();
    format!("{}:{port}", url.host_str().unwrap_or_default())
}
