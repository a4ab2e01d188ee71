//! Which feeds a page of HTML names: feed autodiscovery.

use url::Url;

use feedmill_text::tags::{TagKind, scan};

/// How many feeds of a page are of interest.
const MOST: usize = 20;

/// What pages give as the types of feeds.
const TYPES: [&str; 3] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
];

/// The addresses of the feeds that a page names by `<link rel="alternate" type="…" href="…">`, in its order and each once.
/// `page` is the page's own address.
pub fn discover(html: &str, page: &Url) -> Vec<Url> {
    let (base, links) = links(html);
    let base = base.and_then(|href| page.join(&href).ok());
    let mut found: Vec<Url> = Vec::new();
    for href in links {
        let url = base.as_ref().unwrap_or(page).join(&href);
        let url = url
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https"));
        if let Some(url) = url.filter(|url| !found.contains(url)) {
            found.push(url);
        }
    }
    found.truncate(MOST);
    found
}

/// The addresses of the feeds that a page names, as they are written.
pub(crate) fn hrefs(html: &str) -> Vec<String> {
    let mut links = links(html).1;
    links.truncate(MOST);
    links
}

/// The address in the page's `base`, and those of its feeds.
fn links(html: &str) -> (Option<String>, Vec<String>) {
    let mut base = None;
    let mut links = Vec::new();
    scan(html, &mut |tag| {
        let value = |name: &str| {
            let attribute = tag.attribute(name)?;
            Some(attribute.value.trim().replace("&amp;", "&"))
        };
        if tag.kind != TagKind::Start {
            return;
        }
        if tag.name == "base" && base.is_none() {
            base = value("href");
        }
        if tag.name != "link" {
            return;
        }
        let is_alternate = value("rel").is_some_and(|rel| {
            let mut words = rel.split_ascii_whitespace();
            words.any(|word| word.eq_ignore_ascii_case("alternate"))
        });
        let is_feed = value("type").is_some_and(|media_type| {
            let media_type = media_type.split(';').next().unwrap_or_default().trim();
            TYPES
                .iter()
                .any(|known| known.eq_ignore_ascii_case(media_type))
        });
        if is_alternate && is_feed {
            links.extend(value("href").filter(|href| !href.is_empty()));
        }
    });
    (base, links)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> Vec<String> {
        let page = Url::parse("https://harbour.example/blog/").unwrap();
        discover(html, &page)
            .into_iter()
            .map(String::from)
            .collect()
    }

    #[test]
    fn links_of_feeds_are_told_from_others() {
        let html = "<head><link rel=stylesheet href=a.css><LINK REL='home Alternate' TYPE='application/rss+xml; charset=utf-8' HREF='rss.xml?a=1&amp;b=2'>
            <link rel=alternate hreflang=de href=/de><link rel=alternate type=application/atom+xml href=//tide.example/atom>
            <link rel=alternate type=application/feed+json href='javascript:1'><!-- <link rel=alternate type=application/atom+xml href=no> -->
            <link rel=alternate type=application/atom+xml href=https://tide.example/atom>";
        assert_eq!(
            of(html),
            [
                "https://harbour.example/blog/rss.xml?a=1&b=2",
                "https://tide.example/atom"
            ]
        );
    }

    #[test]
    fn a_base_counts_wherever_it_stands() {
        let html = "<link rel=alternate type=application/atom+xml href=atom><base href=/news/><base href=/no/>";
        assert_eq!(of(html), ["https://harbour.example/news/atom"]);
    }
}
