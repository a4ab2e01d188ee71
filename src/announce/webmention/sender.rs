//! Sends mentions. A receiver that gets one again looks at the page again, so that none is doubled: it sees what changed, and that
//! a page is gone.

use feedmill_text::entity::decode_attribute;
use feedmill_text::tags::{TagKind, scan};
use url::Url;
use url::form_urlencoded::Serializer;

use super::endpoint::endpoint;
use crate::announce::article::Article;
use crate::announce::destination::{Attempt, Destination, Draft, Failure};
use crate::config::Config;
use crate::net::{Fault, Request, Response, Web};

/// How many redirects are followed from a page to its endpoint.
const REDIRECTS: usize = 10;

/// How many links of a post are looked at.
const LINKS: usize = 50;

/// The pages that posts link to.
pub(crate) struct Webmention<'w> {
    config: &'w Config,
    web: &'w dyn Web,
    notes: Vec<String>,
}

impl<'w> Webmention<'w> {
    /// `web` reaches no private address: posts may link to anything.
    pub fn new(config: &'w Config, web: &'w dyn Web) -> Self {
        Webmention {
            config,
            web,
            notes: Vec::new(),
        }
    }

    /// The pages elsewhere that a post links to, in the order of their addresses.
    fn targets(&self, article: &Article) -> Vec<String> {
        let Ok(base) = Url::parse(&article.url) else {
            return Vec::new();
        };
        let mut found: Vec<String> = Vec::new();
        scan(article.html.as_deref().unwrap_or_default(), &mut |tag| {
            let href = tag
                .attribute("href")
                .filter(|_| tag.kind == TagKind::Start && tag.name == "a");
            let url = href.and_then(|href| base.join(&decode_attribute(&href.value)).ok());
            let url = url.filter(|url| {
                let is_elsewhere = url.host_str() != self.config.url.host_str();
                matches!(url.scheme(), "http" | "https") && is_elsewhere
            });
            found.extend(url.map(String::from).filter(|_| found.len() < LINKS));
        });
        found.sort();
        found.dedup();
        found
    }

    /// Notifies each page. What says no is noted; what has trouble is tried again by the next run.
    fn mention(&mut self, source: &str, targets: &[&str]) -> Result<(), Failure> {
        let mut trouble = Vec::new();
        for target in targets {
            let endpoint = match self.discover(target) {
                Ok(Some(endpoint)) => endpoint,
                Ok(None) => continue,
                Err(reason) => {
                    self.notes
                        .push(format!("{target} is not notified: {reason}"));
                    continue;
                }
            };
            let form = Serializer::new(String::new())
                .append_pair("source", source)
                .append_pair("target", target)
                .finish();
            let media_type = "application/x-www-form-urlencoded";
            let request = Request::post(endpoint.as_str(), media_type, form.into_bytes());
            match self.web.send(&request) {
                Ok(Response { status, .. }) if (200..400).contains(&status) => {}
                Ok(Response { status, .. }) if matches!(status, 408 | 429 | 500..=599) => {
                    trouble.push(format!("{target}: HTTP status {status}"));
                }
                Ok(Response { status, .. }) => {
                    self.notes
                        .push(format!("{target} does not want it: HTTP status {status}"));
                }
                Err(Fault::Private) => {
                    self.notes
                        .push(format!("{target} is not notified: {}", Fault::Private));
                }
                Err(fault) => trouble.push(format!("{target}: {fault}")),
            }
        }
        match trouble.is_empty() {
            true => Ok(()),
            false => Err(Failure::Partly(trouble.join("; "))),
        }
    }

    /// The endpoint of a page, if it has one.
    fn discover(&self, target: &str) -> Result<Option<Url>, String> {
        let mut url = Url::parse(target).map_err(|error| error.to_string())?;
        for _ in 0..=REDIRECTS {
            let answer = self.web.send(&Request::get(url.as_str()));
            let answer = answer.map_err(|fault| fault.to_string())?;
            match answer.status {
                200..=299 => return Ok(endpoint(&url, &answer)),
                300..=399 => {
                    let to = answer.header("location").and_then(|to| url.join(to).ok());
                    let to = to.filter(|to| matches!(to.scheme(), "http" | "https"));
                    url = to.ok_or("it redirects to nowhere")?;
                }
                status => return Err(format!("HTTP status {status}")),
            }
        }
        Err(format!("it redirects more than {REDIRECTS} times"))
    }
}

/// What the ledger calls a post that mentions pages: its address, and theirs.
fn named(url: &str, targets: &[String]) -> String {
    let mut named = url.to_owned();
    for target in targets {
        named.push(' ');
        named.push_str(target);
    }
    named
}

impl Destination for Webmention<'_> {
    fn kind(&self) -> &'static str {
        "webmention"
    }

    fn name(&self) -> &str {
        self.kind()
    }

    fn draft(&self, article: &Article) -> Draft {
        let targets = self.targets(article).join("\n");
        Draft {
            // A post without links says nothing to anybody, whatever else changes.
            shown: match targets.is_empty() {
                true => String::new(),
                false => article.source(),
            },
            text: targets,
            count: None,
        }
    }

    fn planned(&self, article: &Article) -> Option<String> {
        Some(named(&article.url, &self.targets(article)))
    }

    fn post(&mut self, article: &Article, _: &Draft, attempt: &Attempt) -> Result<String, Failure> {
        // Pages that an earlier attempt notified may not be linked any more.
        let all = self.renamed(attempt.planned, article).unwrap_or_default();
        let targets: Vec<&str> = all.split(' ').skip(1).collect();
        self.mention(&article.url, &targets)?;
        Ok(all)
    }

    /// Pages that are not linked any more are notified as well.
    fn edit(&mut self, remote: &str, article: &Article, _: &Draft) -> Result<(), Failure> {
        let all = self.renamed(remote, article).unwrap_or_default();
        let targets: Vec<&str> = all.split(' ').skip(1).collect();
        self.mention(&article.url, &targets)
    }

    fn renamed(&self, remote: &str, article: &Article) -> Option<String> {
        let mut all: Vec<String> = remote.split(' ').skip(1).map(str::to_owned).collect();
        all.extend(self.targets(article));
        all.sort();
        all.dedup();
        Some(named(&article.url, &all))
    }

    /// Receivers find that the page is gone, if it answers with 410 or 404.
    fn delete(&mut self, remote: &str) -> Result<(), Failure> {
        let mut names = remote.split(' ');
        let source = names.next().unwrap_or_default().to_owned();
        let targets: Vec<&str> = names.collect();
        self.mention(&source, &targets)
    }

    fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }
}
