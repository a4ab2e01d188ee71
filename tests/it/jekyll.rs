//! Jekyll sites built with jekyll-feed's habits, against the feeds that Jekyll itself made of them. See `tests/jekyll/README.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use feedmill::config::Profile;
use feedmill::content::body::plain_text;
use feedmill::{Config, Folder, Mode, date};
use roxmltree::{Document, Node};

const MEDIA: &str = "http://search.yahoo.com/mrss/";

fn sites() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/jekyll");
    let folders = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut sites: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
    sites.sort();
    assert!(sites.len() > 1);
    sites
}

/// What a subscriber sees of an entry, by field.
fn entry(node: Node, feed_author: &str) -> Vec<(&'static str, String)> {
    let child = |name: &'static str| {
        node.children()
            .find(move |child| child.tag_name().name() == name)
    };
    let text = |name| {
        child(name)
            .and_then(|node| node.text())
            .unwrap_or_default()
            .to_owned()
    };
    let attribute = |name, key| {
        child(name)
            .and_then(|node| node.attribute(key))
            .unwrap_or_default()
            .to_owned()
    };
    let shown = |name| {
        let text = text(name);
        match child(name).and_then(|node| node.attribute("type")) {
            Some("html") => plain_text(&text),
            _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    };
    let instant = |name| {
        let read = date::read(&text(name), false, chrono_tz::UTC, date::NaiveDates::Site);
        read.map(|read| read.timestamp().to_string())
            .unwrap_or_default()
    };
    let names = |name: &'static str| {
        node.children()
            .filter(move |child| child.tag_name().name() == name)
    };
    let terms: Vec<&str> = names("category")
        .filter_map(|node| node.attribute("term"))
        .collect();
    let authors: Vec<&str> = names("author")
        .filter_map(|author| {
            author
                .children()
                .find(|child| child.tag_name().name() == "name")
        })
        .filter_map(|name| name.text())
        .collect();
    let author = authors.join(", ");
    let image = node
        .children()
        .find(|child| child.has_tag_name((MEDIA, "thumbnail")));
    let lang = node
        .descendants()
        .find_map(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")));
    vec![
        ("id", text("id")),
        ("url", attribute("link", "href")),
        ("title", shown("title")),
        ("published", instant("published")),
        ("updated", instant("updated")),
        ("categories", terms.join(", ")),
        (
            "author",
            if author.is_empty() {
                feed_author.to_owned()
            } else {
                author
            },
        ),
        ("summary", shown("summary")),
        ("content", shown("content")),
        (
            "image",
            image
                .and_then(|node| node.attribute("url"))
                .unwrap_or_default()
                // A `url` that ends in a slash gives two.
                .replace("example//", "example/"),
        ),
        ("lang", lang.unwrap_or_default().to_owned()),
    ]
}

fn entries(bytes: &str) -> Vec<Vec<(&'static str, String)>> {
    let document = Document::parse(bytes).unwrap();
    let root = document.root_element();
    let author = root
        .children()
        .find(|node| node.tag_name().name() == "author");
    let author = author.and_then(|node| {
        node.children()
            .find(|child| child.tag_name().name() == "name")?
            .text()
    });
    let entries = root
        .children()
        .filter(|node| node.tag_name().name() == "entry");
    entries
        .map(|node| entry(node, author.unwrap_or_default()))
        .collect()
}

/// Every `.xml` file below `folder`, by its path in it.
fn feeds(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().map(|one| one.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xml") {
                let relative = path.strip_prefix(folder).unwrap();
                found.insert(relative.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found
}

/// What differs on purpose: `FEED URL-or-id FIELD`, the reason on the lines of `#` above.
fn known(site: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(site.join("differs.txt")).unwrap_or_default();
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn subscribers_of_jekyll_feed_notice_nothing() {
    let now = date::read(
        "2026-01-01T00:00:00Z",
        false,
        chrono_tz::UTC,
        date::NaiveDates::Site,
    )
    .unwrap();
    let mut wrong = Vec::new();
    for site in sites() {
        let name = site.file_name().unwrap().to_string_lossy().into_owned();
        let out = tempfile::tempdir().unwrap();
        let config = Config::load_as(&site.join("site"), Some(Profile::JekyllFeed)).unwrap();
        let folder = Folder::new(out.path().to_owned(), Mode::Write);
        feedmill::build(&config, now, folder).unwrap();
        let expected = site.join("expected");
        let known = known(&site);
        let mut used = BTreeSet::new();
        let mut differs = |what: String, detail: String| {
            if known.contains(&what) {
                used.insert(what);
            } else {
                wrong.push(format!("{name}: {what}\n    {detail}"));
            }
        };
        let (wanted, made) = (feeds(&expected), feeds(out.path()));
        for feed in wanted.symmetric_difference(&made) {
            differs(
                format!("{feed} feed"),
                "one of the two does not make it".into(),
            );
        }
        for feed in wanted.intersection(&made) {
            let read = |folder: &Path| entries(&fs::read_to_string(folder.join(feed)).unwrap());
            let (wanted, made) = (read(&expected), read(out.path()));
            let urls = |entries: &[Vec<(&str, String)>]| -> Vec<String> {
                entries.iter().map(|entry| entry[1].1.clone()).collect()
            };
            let (wanted_urls, made_urls) = (urls(&wanted), urls(&made));
            for url in wanted_urls.iter().filter(|url| !made_urls.contains(url)) {
                differs(format!("{feed} {url} missing"), String::new());
            }
            for url in made_urls.iter().filter(|url| !wanted_urls.contains(url)) {
                differs(format!("{feed} {url} extra"), String::new());
            }
            let both = |urls: &[String], other: &[String]| -> Vec<String> {
                let both = urls.iter().filter(|url| other.contains(url));
                both.cloned().collect()
            };
            if both(&wanted_urls, &made_urls) != both(&made_urls, &wanted_urls) {
                differs(format!("{feed} order"), "entries in another order".into());
            }
            let mut left: Vec<&Vec<(&str, String)>> = made.iter().collect();
            for entry in &wanted {
                let Some(place) = left.iter().position(|other| other[1].1 == entry[1].1) else {
                    continue;
                };
                for ((field, wanted), (_, made)) in entry.iter().zip(left.remove(place)) {
                    // Jekyll writes an author without a name where it knows none.
                    let is_nobody = *field == "author" && wanted.is_empty();
                    if wanted != made && !is_nobody {
                        let what = format!("{feed} {} {field}", entry[1].1);
                        differs(what, format!("Jekyll {wanted:?}\n    ours   {made:?}"));
                    }
                }
            }
        }
        for line in known.difference(&used) {
            wrong.push(format!("{name}: `{line}` differs no more"));
        }
    }
    assert!(
        wrong.is_empty(),
        "\n{}\n{} differences",
        wrong.join("\n"),
        wrong.len()
    );
}
