//! Feeds that are composed when somebody asks for them: the same as `feeds.custom` would show, known again by their tags, and off
//! unless they are asked for.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use feedmill::validate;
use url::form_urlencoded::Serializer;

use super::client::{Answer, Server, site};

/// Rules that ask for terms and dates alone, as people may write them.
const RULES: [&str; 15] = [
    "tag:tide",
    "TAG:Tide category:news",
    "tag:tide -category:news",
    "tag:tide or category:news",
    "(tag:tide or tag:quay) author:\"ada quay\"",
    "-(tag:tide or tag:quay)",
    "tag:q*",
    "tag~id",
    "lang:fr",
    "lang:en -tag:tide",
    "after:2024-01-10",
    "before:2024-01-10 after:2024-01-04",
    "has:author -has:category",
    "tag:none",
    "-lang:fr --has:tag",
];

fn build(site: &Path) {
    let built = Command::new(env!("CARGO_BIN_EXE_feedmill"))
        .args(["build", "--quiet"])
        .arg(site)
        .status();
    assert!(built.unwrap().success());
}

fn post(site: &Path, number: u32) {
    let mut front = format!(
        "title: Post {number}\ndate: 2024-01-{:02} 08:00\n",
        number % 28 + 1
    );
    for (every, line) in [
        (2, "tags: [tide]\n"),
        (3, "categories: [News]\n"),
        (5, "authors: [Ada Quay]\n"),
        (7, "lang: fr\n"),
    ] {
        if number.is_multiple_of(every) {
            front.push_str(line);
        }
    }
    if number % 4 == 1 {
        front.push_str("tags: [quay, sea]\n");
    }
    fs::write(
        site.join(format!("content/{number}.md")),
        format!("---\n{front}---\nText.\n"),
    )
    .unwrap();
}

/// A site with thirty posts whose rules have feeds as well.
fn harbour() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    (0..30).for_each(|number| post(site.path(), number));
    let custom = RULES.iter().enumerate();
    let custom = custom.map(|(number, rule)| serde_json::json!({"name": format!("Feed {number}"), "match": rule, "limit": 9}));
    let settings = serde_json::json!({
        "title": "Harbour",
        "url": "https://harbour.test/",
        "language": "en",
        "feeds": {"limit": 9, "custom": custom.collect::<Vec<_>>()},
    });
    fs::write(site.path().join("feedmill.yaml"), settings.to_string()).unwrap();
    build(site.path());
    site
}

fn ask(server: &Server, pairs: &[(&str, &str)], headers: &str) -> Answer {
    let query = Serializer::new(String::new()).extend_pairs(pairs).finish();
    server.ask(&format!(
        "GET /feeds/q/?{query} HTTP/1.1\r\nHost: x\r\n{headers}"
    ))
}

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

