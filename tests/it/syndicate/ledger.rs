//! The ledger remembers what was sent where.

use super::net::Spoil;
use super::site::{Run, Site};
use crate::world::clock::StillClock;

const LEDGER: &str = ".feedmill/announced";

#[test]
fn the_first_run_adopts_and_later_ones_send_what_is_new() {
    let site = Site::with_mastodon();
    site.post("old", "2026-01-01 10:00", "");
    site.post("older", "2025-01-01 10:00", "");
    let first = site.announce("2026-02-01T00:00:00Z");
    assert_eq!((first.adopted, first.posted.len()), (2, 0));
    assert!(site.net.take().is_empty());
    site.post("new", "2026-02-02 10:00", "");
    // Its date is before the first run: it was forgotten then, or imported since.
    site.post("late", "2026-01-15 10:00", "");
    let second = site.announce("2026-02-03T00:00:00Z");
    assert_eq!(second.posted.len(), 1);
    assert_eq!(second.older, ["content/late.md"]);
    let third = site.announce("2026-02-04T00:00:00Z");
    assert_eq!(
        (third.posted.len(), third.older.len(), third.known),
        (0, 0, 4)
    );
    let since = Run {
        since: Some("2026-01-10"),
        ..Run::default()
    };
    let asked = site.announce_by("2026-02-05T00:00:00Z", since);
    assert_eq!(asked.posted.len(), 1);
    assert_eq!(asked.posted[0].path, "content/late.md");
    assert_eq!(site.net.mastodon(|it| it.statuses.len()), 2);
}

#[test]
fn one_run_sends_three_posts_unless_told() {
    let site = Site::with_mastodon();
    site.announce("2026-02-01T00:00:00Z");
    for day in 1..=7 {
        site.post(&format!("p{day}"), &format!("2026-03-0{day}"), "");
    }
    let now = "2026-04-01T00:00:00Z";
    let run = site.announce(now);
    assert_eq!((run.posted.len(), run.waiting), (3, 4));
    assert_eq!(run.posted[0].path, "content/p1.md", "the oldest first");
    let all = Run {
        max: Some(10),
        ..Run::default()
    };
    let run = site.announce_by(now, all);
    assert_eq!((run.posted.len(), run.waiting, run.known), (4, 0, 3));
    // A site that is not whole takes nothing back.
    for day in 1..=4 {
        site.remove(&format!("p{day}"));
    }
    let run = site.announce(now);
    assert_eq!(run.deleted.len(), 0);
    assert!(run.failures[0].contains("--max 4"), "{:?}", run.failures);
    assert_eq!(site.announce_by(now, all).deleted.len(), 4);
    assert_eq!(site.net.mastodon(|it| it.statuses.len()), 3);
}

#[test]
fn posts_choose_where_they_go() {
    let site = Site::with_mastodon();
    site.announce("2026-02-01T00:00:00Z");
    site.post("here", "2026-02-02", "syndicate: [mastodon]");
    site.post("nowhere", "2026-02-02", "syndicate: false");
    site.post("wrong", "2026-02-02", "syndicate: mastdon");
    site.post("own", "2026-02-03", "syndicate_text: Look at this.");
    let clock = StillClock::at("2026-02-04T00:00:00Z");
    let report = site.try_announce("2026-02-04T00:00:00Z", Run::default(), &clock);
    let report = report.unwrap();
    assert_eq!(report.notes.len(), 1);
    assert!(report.notes[0].contains("content/wrong.md: unknown destination `mastdon`"));
    assert!(report.notes[0].contains("did you mean `mastodon`?"));
    let texts = site.net.mastodon(|it| it.texts().join("|"));
    assert_eq!(
        texts,
        "About here\n\nhttps://example.org/2026/02/02/here.html|Look at this.\n\nhttps://example.org/2026/02/03/own.html"
    );
    // Who changes his mind takes it back.
    site.post("here", "2026-02-02", "syndicate: false");
    assert_eq!(
        site.announce("2026-02-05T00:00:00Z").deleted,
        ["content/here.md"]
    );
}

#[test]
fn a_damaged_or_newer_ledger_is_never_overwritten() {
    let site = Site::with_mastodon();
    site.announce("2026-02-01T00:00:00Z");
    site.post("a", "2026-02-02", "");
    let good = site.read(LEDGER);
    for (bad, wanted) in [
        (
            good.replace("start", "strt"),
            "announced:3: invalid state `strt`",
        ),
        (
            good.replace("announced 1", "announced 9"),
            "announced:1: version 9",
        ),
        (
            format!("{good}>>>>>>> theirs\n"),
            "announced:4: a merge left its marks",
        ),
    ] {
        site.write(LEDGER, &bad);
        let now = "2026-02-03T00:00:00Z";
        let error = site.try_announce(now, Run::default(), &StillClock::at(now));
        let error = error.unwrap_err().to_string();
        assert!(
            error.contains(wanted) && error.contains("help: "),
            "{error}"
        );
        assert_eq!(site.read(LEDGER), bad);
    }
    assert!(site.net.take().is_empty());
}

#[test]
fn a_dry_run_shows_each_text_and_changes_nothing() {
    let site = Site::with_mastodon();
    site.post("old", "2026-01-01", "");
    let dry = Run {
        dry_run: true,
        ..Run::default()
    };
    assert_eq!(site.announce_by("2026-02-01T00:00:00Z", dry).adopted, 1);
    assert!(!site.folder.path().join(LEDGER).exists());
    site.announce("2026-02-01T00:00:00Z");
    let ledger = site.read(LEDGER);
    site.post("new", "2026-02-02", "tags: [sea travel]");
    let run = site.announce_by("2026-02-03T00:00:00Z", dry);
    let sent = &run.posted[0];
    assert_eq!(
        sent.text,
        "About new\n\nhttps://example.org/2026/02/02/new.html\n\n#SeaTravel"
    );
    assert_eq!(sent.count, Some((9 + 2 + 23 + 2 + 10, 500)));
    assert_eq!(site.read(LEDGER), ledger);
    assert!(site.net.take().is_empty());
}

