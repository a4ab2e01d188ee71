//! `feedmill adopt` gives posts the ids that subscribers know, and never one that is another's.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use assert_cmd::cargo::cargo_bin;
use feedmill::adopt::{Old, Own, Text, pair};
use proptest::prelude::*;
use serde_json::Value;

use crate::world::server::{Answer, Asked, Server};

const NOW: &str = "2026-11-01T00:00:00Z";

struct Said {
    code: i32,
    out: String,
    err: String,
}

fn feedmill(arguments: &[&str]) -> Said {
    let run = Command::new(cargo_bin!("feedmill"))
        .args(arguments)
        .args(["--now", NOW])
        .output()
        .unwrap();
    Said {
        code: run.status.code().unwrap(),
        out: String::from_utf8(run.stdout).unwrap(),
        err: String::from_utf8(run.stderr).unwrap(),
    }
}

fn prose(seed: u64, words: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let word = |_| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        format!("w{}", state >> 49)
    };
    (0..words).map(word).collect::<Vec<_>>().join(" ")
}

const POSTS: u64 = 30;

/// A site whose feeds show `limit` posts.
fn site(settings: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        format!("title: T\n{settings}"),
    )
    .unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    for nth in 1..=POSTS {
        let text = format!(
            "---\ntitle: How day {nth} went\ndate: 2026-01-{:02} 10:00 +0000\n---\n{}\n",
            1 + nth % 28,
            prose(nth, 80)
        );
        fs::write(site.path().join(format!("content/p{nth}.md")), text).unwrap();
    }
    site
}

/// The site before it moved: its feeds have ids that nobody would guess.
fn old(limit: u32) -> tempfile::TempDir {
    let site = site(&format!(
        "url: http://old.example/blog\nfeeds: {{limit: {limit}, by: [all], pages: false}}\ncontent: {{permalink: '/:year/:title/index.html'}}\n"
    ));
    for nth in 1..=POSTS {
        let path = site.path().join(format!("content/p{nth}.md"));
        let text = fs::read_to_string(&path).unwrap();
        let text = text.replacen(
            "---\n",
            &format!("---\nguid: tag:old.example,2026:{nth}\n"),
            1,
        );
        fs::write(path, text).unwrap();
    }
    let said = feedmill(&["build", &site.path().display().to_string()]);
    assert_eq!(said.code, 0, "{}", said.err);
    site
}

const NEW: &str = "url: https://new.example\nfeeds: {limit: 0, by: [all], pages: false}\n";

/// The ids of the site's feed, by title.
fn ids(site: &Path) -> BTreeMap<String, String> {
    let said = feedmill(&["build", &site.display().to_string()]);
    assert_eq!(said.code, 0, "{}", said.err);
    let feed = fs::read_to_string(site.join("feeds/feed.json")).unwrap();
    let feed: Value = serde_json::from_str(&feed).unwrap();
    let items = feed["items"].as_array().unwrap().iter();
    let text = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
    items
        .map(|item| (text(item, "title"), text(item, "id")))
        .collect()
}

fn report(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}", said.err))
}

