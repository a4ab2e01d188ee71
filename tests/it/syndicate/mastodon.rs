//! Statuses, as a server of Mastodon gets them.

use std::time::Duration;

use feedmill::net::Response;
use serde_json::json;

use super::net::Spoil;
use super::site::{Run, Site};
use crate::world::clock::StillClock;
use crate::world::mastodon::{TOKEN, error, ok};

const START: &str = "2026-02-01T00:00:00Z";
const NOW: &str = "2026-02-03T00:00:00Z";

#[test]
fn a_status_has_language_warning_visibility_and_picture() {
    let site = Site::new(
        "announce: {mastodon: {server: 'https://social.example/', visibility: unlisted, text: \"{title} by {author} ({site}): {summary} {url}\"}}\nauthor: Imogen\n",
    );
    site.announce(START);
    site.write("boat.png", b"\x89PNG\r\n\x1a\nboat");
    site.post(
        "a",
        "2026-02-02",
        "lang: de\ncontent_warning: wet feet\nsummary: In short.\nimage: {url: /boat.png, alt: A boat at the quay}",
    );
    let run = site.announce(NOW);
    assert_eq!((run.posted.len(), run.notes.len()), (1, 0), "{run:?}");
    let (status, media) = site.net.mastodon(|it| {
        let status = it.statuses.values().next().unwrap().clone();
        (status, it.media.values().next().unwrap().clone())
    });
    assert_eq!(
        status["text"],
        "About a by Imogen (Harbour): In short. https://example.org/2026/02/02/a.html"
    );
    for (key, value) in [
        ("language", json!("de")),
        ("spoiler_text", json!("wet feet")),
        ("sensitive", json!(true)),
        ("visibility", json!("unlisted")),
    ] {
        assert_eq!(status[key], value, "{key}");
    }
    let media = String::from_utf8_lossy(&media).into_owned();
    assert!(media.contains("name=\"description\"\r\n\r\nA boat at the quay\r\n"));
    assert!(media.contains("Content-Type: image/png"), "{media}");
    assert_eq!(status["media_attachments"].as_array().unwrap().len(), 1);
    // An edit keeps the picture.
    site.post("a", "2026-02-02", "summary: At length.\nimage: /boat.png");
    assert_eq!(site.announce(NOW).edited.len(), 1);
    let status = site
        .net
        .mastodon(|it| it.statuses.values().next().unwrap().clone());
    assert!(status["text"].as_str().unwrap().contains("At length."));
    assert_eq!(status["media_attachments"].as_array().unwrap().len(), 1);
    assert_eq!(site.announce(NOW).known, 1);
    site.remove("a");
    assert_eq!(site.announce(NOW).deleted, ["content/a.md"]);
    assert!(site.net.mastodon(|it| it.statuses.is_empty()));
}

#[test]
fn a_post_does_not_wait_for_a_picture_that_cannot_be_had() {
    let site = Site::with_mastodon();
    site.announce(START);
    site.write("boat.png", "not a picture");
    site.post("a", "2026-02-02", "image: /boat.png");
    let run = site.announce(NOW);
    assert_eq!(run.posted.len(), 1);
    assert!(
        run.notes[0].contains("boat.png is left out"),
        "{:?}",
        run.notes
    );
}

#[test]
fn what_may_have_arrived_is_looked_for_before_it_is_sent_again() {
    for ignores_keys in [false, true] {
        for spoil in [
            Spoil::LoseAnswer,
            Spoil::BadGateway,
            Spoil::Error,
            Spoil::Timeout,
        ] {
            let site = Site::with_mastodon();
            site.net.mastodon(|it| it.ignores_keys = ignores_keys);
            site.announce(START);
            site.post("a", "2026-02-02", "");
            site.net.spoil([spoil]);
            let run = site.announce(NOW);
            assert_eq!((run.posted.len(), run.failures.len()), (1, 0), "{spoil:?}");
            assert_eq!(site.net.mastodon(|it| it.statuses.len()), 1, "{spoil:?}");
        }
    }
}

#[test]
fn a_server_in_trouble_gets_the_rest_in_the_next_run() {
    let site = Site::with_mastodon();
    site.announce(START);
    site.post("a", "2026-02-02", "");
    site.post("b", "2026-02-02", "");
    site.net.spoil([Spoil::Error; 20]);
    let run = site.announce(NOW);
    assert_eq!((run.posted.len(), run.failures.len()), (0, 1), "{run:?}");
    assert!(site.read(".feedmill/announced").contains("posting\t"));
    site.net.spoil([]);
    assert_eq!(site.announce(NOW).posted.len(), 2);
    assert_eq!(site.net.mastodon(|it| it.statuses.len()), 2);
}

