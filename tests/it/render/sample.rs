//! Feeds to render: a plain one, a bare one, and texts that are out to break a document.

use std::sync::Arc;

use feedmill::config::{Categories, EpisodesOnly, Format, Order, Person, Podcast};
use feedmill::content::Source;
use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::feed::{Attachment, Category, Entry, Episode, Feed, Image, Transcript};
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
    let mut feed = Feed::new("Harbour <News> & Weather", "https://news.example.com/")
        .with_id("https://news.example.com/feeds/atom.xml")
        .with_description("All that the harbour talks about.")
        .with_language("zh-CN")
        .with_author(Person {
            name: "The (Harbour) Desk".into(),
            email: Some("desk@news.example.com".into()),
            url: Some("https://news.example.com/desk".into()),
        })
        .with_image(Image::new("https://news.example.com/logo.png?a=1&b=2"))
        .with_podcast(podcast(
            "Science > Earth Sciences",
            "https://news.example.com/cover.jpg",
        ));
    for format in Format::ALL {
        let url = format!("https://news.example.com/feeds/{}", format.file_name());
        feed = feed.with_alternate(format, url);
    }
    feed.copyright = Some("© The Harbour".into());
    feed.icon = Some("https://news.example.com/icon.png".into());
    feed.ttl = Some(60);
    feed.hubs = vec!["https://hub.example.com/".into()];
    feed.cloud = Some("https://cloud.example.com/pleaseNotify".into());
    let updated = entries.iter().map(|entry| entry.updated).max();
    feed.updated = updated.unwrap_or_else(date::epoch);
    // In the order in which they come, whatever their dates are.
    feed.entries = entries.into_iter().map(Arc::new).collect();
    feed
}

/// An entry with all that an entry can have; `key` tells it from others.
pub fn entry(key: usize) -> Entry {
    let url = format!("https://news.example.com/2024/{key}.html");
    let title = format!("Ships & tides, part {key}: Vec<Boat>");
    let mut source = Source::new(
        "The <other> & only",
        "https://other.example/feed.xml?a=1&b=2",
    );
    source.url = Some("https://other.example/".into());
    let mut entry = Entry::new(url, title, instant("2024-05-01 08:00:00 +0800"))
        .with_share_url(format!("https://share.example.com/?id={key}&from=feed"))
        .with_updated(instant("2024-05-02T09:30:00.75Z"))
        .with_author(Person {
            name: "Ada Quay".into(),
            email: Some("ada@news.example.com".into()),
            url: Some("https://news.example.com/ada?x=1&y=2".into()),
        })
        .with_author(Person::new("林海"))
        .with_summary("Tides < 3 m & rising.")
        .with_content_html("<p>Tides &lt; 3&nbsp;m ]]&gt; <b>rising</b></p>")
        .with_image(Image::new("https://news.example.com/boat.jpg?w=1&h=2").with_alt("A boat"))
        .with_language("en")
        .with_attachment(
            Attachment::new("https://news.example.com/tide.mp3?a=1&b=2", "audio/mpeg")
                .with_title("The tide & the boat")
                .with_length(12_345)
                .with_duration(61),
        )
        .with_source(source)
        .with_episode(episode("https://news.example.com/tide.vtt?a=1&b=2"));
    entry.categories = vec![
        Category::new("harbour").with_scheme("https://news.example.com/category/"),
        Category::new("tides & <winds>").with_scheme("https://news.example.com/tag/"),
    ];
    entry
}

/// An entry with no more than the fields that have no `None`, and those as empty as can be.
pub fn bare_entry() -> Entry {
    Entry::new("", "", date::epoch())
}

/// The same for a feed.
pub fn bare_feed(entries: Vec<Entry>) -> Feed {
    let mut feed = Feed::new("", "");
    feed.entries = entries.into_iter().map(Arc::new).collect();
    feed
}

/// An entry whose every text is `text` and whose every address is `url`.
pub fn filled_entry(text: &str, html: &str, url: &str) -> Entry {
    let plain = entry(1);
    let mut source = Source::new(text, url);
    source.url = Some(url.to_owned());
    source.id = Some(text.to_owned());
    let mut entry = Entry::new(url, text, plain.published)
        .with_updated(plain.updated)
        .with_share_url(url)
        .with_author(person(text, url))
        .with_summary(text)
        .with_content_html(html)
        .with_image(Image::new(url).with_alt(text))
        .with_language(text)
        .with_attachment(Attachment::new(url, text).with_title(text))
        .with_source(source)
        .with_episode(episode(url));
    entry.categories = vec![Category::new(text).with_scheme(url), Category::new(text)];
    entry
}

/// The same for a feed of one such entry.
pub fn filled_feed(text: &str, html: &str, url: &str) -> Feed {
    let mut feed = feed(vec![filled_entry(text, html, url)])
        .with_id(url)
        .with_description(text)
        .with_language(text)
        .with_author(person(text, url))
        .with_podcast(podcast(text, url));
    text.clone_into(&mut feed.title);
    url.clone_into(&mut feed.home_page_url);
    feed.copyright = Some(text.to_owned());
    feed.icon = Some(url.to_owned());
    feed.hubs = vec![url.to_owned()];
    feed.cloud = Some(url.to_owned());
    feed
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
    let mut episode = Episode::default()
        .with_duration(3723)
        .with_number(4)
        .with_season(2)
        .with_image(url)
        .with_transcript(Transcript::new(url, "text/vtt"))
        .with_chapters(url);
    episode.kind = Some("bonus");
    episode.explicit = Some(true);
    episode
}

fn person(text: &str, url: &str) -> Person {
    Person {
        name: text.to_owned(),
        email: Some(text.to_owned()),
        url: Some(url.to_owned()),
    }
}
