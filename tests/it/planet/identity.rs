//! An entry belongs to its source: no other takes it by publishing its id.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::world::clock::StillClock;
use crate::world::planet::{NOW, posts, pull, rss, site};
use crate::world::server::Server;

fn item(link: &str, title: &str) -> String {
    format!(
        "<item><guid isPermaLink=\"false\">urn:one</guid><title>{title}</title><link>{link}</link></item>"
    )
}

/// The titles and guids of the posts.
fn shown(site: &std::path::Path) -> Vec<(String, String)> {
    let value = |text: &str, key: &str| {
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(key))
            .unwrap();
        line.trim_matches(['"', ':', ' ']).to_owned()
    };
    let posts = posts(site).into_values();
    let mut found: Vec<_> = posts
        .map(|text| (value(&text, "title"), value(&text, "guid")))
        .collect();
    found.sort();
    found
}

/// The first source comes too late: the second has published its id, with a link to the first one's site or to another.
#[test]
fn a_source_named_later_does_not_take_an_entry_by_its_id() {
    for (link, titles) in [
        ("http://localhost/a", &["First"][..]),
        ("https://evil.example/a", &["First", "Second"]),
    ] {
        let is_late = Arc::new(AtomicBool::new(true));
        let late = Arc::clone(&is_late);
        let first = Server::start(move |_| match late.load(Ordering::SeqCst) {
            true => rss(""),
            false => rss(&item("http://localhost/a", "First")),
        });
        let second = Server::start(move |_| rss(&item(link, "Second")));
        let first = first.url.replace("127.0.0.1", "localhost");
        let site = site(&format!(
            "sources:\n  - url: {first}/\n  - url: {}/\n",
            second.url
        ));
        let clock = StillClock::at(NOW);
        assert_eq!(pull(site.path(), &clock).counts().new, 1);
        is_late.store(false, Ordering::SeqCst);
        for _ in 0..3 {
            pull(site.path(), &clock);
            let found = shown(site.path());
            let found_titles: Vec<&str> = found.iter().map(|(title, _)| &**title).collect();
            assert_eq!(found_titles, titles);
            let mut guids: Vec<&str> = found.iter().map(|(_, guid)| &**guid).collect();
            guids.dedup();
            assert_eq!(
                guids.len(),
                titles.len(),
                "each has an id of its own: {found:?}"
            );
        }
    }
}

/// What a person removed was another's entry.
#[test]
fn removing_the_entry_of_a_stranger_does_not_keep_anothers_away() {
    let is_late = Arc::new(AtomicBool::new(true));
    let late = Arc::clone(&is_late);
    let first = Server::start(move |_| match late.load(Ordering::SeqCst) {
        true => rss(""),
        false => rss(&item("https://harbour.example/a", "First")),
    });
    let second = Server::start(|_| rss(&item("https://evil.example/a", "Second")));
    let site = site(&format!(
        "sources:\n  - url: {}/\n  - url: {}/\n",
        first.url, second.url
    ));
    let clock = StillClock::at(NOW);
    pull(site.path(), &clock);
    for name in posts(site.path()).keys() {
        fs::remove_file(site.path().join("content").join(name)).unwrap();
    }
    is_late.store(false, Ordering::SeqCst);
    let report = pull(site.path(), &clock);
    assert_eq!(
        (report.counts().new, report.counts().removed),
        (1, 1),
        "{report:?}"
    );
    assert_eq!(shown(site.path())[0].0, "First");
    // What was removed of both stays away.
    for name in posts(site.path()).keys() {
        fs::remove_file(site.path().join("content").join(name)).unwrap();
    }
    assert_eq!(pull(site.path(), &clock).counts().removed, 2);
}
