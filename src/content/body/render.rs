//! The pipeline that a body runs through.

use std::borrow::Cow;

use url::Url;

use super::html::page::{Metadata, Page};
use super::html::{self, Context, Sanitize, summary};
use super::share::split;
use super::shortcodes;
use crate::config::{self, BodySource, Config, Footer, Share};
use crate::content::{Post, Site};
use crate::warning::{Discard, Warning, Warnings};

/// A body as subscribers get it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// HTML with absolute links.
    pub html: String,
    /// The page to pass on, where the body names one.
    pub share_url: Option<String>,
    /// What stands before the mark `<!--more-->`, as text, where the body has one.
    pub summary: Option<String>,
    /// What the post's page says of itself, if the body is taken from it.
    pub page: Option<Metadata>,
}

/// How generators but Jekyll mark where a post's first words end.
const MORE: [&str; 2] = ["<!--more-->", "<!-- more -->"];

/// The longest summary that is taken from a body, in characters.
pub const SUMMARY: usize = 300;

/// Renders the body of `post`: boilerplate goes, Liquid is done, Markdown becomes HTML, links become absolute. What could not
/// be done goes to `warnings`.
pub fn render(config: &Config, site: &Site, post: &Post, warnings: &mut Warnings) -> Rendered {
    let host = config.url.host_str().unwrap_or_default();
    let generator = &config.generator;
    let policy = &config.feeds.profile.body;
    let (share, footer) = match policy.trims {
        true => (config.content.share, config.content.footer),
        false => (Share::Off, Footer::Off),
    };
    let split = split(&post.body, host, share, footer);
    let page = of_page(config, site, post, split.body, warnings);
    let html = match &page {
        Some(page) => Cow::Borrowed(page.content.as_str()),
        None => {
            let source = generator.expand(site, post, split.body, warnings);
            shortcodes::check(config, post, warnings);
            Cow::Owned(generator.html(site, post, &source, warnings).into_owned())
        }
    };
    let more = match generator.rules().more_marks {
        true => MORE
            .iter()
            .find_map(|mark| memchr::memmem::find(html.as_bytes(), mark.as_bytes())),
        false => None,
    };
    let summary = more.and_then(|at| summary(&html[..at], SUMMARY));
    let html = match Url::parse(&post.canonical_url) {
        Ok(address) => {
            let base = page.as_ref().and_then(|page| page.metadata.base.as_ref());
            let address = match base.and_then(|base| address.join(base).ok()) {
                Some(base) => base,
                None => address,
            };
            // The entries of a feed may stand on one page, where no two may have the same `id`.
            let id_prefix = match policy.keeps_ids {
                true => String::new(),
                false => format!("{}-", crate::uri::short_hash(&post.canonical_url)),
            };
            let context = Context {
                page: &address,
                site: &config.url,
                profile: policy.html,
                remove: &site.remove,
                sanitize: match config.content.sanitize {
                    config::Sanitize::Normal => Sanitize::Normal,
                    config::Sanitize::Strict => Sanitize::Strict,
                },
                id_prefix: &id_prefix,
            };
            html::clean(&html, &context).trim().to_owned()
        }
        Err(_) => html.trim().to_owned(),
    };
    Rendered {
        html,
        share_url: split.share_url.map(str::to_owned),
        summary,
        page: page.map(|page| page.metadata),
    }
}

/// Whether the body of a post is taken from its page.
pub(crate) fn takes_page(config: &Config, post: &Post) -> bool {
    post.page.is_some()
        && match config.content.body {
            BodySource::Source => false,
            BodySource::Page => true,
            BodySource::Auto => why(config, post).is_some(),
        }
}

/// Why the source of a post cannot tell what its page shows, if it cannot.
fn why(config: &Config, post: &Post) -> Option<&'static str> {
    let generator = &config.generator;
    if generator.refuse(&post.path).is_some() {
        return Some("a language that feedmill does not read");
    }
    generator.cannot_tell(post)
}

/// What a post's page holds; `source` is what its source says, as HTML. `None` if the page has no main content.
fn read_page(config: &Config, site: &Site, post: &Post, source: &str) -> Option<Page> {
    let output = config.pages.get()?;
    let bytes = output.bytes(post.page.as_deref()?)?;
    let like = html::text(source);
    let options = html::page::Options {
        take: &site.main,
        drop: None,
        like: (!like.is_empty()).then_some(&like),
        title: post.title.as_deref(),
    };
    let read = html::page::read(&html::page::decode(&bytes), &options);
    (!read.content.is_empty()).then_some(read)
}

/// What the post's page in the built site holds, if its body is taken from there.
fn of_page(
    config: &Config,
    site: &Site,
    post: &Post,
    body: &str,
    warnings: &mut Warnings,
) -> Option<Page> {
    if !takes_page(config, post) {
        return None;
    }
    let generator = &config.generator;
    // What the source cannot tell is not a fault here.
    let mut known = Warnings::discard(Discard::PageIsTaken);
    let source = generator.expand(site, post, body, &mut known);
    let source = generator.html(site, post, &source, &mut known);
    let page = read_page(config, site, post, &source);
    if page.is_none() {
        let file = post.page.as_deref().unwrap_or_default();
        warnings.push(Warning::file(
            &post.path,
            "no-content-on-page",
            format!("the text of its page `{file}` was not found; the source is shown instead"),
            "name the element that holds the text in `content.main`, such as `main .post-body`",
        ));
    }
    page
}
