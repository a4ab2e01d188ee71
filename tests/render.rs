//! Whatever a post says, its documents are well-formed and read back the same text.

use std::sync::Arc;

use feedmill::config::{Format, Person};
use feedmill::feed::{Alternate, Category, Entry, Feed, Image};
use feedmill::render::render;
use proptest::prelude::*;

fn feed(entry: Entry) -> Feed {
    Feed {
        id: "https://example.org/feeds/atom.xml".into(),
        title: entry.title.clone(),
        description: entry.summary.clone(),
        language: Some("zh-CN".into()),
        home_page_url: "https://example.org/".into(),
        alternates: Format::ALL
            .map(|format| Alternate {
                format,
                url: format!("https://example.org/feeds/{}", format.file_name()),
            })
            .into(),
        updated: entry.updated,
        author: entry.authors.first().cloned(),
        copyright: entry.summary.clone(),
        image: entry.image.clone(),
        icon: None,
        ttl: Some(60),
        hubs: vec!["https://hub.example.org/".into()],
        entries: vec![Arc::new(entry)],
    }
}

fn entry(text: String, html: String, name: String) -> Entry {
    let date = feedmill::date::epoch();
    Entry {
        id: "https://example.org/post".into(),
        canonical_url: "https://example.org/post".into(),
        share_url: Some("https://elsewhere.example/?a=1&b=2".into()),
        title: text.clone(),
        published: date,
        updated: date,
        authors: vec![Person {
            name: name.clone(),
            email: Some(text.clone()),
            url: Some(text.clone()),
        }],
        categories: vec![Category {
            name,
            scheme: Some("https://example.org/category/".into()),
        }],
        summary: Some(text),
        content_html: Some(html),
        image: Some(Image {
            url: "https://example.org/a.jpg?x=1&y=\"2\"".into(),
            alt: None,
        }),
        language: Some("en".into()),
        attachments: Vec::new(),
    }
}

/// What XML 1.0 forbids is gone, and line ends are LF.
fn allowed(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|c| matches!(c, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..))
        .collect()
}

fn folded(text: &str) -> String {
    allowed(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn text_of(document: &roxmltree::Document, path: &[&str]) -> String {
    let mut node = document.root_element();
    for name in path {
        node = node
            .children()
            .find(|child| child.tag_name().name() == *name)
            .unwrap();
    }
    node.text_storage()
        .map(|text| text.as_str())
        .unwrap_or_default()
        .to_owned()
}

proptest! {
    #[test]
    fn documents_are_well_formed_and_keep_their_text(
        text in any::<String>(),
        html in r#"(\PC|[\x00-\x1f]|\]\]>|<!\[CDATA\[|&amp;|<b>|</b>|&|<){0,30}"#,
        name in any::<String>(),
    ) {
        let feed = feed(entry(text.clone(), html.clone(), name));
        let title = match folded(&text) { title if title.is_empty() => "Untitled".to_owned(), title => title };

        let atom = render(&feed, Format::Atom, "atom.xml".into()).unwrap();
        let atom = String::from_utf8(atom.bytes).unwrap();
        let atom = roxmltree::Document::parse(&atom).map_err(|error| TestCaseError::fail(format!("{error}: {atom}")))?;
        prop_assert_eq!(text_of(&atom, &["entry", "title"]), title.clone());
        prop_assert_eq!(text_of(&atom, &["entry", "content"]), allowed(&html));

        let rss = render(&feed, Format::Rss, "rss.xml".into()).unwrap();
        let rss = String::from_utf8(rss.bytes).unwrap();
        let rss = roxmltree::Document::parse(&rss).map_err(|error| TestCaseError::fail(format!("{error}: {rss}")))?;
        prop_assert_eq!(text_of(&rss, &["channel", "item", "encoded"]), allowed(&html));
        let rss_title = text_of(&rss, &["channel", "item", "title"]).replace("&#x3C;", "<").replace("&#x26;", "&");
        prop_assert_eq!(rss_title, title.clone());

        let json = render(&feed, Format::Json, "feed.json".into()).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
        prop_assert_eq!(json["items"][0]["title"].as_str(), Some(title.as_str()));
        let kept = allowed(&html);
        prop_assert_eq!(json["items"][0]["content_html"].as_str(), Some(kept.as_str()));
    }
}
