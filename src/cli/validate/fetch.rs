//! Documents from the web: how a server sends them, and what it says of them.

#[cfg(feature = "serve")]
use std::time::Duration;

use anyhow::{Context, Result, bail};
use feedmill::net::{self, Client, Fault, Limits, Reach, Request, Web, user_agent};
use feedmill::validate::{Input, Response, discover};
use url::Url;

/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// What is asked for: feeds before pages.
const ACCEPT: &str = "application/rss+xml, application/atom+xml, application/feed+json, text/xml;q=0.9, application/xml;q=0.9, \
     application/json;q=0.8, text/html;q=0.7, */*;q=0.5";

/// A document as it was sent.
pub struct Fetched {
    pub document: String,
    pub bytes: Vec<u8>,
    pub response: Response,
}

/// The document at this address, or the feeds that it names if it is a page.
///
/// A typed address may be private: whoever types it means it. What a public address leads to may not, unless `private` lists it
/// or is empty. The address that is checked is the one that is connected to, so that a name that resolves differently the next
/// time gains nothing.
pub fn fetch(
    address: &str,
    private: Option<&[std::net::SocketAddr]>,
) -> Result<Vec<Result<Fetched>>> {
    let everywhere = || client(Reach::Everywhere);
    if private.is_some_and(<[_]>::is_empty) {
        return follow(address, &everywhere());
    }
    let public = client(Reach::Public(private.unwrap_or_default().to_vec()));
    match follow(address, &public) {
        // Only what was typed: a redirect that is refused is an error in words.
        Err(error) if error.downcast_ref() == Some(&Fault::Private) => {
            follow(address, &everywhere())
        }
        other => other,
    }
}

/// The documents at addresses of which each may come from the one before.
///
/// The first may be private, as it is typed; the others may only if the first is.
#[cfg(feature = "pull")]
pub struct Documents<'p> {
    private: Option<&'p [std::net::SocketAddr]>,
    reach: Option<Client>,
}

#[cfg(feature = "pull")]
impl<'p> Documents<'p> {
    pub fn new(private: Option<&'p [std::net::SocketAddr]>) -> Self {
        Documents {
            private,
            reach: None,
        }
    }

    /// The document at a typed address, or the feeds that it names if it is a page.
    pub fn typed(&mut self, address: &str) -> Result<Vec<Fetched>> {
        let public = match self.private {
            Some([]) => Reach::Everywhere,
            private => Reach::Public(private.unwrap_or_default().to_vec()),
        };
        let mut web = client(public);
        let mut found = follow(address, &web);
        if let Err(error) = &found
            && error.downcast_ref() == Some(&Fault::Private)
        {
            web = client(Reach::Everywhere);
            found = follow(address, &web);
        }
        self.reach = Some(web);
        found?.into_iter().collect()
    }

    /// The document at an address that another one names.
    pub fn named(&self, address: &str) -> Result<Fetched> {
        match &self.reach {
            Some(web) => one(address, web, Again::No),
            None => one(address, &client(Reach::Public(Vec::new())), Again::No),
        }
    }
}

/// Whether a document is asked for a second time, to see what a server says of one that has not changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Again {
    Yes,
    #[cfg(feature = "pull")]
    No,
}

/// What is at an address that a stranger gives: never anything private.
///
/// # Errors
///
/// A sentence that says why it cannot be read.
#[cfg(feature = "serve")]
pub fn look(address: &str) -> Result<feedmill::serve::Found, String> {
    use feedmill::serve::Found;
    let url = Url::parse(address).map_err(|_| format!("`{address}` is not an address."))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("Only addresses that begin with `https://` or `http://` are read.".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("Addresses with credentials are not read.".to_owned());
    }
    let limits = Limits {
        connect: Duration::from_secs(5),
        total: Duration::from_secs(20),
        bytes: 4 << 20,
    };
    let agent = user_agent("https://docs.rs/feedmill");
    let web = Client::new(&agent, limits, Reach::Public(Vec::new()));
    let fetched = one(url.as_str(), &web, Again::Yes).map_err(|error| format!("{error:#}"))?;
    if !is_page(&fetched) {
        return Ok(Found::Document(fetched.bytes, fetched.response));
    }
    let page = fetched
        .response
        .addresses
        .last()
        .and_then(|page| Url::parse(page).ok());
    let input = Input::new(address, &fetched.bytes).with_response(Some(&fetched.response));
    let found = discover(&input.text(), &page.unwrap_or(url));
    Ok(Found::Page(found.iter().map(Url::to_string).collect()))
}

