//! What the specifications ask of a document, checked on what a parser makes of it.

use std::collections::BTreeSet;

use chrono::DateTime;
use roxmltree::{Document, Node};
use serde_json::Value;

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// RSS 2.0, and what the W3C's validator reports beyond it.
pub fn rss(document: &Document) {
    namespaces(document);
    let rss = document.root_element();
    assert_eq!(rss.attribute("version"), Some("2.0"));
    let channel = one(rss, "channel");
    for name in ["title", "link", "description"] {
        assert!(!text(channel, name).trim().is_empty(), "{name}");
    }
    at_most_one(
        channel,
        &[
            "language",
            "copyright",
            "managingEditor",
            "pubDate",
            "lastBuildDate",
            "generator",
            "docs",
            "cloud",
            "ttl",
            "image",
        ],
    );
    for image in all(channel, "image") {
        assert_eq!(text(image, "title"), text(channel, "title"));
        assert_eq!(text(image, "link"), text(channel, "link"));
        web_address(text(image, "url"));
    }
    links(channel);
    for date in all(channel, "pubDate").chain(all(channel, "lastBuildDate")) {
        DateTime::parse_from_rfc2822(date.text().unwrap()).unwrap();
    }
    for item in all(channel, "item") {
        at_most_one(
            item,
            &[
                "link",
                "description",
                "content:encoded",
                "enclosure",
                "author",
                "atom:updated",
            ],
        );
        assert!(!text(item, "title").trim().is_empty());
        DateTime::parse_from_rfc2822(text(item, "pubDate")).unwrap();
        let guid = one(item, "guid");
        if guid.attribute("isPermaLink") != Some("false") {
            assert_eq!(guid.text().unwrap(), text(item, "link"));
        }
        all(item, "link").for_each(|link| web_address(link.text().unwrap()));
        for enclosure in all(item, "enclosure") {
            web_address(enclosure.attribute("url").unwrap());
            enclosure
                .attribute("length")
                .unwrap()
                .parse::<u64>()
                .unwrap();
            assert!(enclosure.attribute("type").unwrap().contains('/'));
        }
        let mut description = all(item, "description").map(|node| node.range().start);
        let mut content = all(item, "content:encoded").map(|node| node.range().start);
        if let (Some(description), Some(content)) = (description.next(), content.next()) {
            assert!(description < content);
        }
        links(item);
    }
    for cloud in all(channel, "cloud") {
        let said = |name: &str| cloud.attribute(name).unwrap();
        assert!(said("port").parse::<u16>().is_ok() && said("path").starts_with('/'));
        assert!(!said("domain").is_empty() && said("registerProcedure").is_empty());
        assert!(["http-post", "https-post"].contains(&said("protocol")));
    }
    for leaf in document.descendants().filter(Node::is_element) {
        // Elements of Media RSS and of podcasts that say all they have to say in attributes.
        let is_media = leaf.attributes().len() > 0
            && leaf.tag_name().namespace().is_some_and(|uri| {
                ["mrss", "itunes", "podcast"]
                    .iter()
                    .any(|name| uri.contains(name))
            });
        let is_empty = leaf.text().unwrap_or_default().trim().is_empty() && !leaf.has_children();
        assert!(
            !is_empty
                || is_media
                || matches!(leaf.tag_name().name(), "link" | "enclosure" | "cloud"),
            "<{}> is empty",
            leaf.tag_name().name()
        );
    }
}

/// RFC 4287.
pub fn atom(document: &Document) {
    namespaces(document);
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    at_most_one(feed, &["generator", "icon", "logo", "rights", "subtitle"]);
    assert!(all(feed, "author").next().is_some());
    links(feed);
    for node in std::iter::once(feed).chain(all(feed, "entry")) {
        assert!(!text(node, "title").trim().is_empty());
        let (scheme, rest) = text(node, "id").split_once(':').unwrap();
        assert!(!scheme.is_empty() && !rest.is_empty() && !rest.contains(char::is_whitespace));
        DateTime::parse_from_rfc3339(text(node, "updated")).unwrap();
        for person in all(node, "author") {
            assert!(!text(person, "name").trim().is_empty());
            at_most_one(person, &["email", "uri"]);
        }
        let mut alternates = BTreeSet::new();
        for link in all(node, "link").filter(|link| link.attribute("rel") == Some("alternate")) {
            assert!(
                alternates.insert(link.attribute("type")),
                "two alternates of a type"
            );
        }
    }
    for entry in all(feed, "entry") {
        at_most_one(entry, &["published", "summary", "content"]);
        let has_page = all(entry, "link").any(|link| link.attribute("rel") == Some("alternate"));
        assert!(has_page || all(entry, "content").next().is_some());
        links(entry);
        for category in all(entry, "category") {
            assert!(!category.attribute("term").unwrap().trim().is_empty());
        }
    }
}

