//! The address that the server listens at, in all forms in which people write one.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};

use anyhow::{Result, bail};

/// Where the server listens if only a port is given: nobody else on the network gets at it.
const HOST: &str = "127.0.0.1";

const PORT: u16 = 4000;

/// Where a browser on this machine finds what is at this path.
pub(super) fn url(address: SocketAddr, path: &str) -> String {
    let host = match address {
        // Every address of the machine is listened at, and this is one that always works.
        _ if address.ip().is_unspecified() => format!("localhost:{}", address.port()),
        _ => address.to_string(),
    };
    format!("http://{host}{path}")
}

/// Listens at an address as it is written, and at `port` if one is given.
pub(super) fn listen(written: &str, port: Option<u16>) -> Result<TcpListener> {
    let Some((host, given)) = parse(written) else {
        bail!(
            "invalid address `{written}`\n  help: write `--addr 127.0.0.1:4000`, `--addr :4000` or `--port 4000`"
        );
    };
    let port = port.or(given).unwrap_or(PORT);
    // A name may have several addresses, of which one may be taken by somebody else: the first is meant.
    let address = match (host.as_str(), port).to_socket_addrs() {
        Ok(mut addresses) => addresses.next(),
        Err(error) => bail!(
            "`{host}` is not an address of this machine: {error}\n  help: write `--addr 127.0.0.1:{port}`"
        ),
    };
    let Some(address) = address else {
        bail!("`{host}` has no address\n  help: write `--addr 127.0.0.1:{port}`");
    };
    let error = match TcpListener::bind(address) {
        Ok(listener) => return Ok(listener),
        Err(error) => error,
    };
    let next = port.checked_add(1).unwrap_or(PORT);
    match error.kind() {
        ErrorKind::AddrInUse => bail!(
            "port {port} is already in use on {}\n  help: stop the program that listens there, or choose another port: `--port {next}`, or `--port 0` for any free one",
            address.ip()
        ),
        ErrorKind::PermissionDenied => bail!(
            "no permission to listen at port {port}\n  help: ports below 1024 are for the administrator; choose another: `--port {PORT}`"
        ),
        ErrorKind::AddrNotAvailable => bail!(
            "`{host}` is not an address of this machine\n  help: write `--addr 127.0.0.1:{port}`, or `--addr 0.0.0.0:{port}` for every address of this machine"
        ),
        _ => bail!(
            "cannot listen at {address}: {error}\n  help: choose another address: `--addr 127.0.0.1:0`, where 0 is any free port"
        ),
    }
}

/// The host and the port, if it names one.
fn parse(written: &str) -> Option<(String, Option<u16>)> {
    let port = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse::<u16>().ok()).flatten()
    };
    let is_number = written.bytes().all(|byte| byte.is_ascii_digit());
    if is_number {
        return Some((HOST.to_owned(), Some(port(written)?)));
    }
    if let Some(rest) = written.strip_prefix('[') {
        let (host, rest) = rest.split_once(']')?;
        let given = match rest.strip_prefix(':') {
            Some(text) => Some(port(text)?),
            None if rest.is_empty() => None,
            None => return None,
        };
        return Some((host.to_owned(), given));
    }
    match written.rsplit_once(':') {
        Some(("", text)) => Some((HOST.to_owned(), Some(port(text)?))),
        // An address of IPv6 without its brackets.
        Some((host, _)) if host.contains(':') => {
            let is_address = written.parse::<std::net::Ipv6Addr>().is_ok();
            is_address.then(|| (written.to_owned(), None))
        }
        Some((host, text)) => Some((host.to_owned(), Some(port(text)?))),
        None => Some((written.to_owned(), None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_be_written_in_many_ways() {
        for (written, host, port) in [
            ("4901", "127.0.0.1", Some(4901)),
            (":4901", "127.0.0.1", Some(4901)),
            ("127.0.0.1:4901", "127.0.0.1", Some(4901)),
            ("[::1]:4901", "::1", Some(4901)),
            ("[::1]", "::1", None),
            ("::1", "::1", None),
            ("localhost:4901", "localhost", Some(4901)),
            ("localhost", "localhost", None),
            ("0.0.0.0:0", "0.0.0.0", Some(0)),
        ] {
            assert_eq!(parse(written), Some((host.to_owned(), port)), "{written}");
        }
        for written in [
            "",
            ":",
            "99999",
            ":nine",
            "localhost:",
            "localhost:+1",
            "[::1",
            "[::1]x",
            "[::1]:",
            "a:b:1",
        ] {
            assert_eq!(parse(written), None, "{written}");
        }
    }
}
