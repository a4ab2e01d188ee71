//! Requests over the network, by ureq.

use std::io::Read;
use std::time::Duration;

use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, http};

use super::guard::{Guard, Private, Reach};
use super::gzip::{Members, TooManyMembers};
use super::{Fault, Request, Response, Wanted, Web};

/// Sends requests over the network.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    bytes: u64,
}

/// How long an answer may take and how large it may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For connecting.
    pub connect: Duration,
    /// For everything, from the name to the last byte.
    pub total: Duration,
    /// The largest answer in bytes, both as it is sent and after it is decompressed.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            connect: Duration::from_secs(10),
            total: Duration::from_secs(60),
            bytes: 16 << 20,
        }
    }
}

impl Client {
    /// A client that says it is `user_agent`. Where it does not reach everywhere, it does not use a proxy either: a proxy
    /// would resolve names itself.
    pub fn new(user_agent: &str, limits: Limits, reach: Reach) -> Self {
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent(user_agent)
            .timeout_resolve(Some(limits.connect))
            .timeout_connect(Some(limits.connect))
            .timeout_global(Some(limits.total));
        if let Reach::Public(_) = reach {
            config = config.proxy(None);
        }
        let (config, connector) = (config.build(), DefaultConnector::default());
        let agent = match reach {
            Reach::Everywhere => Agent::with_parts(config, connector, DefaultResolver::default()),
            Reach::Public(except) => Agent::with_parts(config, connector, Guard { except }),
        };
        Client {
            agent,
            bytes: limits.bytes,
        }
    }
}

/// The name that requests carry, with an address at which the site's owner can be found.
pub fn user_agent(site: &str) -> String {
    format!("feedmill/{} (+{site})", env!("CARGO_PKG_VERSION"))
}

impl Web for Client {
    fn send(&self, request: &Request) -> Result<Response, Fault> {
        let unreachable = |error: http::Error| Fault::Unreachable(error.to_string());
        let mut head = http::Request::builder().uri(&request.url);
        // A part of what is compressed cannot be read.
        if request.wanted == Wanted::Whole {
            head = head.header("accept-encoding", "gzip");
        }
        for (name, value) in &request.headers {
            head = head.header(*name, value);
        }
        let usual = match &request.body {
            None => "GET",
            Some(_) => "POST",
        };
        head = head.method(request.method.unwrap_or(usual));
        let answer = match &request.body {
            None => {
                let method = match request.wanted {
                    Wanted::Headers => "HEAD",
                    Wanted::Whole | Wanted::Start(_) => "GET",
                };
                let head = head.method(method).body(()).map_err(unreachable)?;
                self.agent.run(head)
            }
            Some((media_type, body)) => {
                let head = head.header("content-type", *media_type);
                self.agent.run(head.body(&body[..]).map_err(unreachable)?)
            }
        };
        let (head, body) = answer.map_err(fault)?.into_parts();
        let body = body.into_with_config().limit(u64::MAX).reader();
        let headers = head.headers.iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.as_str().to_owned(), value.into_owned())
        });
        let mut response = Response {
            status: head.status.as_u16(),
            headers: headers.collect(),
            body: Vec::new(),
        };
        match request.wanted {
            Wanted::Whole => {}
            Wanted::Headers => return Ok(response),
            Wanted::Start(most) => {
                body.take(most)
                    .read_to_end(&mut response.body)
                    .map_err(unread)?;
                return Ok(response);
            }
        }
        // One byte more than is taken tells a large answer from one that just fits.
        let mut sent = body.take(self.bytes + 1);
        let encoding = head.headers.get("content-encoding");
        let body: Box<dyn Read> = match encoding.map(|name| name.as_bytes()) {
            None | Some(b"" | b"identity") => Box::new(&mut sent),
            Some(name) if name.eq_ignore_ascii_case(b"gzip") => Box::new(Members::new(&mut sent)),
            Some(name) => {
                let name = String::from_utf8_lossy(name);
                return Err(Fault::Unreachable(format!(
                    "the answer is compressed with {name}, which was not asked for"
                )));
            }
        };
        let mut bytes = Vec::new();
        let read = body.take(self.bytes + 1).read_to_end(&mut bytes);
        // What is compressed may be cut off in the middle, which is an error of its own.
        if bytes.len() as u64 > self.bytes || sent.limit() == 0 {
            return Err(Fault::TooLarge(self.bytes));
        }
        read.map_err(unread)?;
        response.body = bytes;
        Ok(response)
    }
}

/// What goes wrong while an answer is read.
fn unread(error: std::io::Error) -> Fault {
    match error.get_ref() {
        Some(inner) if inner.is::<TooManyMembers>() => Fault::Unreachable(inner.to_string()),
        _ => fault(ureq::Error::from(error)),
    }
}

fn fault(error: ureq::Error) -> Fault {
    match error {
        ureq::Error::Timeout(_) => Fault::Timeout,
        ureq::Error::Other(inner) if inner.is::<Private>() => Fault::Private,
        other => Fault::Unreachable(other.to_string()),
    }
}
