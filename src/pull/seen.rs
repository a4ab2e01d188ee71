//! A feed as readers see it: what they may know its entries by, and what they show.

use feed_rs::model;
use url::Url;

use super::bound;
use crate::content::body::plain_text;
use crate::fingerprint::hash;
use crate::lock::TextPrint;

/// An entry as readers see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// Atom `id`, RSS `guid`, JSON `id`; empty if it has none.
    pub id: String,
    /// The page that it links to; empty if it links to none.
    pub link: String,
    /// Plain text.
    pub title: String,
    /// In seconds since 1970.
    pub published: Option<i64>,
    /// In seconds since 1970, if the feed says it.
    pub updated: Option<i64>,
    /// The text of its body.
    pub print: TextPrint,
    /// How many words that text has.
    pub words: usize,
    /// A hash of all that readers show: title, link and body.
    pub shown: u128,
}

/// A feed as readers see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeenFeed {
    /// In the order of the document.
    pub entries: Vec<Seen>,
    /// The documents with older entries that it names: RFC 5005 `prev-archive` and `next`, JSON Feed `next_url`.
    pub older: Vec<String>,
    /// Whether it has more entries than are read.
    pub is_cut: bool,
    /// What made it, if it says so.
    pub generator: Option<String>,
}

/// Reads RSS, Atom or JSON Feed, or says why it is none.
pub fn seen(bytes: &[u8], base: Option<&str>) -> Result<SeenFeed, String> {
    let bounded = bound::bounded(bytes)
        .map_err(|reason| format!("the feed was not read: it has {reason}"))?;
    let parser = feed_rs::parser::Builder::new()
        .base_uri(base)
        .sanitize_content(false)
        .id_generator(|_, _, _| String::new())
        .build();
    let feed = parser
        .parse(&*bounded.bytes)
        .map_err(|error| format!("it is not a feed: {error}"))?;
    let older = feed.links.iter().filter(|link| {
        let rel = link.rel.as_deref();
        matches!(rel, Some("prev-archive" | "next"))
    });
    let older = older.map(|link| link.href.clone());
    let older: Vec<String> = older.chain(next_url(&bounded.bytes)).collect();
    let absolute = |address: String| match base.and_then(|base| Url::parse(base).ok()) {
        Some(base) => base.join(&address).map_or(address, String::from),
        None => address,
    };
    Ok(SeenFeed {
        older: older.into_iter().map(absolute).collect(),
        is_cut: bounded.is_cut,
        generator: feed.generator.map(|generator| generator.content),
        entries: feed.entries.into_iter().map(entry).collect(),
    })
}

/// The next document of a JSON Feed, which the parser does not read.
fn next_url(bytes: &[u8]) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Next {
        next_url: Option<String>,
    }
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace())?;
    if *first != b'{' {
        return None;
    }
    serde_json::from_slice::<Next>(bytes).ok()?.next_url
}

fn entry(entry: model::Entry) -> Seen {
    let title = entry.title.map_or_else(String::new, |title| {
        let text = match title.content_type.subty().as_str() {
            "plain" => title.content,
            _ => plain_text(&title.content),
        };
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let is_page = |link: &&model::Link| match link.rel.as_deref() {
        None => link.media_type.is_none(),
        rel => rel == Some("alternate"),
    };
    let link = entry.links.iter().find(is_page);
    let link = link.map_or_else(String::new, |link| link.href.trim().to_owned());
    let body = entry.content.and_then(|content| content.body);
    let body = body.filter(|body| !body.trim().is_empty());
    let body = body.or_else(|| entry.summary.map(|summary| summary.content));
    let body = body.unwrap_or_default();
    let seconds = |instant: chrono::DateTime<chrono::Utc>| instant.timestamp();
    let (print, words) = TextPrint::of_words(&plain_text(&body), usize::MAX);
    Seen {
        id: entry.id.trim().to_owned(),
        published: entry.published.or(entry.updated).map(seconds),
        updated: entry.updated.map(seconds),
        print,
        words,
        shown: hash(format!("{title}\0{link}\0{body}").as_bytes()),
        title,
        link,
    }
}
