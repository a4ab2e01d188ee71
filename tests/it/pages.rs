//! Pages stay light whatever the site has, hold every feed, ask no other server, and leave other people's files alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use feedmill::config::{Format, Kind};
use feedmill::date::{self, NaiveDates};
use feedmill::render::Document;
use feedmill::render::page::{self, Glance, Listed, Newest, Sound};
use feedmill::{Config, Folder, Mode, Report};
use proptest::prelude::*;

fn config(language: &str) -> Config {
    let site = tempfile::tempdir().unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        format!("title: T\nurl: https://example.org\nlanguage: {language}\n"),
    )
    .unwrap();
    Config::load(site.path()).unwrap()
}

fn term(kind: Kind, name: &str, total: usize) -> Listed {
    let slug = feedmill::uri::slug(name);
    let document = |format: Format| {
        let path = format!("{}/{slug}/{}", kind.name(), format.file_name());
        (format, path)
    };
    let published = date::read(
        "2025-01-05T23:30:00+08:00",
        false,
        chrono_tz::UTC,
        NaiveDates::Site,
    );
    Listed {
        kind,
        name: name.to_owned(),
        shown: name.to_owned(),
        about: None,
        order: None,
        title: format!("站点 | {name}"),
        total,
        glance: Glance {
            updated: published.unwrap(),
            newest: (0..3)
                .map(|number| Newest {
                    title: format!("{number} 海面上升之后，老码头的渡轮改走新航线的第一个早晨"),
                    url: format!("https://example.org/2025/01/05/NW2025010523300{number}.html"),
                    published: published.unwrap(),
                    sound: None,
                })
                .collect(),
        },
        page: format!("{}/{slug}/index.html", kind.name()),
        documents: Format::ALL.into_iter().map(document).collect(),
    }
}

fn terms(kind: Kind, count: usize) -> Vec<Listed> {
    (0..count)
        .map(|number| term(kind, &format!("城市晚报新闻 {number}"), count - number))
        .collect()
}

fn text(document: &Document) -> &str {
    std::str::from_utf8(&document.bytes).unwrap()
}

#[test]
fn fifty_feeds_stand_on_one_page_of_less_than_100_kilobytes() {
    let page = page::overview(&config("zh-CN"), &terms(Kind::Category, 50), &[]);
    assert!(page.bytes.len() < 100_000, "{}", page.bytes.len());
    assert_eq!(text(&page).matches("<li data-feed>").count(), 50);
    assert!(page::directories(&config("zh-CN"), &terms(Kind::Category, 50)).is_empty());
}

#[test]
fn thousands_of_feeds_are_all_reachable_from_light_pages() {
    let (config, feeds) = (config("zh-CN"), terms(Kind::Category, 2_003));
    let overview = page::overview(&config, &feeds, &[]);
    assert!(overview.bytes.len() < 100_000, "{}", overview.bytes.len());
    assert!(text(&overview).contains("href=\"category/index.html\""));
    let directories = page::directories(&config, &feeds);
    assert_eq!(directories.len(), 11);
    let mut linked = BTreeSet::new();
    for (number, directory) in directories.iter().enumerate() {
        assert!(directory.bytes.len() < 100_000, "{}", directory.bytes.len());
        let html = text(directory);
        for (other, page) in directories.iter().enumerate() {
            assert!(other == number || html.contains(&format!("href=\"../{}\"", page.path)));
        }
        linked.extend(
            html.split("href=\"../")
                .skip(1)
                .filter_map(|rest| rest.split('"').next()),
        );
    }
    let index: Vec<(String, String, usize)> =
        serde_json::from_slice(&page::index(&feeds).unwrap().bytes).unwrap();
    assert_eq!(index.len(), feeds.len());
    for (feed, indexed) in feeds.iter().zip(&index) {
        let href = feedmill::uri::encode_path(&feed.page);
        assert!(linked.contains(href.as_str()), "{href}");
        assert_eq!(*indexed, (feed.name.clone(), href, feed.total));
    }
}

#[test]
fn feeds_come_by_their_posts_and_then_as_people_count() {
    let mut feeds: Vec<Listed> = ["part 1", "part 10", "part 2"]
        .map(|name| term(Kind::Tag, name, 1))
        .into();
    feeds.push(term(Kind::Tag, "zebra", 1_234));
    feeds.extend(terms(Kind::Category, 70));
    let wanted = ["zebra", "part 1", "part 2", "part 10"];
    let index: Vec<(String, String, usize)> =
        serde_json::from_slice(&page::index(&feeds).unwrap().bytes).unwrap();
    assert_eq!(index[0].0, "zebra");
    let found = index.iter().map(|(name, _, _)| name.as_str());
    let found: Vec<&str> = found.filter(|name| wanted.contains(name)).collect();
    assert_eq!(found, wanted);
    for language in ["en", "zh-CN"] {
        let overview = page::overview(&config(language), &feeds, &[]);
        let html = text(&overview);
        let places: Vec<usize> = wanted
            .iter()
            .map(|name| html.find(&format!(">{name}</a>")).unwrap())
            .collect();
        assert!(places.is_sorted(), "{places:?}");
        assert!(html.contains("1,234"));
    }
}

