//! Whatever a feed holds, its documents are legal in their formats and read back the text that was given.

pub mod rules;
mod sample;

use std::collections::BTreeSet;

use feedmill::config::Format;
use feedmill::date::rfc3339;
use feedmill::feed::Feed;
use feedmill::render::{self, Outline};
use proptest::prelude::*;
use roxmltree::Document;

use rules::{all, one, text};
use sample::{bare_entry, bare_feed, entry, feed, filled_feed, hostile, instant};

/// The three documents of a feed, held to the rules of their formats.
fn documents(feed: &Feed) -> [String; 3] {
    let documents = Format::ALL.map(|format| {
        let document = render::render(feed, format, "some/path".into()).unwrap();
        assert_eq!(document.path, "some/path");
        assert_eq!(document.media_type, format.media_type());
        assert!(document.bytes.ends_with(b"\n"));
        String::from_utf8(document.bytes).unwrap()
    });
    rules::rss(&Document::parse(&documents[0]).unwrap());
    rules::atom(&Document::parse(&documents[1]).unwrap());
    rules::json_feed(&serde_json::from_str(&documents[2]).unwrap());
    documents
}

/// What XML 1.0 allows of a text, with line ends as LF.
fn allowed(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|c| matches!(c, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..))
        .collect()
}

/// The same on one line.
fn line(text: &str) -> String {
    let text = allowed(text);
    let words = text.trim().split([' ', '\t', '\n']);
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_gives_legal_documents_that_read_it_back(given in hostile(), html in hostile()) {
        let [rss, atom, json] = documents(&filled_feed(&given, &html, "https://news.example.com/a"));
        let (title, body) = (line(&given), allowed(&html));
        let title = if title.is_empty() { "Untitled".to_owned() } else { title };

        let rss = Document::parse(&rss).unwrap();
        let channel = one(rss.root_element(), "channel");
        let item = one(channel, "item");
        prop_assert_eq!(text(channel, "title"), &title);
        prop_assert_eq!(text(item, "title"), &title);
        // Without a summary, the body is the description.
        let has_summary = !line(&given).is_empty();
        let place = if has_summary { "content:encoded" } else { "description" };
        let content = all(item, place).next();
        let content = content.map(|node| node.children().filter_map(|part| part.text()).collect::<String>());
        prop_assert_eq!(content, (!body.trim().is_empty()).then(|| body.clone()));

        let atom = Document::parse(&atom).unwrap();
        let entry = one(atom.root_element(), "entry");
        prop_assert_eq!(text(atom.root_element(), "title"), &title);
        prop_assert_eq!(text(entry, "title"), &title);
        let content = all(entry, "content").next().and_then(|node| node.text());
        prop_assert_eq!(content, (!body.trim().is_empty()).then_some(body.as_str()));

        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let item = &json["items"][0];
        prop_assert_eq!(json["title"].as_str(), Some(title.as_str()));
        prop_assert_eq!(item["title"].as_str(), Some(title.as_str()));
        prop_assert_eq!(item["content_html"].as_str(), (!body.trim().is_empty()).then_some(body.as_str()));

        // Names are there in every format, or in none.
        let name = line(&given);
        let name = (!name.is_empty()).then_some(name.as_str());
        let creators: Vec<&str> = all(one(channel, "item"), "dc:creator").filter_map(|node| node.text()).collect();
        prop_assert_eq!(creators, Vec::from_iter(name));
        let authors: Vec<&str> = all(entry, "author").map(|author| text(author, "name")).collect();
        prop_assert_eq!(authors, Vec::from_iter(name));
        prop_assert_eq!(item["authors"][0]["name"].as_str(), name);
        prop_assert_eq!(item["tags"][0].as_str(), name);
        let labels: BTreeSet<&str> = all(entry, "category").filter_map(|node| node.attribute("label")).collect();
        prop_assert_eq!(labels, BTreeSet::from_iter(name));
    }

    #[test]
    fn any_address_gives_legal_documents(url in hostile(), host in any::<bool>()) {
        let url = if host { format!("https://news.example.com/{url}") } else { url };
        documents(&filled_feed("Title", "<p>Body</p>", &url));
    }

    #[test]
    fn readers_see_the_same_entries_in_every_format(titles in prop::collection::vec(hostile(), 1..5)) {
        let entries = titles.iter().enumerate().map(|(key, title)| {
            let mut entry = entry(key);
            entry.title.clone_from(title);
            entry
        });
        let feed = feed(entries.collect());
        let wanted: Vec<_> = feed.entries.iter().map(|entry| {
            let title = line(&entry.title);
            let title = if title.is_empty() { "Untitled".to_owned() } else { title };
            let instant = instant(&rfc3339(&entry.published));
            (entry.id.clone(), title, Some(entry.canonical_url.clone()), Some(instant.to_utc()))
        }).collect();
        for document in documents(&feed) {
            let read = feed_rs::parser::parse(document.as_bytes()).unwrap();
            let found: Vec<_> = read.entries.into_iter().map(|entry| {
                let link = entry.links.first().map(|link| link.href.clone());
                (entry.id, entry.title.unwrap().content, link, entry.published)
            }).collect();
            prop_assert_eq!(&found, &wanted);
        }
    }

    #[test]
    fn the_list_of_feeds_is_well_formed(title in hostile(), url in hostile()) {
        let outline = Outline {
            group: "Tags",
            title: title.clone(),
            description: Some(title.clone()),
            xml_url: format!("https://news.example.com/{url}"),
            html_url: url,
            format: Format::Atom,
        };
        let owner = filled_feed(&title, "", &title).author;
        let list = render::opml(&title, owner.as_ref(), &[outline], &instant("2024-05-01")).unwrap();
        let list = String::from_utf8(list.bytes).unwrap();
        let list = Document::parse(&list).unwrap();
        // The head has only what W3C's validator knows, which `docs` is not.
        for element in one(list.root_element(), "head").children().filter(|node| node.is_element()) {
            let name = element.tag_name().name();
            prop_assert!(["title", "dateModified", "ownerName", "ownerEmail", "ownerId"].contains(&name), "{}", name);
        }
        let group = one(one(list.root_element(), "body"), "outline");
        let feed = one(group, "outline");
        rules::web_address(feed.attribute("xmlUrl").unwrap());
        let text = line(&title);
        if !text.is_empty() {
            prop_assert_eq!(feed.attribute("text"), Some(text.as_str()));
        }
    }
}