fn urls(feed: &[u8]) -> Vec<String> {
    let feed: serde_json::Value = serde_json::from_slice(feed).unwrap();
    let items = feed["items"].as_array().unwrap().iter();
    items
        .map(|item| item["url"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn nothing_is_composed_unless_it_is_asked_for() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    assert_eq!(ask(&server, &[("match", "tag:潮")], "").status, 404);
}

#[test]
fn a_composed_feed_shows_what_the_feed_of_the_rule_shows() {
    let site = harbour();
    let server = Server::start(site.path(), &["--compose"]);
    for (number, rule) in RULES.iter().enumerate() {
        let made = site
            .path()
            .join(format!("feeds/custom/feed-{number}/feed.json"));
        let made = fs::read(made).unwrap();
        let composed = ask(&server, &[("match", rule), ("format", "json")], "");
        assert_eq!(composed.status, 200, "{rule}: {}", text(&composed));
        assert_eq!(urls(&composed.body), urls(&made), "{rule}");
        for format in ["atom", "rss", "json"] {
            let composed = ask(&server, &[("match", rule), ("format", format)], "");
            let report = validate::validate(&validate::Input::new("q", &composed.body), None);
            let errors: Vec<_> = report
                .findings
                .iter()
                .filter(|one| one.severity == validate::Severity::Error)
                .collect();
            assert!(errors.is_empty(), "{rule} as {format}: {errors:?}");
        }
    }
}

#[test]
fn rules_that_mean_the_same_are_one_document_that_clients_know_again() {
    let site = harbour();
    let server = Server::start(site.path(), &["--compose"]);
    let one = ask(
        &server,
        &[("match", "-category:News tag:TIDE"), ("format", "atom")],
        "",
    );
    assert_eq!(
        one.header("content-type"),
        "application/atom+xml; charset=utf-8"
    );
    let own = "https://harbour.test/feeds/q/?match=-category%3Anews+tag%3Atide&format=atom";
    assert_eq!(one.header("link"), format!("<{own}>; rel=\"self\""));
    assert!(
        text(&one).contains(&own.replace('&', "&amp;")),
        "{}",
        text(&one)
    );
    let tag = one.header("etag").to_owned();
    let other = ask(
        &server,
        &[
            ("match", "(tag:tide)  and not category:news"),
            ("format", "atom"),
        ],
        "",
    );
    assert_eq!(
        (other.header("etag"), &other.body),
        (tag.as_str(), &one.body)
    );
    for condition in [
        format!("If-None-Match: {tag}\r\n"),
        format!("If-None-Match: \"x\", W/{tag}\r\n"),
    ] {
        let known = ask(
            &server,
            &[("match", "tag:tide -category:news"), ("format", "atom")],
            &condition,
        );
        assert_eq!((known.status, known.body.len()), (304, 0));
        assert_eq!(known.header("etag"), tag);
    }
    // Browsers get a type that they show, under another tag.
    let page = ask(
        &server,
        &[("match", "tag:tide"), ("format", "atom")],
        "Accept: text/html\r\n",
    );
    assert_eq!(
        page.header("content-type"),
        "application/xml; charset=utf-8"
    );
    assert!(page.header("etag").ends_with("-page\""));
    // Another build brings what is new.
    post(site.path(), 54);
    build(site.path());
    let has_come = (0..300).any(|_| {
        std::thread::sleep(Duration::from_millis(200));
        let again = ask(&server, &[("match", "tag:tide"), ("format", "json")], "");
        text(&again).contains("Post 54")
    });
    assert!(has_come, "a new post never comes");
}

#[test]
fn what_cannot_be_composed_is_explained() {
    let site = site();
    let server = Server::start(site.path(), &["--compose"]);
    for (pairs, message) in [
        (&[][..], "there is no rule"),
        (&[("match", "")], "the rule is empty"),
        (&[("match", "tgs:潮")], "unknown field `tgs`"),
        (
            &[("match", "tag:潮 title~x words>3 has:audio")],
            "cannot ask for `audio`, `title`, `words`",
        ),
        (
            &[("match", "tag:潮"), ("format", "pdf")],
            "unknown format `pdf`",
        ),
        (&[("match", "潮")], "cannot ask for `title`"),
        (
            &[("match", "tag:\"<script>alert(1)</script>")],
            "a quoted text is not closed",
        ),
    ] {
        for accept in ["", "Accept: text/html\r\n"] {
            let answer = ask(&server, pairs, accept);
            assert_eq!(answer.status, 400, "{pairs:?}");
            let text = text(&answer).replace("&quot;", "\"");
            assert!(text.contains(message), "{text}");
            assert!(
                text.contains("?match=category%3Anews+-tag%3Asponsored"),
                "{text}"
            );
            let is_page = answer.header("content-type").starts_with("text/html");
            assert_eq!(is_page, !accept.is_empty());
            assert!(!is_page || !text.contains("<script"), "{text}");
        }
    }
    let long = "tag:x or ".repeat(950);
    assert_eq!(ask(&server, &[("match", &long)], "").status, 400);
}
