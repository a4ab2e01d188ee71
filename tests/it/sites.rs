//! Golden sites: every folder in `tests/sites` is a small site with the feeds that it must give. See its README.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use feedmill::config::Stylesheet;
use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::validate::{Input, validate};
use feedmill::{Config, Folder, Mode, Report};

fn now() -> Timestamp {
    date::read(
        "2026-01-01T00:00:00Z",
        false,
        chrono_tz::UTC,
        NaiveDates::Site,
    )
    .unwrap()
}

fn sites() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut sites: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    sites.sort();
    sites
}

fn build(site: &Path, out: &Path) -> Report {
    let mut config = Config::load(site).unwrap();
    // The sites whose names begin with `pages` show them; the others' expected folders are easier to read without.
    let name = site.file_name().unwrap().to_string_lossy();
    if site.starts_with(env!("CARGO_MANIFEST_DIR")) && !name.starts_with("pages") {
        config.feeds.presentation.pages = false;
        config.feeds.presentation.stylesheet = Stylesheet::Off;
    }
    feedmill::build(&config, now(), Folder::new(out.to_owned(), Mode::Write)).unwrap()
}

/// Every file below `root` with its bytes, by its path.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                let bytes = fs::read(&path).unwrap();
                let bytes = match name == ".feedmill-documents" {
                    true => without_hashes(&bytes),
                    false => bytes,
                };
                found.insert(name, bytes);
            }
        }
    }
    found
}

/// A manifest without hashes: the documents themselves are compared already, and each change would be seen twice.
fn without_hashes(manifest: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(manifest.to_vec()).unwrap();
    let lines = text.lines().map(|line| match line.split_once('\t') {
        Some((_, rest)) => format!("\t{rest}\n"),
        None => format!("{line}\n"),
    });
    lines.collect::<String>().into_bytes()
}

#[test]
fn a_term_without_posts_loses_its_documents_and_nothing_else() {
    let site = tempfile::tempdir().unwrap();
    let posts = site.path().join("content");
    fs::create_dir(&posts).unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://example.org\n",
    )
    .unwrap();
    for (name, category) in [("a", "one"), ("b", "two")] {
        fs::write(posts.join(format!("{name}.md")), format!("---\ntitle: {name}\ndate: 2022-01-01 10:00 +0000\ncategories: {category}\n---\ntext\n")).unwrap();
    }
    let out = site.path().join("feeds");
    build(site.path(), &out);
    fs::write(out.join("mine.txt"), "kept").unwrap();
    assert!(out.join("category/two/atom.xml").exists());
    fs::remove_file(posts.join("b.md")).unwrap();
    build(site.path(), &out);
    assert!(!out.join("category/two").exists());
    assert!(out.join("category/one/atom.xml").exists() && out.join("mine.txt").exists());
}

/// Each term makes feeds that list all the others, so that thousands would make gigabytes.
#[test]
fn what_a_post_of_thousands_of_terms_makes_is_bounded() {
    let site = tempfile::tempdir().unwrap();
    let posts = site.path().join("content");
    fs::create_dir(&posts).unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://example.org\n",
    )
    .unwrap();
    let names = |kind: &str, count: usize| {
        let names: Vec<String> = (0..count).map(|n| format!("{kind}{n:04}")).collect();
        names.join(", ")
    };
    let post = format!(
        "---\ntitle: Many\ndate: 2022-01-01 10:00 +0000\ncategories: [{}]\ntags: [{}]\nauthors: [{}]\n---\ntext\n",
        names("c", 30),
        names("t", 8000),
        names("a", 300)
    );
    fs::write(posts.join("many.md"), post).unwrap();
    let hundred = post_of(&names("t", 100));
    fs::write(posts.join("hundred.md"), hundred).unwrap();
    let out = tempfile::tempdir().unwrap();
    let report = build(site.path(), out.path());

    let found = report.warnings.iter();
    let found: Vec<_> = found
        .map(|warning| {
            (
                warning.path.as_str(),
                warning.line,
                warning.message.as_str(),
            )
        })
        .collect();
    let wanted = [
        (
            "content/many.md",
            5,
            "the post has 8030 categories and tags; feeds show the first 100, and 7930 are left out",
        ),
        (
            "content/many.md",
            6,
            "the post has 300 authors; feeds show the first 100, and 200 are left out",
        ),
    ];
    assert_eq!(found, wanted);
    // The site, 30 categories, 100 tags of which 70 are both posts' and 100 authors.
    assert_eq!(report.feeds, 1 + 30 + 100 + 100);
    let documents = files(out.path());
    assert!(documents.contains_key("tag/t0069/atom.xml"));
    assert!(documents.contains_key("author/a0099/atom.xml"));
    let text = String::from_utf8(documents["atom.xml"].clone()).unwrap();
    assert!(text.contains("\"t0069\"") && !text.contains("t0100"));
    let bytes: usize = documents.values().map(Vec::len).sum();
    assert!(bytes < 40_000_000, "{bytes} bytes");
}

fn post_of(tags: &str) -> String {
    format!("---\ntitle: Hundred\ndate: 2022-01-02 10:00 +0000\ntags: [{tags}]\n---\ntext\n")
}

#[test]
fn the_schema_is_current() {
    let committed =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/feedmill.schema.json"))
            .unwrap();
    assert_eq!(
        committed,
        feedmill::config::schema(),
        "run `feedmill schema > docs/feedmill.schema.json`"
    );
}

/// Readers that put entries on one page need ids that none of them shares: two posts may both have a first footnote.
#[test]
fn no_two_entries_of_a_feed_share_an_id() {
    let mut seen = 0;
    for site in sites() {
        let out = tempfile::tempdir().unwrap();
        build(&site, out.path());
        let text = fs::read_to_string(out.path().join("feed.json")).unwrap();
        let feed: serde_json::Value = serde_json::from_str(&text).unwrap();
        let mut ids = std::collections::HashSet::new();
        for item in feed["items"].as_array().unwrap() {
            let html = item["content_html"].as_str().unwrap_or_default();
            for id in html.split(" id=\"").skip(1) {
                let id = id.split('"').next().unwrap().to_owned();
                assert!(ids.insert(id.clone()), "{}: {id}", site.display());
                seen += 1;
            }
        }
    }
    assert!(seen >= 8, "the sites have no ids to tell apart");
}

#[test]
fn the_validator_finds_nothing_in_a_podcast() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/podcast-jekyll");
    let out = tempfile::tempdir().unwrap();
    let report = build(&root, out.path());
    assert!(report.warnings.is_empty(), "{:?}", report.warnings);
    let documents = files(out.path());
    assert!(documents.contains_key("rss.xml"));
    for (name, bytes) in documents {
        if !name.ends_with(".xml") && !name.ends_with(".json") && !name.ends_with(".opml") {
            continue;
        }
        let input = Input::new(&name, &bytes);
        let found = validate(&input, Some(now())).findings;
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.rule.name, &one.message))
            .collect();
        assert!(told.is_empty(), "{name}: {told:?}");
    }
}