#[test]
fn every_combination_of_fields_is_legal_and_declares_what_it_uses() {
    for bits in 0..512_u32 {
        let has = |bit: u32| bits & (1 << bit) != 0;
        let mut one = entry(1);
        one.summary = one.summary.filter(|_| has(0));
        one.content_html = one.content_html.filter(|_| has(1));
        one.image = one.image.filter(|_| has(2));
        one.share_url = one.share_url.filter(|_| has(3));
        one.authors.retain(|_| has(4));
        one.language = one.language.filter(|_| has(5));
        one.attachments.retain(|_| has(6));
        if has(7) {
            one.updated = one.published;
        }
        let mut feed = feed(vec![one]);
        if has(8) {
            feed = bare_feed(vec![(*feed.entries[0]).clone()]);
        }
        documents(&feed);
    }
    documents(&bare_feed(vec![bare_entry()]));
    documents(&bare_feed(Vec::new()));
    documents(&feed(Vec::new()));
}

#[test]
fn bodies_survive_whole() {
    let long = "<p>长文 &amp; more</p>\n".repeat(50_000);
    for body in [
        "]]>",
        "a]]>b]]]]>>c]]",
        "<![CDATA[ x ]]>",
        "&amp;amp; &lt;b&gt; literally",
        "<script>if (a < b && c) { d(\"]]>\") }</script>",
        "👩‍👩‍👧\u{200d}\u{fe0f} 全角　空格",
        long.as_str(),
    ] {
        let mut one_entry = entry(1);
        one_entry.content_html = Some(body.to_owned());
        let [rss, atom, json] = documents(&feed(vec![one_entry]));
        let read = Document::parse(&rss).unwrap();
        let item = one(one(read.root_element(), "channel"), "item");
        let content = all(item, "content:encoded").next().unwrap();
        let content: String = content.children().filter_map(|part| part.text()).collect();
        assert!(content == body, "RSS");
        let read = Document::parse(&atom).unwrap();
        let content = one(one(read.root_element(), "entry"), "content");
        assert!(content.text() == Some(body), "Atom");
        assert_eq!(content.attribute("type"), Some("html"));
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert!(read["items"][0]["content_html"] == body, "JSON");
    }
}

