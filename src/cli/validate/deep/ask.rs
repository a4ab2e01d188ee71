//! What is at one address: headers, the beginning of a picture, or a document.

use feedmill::content::media::{Colours, Picture};
use feedmill::net::{self, Fault, Request, Wanted, Web};
use feedmill::validate::deep::{self, Answer, Ask, Trouble, about};
use feedmill::validate::{Input, Response};
use url::Url;

use super::hosts::Hosts;

/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// How much of a picture is read: a photograph's measures come after its metadata.
const HEAD: u64 = 512 << 10;

/// Asks for an address, in the way that shows what is wanted of it with as few bytes as possible.
pub fn ask(ask: Ask, url: &str, web: &dyn Web, hosts: &Hosts) -> Answer {
    let way = |wanted, range| Way {
        wanted,
        range,
        web,
        hosts,
    };
    let asked = match ask {
        Ask::Head => {
            let asked = way(Wanted::Headers, None).go(url);
            let status = asked.as_ref().map_or(0, |(told, _)| told.status);
            // Servers that do not know HEAD refuse it, or say that there is nothing.
            match asked {
                Ok((told, _)) if told.status >= 400 => {
                    match way(Wanted::Start(1), Some("bytes=0-0".to_owned())).go(url) {
                        Ok((other, body)) if matches!(other.status, 200..=299) => {
                            let mut answer = answer(ask, url, Ok((other, body)));
                            answer.head_refused = Some(status);
                            return answer;
                        }
                        _ => Ok((told, Vec::new())),
                    }
                }
                asked => asked,
            }
        }
        Ask::Picture => {
            let range = format!("bytes=0-{}", HEAD - 1);
            way(Wanted::Start(HEAD), Some(range)).go(url)
        }
        Ask::Document => way(Wanted::Whole, None).go(url),
    };
    answer(ask, url, asked)
}

type Asked = Result<(Response, Vec<u8>), Trouble>;

fn answer(ask: Ask, url: &str, asked: Asked) -> Answer {
    let mut answer = Answer::default();
    match asked {
        Ok((told, body)) => {
            if matches!(told.status, 200..=299) {
                if ask == Ask::Picture {
                    answer.picture = Picture::read(&body).map(picture);
                }
                if ask == Ask::Document {
                    answer.about = Some(about(&Input::new(url, &body).with_response(Some(&told))));
                }
            }
            answer.response = told;
        }
        Err(trouble) => answer.trouble = Some(trouble),
    }
    answer
}

fn picture(found: Picture) -> deep::Picture {
    deep::Picture {
        format: found.format.to_owned(),
        width: found.width,
        height: found.height,
        colours: Some(match found.colours {
            Colours::Rgb => "RGB",
            Colours::Grey => "shades of grey",
            Colours::Cmyk => "CMYK",
        }),
    }
}

/// How an address and those that it redirects to are asked for.
struct Way<'w> {
    wanted: Wanted,
    range: Option<String>,
    web: &'w dyn Web,
    hosts: &'w Hosts,
}

impl Way<'_> {
    fn go(&self, address: &str) -> Asked {
        let unreachable = |reason: String| Trouble::Unreachable(reason);
        let mut url = Url::parse(address).map_err(|error| unreachable(error.to_string()))?;
        let mut told = Response::default();
        for _ in 0..=REDIRECTS {
            told.addresses.push(url.to_string());
            let answer = self.send(&url).map_err(|fault| match fault {
                Fault::Private => Trouble::Private,
                fault => unreachable(fault.to_string()),
            })?;
            if !matches!(answer.status, 301 | 302 | 303 | 307 | 308) {
                told.status = answer.status;
                told.headers = answer.headers;
                return Ok((told, answer.body));
            }
            told.redirects.push(answer.status);
            let target = answer.header("location").and_then(|to| url.join(to).ok());
            let target = target.filter(|to| matches!(to.scheme(), "http" | "https"));
            url = target.ok_or_else(|| unreachable(format!("{url} redirects to nowhere")))?;
            url.set_fragment(None);
        }
        Err(unreachable(format!(
            "it redirects more than {REDIRECTS} times"
        )))
    }

    fn send(&self, url: &Url) -> Result<net::Response, Fault> {
        let mut request = Request::get(url.as_str());
        request.wanted = self.wanted;
        request.headers.push(("accept", "*/*".to_owned()));
        if let Some(range) = &self.range {
            request.headers.push(("range", range.clone()));
        }
        self.hosts.alone(url.as_str(), || self.web.send(&request))
    }
}