#[test]
fn a_long_list_is_folded_and_still_there() {
    let page = page::overview(&config("en"), &terms(Kind::Category, 31), &[]);
    let (open, folded) = text(&page)
        .split_once("<details><summary>Show 19 more</summary>")
        .unwrap();
    assert_eq!(open.matches("<li data-feed>").count(), 12);
    assert_eq!(folded.matches("<li data-feed>").count(), 19);
    let short = page::overview(&config("en"), &terms(Kind::Category, 12), &[]);
    assert!(!text(&short).contains("<details>"));
}

#[test]
fn only_a_page_that_plays_may_load_sound() {
    let page = |sound: Option<Sound>| {
        let mut feed = term(Kind::All, "", 1);
        feed.glance.newest[0].sound = sound;
        text(&page::overview(&config("en"), &[feed], &[])).to_owned()
    };
    let silent = page(None);
    assert!(!silent.contains("media-src") && !silent.contains("<audio"));
    let playing = page(Some(Sound {
        url: "https://cdn.example/a.mp3".into(),
        duration: Some(3_723),
    }));
    assert!(playing.contains("media-src http: https:") && playing.contains("img-src 'self' data:"));
    assert!(playing.contains("preload=\"none\" src=\"https://cdn.example/a.mp3\""));
    assert!(playing.contains("1:02:03"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_name_becomes_markup(name in any::<String>(), title in "[<>\"'&a-z]{0,12}") {
        let mut feed = term(Kind::Tag, &name, 1);
        feed.glance.newest[0].title = title;
        feed.glance.newest[0].url = "javascript:alert(1)".into();
        let page = page::overview(&config("en"), &[feed], &[]);
        let html = text(&page);
        prop_assert_eq!(html.matches("<script").count(), 2);
        prop_assert_eq!(html.matches("<li data-feed>").count(), 1);
        prop_assert!(!html.contains("javascript:"));
        prop_assert!(!html.contains(|c: char| c.is_ascii_control() && c != '\n'));
    }
}

fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://example.org\n",
    )
    .unwrap();
    fs::write(
        site.path().join("content/a.md"),
        "---\ntitle: A\ndate: 2022-01-01 10:00 +0000\ntags: one\n---\ntext\n",
    )
    .unwrap();
    site
}

fn build(site: &Path) -> Report {
    let config = Config::load(site).unwrap();
    let folder = Folder::new(site.join("feeds"), Mode::Write);
    feedmill::build(
        &config,
        date::epoch() + chrono::TimeDelta::days(30_000),
        folder,
    )
    .unwrap()
}

#[test]
fn a_page_that_feedmill_did_not_write_stays_and_is_a_warning() {
    let site = site();
    let own = site.path().join("feeds/tag/one/index.html");
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    fs::write(&own, "<p>mine").unwrap();
    for _ in 0..2 {
        let report = build(site.path());
        assert_eq!(fs::read_to_string(&own).unwrap(), "<p>mine");
        let codes: Vec<&str> = report.warnings.iter().map(|warning| warning.code).collect();
        assert_eq!(codes, ["foreign-page"]);
    }
    assert!(site.path().join("feeds/index.html").exists());
    // One that takes the place of ours is not removed with the pages.
    fs::write(site.path().join("feeds/index.html"), "<p>mine too").unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://example.org\nfeeds: {pages: false}\n",
    )
    .unwrap();
    assert!(build(site.path()).warnings.is_empty());
    assert!(site.path().join("feeds/index.html").exists() && own.exists());
}

#[test]
fn pages_and_style_sheet_go_with_their_settings() {
    let site = site();
    build(site.path());
    let feeds = site.path().join("feeds");
    assert!(feeds.join("index.html").exists() && feeds.join("feed.css").exists());
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://example.org\nfeeds: {pages: false, stylesheet: false}\n",
    )
    .unwrap();
    build(site.path());
    assert!(!feeds.join("index.html").exists() && !feeds.join("feed.css").exists());
    assert!(
        !fs::read_to_string(feeds.join("atom.xml"))
            .unwrap()
            .contains("xml-stylesheet")
    );
}

#[test]
fn pages_load_nothing() {
    let site = site();
    build(site.path());
    let html = fs::read_to_string(site.path().join("feeds/tag/one/index.html")).unwrap();
    for loading in [
        "src=",
        "@import",
        "url(",
        "rel=\"stylesheet\"",
        "rel=\"preload\"",
        "<iframe",
        "<img",
    ] {
        assert!(!html.contains(loading), "{loading}");
    }
    assert!(html.contains("default-src 'none'"));
}
