//! Feeds to render: a plain one, a bare one, and texts that are out to break a document.

use std::sync::Arc;

use feedmill::config::{Categories, EpisodesOnly, Format, Order, Person, Podcast};
use feedmill::content::Source;
use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::feed::{Alternate, Attachment, Category, Entry, Episode, Feed, Image, Transcript};
use proptest::prelude::*;

/// Pieces that have a meaning in XML, HTML, JSON or URLs, and characters at the edges of what XML allows.
const PIECES: [&str; 26] = [
    "]]>",
    "<![CDATA[",
    "<script>alert(1)</script>",
    "&amp;",
    "&#x3C;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "</title>",
    "<!--",
    "-->",
    "\0",
    "\u{b}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{fffd}",
    "\r",
    "\r\n",
    "\t",
    "\u{3000}",
    "\u{85}",
    "中文，",
    "👩‍👩‍👧",
    "%zz",
];

/// A text that is out to break a document.
pub fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        2 => any::<char>().prop_map(String::from),
        2 => "[ a-zA-Z0-9]{1,6}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

pub fn instant(text: &str) -> Timestamp {
    date::read(text, false, chrono_tz::UTC, NaiveDates::Site).unwrap()
}

/// A feed of `entries` with all that a feed can have.
pub fn feed(entries: Vec<Entry>) -> Feed {
    Feed {
        id: "https://news.example.com/feeds/atom.xml".into(),
        title: "Harbour <News> & Weather".into(),
        description: Some("All that the harbour talks about.".into()),
        language: Some("zh-CN".into()),
        home_page_url: "https://news.example.com/".into(),
        alternates: Format::ALL
            .map(|format| Alternate {
                format,
                url: format!("https://news.example.com/feeds/{}", format.file_name()),
            })
            .into(),
        updated: entries
            .iter()
            .map(|entry| entry.updated)
            .max()
            .unwrap_or_else(date::epoch),
        author: Some(Person {
            name: "The (Harbour) Desk".into(),
            email: Some("desk@news.example.com".into()),
            url: Some("https://news.example.com/desk".into()),
        }),
        copyright: Some("© The Harbour".into()),
        image: Some(Image {
            url: "https://news.example.com/logo.png?a=1&b=2".into(),
            alt: None,
        }),
        icon: Some("https://news.example.com/icon.png".into()),
        ttl: Some(60),
        hubs: vec!["https://hub.example.com/".into()],
        cloud: Some("https://cloud.example.com/pleaseNotify".into()),
        podcast: Some(podcast(
            "Science > Earth Sciences",
            "https://news.example.com/cover.jpg",
        )),
        entries: entries.into_iter().map(Arc::new).collect(),
    }
}

/// An entry with all that an entry can have; `key` tells it from others.
pub fn entry(key: usize) -> Entry {
    let url = format!("https://news.example.com/2024/{key}.html");
    Entry {
        id: url.clone(),
        canonical_url: url,
        share_url: Some(format!("https://share.example.com/?id={key}&from=feed")),
        title: format!("Ships & tides, part {key}: Vec<Boat>"),
        published: instant("2024-05-01 08:00:00 +0800"),
        updated: instant("2024-05-02T09:30:00.75Z"),
        authors: vec![
            Person {
                name: "Ada Quay".into(),
                email: Some("ada@news.example.com".into()),
                url: Some("https://news.example.com/ada?x=1&y=2".into()),
            },
            Person {
                name: "林海".into(),
                ..Person::default()
            },
        ],
        categories: vec![
            category("harbour", Some("https://news.example.com/category/")),
            category("tides & <winds>", Some("https://news.example.com/tag/")),
        ],
        summary: Some("Tides < 3 m & rising.".into()),
        content_html: Some("<p>Tides &lt; 3&nbsp;m ]]&gt; <b>rising</b></p>".into()),
        base: None,
        image: Some(Image {
            url: "https://news.example.com/boat.jpg?w=1&h=2".into(),
            alt: Some("A boat".into()),
        }),
        language: Some("en".into()),
        attachments: vec![Attachment {
            url: "https://news.example.com/tide.mp3?a=1&b=2".into(),
            title: Some("The tide & the boat".into()),
            media_type: "audio/mpeg".into(),
            length: Some(12_345),
            duration: Some(61),
        }],
        source: Some(Source {
            title: "The <other> & only".into(),
            feed: "https://other.example/feed.xml?a=1&b=2".into(),
            url: Some("https://other.example/".into()),
            id: None,
        }),
        episode: Some(episode("https://news.example.com/tide.vtt?a=1&b=2")),
    }
}