/// JSON Feed 1.1.
pub fn json_feed(document: &Value) {
    assert_eq!(document["version"], "https://jsonfeed.org/version/1.1");
    assert!(!document["title"].as_str().unwrap().trim().is_empty());
    for key in ["home_page_url", "feed_url", "icon", "favicon"] {
        web_address_at(document, key);
    }
    for item in document["items"].as_array().unwrap() {
        assert!(!item["id"].as_str().unwrap().trim().is_empty());
        let content = item
            .get("content_html")
            .or(item.get("content_text"))
            .unwrap();
        assert!(!content.as_str().unwrap().trim().is_empty());
        for key in ["url", "external_url", "image"] {
            web_address_at(item, key);
        }
        for key in ["date_published", "date_modified"] {
            DateTime::parse_from_rfc3339(item[key].as_str().unwrap()).unwrap();
        }
        let tags = item.get("tags").and_then(Value::as_array);
        let mut seen = BTreeSet::new();
        for tag in tags.into_iter().flatten() {
            assert!(seen.insert(tag.as_str().unwrap()), "{tag} twice");
        }
        for author in item
            .get("authors")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            assert!(!author["name"].as_str().unwrap().trim().is_empty());
        }
    }
}

/// An `http` or `https` URL of RFC 3986: a host, and no character or escape that it forbids.
pub fn web_address(url: &str) {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let rest = rest.unwrap_or_else(|| panic!("{url:?} has no scheme of the web"));
    assert!(
        !rest.is_empty() && !rest.starts_with(['/', '?', '#']),
        "{url:?} has no host"
    );
    let marks = "-._~:/?#[]@!$&'()*+,;=%";
    assert!(
        url.chars()
            .all(|c| c.is_ascii_alphanumeric() || marks.contains(c)),
        "{url:?}"
    );
    for escape in url.split('%').skip(1) {
        assert!(
            escape.len() >= 2 && escape.bytes().take(2).all(|b| b.is_ascii_hexdigit()),
            "{url:?}"
        );
    }
    assert!(url.matches('#').count() <= 1, "{url:?}");
}

fn web_address_at(object: &Value, key: &str) {
    if let Some(url) = object.get(key) {
        web_address(url.as_str().unwrap());
    }
}

/// Each namespace that is declared is used, and so are the prefixes that the roots of our documents give them.
fn namespaces(document: &Document) {
    let declared: BTreeSet<&str> = document
        .root_element()
        .namespaces()
        .map(roxmltree::Namespace::uri)
        .collect();
    let used: BTreeSet<&str> = document
        .descendants()
        .filter_map(|node| node.tag_name().namespace())
        .collect();
    assert_eq!(declared, used);
}

fn links(node: Node) {
    for link in all(node, "atom:link") {
        web_address(link.attribute("href").unwrap());
    }
}

/// The children of that name: in the vocabulary of their parent, or in that of a prefix.
pub fn all<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    let (namespace, name) = match name.split_once(':') {
        None => (node.tag_name().namespace(), name),
        Some(("atom", name)) => (Some(ATOM), name),
        Some(("content", name)) => (Some("http://purl.org/rss/1.0/modules/content/"), name),
        Some(("dc", name)) => (Some("http://purl.org/dc/elements/1.1/"), name),
        Some((prefix, _)) => panic!("what does {prefix} mean?"),
    };
    node.children().filter(move |child| {
        child.tag_name().name() == name && child.tag_name().namespace() == namespace
    })
}

/// The only child of that name.
pub fn one<'a, 'input>(node: Node<'a, 'input>, name: &'a str) -> Node<'a, 'input> {
    let found: Vec<Node> = all(node, name).collect();
    assert_eq!(found.len(), 1, "<{name}> in <{}>", node.tag_name().name());
    found[0]
}

/// The text of the only child of that name.
pub fn text<'a>(node: Node<'a, '_>, name: &'a str) -> &'a str {
    one(node, name).text().unwrap_or_default()
}

fn at_most_one(node: Node, names: &[&str]) {
    for name in names {
        let count = all(node, name).count();
        assert!(count <= 1, "{count} of <{name}>");
    }
}
