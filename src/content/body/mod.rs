//! A post's body becomes HTML that a feed reader can show.

pub use feedmill_html as html;
pub use feedmill_kramdown as kramdown;
pub use feedmill_liquid as liquid;
pub(crate) mod markdown;
pub mod share;
mod shortcodes;

use url::Url;

use html::{Context, Sanitize};

use super::{Post, Site};
use crate::config::{self, Footer, Share};
use crate::warning::Warnings;

pub use html::{summary, text as plain_text};
pub use kramdown::smartify;
pub use share::{Split, split};

/// A body as subscribers get it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// HTML with absolute links.
    pub html: String,
    /// The page to pass on, where the body names one.
    pub share_url: Option<String>,
    /// What stands before the mark `<!--more-->`, as text, where the body has one.
    pub summary: Option<String>,
}

/// How generators but Jekyll mark where a post's first words end.
const MORE: [&str; 2] = ["<!--more-->", "<!-- more -->"];

/// The longest summary that is taken from a body, in characters.
pub const SUMMARY: usize = 300;

/// Renders the body of `post`: furniture goes, Liquid is done, Markdown becomes HTML, links become absolute. What could not
/// be done goes to `warnings`.
pub fn render(site: &Site, post: &Post, warnings: &mut Warnings) -> Rendered {
    let config = site.config;
    let host = config.url.host_str().unwrap_or_default();
    let generator = &config.content.generator;
    let policy = &config.feeds.profile.body;
    let (share, footer) = match policy.trims {
        true => (config.content.share, config.content.footer),
        false => (Share::Off, Footer::Off),
    };
    let split = split(&post.body, host, share, footer);
    let source = generator.expand(site, post, split.body, warnings);
    shortcodes::check(config, post, warnings);
    let html = generator.html(site, post, &source, warnings);
    let more = match generator.rules().more_marks {
        true => MORE
            .iter()
            .find_map(|mark| memchr::memmem::find(html.as_bytes(), mark.as_bytes())),
        false => None,
    };
    let summary = more.and_then(|at| summary(&html[..at], SUMMARY));
    let html = match Url::parse(&post.canonical_url) {
        Ok(page) => {
            // The entries of a feed may stand on one page, where no two may have the same `id`.
            let id_prefix = match policy.keeps_ids {
                true => String::new(),
                false => format!("{}-", crate::uri::fingerprint(&post.canonical_url)),
            };
            let context = Context {
                page: &page,
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
    }
}

/// A post's excerpt.
pub enum Excerpt {
    /// What stands before the separator, as HTML that is not cleaned.
    Cut(String),
    /// The separator is not in the body: all of it.
    Whole,
}

/// Whose separator ends an excerpt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// The generator's, if its author has not chosen one.
    Any,
    /// One that an author has chosen, for the site or the post.
    Chosen,
}