#[test]
fn plain_text_is_escaped_as_often_as_each_element_wants() {
    let [rss, atom, _] = documents(&feed(vec![entry(1)]));
    let rss = Document::parse(&rss).unwrap();
    let item = one(one(rss.root_element(), "channel"), "item");
    assert_eq!(text(item, "title"), "Ships & tides, part 1: Vec<Boat>");
    // RSS takes a description for HTML; Atom is told that a summary is text.
    assert_eq!(text(item, "description"), "Tides &lt; 3 m &amp; rising.");
    let atom = Document::parse(&atom).unwrap();
    let entry = one(atom.root_element(), "entry");
    assert_eq!(text(entry, "summary"), "Tides < 3 m & rising.");
    assert_eq!(one(entry, "summary").attribute("type"), None);
}

#[test]
fn what_a_subscriber_may_want_is_in_every_format() {
    let [rss, atom, json] = documents(&feed(vec![entry(1)]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let item = &json["items"][0];
    for (key, value) in [
        ("external_url", "https://share.example.com/?id=1&from=feed"),
        ("date_published", "2024-05-01T08:00:00+08:00"),
        ("date_modified", "2024-05-02T09:30:00Z"),
        ("image", "https://news.example.com/boat.jpg?w=1&h=2"),
        ("language", "en"),
    ] {
        assert_eq!(item[key], value, "{key}");
    }
    assert_eq!(item["attachments"][0]["size_in_bytes"], 12_345);
    assert_eq!(item["author"], item["authors"][0]);
    assert_eq!(json["hubs"][0]["url"], "https://hub.example.com/");

    let rss = Document::parse(&rss).unwrap();
    let channel = one(rss.root_element(), "channel");
    assert_eq!(
        text(channel, "managingEditor"),
        "desk@news.example.com (The Harbour Desk)"
    );
    assert_eq!(text(channel, "language"), "zh-cn");
    assert_eq!(
        text(one(channel, "item"), "pubDate"),
        "Wed, 01 May 2024 08:00:00 +0800"
    );
    let rels = |node, name| -> Vec<String> {
        let rels = all(node, name).filter_map(|link| link.attribute("rel"));
        rels.map(str::to_owned).collect()
    };
    assert_eq!(
        rels(channel, "atom:link"),
        ["self", "alternate", "alternate", "hub"]
    );
    assert_eq!(rels(one(channel, "item"), "atom:link"), ["related"]);

    let atom = Document::parse(&atom).unwrap();
    let root = atom.root_element();
    assert_eq!(
        rels(root, "link"),
        ["alternate", "alternate", "self", "alternate", "hub"]
    );
    assert_eq!(
        rels(one(root, "entry"), "link"),
        ["alternate", "related", "enclosure"]
    );
    assert_eq!(
        text(one(root, "entry"), "updated"),
        "2024-05-02T09:30:00+00:00"
    );
    for name in ["title", "summary", "content"] {
        let lang = ("http://www.w3.org/XML/1998/namespace", "lang");
        assert_eq!(one(one(root, "entry"), name).attribute(lang), Some("en"));
    }
}

#[test]
fn an_id_that_is_no_address_is_the_same_urn_everywhere() {
    let mut strange = entry(1);
    strange.id = "NW 42".into();
    let urn = "urn:feedmill:NW%2042";
    let [rss, atom, json] = documents(&feed(vec![strange]));
    let rss = Document::parse(&rss).unwrap();
    let guid = one(one(one(rss.root_element(), "channel"), "item"), "guid");
    assert_eq!(guid.text(), Some(urn));
    assert_eq!(guid.attribute("isPermaLink"), Some("false"));
    let atom = Document::parse(&atom).unwrap();
    assert_eq!(text(one(atom.root_element(), "entry"), "id"), urn);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["items"][0]["id"], urn);
}
