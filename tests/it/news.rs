//! The sitemap for Google News: what it asks for, and nothing older.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use chrono::{TimeDelta, Utc};

fn site(settings: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    let text = format!("title: Harbour\nurl: https://harbour.example/\n{settings}");
    fs::write(site.path().join("feedmill.yaml"), text).unwrap();
    site
}

/// Writes posts, each so many minutes ago.
#[allow(clippy::disallowed_methods)] // The validator compares dates with the clock.
fn write(site: &Path, ages: impl Iterator<Item = i64>) {
    for (number, age) in ages.enumerate() {
        let date = (Utc::now() - TimeDelta::minutes(age)).to_rfc3339();
        let text = format!("---\ntitle: Post {number}\ndate: {date}\n---\nText.\n");
        fs::write(site.join(format!("content/{number:04}.md")), text).unwrap();
    }
}

fn feedmill(arguments: &[&str], site: &Path) -> (i32, String) {
    let mut command = Command::cargo_bin("feedmill").unwrap();
    let output = command.args(arguments).current_dir(site).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

#[test]
fn the_sitemap_is_what_google_news_asks_for() {
    let site = site("language: en\nfeeds: {news_sitemap: true, limit: 5}\n");
    // One a minute; more than may be named, and some that are too old.
    write(site.path(), (1..1_010).chain([48 * 60 + 30, 72 * 60]));
    let (status, text) = feedmill(&["build"], site.path());
    assert_eq!(status, 0, "{text}");
    let sitemap = site.path().join("feeds/news-sitemap.xml");
    let written = fs::read_to_string(&sitemap).unwrap();
    assert_eq!(written.matches("<url>").count(), 1_000);
    // It has the newest, and none that is too old.
    assert!(written.contains("<news:title>Post 0</news:title>"));
    assert!(!written.contains("<news:title>Post 1010</news:title>"));
    let checked = [
        "validate",
        "--profile",
        "google-news-sitemap",
        "feeds/news-sitemap.xml",
    ];
    let (status, text) = feedmill(&checked, site.path());
    assert_eq!(status, 0, "{text}");
    assert!(text.contains("0 errors, 0 warnings"), "{text}");
    // A post less: the sitemap follows, although the feeds are those of the last build.
    fs::remove_file(site.path().join("content/0500.md")).unwrap();
    feedmill(&["build"], site.path());
    let again = fs::read_to_string(&sitemap).unwrap();
    assert!(!again.contains("<news:title>Post 500</news:title>"));
    assert_eq!(again.matches("<url>").count(), 1_000);
}

#[test]
fn a_site_without_a_language_is_told_to_set_it() {
    let site = site("feeds: {news_sitemap: true}\n");
    write(site.path(), [1].into_iter());
    let (status, text) = feedmill(&["build"], site.path());
    assert_eq!(status, 2);
    assert!(text.contains("set `language`"), "{text}");
}

#[test]
fn without_the_setting_there_is_no_sitemap() {
    let site = site("language: en\n");
    write(site.path(), [1].into_iter());
    feedmill(&["build"], site.path());
    assert!(!site.path().join("feeds/news-sitemap.xml").exists());
}
