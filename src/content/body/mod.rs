//! A post's body becomes HTML that a feed reader can show.

mod excerpt;
pub use feedmill_html as html;
pub use feedmill_kramdown as kramdown;
pub use feedmill_liquid as liquid;
mod markdown;
pub mod share;
mod template;

use std::borrow::Cow;

use url::Url;

use html::{Context, Profile, Sanitize};

use super::{Post, Site};
use crate::config::{self, Footer, Layout, Share};
use crate::generators;
use crate::warning::Warning;

pub use excerpt::{Excerpt, excerpt};
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
pub fn render(site: &Site, post: &Post, warnings: &mut Vec<Warning>) -> Rendered {
    let config = site.config;
    let host = config.url.host_str().unwrap_or_default();
    let (share, footer, profile) = match config.keeps_jekyll_feeds() {
        true => (Share::Off, Footer::Off, Profile::JekyllFeed),
        false => (
            config.content.share,
            config.content.footer,
            Profile::Feedmill,
        ),
    };
    let split = split(&post.body, host, share, footer);
    let source = template::render(site, post, split.body, warnings);
    generators::check(config, post, warnings);
    let html = match generators::html(config, post, &source) {
        Some(html) => Cow::Owned(html),
        None => convert(site, &post.path, &source, warnings),
    };
    let more = match config.content.layout {
        Layout::Jekyll => None,
        _ => MORE
            .iter()
            .find_map(|mark| memchr::memmem::find(html.as_bytes(), mark.as_bytes())),
    };
    let summary = more.and_then(|at| summary(&html[..at], SUMMARY));
    let html = match Url::parse(&post.canonical_url) {
        Ok(page) => {
            // The entries of a feed may stand on one page, where no two may have the same `id`.
            let id_prefix = match profile {
                Profile::Feedmill => format!("{}-", crate::uri::fingerprint(&post.canonical_url)),
                Profile::JekyllFeed => String::new(),
            };
            let context = Context {
                page: &page,
                site: &config.url,
                profile,
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

/// What is written in the file at `path`, as HTML.
fn convert<'s>(
    site: &Site,
    path: &str,
    source: &'s str,
    warnings: &mut Vec<Warning>,
) -> Cow<'s, str> {
    let is_markdown = match site.jekyll() {
        Some(jekyll) => jekyll.is_markdown(path),
        None => !path.rsplit('.').next().is_some_and(|extension| {
            matches!(
                extension.to_ascii_lowercase().as_str(),
                "html" | "htm" | "txt" | "textile"
            )
        }),
    };
    match is_markdown {
        true => Cow::Owned(markdown::to_html(site, path, source, warnings)),
        false => Cow::Borrowed(source),
    }
}