fn client(reach: Reach) -> Client {
    let agent = user_agent("https://docs.rs/feedmill");
    Client::new(&agent, Limits::default(), reach)
}

fn follow(address: &str, web: &dyn Web) -> Result<Vec<Result<Fetched>>> {
    let fetched = one(address, web, Again::Yes)?;
    if !is_page(&fetched) {
        return Ok(vec![Ok(fetched)]);
    }
    let page = fetched.response.addresses.last();
    let page = Url::parse(page.map_or(address, String::as_str))?;
    let input = Input::new(address, &fetched.bytes).with_response(Some(&fetched.response));
    let found = discover(&input.text(), &page);
    if found.is_empty() {
        bail!(
            "{address} is a page that names no feeds\n  help: add `<link rel=\"alternate\" type=\"application/rss+xml\" href=\"…\">` to its head, or give the feed's own address"
        );
    }
    let found = found.iter();
    Ok(found
        .map(|url| one(url.as_str(), web, Again::Yes))
        .collect())
}

/// Whether it is HTML that was sent as such, and no error message.
fn is_page(fetched: &Fetched) -> bool {
    let media_type = fetched.response.media_type().unwrap_or_default();
    let is_html = ["text/html", "application/xhtml+xml"]
        .iter()
        .any(|html| media_type.eq_ignore_ascii_case(html));
    let head = &fetched.bytes[..fetched.bytes.len().min(1024)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    // Some servers send feeds as HTML, which is for the rules to tell.
    let is_feed = ["<rss", "<feed", "<opml", "<rdf:rdf"]
        .iter()
        .any(|root| head.contains(root));
    fetched.response.status == 200 && is_html && !is_feed
}

fn one(address: &str, web: &dyn Web, again: Again) -> Result<Fetched> {
    let cannot = || format!("cannot read {address}");
    let mut url = Url::parse(address).with_context(cannot)?;
    url.set_fragment(None);
    let mut told = Response::default();
    for _ in 0..=REDIRECTS {
        told.addresses.push(url.to_string());
        let answer = match web.send(&request(&url)) {
            Err(fault @ Fault::Private) if !told.redirects.is_empty() => {
                let error = anyhow::anyhow!("it redirects to {url}: {fault}");
                return Err(error).with_context(cannot);
            }
            answer => answer.with_context(cannot)?,
        };
        if !matches!(answer.status, 301 | 302 | 303 | 307 | 308) {
            told.status = answer.status;
            told.conditional = match again {
                Again::Yes => conditional(&url, &answer, web),
                #[cfg(feature = "pull")]
                Again::No => None,
            };
            told.headers = answer.headers;
            return Ok(Fetched {
                document: address.to_owned(),
                bytes: answer.body,
                response: told,
            });
        }
        told.redirects.push(answer.status);
        let target = answer.header("location").and_then(|to| url.join(to).ok());
        let target = target.filter(|to| matches!(to.scheme(), "http" | "https"));
        url = target
            .with_context(|| format!("{url} redirects to nowhere"))
            .with_context(cannot)?;
        url.set_fragment(None);
    }
    Err(anyhow::anyhow!("it redirects more than {REDIRECTS} times")).with_context(cannot)
}

fn request(url: &Url) -> Request {
    let mut request = Request::get(url.as_str());
    request.headers.push(("accept", ACCEPT.to_owned()));
    // Many servers allow other sites to read a document only where one asks.
    request
        .headers
        .push(("origin", "https://reader.example".to_owned()));
    request
}

/// The status of asking again for what has not changed, where the server gave something to ask with.
fn conditional(url: &Url, answer: &net::Response, web: &dyn Web) -> Option<u16> {
    let mut again = request(url);
    for (condition, validator) in [
        ("if-none-match", "etag"),
        ("if-modified-since", "last-modified"),
    ] {
        if let Some(value) = answer.header(validator) {
            again.headers.push((condition, value.to_owned()));
        }
    }
    let can_ask = again.headers.len() > request(url).headers.len() && answer.status == 200;
    // That it fails the second time says nothing about the document.
    can_ask
        .then(|| web.send(&again).ok())?
        .map(|answer| answer.status)
}