/// An entry with no more than the fields that have no `None`, and those as empty as can be.
pub fn bare_entry() -> Entry {
    Entry {
        id: String::new(),
        canonical_url: String::new(),
        share_url: None,
        title: String::new(),
        published: date::epoch(),
        updated: date::epoch(),
        authors: Vec::new(),
        categories: Vec::new(),
        summary: None,
        content_html: None,
        base: None,
        image: None,
        language: None,
        attachments: Vec::new(),
        source: None,
        episode: None,
    }
}

/// The same for a feed.
pub fn bare_feed(entries: Vec<Entry>) -> Feed {
    Feed {
        id: String::new(),
        title: String::new(),
        description: None,
        language: None,
        home_page_url: String::new(),
        alternates: Vec::new(),
        updated: date::epoch(),
        author: None,
        copyright: None,
        image: None,
        icon: None,
        ttl: None,
        hubs: Vec::new(),
        cloud: None,
        podcast: None,
        entries: entries.into_iter().map(Arc::new).collect(),
    }
}

/// An entry whose every text is `text` and whose every address is `url`.
pub fn filled_entry(text: &str, html: &str, url: &str) -> Entry {
    Entry {
        id: url.to_owned(),
        canonical_url: url.to_owned(),
        share_url: Some(url.to_owned()),
        title: text.to_owned(),
        authors: vec![person(text, url)],
        categories: vec![category(text, Some(url)), category(text, None)],
        summary: Some(text.to_owned()),
        content_html: Some(html.to_owned()),
        base: None,
        image: Some(Image {
            url: url.to_owned(),
            alt: Some(text.to_owned()),
        }),
        language: Some(text.to_owned()),
        attachments: vec![Attachment {
            url: url.to_owned(),
            title: Some(text.to_owned()),
            media_type: text.to_owned(),
            length: None,
            duration: None,
        }],
        source: Some(Source {
            title: text.to_owned(),
            feed: url.to_owned(),
            url: Some(url.to_owned()),
            id: Some(text.to_owned()),
        }),
        episode: Some(episode(url)),
        ..entry(1)
    }
}

/// The same for a feed of one such entry.
pub fn filled_feed(text: &str, html: &str, url: &str) -> Feed {
    Feed {
        id: url.to_owned(),
        title: text.to_owned(),
        description: Some(text.to_owned()),
        language: Some(text.to_owned()),
        home_page_url: url.to_owned(),
        author: Some(person(text, url)),
        copyright: Some(text.to_owned()),
        icon: Some(url.to_owned()),
        hubs: vec![url.to_owned()],
        cloud: Some(url.to_owned()),
        podcast: Some(podcast(text, url)),
        ..feed(vec![filled_entry(text, html, url)])
    }
}

/// A podcast whose every text is `text` and whose every address is `url`.
fn podcast(text: &str, url: &str) -> Podcast {
    Podcast {
        episodes_only: EpisodesOnly::default(),
        category: Categories::One(text.to_owned()),
        image: Some(url.to_owned()),
        explicit: false,
        r#type: Some(Order::Serial),
        author: Some(text.to_owned()),
        owner: Some(person(text, url)),
        complete: true,
        block: true,
        new_feed_url: Some(url.to_owned()),
        guid: Some(text.to_owned()),
        locked: Some(true),
        funding: Some(url.to_owned()),
    }
}

fn episode(url: &str) -> Episode {
    Episode {
        duration: Some(3723),
        number: Some(4),
        season: Some(2),
        kind: Some("bonus"),
        explicit: Some(true),
        image: Some(url.to_owned()),
        transcripts: vec![Transcript {
            url: url.to_owned(),
            media_type: "text/vtt".into(),
        }],
        chapters: Some(url.to_owned()),
        block: false,
    }
}

fn person(text: &str, url: &str) -> Person {
    Person {
        name: text.to_owned(),
        email: Some(text.to_owned()),
        url: Some(url.to_owned()),
    }
}

fn category(name: &str, scheme: Option<&str>) -> Category {
    Category {
        name: name.to_owned(),
        scheme: scheme.map(str::to_owned),
    }
}