#[test]
fn a_ledger_may_be_elsewhere_and_the_post_may_move() {
    let site = Site::new(
        "announce: {ledger: data/announced.tsv, mastodon: {server: 'https://social.example'}}\n",
    );
    site.announce("2026-02-01T00:00:00Z");
    site.post("a", "2026-02-02", "guid: tag:example.org,2026:a");
    site.announce("2026-02-03T00:00:00Z");
    assert!(
        site.read("data/announced.tsv")
            .contains("tag:example.org,2026:a")
    );
    // The same file with another id is the same post, with the same id elsewhere too.
    site.post("a", "2026-02-02", "guid: tag:example.org,2026:b");
    let run = site.announce("2026-02-04T00:00:00Z");
    assert_eq!((run.posted.len(), run.deleted.len(), run.known), (0, 0, 1));
    site.remove("a");
    site.post("b", "2026-02-02", "guid: tag:example.org,2026:b");
    let run = site.announce("2026-02-04T00:00:00Z");
    assert_eq!(
        (run.posted.len(), run.deleted.len(), run.edited.len()),
        (0, 0, 1)
    );
    assert_eq!(site.net.mastodon(|it| it.statuses.len()), 1);
}

#[test]
fn what_cannot_be_read_or_has_expired_stays() {
    let site = Site::with_mastodon();
    site.announce("2026-02-01T00:00:00Z");
    site.post("a", "2026-02-02", "");
    site.post("b", "2026-02-02", "");
    site.announce("2026-02-03T00:00:00Z");
    site.write("content/a.md", "---\ntitle: [\n---\n");
    site.post("b", "2026-02-02", "expires: 2026-02-04");
    let run = site.announce("2026-02-05T00:00:00Z");
    assert_eq!(run.deleted.len(), 0);
    assert_eq!(run.stays.len(), 2, "{:?}", run.stays);
    // A draft, and a post that is withdrawn, are not on the site.
    site.post("a", "2026-02-02", "draft: true");
    site.post("b", "2026-02-02", "withdrawn: 2026-02-04");
    assert_eq!(site.announce("2026-02-06T00:00:00Z").deleted.len(), 2);
    // And again it is.
    site.post("a", "2026-02-02", "");
    assert_eq!(site.announce("2026-02-07T00:00:00Z").posted.len(), 1);
}

#[test]
fn one_destination_does_not_hold_up_another() {
    let site = Site::with_everything();
    site.announce("2026-02-01T00:00:00Z");
    site.post("a", "2026-02-02", "");
    site.net.spoil([Spoil::Timeout; 5]);
    let now = "2026-02-03T00:00:00Z";
    let clock = StillClock::at(now);
    let report = site.try_announce(now, Run::default(), &clock).unwrap();
    let sent: Vec<_> = report
        .destinations
        .iter()
        .map(|one| one.posted.len())
        .collect();
    assert_eq!(sent, [0, 1, 1]);
    assert_eq!(report.destinations[0].failures.len(), 1);
}

#[test]
fn pages_say_whose_account_the_site_has() {
    let site = Site::new(
        "feeds: {pages: true}\nannounce: {mastodon: {server: 'https://social.example', account: harbour}}\n",
    );
    site.post("a", "2026-02-02", "");
    let run = |arguments: &[&str]| {
        let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
        let run = command.args(arguments).arg(site.folder.path()).output();
        String::from_utf8(run.unwrap().stdout).unwrap()
    };
    let me = "<link rel=\"me\" href=\"https://social.example/@harbour\">";
    let creator = "<meta name=\"fediverse:creator\" content=\"@harbour@social.example\">";
    let head = run(&["head"]);
    assert!(head.contains(&format!("{me}\n{creator}\n")), "{head}");
    run(&["build"]);
    let page = site.read("feeds/index.html");
    assert!(page.contains(&format!("{me}{creator}")));
    // Another account is on the pages of the next build.
    let settings = site.read("feedmill.yaml");
    site.write("feedmill.yaml", settings.replace("harbour}", "gull}"));
    run(&["build"]);
    assert!(
        site.read("feeds/index.html")
            .contains("@gull@social.example")
    );
}

#[test]
fn pages_say_which_records_are_theirs() {
    let site = Site::with_everything();
    site.announce("2026-02-01T00:00:00Z");
    site.post("a", "2026-02-02", "");
    site.announce("2026-02-03T00:00:00Z");
    let head = |post: &str| {
        let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
        let run = command
            .arg("head")
            .arg(site.folder.path())
            .args(["--post", post])
            .output();
        String::from_utf8(run.unwrap().stdout).unwrap()
    };
    let (key, publication) = site.net.atproto(|it| {
        let key = |kind: &str| {
            it.records
                .keys()
                .find(|(name, _)| name.ends_with(kind))
                .unwrap()
                .1
                .clone()
        };
        (
            key("site.standard.document"),
            key("site.standard.publication"),
        )
    });
    for post in [
        "content/a.md",
        "/2026/02/02/a.html",
        "https://example.org/2026/02/02/a.html",
    ] {
        let lines = head(post);
        let line = format!(
            "<link rel=\"site.standard.document\" href=\"at://did:plc:harbour/site.standard.document/{key}\">"
        );
        assert!(lines.contains(&line), "{lines}");
        assert!(lines.contains(&format!(
            "at://did:plc:harbour/site.standard.publication/{publication}"
        )));
    }
}
