//! The posts of the whole site's feed in full on one page, with the sources that they came from; and the ring: links to the
//! newest post of each source, a piece of a page to put under posts.

use std::collections::HashSet;
use std::sync::Arc;

use maud::{Markup, PreEscaped, html};
use url::Url;

use super::common::{MEDIA_TYPE, OVERVIEW, line};
use super::layout::{self, Page, Policy};
use super::locale::Locale;
use super::quiet::quiet;
use crate::config::{Config, Source, Sources};
use crate::date::rfc3339;
use crate::feed::Entry;
use crate::render::{Document, Role, address};

/// Where the page goes, relative to the folder of feeds.
pub const RIVER: &str = "river.html";

/// Where the ring goes, relative to the folder of feeds.
pub const RING: &str = "ring.html";

/// A piece of a page has no head; feedmill knows its own by this comment.
const MARK_OF_PIECE: &str = "<!-- <meta name=\"generator\" content=\"feedmill\"> -->";

const STYLE: &str = include_str!("river.css");

/// The page of all posts. `entries` are those of the whole site's feed.
pub fn river(config: &Config, entries: &[Arc<Entry>]) -> Document {
    let words = Locale::of(config);
    let lang = layout::lang(config);
    let page = config.feeds.url.join(RIVER).ok();
    let page = page.unwrap_or_else(|| config.url.clone());
    let sources = sources(config, entries);
    let body = html! {
        header.top {
            p.kicker { a href=(config.url) { (words.home) } " · " a href=(OVERVIEW) { (words.subscribe) } }
            h1 { span lang=[lang] dir="auto" { (line(&config.title)) } }
            @if let Some(about) = &config.description {
                p.about lang=[lang] dir="auto" { (line(about)) }
            }
        }
        main.river {
            div.h-feed {
                h2.p-name { (words.newest) }
                @if entries.is_empty() { p { (words.empty) } }
                @for entry in entries { (post(config, &page, entry)) }
            }
            @if !sources.is_empty() {
                nav.sources aria-labelledby="sources" {
                    h2 #sources { (words.sources) }
                    ul {
                        @for Shown { name, page, feed } in &sources {
                            li dir="auto" {
                                @match page { Some(url) => a href=(url) { (line(name)) }, None => (line(name)) }
                                @if let Some(feed) = feed { " " a.feed href=(feed) { (words.feed) span.unseen { ": " (line(name)) } } }
                            }
                        }
                    }
                }
            }
        }
    };
    layout::document(Page {
        config,
        role: Role::List,
        path: RIVER.to_owned(),
        title: format!("{} · {}", line(&config.title), words.newest),
        feeds: Vec::new(),
        languages: &[],
        style: STYLE,
        has_filter: false,
        policy: Policy::Strangers,
        body,
    })
}

fn post(config: &Config, page: &Url, entry: &Entry) -> Markup {
    let words = Locale::of(config);
    let title = line(&entry.title);
    let source = entry.source.as_ref();
    let by = entry.authors.first().map(|author| author.name.as_str());
    let name = source.map(|source| source.title.as_str()).or(by);
    let name = name.unwrap_or(&config.title);
    let image = source.and_then(|source| picture(config, &source.feed));
    let home = source.and_then(|source| address::web(source.url.as_deref()?));
    html! {
        article.h-entry lang=[entry.language.as_deref().and_then(layout::tag)] {
            header {
                @match image.and_then(|image| page.make_relative(&image)) {
                    Some(image) => img.avatar src=(image) alt="" width="40" height="40" loading="lazy";,
                    None => span.avatar aria-hidden="true" { (initial(name)) },
                }
                div {
                    h3 dir="auto" {
                        @match address::web(&entry.canonical_url) {
                            Some(url) => a.u-url.p-name href=(url) { (title) },
                            None => span.p-name { (title) },
                        }
                    }
                    p.facts {
                        span.p-author.h-card dir="auto" {
                            @match home { Some(url) => a.u-url.p-name href=(url) { (line(name)) }, None => span.p-name { (line(name)) } }
                        }
                        " · " time.dt-published datetime=(rfc3339(&entry.published)) { (words.day(config, &entry.published)) }
                    }
                }
            }
            @if let Some(html) = &entry.content_html {
                div.e-content.body dir="auto" { (PreEscaped(quiet(words, page, html))) }
            } @else if let Some(summary) = &entry.summary {
                p.p-summary.body dir="auto" { (line(summary)) }
            }
        }
    }
}

/// The picture of the source whose feed has this address.
fn picture(config: &Config, feed: &str) -> Option<Url> {
    let source = listed(config).iter().find(|source| source.url == feed)?;
    crate::uri::on_site(&config.url, &config.url, source.image.as_deref()?)
}

fn listed(config: &Config) -> &[Source] {
    match &config.sources {
        Some(Sources::List(sources)) => sources,
        _ => &[],
    }
}

/// The first letter of a name, which stands for a picture.
fn initial(name: &str) -> String {
    let letter = name.chars().find(|letter| letter.is_alphanumeric());
    letter.map_or_else(|| "·".to_owned(), |letter| letter.to_uppercase().collect())
}

/// A source as the page lists it.
struct Shown {
    name: String,
    page: Option<String>,
    feed: Option<String>,
}

/// The sources of the posts, and those of the settings that have none among them, by name.
fn sources(config: &Config, entries: &[Arc<Entry>]) -> Vec<Shown> {
    let mut known = HashSet::new();
    let mut found = Vec::new();
    for source in entries.iter().filter_map(|entry| entry.source.as_ref()) {
        if known.insert(source.feed.as_str()) {
            found.push(Shown {
                name: source.title.clone(),
                page: source.url.as_deref().and_then(address::web),
                feed: address::web(&source.feed),
            });
        }
    }
    for source in listed(config) {
        // An address with a variable or a password is nobody's business.
        let url = Url::parse(&source.url).ok();
        let url = url
            .filter(|url| !source.secret && url.password().is_none() && url.username().is_empty());
        if let Some(url) = url.filter(|_| !source.url.contains("${"))
            && known.insert(source.url.as_str())
            && let Some(host) = url.host_str()
        {
            found.push(Shown {
                name: source.category.clone().unwrap_or_else(|| host.to_owned()),
                page: None,
                feed: address::web(&source.url),
            });
        }
    }
    found.sort_by(|one, other| super::common::by_name(&one.name, &other.name));
    found
}

/// The ring. `entries` are those of the whole site's feed.
pub fn ring(config: &Config, entries: &[Arc<Entry>]) -> Document {
    let mut known = HashSet::new();
    let links = entries.iter().filter_map(|entry| {
        let url = address::web(&entry.canonical_url)?;
        let source = entry.source.as_ref();
        // One link for each source; posts of the site itself are not of one.
        let is_new = source.is_none_or(|source| known.insert(&source.feed));
        is_new.then_some((url, entry, source))
    });
    let markup = html! {
        ul.feedmill-ring {
            @for (url, entry, source) in links.take(config.feeds.presentation.ring) {
                li lang=[entry.language.as_deref().and_then(layout::tag)] dir="auto" {
                    a href=(url) { (line(&entry.title)) }
                    @if let Some(source) = source { " " small { (line(&source.title)) } }
                }
            }
        }
    };
    Document {
        path: RING.to_owned(),
        role: Role::List,
        media_type: MEDIA_TYPE,
        bytes: format!("{}\n{}\n", MARK_OF_PIECE, markup.into_string()).into_bytes(),
    }
}
