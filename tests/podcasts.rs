//! Podcasts: directories see every episode, feeds of episodes hold nothing else, and what a build checks it reports.

use std::fs;
use std::path::Path;

use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::{Config, Folder, Mode, Report, Trust};

fn now() -> Timestamp {
    let text = "2026-01-01T00:00:00Z";
    date::read(text, false, chrono_tz::UTC, NaiveDates::Site).unwrap()
}

fn site(settings: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    let settings = format!("title: T\nurl: https://example.org\nlanguage: en\n{settings}");
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    site
}

/// Writes the post `name` of the `day`th day of 2024.
fn post(site: &Path, name: &str, day: u32, front_matter: &str) {
    let (month, day) = (day / 28 + 1, day % 28 + 1);
    let text = format!(
        "---\ntitle: {name}\ndate: 2024-{month:02}-{day:02} 10:00 +0000\n{front_matter}---\ntext\n"
    );
    fs::write(site.join(format!("content/{name}.md")), text).unwrap();
}

fn episode(site: &Path, number: u32, day: u32) {
    let front_matter =
        format!("tags: [show]\naudio: {{url: https://cdn.example/{number}.mp3, length: 9}}\n");
    post(site, &format!("e{number}"), day, &front_matter);
}

fn build(site: &Path) -> Report {
    let config = Config::load(site).unwrap();
    let folder = Folder::new(site.join("feeds"), Mode::Write);
    feedmill::rebuild(&config, now(), folder, Trust::Stamps).unwrap()
}

/// The titles of a feed's entries.
fn titles(site: &Path, path: &str) -> Vec<String> {
    let bytes = fs::read(site.join("feeds").join(path)).unwrap();
    let feed = feed_rs::parser::parse(&bytes[..]).unwrap();
    let titles = feed.entries.into_iter();
    titles.map(|entry| entry.title.unwrap().content).collect()
}

const PODCAST: &str = "podcast:\n  category: Technology\n  image: https://cdn.example/cover.jpg\n";

#[test]
fn a_podcast_shows_every_episode_and_the_newest_posts() {
    let site = site(PODCAST);
    for number in 0..50 {
        episode(site.path(), number, 2 * number);
        post(
            site.path(),
            &format!("p{number}"),
            2 * number + 1,
            "tags: [show, news]\n",
        );
    }
    let report = build(site.path());
    assert!(report.notes.is_empty(), "{:?}", report.notes);
    for path in ["rss.xml", "atom.xml", "feed.json", "tag/show/rss.xml"] {
        let titles = titles(site.path(), path);
        let count = |kind: char| {
            titles
                .iter()
                .filter(|title| title.starts_with(kind))
                .count()
        };
        assert_eq!((count('e'), count('p')), (50, 20), "{path}");
        assert_eq!(titles[..3], ["p49", "e49", "p48"], "{path}");
        assert_eq!(titles[69], "e0", "{path}");
    }
    // A feed without sound is a feed of a blog.
    assert_eq!(titles(site.path(), "tag/news/rss.xml").len(), 20);

    // Another episode, and one that loses its sound: building again sees both.
    episode(site.path(), 50, 200);
    post(site.path(), "e0", 0, "tags: [show]\n");
    build(site.path());
    let again = titles(site.path(), "rss.xml");
    assert_eq!(again.len(), 70);
    assert_eq!((again[0].as_str(), again[69].as_str()), ("e50", "e1"));
}

#[test]
fn a_feed_of_episodes_needs_no_settings_and_a_blog_with_a_recording_stays_a_blog() {
    let site = site("");
    for number in 0..25 {
        episode(site.path(), number, number);
    }
    for number in 0..40 {
        post(
            site.path(),
            &format!("p{number}"),
            100 + number,
            "tags: [blog]\n",
        );
    }
    post(
        site.path(),
        "song",
        120,
        "tags: [blog]\naudio: {url: https://cdn.example/song.mp3, length: 9}\n",
    );
    build(site.path());
    assert_eq!(titles(site.path(), "tag/show/rss.xml").len(), 25);
    assert_eq!(titles(site.path(), "tag/blog/rss.xml").len(), 20);
    assert_eq!(titles(site.path(), "rss.xml").len(), 20);
}

#[test]
fn a_limit_that_is_set_holds_and_a_note_says_what_directories_lose() {
    let site = site(&format!("feeds: {{limit: 5}}\n{PODCAST}"));
    for number in 0..8 {
        episode(site.path(), number, number);
    }
    post(site.path(), "p", 20, "");
    for round in ["first", "again"] {
        let report = build(site.path());
        assert_eq!(titles(site.path(), "rss.xml").len(), 5, "{round}");
        let [note] = &report.notes[..] else {
            panic!("{round}: {:?}", report.notes);
        };
        assert!(
            note.contains("4 of 8 of the site, 5 of 8 of the tag `show`"),
            "{note}"
        );
        assert!(note.contains("remove `feeds.limit`"), "{note}");
    }

    // A blog that shows a recording or two loses nothing that a directory wants.
    let blog = self::site("feeds: {limit: 5}\n");
    for number in 0..4 {
        episode(blog.path(), number, number);
        post(blog.path(), &format!("p{number}"), 20 + number, "");
    }
    let report = build(blog.path());
    assert!(report.notes.is_empty(), "{:?}", report.notes);
}

#[test]
fn a_feed_of_episodes_alone_holds_no_posts_without_sound() {
    let of = |only: &str| {
        let site = site(&format!("{PODCAST}  episodes_only: {only}\n"));
        for number in 0..3 {
            episode(site.path(), number, 2 * number);
            post(
                site.path(),
                &format!("p{number}"),
                2 * number + 1,
                "tags: [show, news]\n",
            );
        }
        build(site.path());
        let count = |path: &str| titles(site.path(), path).len();
        (
            count("rss.xml"),
            count("tag/show/rss.xml"),
            count("tag/news/rss.xml"),
        )
    };
    assert_eq!(of("false"), (6, 6, 3));
    assert_eq!(of("true"), (3, 6, 3));
    assert_eq!(of("[tag]"), (6, 3, 3));
    assert_eq!(of("[all, tag]"), (3, 3, 3));
}

#[test]
fn what_asks_for_episodes_alone_is_checked() {
    for (only, wanted) in [
        ("[tga]", "did you mean `tag`?"),
        ("maybe", "`true`, `false`, or a list of"),
    ] {
        let site = site(&format!("{PODCAST}  episodes_only: {only}\n"));
        let error = Config::load(site.path()).unwrap_err().to_string();
        assert!(error.contains(wanted), "{error}");
    }
}