#[test]
fn a_post_that_may_be_there_is_looked_for_until_it_is_taken_back() {
    let site = Site::with_mastodon();
    site.announce(START);
    site.post("a", "2026-02-02", "");
    let trouble = std::iter::repeat_n(Spoil::Error, 20);
    site.net
        .spoil([Spoil::LoseAnswer].into_iter().chain(trouble));
    assert_eq!(site.announce(NOW).failures.len(), 1);
    assert_eq!(site.net.mastodon(|it| it.statuses.len()), 1);
    site.net.spoil([]);
    site.remove("a");
    site.net.answer([error(422, "not now")]);
    let run = site.announce(NOW);
    assert_eq!((run.deleted.len(), run.failures.len()), (0, 1), "{run:?}");
    assert_eq!(site.announce(NOW).deleted, ["content/a.md"]);
    assert!(site.net.mastodon(|it| it.statuses.is_empty()));
}

#[test]
fn one_refused_post_does_not_hold_up_the_others() {
    let site = Site::with_mastodon();
    site.announce(START);
    site.post("a", "2026-02-02", "");
    site.post("b", "2026-02-02", "");
    site.net
        .answer([error(422, "Validation failed: Text contains bad words")]);
    let run = site.announce(NOW);
    assert_eq!((run.posted.len(), run.failures.len()), (1, 1));
    assert!(
        run.failures[0].contains("content/a.md: HTTP status 422"),
        "{run:?}"
    );
    assert_eq!(
        site.announce(NOW).posted.len(),
        1,
        "the next run tries again"
    );
}

#[test]
fn the_token_is_shown_and_kept_nowhere() {
    let site = Site::with_mastodon();
    site.announce(START);
    site.post("a", "2026-02-02", "");
    let long = format!("{}{TOKEN}", "x".repeat(110));
    site.net.answer([error(401, &long)]);
    let run = site.announce(NOW);
    assert_eq!(run.failures.len(), 1);
    assert!(!format!("{run:?}").contains("hush"), "{run:?}");
    assert!(!site.read(".feedmill/announced").contains("hush"));
    let sent = site.net.take();
    assert!(sent.iter().all(|it| !it.url.contains("hush")));
}

#[test]
fn rate_limits_are_kept() {
    let site = Site::with_mastodon();
    site.announce(START);
    site.post("a", "2026-02-02", "");
    site.post("b", "2026-02-02", "");
    let limited = |reset: &str| Response {
        status: 429,
        headers: vec![
            ("x-ratelimit-remaining".to_owned(), "0".to_owned()),
            ("x-ratelimit-reset".to_owned(), reset.to_owned()),
        ],
        ..ok(json!({ "error": "Too many requests" }))
    };
    let run = |reset: &str| {
        site.net.answer([limited(reset)]);
        let clock = StillClock::at(NOW);
        let report = site.try_announce(NOW, Run::default(), &clock).unwrap();
        (report.destinations[0].clone(), clock.waits())
    };
    // Three hours are too long, and nothing more is asked.
    let (outcome, waits) = run("2026-02-03T03:00:00.123Z");
    assert_eq!((outcome.posted.len(), waits.len()), (0, 0));
    assert!(
        outcome.failures[0].contains("2026-02-03T03:00:00Z"),
        "{outcome:?}"
    );
    assert_eq!(site.net.take().len(), 1);
    let (outcome, waits) = run("2026-02-03T00:00:40Z");
    assert_eq!(outcome.posted.len(), 2, "{outcome:?}");
    assert_eq!(waits, [Duration::from_secs(40)]);
}

#[test]
fn without_a_token_the_variable_is_named() {
    let site = Site::new(
        "announce: {mastodon: {server: 'https://social.example', token: '${MY_TOKEN}'}}\n",
    );
    let run = site.announce(START);
    assert!(run.failures[0].contains("`MY_TOKEN` is not set"), "{run:?}");
    site.write(
        "feedmill.yaml",
        "title: T\nurl: https://example.org\nannounce:\n  mastodon:\n    server: https://social.example\n    token: hush-hush\n",
    );
    let error = feedmill::Config::load(site.folder.path())
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("feedmill.yaml:6") && !error.contains("hush"),
        "{error}"
    );
}
