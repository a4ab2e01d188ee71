//! The page of all posts and the ring: other people's posts in full, without a request to their servers.

use std::fs;
use std::path::Path;

use super::rules::build;

fn site(settings: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    fs::write(site.path().join("content/quay.png"), "").unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        format!("title: Planet\nurl: https://planet.test/\nlanguage: en\n{settings}"),
    )
    .unwrap();
    site
}

fn post(site: &Path, name: &str, day: u32, source: Option<&str>, body: &str) {
    let source = source.map_or_else(String::new, |source| {
        format!(
            "source: {{title: {source}, feed: 'https://{source}.test/feed.xml', url: 'https://{source}.test/'}}\n"
        )
    });
    let text = format!(
        "---\ntitle: Post {name}\ndate: 2024-01-{day:02}\n{source}canonical_url: https://{name}.test/post\n---\n{body}\n"
    );
    fs::write(site.join(format!("content/{name}.html")), text).unwrap();
}

fn page(site: &Path, name: &str) -> String {
    fs::read_to_string(site.join("feeds").join(name)).unwrap()
}

const SOURCES: &str = "sources:\n  - url: https://harbour.test/feed.xml\n    image: /content/quay.png\n  - url: https://silent.test/feed.xml\n    category: The silent one\n  - url: https://me:word@members.test/feed.xml\n  - url: https://hidden.test/feed.xml\n    secret: true\n";

#[test]
fn the_river_shows_posts_in_full_and_asks_no_other_server() {
    let site = site(&format!("feeds: {{river: true, ring: 2}}\n{SOURCES}"));
    post(
        site.path(),
        "a",
        3,
        Some("harbour"),
        "<p>High &amp; dry.</p><img src='https://harbour.test/a.png' alt='A \"boat\"'><script>alert(1)</script>\
         <video src='https://harbour.test/a.mp4'></video><iframe src='https://video.test/1'></iframe>",
    );
    post(
        site.path(),
        "b",
        2,
        Some("harbour"),
        "<p onclick='alert(1)'>Older.</p>",
    );
    post(site.path(), "c", 1, Some("lighthouse"), "<p>Light.</p>");
    build(site.path());
    let river = page(site.path(), "river.html");
    for shown in [
        "High &amp; dry.",
        "href=\"https://harbour.test/a.png\"",
        "A &quot;boat&quot;",
        "Older.",
        "Light.",
        "<img class=\"avatar\" src=\"../content/quay.png\"",
        "The silent one",
        "href=\"https://lighthouse.test/feed.xml\"",
    ] {
        assert!(river.contains(shown), "{shown} is missing in {river}");
    }
    for hidden in [
        "<script",
        "<video",
        "<iframe",
        "onclick",
        "src=\"https://harbour",
        "members.test",
        "hidden.test",
    ] {
        assert!(!river.contains(hidden), "{hidden} is in {river}");
    }
    // The newest post of each source, and no more than the settings ask for.
    let ring = page(site.path(), "ring.html");
    assert!(
        ring.contains("https://a.test/post") && ring.contains("https://c.test/post"),
        "{ring}"
    );
    assert!(!ring.contains("https://b.test/post"), "{ring}");
    assert!(page(site.path(), "index.html").contains("href=\"river.html\""));
    // What changes comes in, what is not asked for goes.
    post(site.path(), "c", 4, Some("lighthouse"), "<p>Brighter.</p>");
    build(site.path());
    let river = page(site.path(), "river.html");
    assert!(
        river.find("Brighter.") < river.find("High &amp; dry."),
        "{river}"
    );
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: Planet\nurl: https://planet.test/\n",
    )
    .unwrap();
    build(site.path());
    assert!(!site.path().join("feeds/river.html").exists());
    assert!(!site.path().join("feeds/ring.html").exists());
}

#[test]
fn settings_that_the_river_cannot_follow_are_refused() {
    for (settings, message) in [
        (
            "feeds: {river: true, by: [tag]}\n",
            "which `feeds.by` leaves out",
        ),
        (
            "feeds: {ring: 3, by: [tag]}\n",
            "`feeds.ring` shows the posts",
        ),
        (
            "sources: [{url: 'https://a.test/', image: 'https://a.test/a.png'}]\n",
            "is on another server",
        ),
    ] {
        let site = site(settings);
        let error = feedmill::Config::load(site.path()).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}