#[test]
fn a_site_that_moves_shows_subscribers_nothing_again() {
    for document in ["atom.xml", "rss.xml", "feed.json"] {
        let (old, new) = (old(0), site(NEW));
        let feed = old
            .path()
            .join("feeds")
            .join(document)
            .display()
            .to_string();
        let place = new.path().display().to_string();
        let check = feedmill(&["adopt", &feed, "--site", &place, "--check"]);
        assert_eq!(check.code, 1, "{}", check.err);
        assert!(!new.path().join("feedmill.lock").exists());
        let said = feedmill(&["adopt", &feed, "--site", &place]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(
            said.out.contains("30 of 30 entries are posts of the site"),
            "{}",
            said.out
        );
        let ids = ids(new.path());
        for nth in 1..=POSTS {
            assert_eq!(
                ids[&format!("How day {nth} went")],
                format!("tag:old.example,2026:{nth}")
            );
        }
        let diff = feedmill(&["diff", &place, "--against", &feed, "--report", "json"]);
        // Readers by link have no other way than to show a page elsewhere as new.
        for readers in report(&diff)["feeds"][0]["readers"].as_array().unwrap() {
            let mut changes = readers["changes"].as_array().unwrap().iter();
            let is_quiet = changes.all(|change| change["kind"] == "silent");
            assert!(is_quiet || readers["readers"][0].as_str().unwrap().contains("by link"));
        }
        let again = feedmill(&["adopt", &feed, "--site", &place, "--check"]);
        assert_eq!(again.code, 0, "{}", again.out);
    }
}

#[test]
fn ids_that_the_lock_has_stay_unless_they_are_to_be_replaced() {
    let (old, new) = (old(0), site(NEW));
    let feed = old.path().join("feeds/rss.xml").display().to_string();
    let place = new.path().display().to_string();
    assert_eq!(feedmill(&["lock", &place]).code, 0);
    let before = ids(new.path());
    let said = feedmill(&["adopt", &feed, "--site", &place]);
    assert_eq!(said.code, 0);
    assert!(
        said.err.contains("id-kept") && said.err.contains("--replace"),
        "{}",
        said.err
    );
    assert_eq!(ids(new.path()), before);
    assert_eq!(
        feedmill(&["adopt", &feed, "--site", &place, "--replace"]).code,
        0
    );
    let after = ids(new.path());
    assert_eq!(after["How day 7 went"], "tag:old.example,2026:7");
    // The ids that they had are remembered, so that no post gets them.
    let lock = fs::read_to_string(new.path().join("feedmill.lock")).unwrap();
    assert!(before.values().all(|id| lock.contains(id.as_str())));
    assert_eq!(feedmill(&["lock", &place, "--check"]).code, 0);
}

#[test]
fn a_post_that_would_have_the_id_of_another_gets_its_own() {
    let new = site(NEW);
    // What subscribers know post 1 by is the URL that post 2 has now.
    let before = ids(new.path());
    let taken = before["How day 2 went"].clone();
    let feed = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{{\"id\":\"{taken}\",\"url\":\"https://old.example/one\",\"title\":\"How day 1 went\",\"content_text\":\"{}\",\"date_published\":\"2026-01-02T10:00:00Z\"}}]}}",
        prose(1, 80)
    );
    let file = new.path().join("old.json");
    fs::write(&file, feed).unwrap();
    let said = feedmill(&[
        "adopt",
        &file.display().to_string(),
        "--site",
        &new.path().display().to_string(),
    ]);
    assert_eq!(said.code, 0, "{}", said.err);
    let after = ids(new.path());
    assert_eq!(after["How day 1 went"], taken);
    assert!(
        after["How day 2 went"].starts_with(&format!("{taken}#")),
        "{after:?}"
    );
    let all: HashSet<&String> = after.values().collect();
    assert_eq!(all.len(), after.len());
}

#[test]
fn pages_lead_to_feeds_and_feeds_to_older_ones() {
    let (old, new) = (old(0), site(NEW));
    let feed = fs::read_to_string(old.path().join("feeds/atom.xml")).unwrap();
    let starts: Vec<usize> = feed.match_indices("<entry>").map(|(at, _)| at).collect();
    let (head, end) = (&feed[..starts[0]], "</feed>\n");
    let cut = feed.rfind("</feed>").unwrap();
    let first = format!(
        "{head}<link rel=\"prev-archive\" href=\"/archive/1.xml\"/>{}{end}",
        &feed[starts[0]..starts[10]]
    );
    let second = format!("{head}{}{end}", &feed[starts[10]..cut]);
    let server = Server::start(move |asked: &Asked| match asked.path.as_str() {
        "/" => Answer::ok(
            "text/html",
            "<html><head><link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed.xml\"></head></html>",
        ),
        "/feed.xml" => Answer::ok("application/atom+xml", first.as_str()),
        "/archive/1.xml" => Answer::ok("application/atom+xml", second.as_str()),
        "/page" => Answer::ok("text/html", "<html><head><title>T</title></head></html>"),
        _ => Answer::status(404),
    });
    let place = new.path().display().to_string();
    let said = feedmill(&["adopt", &server.url, "--site", &place, "--report", "json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let report = report(&said);
    assert_eq!(report["entries"], POSTS);
    assert_eq!(report["documents"].as_array().unwrap().len(), 2);
    assert_eq!(report["redirects"]["/feed.xml"], "atom.xml");
    for (path, wanted) in [
        ("/gone.xml", "HTTP status 404"),
        ("/page", "names no feeds"),
    ] {
        let lock = fs::read_to_string(new.path().join("feedmill.lock")).unwrap();
        let said = feedmill(&["adopt", &format!("{}{path}", server.url), "--site", &place]);
        assert_eq!(said.code, 2);
        assert!(said.err.contains(wanted), "{}", said.err);
        assert_eq!(
            fs::read_to_string(new.path().join("feedmill.lock")).unwrap(),
            lock
        );
    }
}

#[test]
fn what_is_no_feed_is_an_error_and_no_lock_is_written() {
    let new = site(NEW);
    let place = new.path().display().to_string();
    let file = new.path().join("x");
    let deep = format!("<rss>{}", "<a>".repeat(100_000));
    let export = "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>A";
    for text in [
        "",
        "words",
        "<html><body>no</body></html>",
        "{\"a\": 1}",
        &deep,
        export,
        "\0\u{1}",
    ] {
        fs::write(&file, text).unwrap();
        let said = feedmill(&["adopt", &file.display().to_string(), "--site", &place]);
        assert_eq!(said.code, 2, "{text:.40}");
        assert!(said.err.starts_with("error: "), "{}", said.err);
        assert!(!said.err.contains("panicked"), "{}", said.err);
    }
    let said = feedmill(&["adopt", "/nowhere/feed.xml", "--site", &place]);
    assert!(
        said.code == 2 && said.err.contains("/nowhere/feed.xml"),
        "{}",
        said.err
    );
    assert!(!new.path().join("feedmill.lock").exists());
}

#[test]
fn an_export_of_wordpress_has_what_the_feed_does_not_show() {
    let new = site(NEW);
    let item = |nth: u64| {
        format!(
            "<item><title>How day {nth} went</title><link>https://old.example/{nth}/</link><guid isPermaLink=\"false\">https://old.example/?p={nth}</guid>\
<content:encoded><![CDATA[<p>{}</p>]]></content:encoded><wp:post_date_gmt>2026-01-{:02} 10:00:00</wp:post_date_gmt><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>",
            prose(nth, 80),
            1 + nth % 28
        )
    };
    let items: Vec<String> = (1..=POSTS).map(item).collect();
    let page = item(99).replace(">post<", ">page<");
    let export = format!(
        "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><link>https://old.example</link>{}{page}</channel></rss>",
        items.concat()
    );
    let file = new.path().join("export.xml");
    fs::write(&file, export).unwrap();
    let said = feedmill(&[
        "adopt",
        &file.display().to_string(),
        "--site",
        &new.path().display().to_string(),
    ]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("left out: 1 pages"), "{}", said.out);
    assert!(said.out.contains("/feed/: rss.xml"), "{}", said.out);
    assert_eq!(
        ids(new.path())["How day 9 went"],
        "https://old.example/?p=9"
    );
}

/// A post, with the damage that its copies have.
#[derive(Clone, Debug)]
struct Case {
    title: u8,
    day: u8,
    hour: u8,
    words: usize,
    /// Whether the copy has another title, URL, hour, or is an excerpt.
    damage: (bool, bool, bool, bool),
    in_feed: bool,
    on_site: bool,
}

fn case() -> impl Strategy<Value = Case> {
    (
        0..40_u8,
        0..12_u8,
        0..3_u8,
        prop_oneof![Just(0_usize), Just(3), Just(12), Just(60), Just(200)],
        any::<(bool, bool, bool, bool)>(),
        prop::bool::weighted(0.9),
        prop::bool::weighted(0.9),
    )
        .prop_map(|(title, day, hour, words, damage, in_feed, on_site)| Case {
            title,
            day,
            hour,
            words,
            damage,
            in_feed,
            on_site,
        })
}

/// Titles come back, as those of `Links` do; some are long.
fn title(number: usize, case: &Case) -> String {
    match case.title {
        0..4 => "Links".to_owned(),
        4..8 => "Weekly notes".to_owned(),
        _ => format!("What number {number} says of the harbour"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn damaged_copies_are_never_paired_with_another_post(cases in prop::collection::vec(case(), 1..40)) {
        let mut old: Vec<(usize, Old)> = Vec::new();
        let mut own: Vec<(usize, Own, String)> = Vec::new();
        for (number, case) in cases.iter().enumerate() {
            let published = i64::from(case.day) * 86_400 + i64::from(case.hour) * 3600;
            let text = prose(number as u64 + 1, case.words);
            let (retitled, moved, shifted, is_excerpt) = case.damage;
            if case.in_feed {
                let shown = match is_excerpt {
                    true => format!("{} Continue reading", text.split(' ').take(40).collect::<Vec<_>>().join(" ")),
                    false => text.clone(),
                };
                old.push((number, Old {
                    id: format!("https://old.example/?p={number}"),
                    link: format!("http://old.example/{number}/"),
                    title: title(number, case),
                    published: Some(published),
                    text: Text::of(&shown),
                }));
            }
            if case.on_site {
                let link = match moved {
                    true => format!("https://new.example/posts/n{number}"),
                    false => format!("https://new.example/{number}/index.html"),
                };
                let new_title = match retitled {
                    true => format!("{} (edited {number})", title(number, case)),
                    false => title(number, case),
                };
                own.push((number, Own {
                    guid: None,
                    ids: vec![link.clone()],
                    link,
                    title: new_title,
                    published: published + if shifted { 5 * 3600 } else { 0 },
                }, text));
            }
        }
        let olds: Vec<Old> = old.iter().map(|(_, old)| old.clone()).collect();
        let owns: Vec<Own> = own.iter().map(|(_, own, _)| own.clone()).collect();
        let texts = |places: &[usize]| -> HashMap<usize, Text> {
            places.iter().map(|place| (*place, Text::of(&own[*place].2))).collect()
        };
        let outcome = pair(&olds, &owns, texts, |place| own[place].2.clone());
        for (nth, (place, by)) in &outcome.pairs {
            prop_assert_eq!(old[*nth].0, own[*place].0, "by {:?}: {:?} {:?}", by, &olds[*nth], &owns[*place]);
        }
        // What is whole and has an address or a long text is found.
        for (nth, (number, one)) in old.iter().enumerate() {
            let Some(place) = own.iter().position(|own| own.0 == *number) else { continue };
            let (retitled, moved, shifted, _) = cases[*number].damage;
            if !retitled && !moved && !shifted && one.title.starts_with("What") {
                prop_assert_eq!(outcome.pairs.get(&nth).map(|(place, _)| *place), Some(place));
            }
        }
    }
}
