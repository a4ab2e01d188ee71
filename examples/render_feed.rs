//! Makes a feed by hand, of texts that documents break on, and writes it in every format.
//!
//!     cargo run --example render_feed -- FOLDER EXPECTED.json
//!
//! FOLDER gets the documents, and EXPECTED.json what a reader must find in them: see `tests/readers/check.py`.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use feedmill::config::{Format, Person};
use feedmill::date::{self, NaiveDates};
use feedmill::feed::{Category, Entry, Feed};
use feedmill::render::{Outline, opml, render};

const SITE: &str = "https://news.example.com/";

/// Titles, each of which some program has once shown wrongly.
const TITLES: [&str; 9] = [
    "Plain words",
    "Ships & tides",
    "A Vec<Boat> of 3 < 4 boats",
    "Use &amp; for an ampersand",
    "<script>alert(1)</script> is <b>text</b>",
    "It ends ]]> here, \"quoted\" and 'quoted'",
    "澄湾：“全角”　空格，标点！",
    "A family 👩‍👩‍👧 and a flag 🏳️‍🌈",
    "100% of C:\\path {{ braces }} | pipes",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(expected)) = (arguments.next(), arguments.next()) else {
        return Err("usage: render_feed FOLDER EXPECTED.json".into());
    };
    let entries: Vec<Arc<Entry>> = TITLES
        .iter()
        .enumerate()
        .map(|(number, title)| Arc::new(entry(number, title)))
        .collect();
    std::fs::write(expected, serde_json::to_vec_pretty(&facts(&entries))?)?;
    let feed = feed(entries);
    std::fs::create_dir_all(&folder)?;
    for format in Format::ALL {
        let document = render(&feed, format, format.file_name().to_owned())?;
        std::fs::write(folder.join(document.path), document.bytes)?;
    }
    let outline = Outline {
        group: "All",
        title: feed.title.clone(),
        description: feed.description.clone(),
        xml_url: format!("{SITE}{}", Format::Rss.file_name()),
        html_url: SITE.to_owned(),
        format: Format::Rss,
    };
    let list = opml(&feed.title, feed.author.as_ref(), &[outline], &feed.updated)?;
    std::fs::write(folder.join(list.path), list.bytes)?;
    Ok(())
}

fn entry(number: usize, title: &str) -> Entry {
    // Newest first, as a feed should be.
    let published = format!("2024-05-{:02} 08:00:00 +0800", TITLES.len() - number);
    let published =
        date::read(&published, false, chrono_tz::UTC, NaiveDates::Site).unwrap_or_else(date::epoch);
    let url = format!("{SITE}2024/{number}.html?a=1&b=2");
    let mut entry = Entry::new(url, title, published)
        .with_share_url(format!("https://share.example.com/?id={number}&from=feed"))
        .with_updated(published + chrono::TimeDelta::hours(i64::try_from(number).unwrap_or(0)))
        .with_author(Person::new("Ada & <Quay>"))
        .with_summary(format!("Of this: {title}"))
        .with_content_html("<p>Tides &lt; 3&nbsp;m ]]> <b>rising</b></p>");
    if number == 0 {
        entry = entry.with_id(format!("tag:news.example.com,2024:{number}"));
    }
    if number.is_multiple_of(2) {
        entry = entry.with_language("en");
    }
    let category = Category::new("tides & <winds>").with_scheme(format!("{SITE}category/"));
    entry.categories.push(category);
    entry
}

fn feed(entries: Vec<Arc<Entry>>) -> Feed {
    let mut feed = Feed::new("Harbour & <Weather>", SITE)
        .with_id(format!("{SITE}{}", Format::Atom.file_name()))
        .with_description("All that the harbour talks about.")
        .with_language("zh-CN")
        .with_author(Person {
            name: "The Harbour Desk".to_owned(),
            email: Some("desk@news.example.com".to_owned()),
            url: None,
        });
    for format in Format::ALL {
        feed = feed.with_alternate(format, format!("{SITE}{}", format.file_name()));
    }
    feed.ttl = Some(60);
    let updated = entries.iter().map(|entry| entry.updated).max();
    feed.updated = updated.unwrap_or_else(date::epoch);
    feed.entries = entries;
    feed
}

fn facts(entries: &[Arc<Entry>]) -> serde_json::Value {
    let facts = entries.iter().map(|entry| {
        serde_json::json!({
            "id": entry.id,
            "url": entry.canonical_url,
            "share_url": entry.share_url,
            "title": entry.title,
            "published": date::rfc3339(&entry.published),
            "updated": date::rfc3339(&entry.updated),
        })
    });
    facts.collect()
}
