//! Whatever posts hold: documents are legal and say what was written, files stay in their folder, and the same posts give the
//! same bytes, in whatever order they came into the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use feedmill::date::{self, NaiveDates};
use feedmill::{Config, Folder, Mode};
use proptest::prelude::*;
use roxmltree::Document;
use serde_json::{Value, json};

use crate::render::rules;

#[derive(Clone, Debug)]
struct Post {
    title: String,
    body: String,
    categories: Vec<String>,
    tags: Vec<String>,
    author: String,
    day: u32,
}

/// Pieces that mean something to XML, HTML, Markdown, Liquid, JSON or a file system, among ordinary words.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "../",
        "..",
        "/",
        "\\",
        "\0",
        ":",
        "CON",
        "nul.txt",
        "a",
        "A",
        "é",
        "e\u{301}",
        "中文",
        "]]>",
        "<![CDATA[",
        "&",
        "&lt;",
        "<b>",
        "\"",
        "'",
        "\u{8}",
        "\u{fffe}",
        "\u{3000}",
        " ",
        "\n",
        "{{ x }}",
        "{% y %}",
        "**",
        "%2e%2e",
        "👩‍👩‍👧",
        "\u{202e}",
        "#",
        "?",
        ".",
    ];
    let piece = prop_oneof![
        3 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        // A vertical tab or form feed is a space to a title and nothing to XML; either will do.
        1 => any::<char>().prop_filter("space or nothing", |c| !matches!(c, '\u{b}' | '\u{c}')).prop_map(String::from),
        2 => "[ a-z0-9]{1,6}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn post() -> impl Strategy<Value = Post> {
    let names = || prop::collection::vec(hostile(), 0..3);
    (hostile(), hostile(), names(), names(), hostile(), 1..29_u32).prop_map(
        |(title, body, categories, tags, author, day)| Post {
            title,
            body,
            categories,
            tags,
            author,
            day,
        },
    )
}

/// What is left of a text in a document: what XML allows and a person may mean, with single spaces.
fn shown(text: &str) -> String {
    let allowed: String = text
        .chars()
        .filter(|c| {
            matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..) && *c != '\u{7f}'
        })
        .collect();
    allowed.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Writes `posts` in the order of `order`, builds, and gives every document by its path.
fn build(posts: &[Post], order: &[usize]) -> BTreeMap<String, Vec<u8>> {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    fs::write(
        root.join("feedmill.yaml"),
        "title: T\nurl: https://example.org/\nfeeds: {limit: 0}\n",
    )
    .unwrap();
    fs::create_dir(root.join("content")).unwrap();
    for place in order {
        let post = &posts[*place];
        let head = json!({
            "title": post.title,
            "date": format!("2025-01-{:02}T10:00:00Z", post.day),
            "categories": post.categories,
            "tags": post.tags,
            "author": post.author,
        });
        fs::write(
            root.join(format!("content/{place}.html")),
            format!("{head}\n<p>{}</p>\n", escaped(&post.body)),
        )
        .unwrap();
    }
    let config = Config::load(root).unwrap();
    let now = date::read(
        "2026-01-01T00:00:00Z",
        false,
        chrono_tz::UTC,
        NaiveDates::Site,
    )
    .unwrap();
    let report =
        feedmill::build(&config, now, Folder::new(root.join("feeds"), Mode::Write)).unwrap();
    assert_eq!(report.posts, posts.len(), "{:?}", report.warnings);
    let beside: BTreeSet<String> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with(".feedmill"))
        .collect();
    assert_eq!(
        beside,
        ["content", "feedmill.yaml", "feeds"]
            .map(String::from)
            .into()
    );
    let mut found = BTreeMap::new();
    collect(&root.join("feeds"), &root.join("feeds"), &mut found);
    found
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy();
            found.insert(name.into_owned(), fs::read(&path).unwrap());
        }
    }
}

/// The entries of the site's JSON Feed by the number of their post, which their URL ends in.
fn items(documents: &BTreeMap<String, Vec<u8>>) -> BTreeMap<usize, Value> {
    let feed: Value = serde_json::from_slice(&documents["feed.json"]).unwrap();
    let items = feed["items"].as_array().unwrap().iter();
    items
        .map(|item| {
            let url = item["url"].as_str().unwrap();
            let name = url.rsplit('/').next().unwrap().trim_end_matches(".html");
            (name.parse().unwrap(), item.clone())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_posts_give_legal_documents_that_say_what_was_written(posts in prop::collection::vec(post(), 1..5)) {
        let order: Vec<usize> = (0..posts.len()).collect();
        let documents = build(&posts, &order);
        for (path, bytes) in &documents {
            let text = std::str::from_utf8(bytes).unwrap();
            match path.rsplit('/').next().unwrap() {
                "rss.xml" => rules::rss(&Document::parse(text).unwrap()),
                "atom.xml" => rules::atom(&Document::parse(text).unwrap()),
                "feed.json" => rules::json_feed(&serde_json::from_str(text).unwrap()),
                name if name.ends_with(".opml") => { Document::parse(text).unwrap(); }
                _ => {}
            }
        }
        let items = items(&documents);
        for (place, post) in posts.iter().enumerate() {
            let item = &items[&place];
            if !shown(&post.title).is_empty() {
                prop_assert_eq!(shown(item["title"].as_str().unwrap()), shown(&post.title));
            }
            let names: BTreeSet<String> = post.categories.iter().chain(&post.tags).map(|name| shown(name)).filter(|name| !name.is_empty()).collect();
            let told: BTreeSet<String> = item["tags"].as_array().into_iter().flatten().map(|tag| shown(tag.as_str().unwrap())).collect();
            prop_assert_eq!(told, names);
            let body = feedmill::content::body::plain_text(item["content_html"].as_str().unwrap_or_default());
            prop_assert_eq!(shown(&body), shown(&post.body));
        }
    }

    #[test]
    fn the_order_in_which_files_came_leaves_no_trace(
        (posts, order) in prop::collection::vec(post(), 2..6).prop_flat_map(|posts| {
            let places: Vec<usize> = (0..posts.len()).collect();
            (Just(posts), Just(places).prop_shuffle())
        })
    ) {
        let straight: Vec<usize> = (0..posts.len()).collect();
        prop_assert!(build(&posts, &straight) == build(&posts, &order));
    }
}
