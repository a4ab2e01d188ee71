//! A reader of the example site's feeds sees what its posts say. What they say is in `readers/example.json`, made from the
//! posts by other means than feedmill's (`readers/posts.py`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde_json::Value;

/// What a subscriber is shown of a post, dates as instants.
#[derive(Clone, Debug, PartialEq)]
struct Fact {
    title: String,
    url: String,
    share_url: Option<String>,
    published: DateTime<Utc>,
    updated: DateTime<Utc>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the posts say, by id, and in the order in which feeds show them.
fn posts() -> (BTreeMap<String, Fact>, Vec<String>) {
    let text = fs::read_to_string(root().join("tests/readers/example.json")).unwrap();
    let facts: Vec<Value> = serde_json::from_str(&text).unwrap();
    let order = facts
        .iter()
        .map(|fact| fact["id"].as_str().unwrap().to_owned())
        .collect();
    let facts = facts.iter().map(|fact| {
        let text = |key: &str| fact[key].as_str().map(str::to_owned);
        let instant = |key: &str| text(key).unwrap().parse().unwrap();
        let read = Fact {
            title: text("title").unwrap(),
            url: text("url").unwrap(),
            share_url: text("share_url"),
            published: instant("published"),
            updated: instant("updated"),
        };
        (text("id").unwrap(), read)
    });
    (facts.collect(), order)
}

/// Every feed of the committed folder, in every format.
fn feeds() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("feeds")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if matches!(name.as_str(), "rss.xml" | "atom.xml" | "feed.json") {
                found.push(path);
            }
        }
    }
    found
}

fn seen(entry: feed_rs::model::Entry, is_json: bool) -> (String, Fact) {
    let link = |wanted: &str| {
        entry
            .links
            .iter()
            .find(|link| link.rel.as_deref().unwrap_or("alternate") == wanted)
            .map(|link| link.href.clone())
    };
    // Of a JSON item feed-rs gives `url` and `external_url` as links without a relation, in that order.
    let share_url = if is_json {
        entry.links.get(1).map(|link| link.href.clone())
    } else {
        link("related")
    };
    let published = entry.published.unwrap();
    let fact = Fact {
        title: entry.title.unwrap().content,
        url: link("alternate").unwrap(),
        share_url,
        published,
        updated: entry.updated.unwrap_or(published),
    };
    (entry.id, fact)
}

#[test]
fn every_feed_of_the_example_shows_its_posts_as_they_are() {
    let (posts, order) = posts();
    let mut shown = 0;
    for path in feeds() {
        let bytes = fs::read(&path).unwrap();
        let feed = feed_rs::parser::parse(&bytes[..]).unwrap();
        let is_json = path.extension().is_some_and(|ending| ending == "json");
        let mut places = Vec::new();
        for entry in feed.entries {
            let (id, fact) = seen(entry, is_json);
            let mut wanted = posts.get(&id).cloned();
            if let Some(wanted) = wanted.as_mut().filter(|_| path.ends_with("rss.xml")) {
                // feed-rs drops Atom's elements in an RSS item; feedparser, in readers/check.py, reads them.
                wanted.share_url = None;
                wanted.updated = wanted.published;
            }
            assert_eq!(Some(fact), wanted, "{}: {id}", path.display());
            places.push(order.iter().position(|known| *known == id));
            shown += 1;
        }
        assert!(places.is_sorted(), "{}: not newest first", path.display());
    }
    // The site's own feeds alone show twenty posts in three formats.
    assert!(shown > 60, "{shown}");
}
