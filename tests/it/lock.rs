//! With `feedmill.lock`, subscribers see no post twice: its id stays whatever happens to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use assert_cmd::cargo::cargo_bin;
use proptest::prelude::*;

const NOW: &str = "2026-11-01T00:00:00Z";

struct Site(tempfile::TempDir);

/// What a run of feedmill said.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Site {
    fn new(settings: &str) -> Self {
        let site = Site(tempfile::tempdir().unwrap());
        site.write("feedmill.yaml", &format!("title: T\n{settings}"));
        site
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    fn rename(&self, old: &str, new: &str) {
        let new = self.path().join(new);
        fs::create_dir_all(new.parent().unwrap()).unwrap();
        fs::rename(self.path().join(old), new).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Said {
        let (verb, rest) = arguments.split_first().unwrap();
        let run = Command::new(cargo_bin!("feedmill"))
            .arg(verb)
            .arg(self.path())
            .args(["--now", NOW])
            .args(rest)
            .output()
            .unwrap();
        Said {
            code: run.status.code().unwrap(),
            out: String::from_utf8(run.stdout).unwrap(),
            err: String::from_utf8(run.stderr).unwrap(),
        }
    }

    fn build(&self) -> Said {
        let said = self.run(&["build"]);
        assert_eq!(said.code, 0, "{}", said.err);
        said
    }

    /// The ids of the site's feed, by title.
    fn ids(&self) -> BTreeMap<String, String> {
        let feed = self.read("feeds/feed.json");
        let feed: serde_json::Value = serde_json::from_str(&feed).unwrap();
        let items = feed["items"].as_array().unwrap().iter();
        let text = |item: &serde_json::Value, key: &str| item[key].as_str().unwrap().to_owned();
        items
            .map(|item| (text(item, "title"), text(item, "id")))
            .collect()
    }

    fn git(&self, arguments: &[&str]) -> bool {
        let run = Command::new("git")
            .current_dir(self.path())
            .args(["-c", "user.name=T", "-c", "user.email=t@example.org"])
            .args(["-c", "core.autocrlf=false", "-c", "init.defaultBranch=main"])
            .args(arguments)
            .output()
            .unwrap();
        run.status.success()
    }
}

const SETTINGS: &str = "url: https://example.org\nfeeds: {limit: 0, by: [all], pages: false}\n";

/// Two hundred words that no other seed has.
fn prose(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let word = |_| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        format!("w{}", state >> 49)
    };
    (0..200).map(word).collect::<Vec<_>>().join(" ")
}

fn post(title: &str, day: u32, more: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2026-01-{day:02} 10:00 +0000\n{more}---\n{body}\n")
}

fn site() -> Site {
    let site = Site::new(SETTINGS);
    for nth in 1..=5 {
        let text = post(&format!("Post {nth}"), nth, "", &prose(nth.into()));
        site.write(&format!("content/p{nth}.md"), &text);
    }
    site
}

#[test]
fn documents_are_the_same_with_and_without_a_lock() {
    let site = site();
    site.build();
    assert!(!site.path().join("feedmill.lock").exists());
    let before = [site.read("feeds/atom.xml"), site.read("feeds/rss.xml")];
    let said = site.run(&["lock"]);
    assert!(
        said.out
            .contains("5 posts with ids (5 added, 0 moved, 0 gone), written"),
        "{}",
        said.out
    );
    site.build();
    assert_eq!(
        before,
        [site.read("feeds/atom.xml"), site.read("feeds/rss.xml")]
    );
    let lock = site.read("feedmill.lock");
    assert_eq!(lock.lines().count(), 7);
    let keys: Vec<&str> = lock.lines().skip(2).map(|line| &line[..8]).collect();
    assert!(keys.is_sorted());
    assert_eq!(site.run(&["lock", "--check"]).code, 0);
}

#[test]
fn a_post_keeps_its_id_whatever_happens_to_it() {
    let site = site();
    assert_eq!(site.run(&["lock"]).code, 0);
    site.build();
    let before = site.ids();
    // Renamed and retitled; moved; with another category; with another permalink; rewritten in part.
    site.rename("content/p1.md", "content/elsewhere/one.md");
    site.write(
        "content/elsewhere/one.md",
        &post("Post 1", 1, "tags: [x]\n", &prose(1)),
    );
    site.write(
        "content/p2.md",
        &post("Post 2", 2, "categories: [a]\n", &prose(2)),
    );
    site.write(
        "content/p3.md",
        &post("Post 3", 3, "permalink: /three/\n", &prose(3)),
    );
    fs::remove_file(site.path().join("content/p4.md")).unwrap();
    let edited = prose(4).replacen("w2", "a new word", 2);
    site.write(
        "content/four.md",
        &post("Post 4", 28, "", &format!("{edited} And an end.")),
    );
    let said = site.build();
    assert!(
        said.err
            .contains("posts that moved and keep their ids: `content/p"),
        "{}",
        said.err
    );
    assert_eq!(site.ids(), before);
    let feed = site.read("feeds/feed.json");
    assert!(
        feed.contains("\"url\":\"https://example.org/three/\""),
        "{feed}"
    );
    // The lock is current, so that nothing is left to say.
    let again = site.build();
    assert!(!again.err.contains("note:"), "{}", again.err);
    assert_eq!(site.run(&["build", "--check"]).code, 0);
}

#[test]
fn another_domain_changes_links_alone() {
    let site = site();
    site.run(&["lock"]);
    site.build();
    let before = site.ids();
    let settings = SETTINGS.replace("https://example.org", "http://other.example/blog");
    site.write(
        "feedmill.yaml",
        &format!("title: T\n{settings}content: {{permalink: '/:title/'}}\n"),
    );
    let said = site.build();
    let note = "note: posts whose links change while their ids stay: 5\n";
    assert_eq!(said.err.matches(note).count(), 1, "{}", said.err);
    assert_eq!(site.ids(), before);
    assert!(
        site.read("feeds/feed.json")
            .contains("http://other.example/blog/p1/")
    );
}

#[test]
fn a_new_post_does_not_get_the_id_of_another() {
    let site = site();
    site.run(&["lock"]);
    site.write(
        "content/p1.md",
        &post("Post 1", 1, "permalink: /first/\n", &prose(1)),
    );
    site.build();
    let first = site.ids()["Post 1"].clone();
    // It takes the address that post 1 had, whose id that still is.
    let text = post("New", 9, &format!("canonical_url: {first}\n"), &prose(99));
    site.write("content/new.md", &text);
    site.build();
    let ids = site.ids();
    assert_eq!(ids["Post 1"], first);
    assert!(ids["New"].starts_with(&format!("{first}#")), "{ids:?}");
    // Also once post 1 is gone.
    fs::remove_file(site.path().join("content/p1.md")).unwrap();
    fs::remove_file(site.path().join("content/new.md")).unwrap();
    site.build();
    site.write(
        "content/newer.md",
        &post("Newer", 9, &format!("canonical_url: {first}\n"), &prose(98)),
    );
    site.build();
    let newer = site.ids()["Newer"].clone();
    assert!(newer != first && newer != ids["New"], "{newer}");
    // A post that comes back has its id again.
    site.write(
        "content/p1.md",
        &post("Post 1", 1, "permalink: /first/\n", &prose(1)),
    );
    site.build();
    assert_eq!(site.ids()["Post 1"], first);
}

#[test]
fn a_post_that_takes_the_place_of_another_is_another() {
    let site = site();
    site.run(&["lock"]);
    site.build();
    let before = site.ids();
    site.rename("content/p1.md", "content/moved.md");
    site.write("content/p1.md", &post("New", 1, "", &prose(77)));
    // And two that change places.
    let (two, three) = (site.read("content/p2.md"), site.read("content/p3.md"));
    site.write("content/p2.md", &three);
    site.write("content/p3.md", &two);
    site.build();
    let mut after = site.ids();
    let new = after.remove("New").unwrap();
    assert_eq!(after, before);
    assert!(!before.values().any(|id| *id == new));
}

#[test]
fn doubt_is_a_warning_until_somebody_decides() {
    let half: Vec<String> = prose(1).split(' ').take(120).map(str::to_owned).collect();
    let half = format!("{} {}", half.join(" "), &prose(50)[..400]);
    let doubtful = |site: &Site| {
        site.run(&["lock"]);
        site.build();
        fs::remove_file(site.path().join("content/p1.md")).unwrap();
        site.write("content/other.md", &post("Other", 20, "", &half));
    };
    let site1 = site();
    doubtful(&site1);
    let id = site1.ids()["Post 1"].clone();
    let lock = site1.read("feedmill.lock");
    let feed = site1.read("feeds/atom.xml");
    let said = site1.run(&["build", "--strict"]);
    assert_eq!(said.code, 2);
    for wanted in [
        "id-in-doubt",
        "content/other.md",
        "`content/p1.md`",
        "--moved content/p1.md=content/other.md",
        "--new content/other.md",
        &id,
        "nothing was written",
    ] {
        assert!(said.err.contains(wanted), "{wanted}: {}", said.err);
    }
    assert_eq!(
        (site1.read("feedmill.lock"), site1.read("feeds/atom.xml")),
        (lock.clone(), feed)
    );
    // Without `--strict` the warning comes back each time, and the lock waits.
    for _ in 0..2 {
        assert!(site1.build().err.contains("id-in-doubt"));
        assert_eq!(site1.read("feedmill.lock"), lock);
        assert_ne!(site1.ids()["Other"], id);
    }
    assert_eq!(
        site1
            .run(&["lock", "--moved", "content/p1.md=content/other.md"])
            .code,
        0
    );
    assert!(!site1.build().err.contains("id-in-doubt"));
    assert_eq!(site1.ids()["Other"], id);
    let site2 = site();
    doubtful(&site2);
    assert_eq!(site2.run(&["lock", "--new", "content/other.md"]).code, 0);
    assert!(!site2.build().err.contains("id-in-doubt"));
    assert_ne!(site2.ids()["Other"], id);
    let site3 = site();
    doubtful(&site3);
    site3.write(
        "content/other.md",
        &post("Other", 20, &format!("guid: {id}\n"), &half),
    );
    assert!(!site3.build().err.contains("id-in-doubt"));
    assert_eq!(site3.ids()["Other"], id);
}

#[test]
fn a_guid_that_changes_is_named() {
    let site = site();
    site.run(&["lock"]);
    site.build();
    site.write(
        "content/p1.md",
        &post("Post 1", 1, "guid: tag:example.org,2026:1\n", &prose(1)),
    );
    let said = site.run(&["build", "--strict"]);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("id-changed"), "{}", said.err);
    assert!(
        said.err.contains("its `guid` tag:example.org,2026:1"),
        "{}",
        said.err
    );
    let check = site.run(&["build", "--check"]);
    assert_eq!(check.code, 1);
    assert!(
        check.err.contains("id-changed") && check.err.contains("differs: feedmill.lock:"),
        "{}",
        check.err
    );
    site.build();
    assert_eq!(site.ids()["Post 1"], "tag:example.org,2026:1");
    // Said once, since it is so now.
    assert!(!site.build().err.contains("id-changed"));
    site.write(
        "content/p2.md",
        &post("Post 2", 2, "guid: tag:example.org,2026:1\n", &prose(2)),
    );
    assert!(site.build().err.contains("id-taken"));
    assert_ne!(site.ids()["Post 2"], "tag:example.org,2026:1");
}

#[test]
fn what_is_damaged_or_newer_is_left_alone() {
    let site = site();
    site.run(&["lock"]);
    let good = site.read("feedmill.lock");
    let cut = good[..good.len() - 60].to_owned();
    let first = good.lines().nth(2).unwrap();
    let (rest, id) = first.rsplit_once('\t').unwrap();
    let two_ids = format!("{good}{rest}\t{id}x\n");
    for (text, line) in [
        (good.replace("lock 1:", "lock 7:"), ":1: version 7"),
        (cut, ":7: "),
        (good.replace("2026-01-03T", "2026-01-93T"), ": invalid date"),
        (
            format!("{good}=======\n"),
            ":8: a merge left its marks here",
        ),
        (two_ids, " has another id on line 3"),
        (String::new(), ":1: the file does not begin as a lock does"),
    ] {
        site.write("feedmill.lock", &text);
        for verb in ["build", "lock"] {
            let said = site.run(&[verb]);
            assert_eq!(said.code, 2, "{text}");
            assert!(
                said.err.contains(&format!("feedmill.lock{line}")) || said.err.contains(line),
                "{}",
                said.err
            );
            assert_eq!(site.read("feedmill.lock"), text);
        }
        assert!(!site.path().join("feeds").exists());
    }
    // Git on Windows gives lines other ends.
    site.write("feedmill.lock", &good.replace('\n', "\r\n"));
    site.build();
    assert_eq!(site.read("feedmill.lock"), good.replace('\n', "\r\n"));
}

#[test]
fn previews_of_drafts_leave_the_lock_alone() {
    let site = site();
    site.run(&["lock"]);
    let lock = site.read("feedmill.lock");
    site.write(
        "content/draft.md",
        &post("Draft", 6, "draft: true\n", "Words."),
    );
    let said = site.run(&["build", "--drafts"]);
    assert_eq!(said.code, 0);
    assert!(site.ids().contains_key("Draft"));
    assert_eq!(site.read("feedmill.lock"), lock);
}

#[test]
fn a_warm_build_writes_the_lock_that_a_cold_one_would() {
    let site = site();
    site.run(&["lock"]);
    site.build();
    let old = site.read("feedmill.lock");
    site.write("content/p2.md", &post("Post 2", 2, "", &prose(22)));
    site.build();
    let edited = site.read("feedmill.lock");
    assert_ne!(edited, old);
    // Somebody checks the older lock out.
    site.write("feedmill.lock", &old);
    site.build();
    assert_eq!(site.read("feedmill.lock"), edited);
    fs::remove_dir_all(site.path().join(".feedmill")).unwrap();
    site.build();
    assert_eq!(site.read("feedmill.lock"), edited);
}

#[test]
fn many_posts_that_vanish_at_once_stop_a_cold_build() {
    let site = Site::new(SETTINGS);
    for nth in 0..30 {
        site.write(
            &format!("content/p{nth}.md"),
            &post(&format!("P{nth}"), 1 + nth % 28, "", &prose(nth.into())),
        );
    }
    site.run(&["lock"]);
    site.build();
    let lock = site.read("feedmill.lock");
    fs::remove_dir_all(site.path().join(".feedmill")).unwrap();
    for nth in 2..30 {
        fs::remove_file(site.path().join(format!("content/p{nth}.md"))).unwrap();
    }
    let said = site.run(&["build"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("there are 2 posts"), "{}", said.err);
    assert_eq!(site.read("feedmill.lock"), lock);
}

/// Two branches add posts each, and git merges them.
fn merge(posts: u64, attributes: bool) -> (Site, bool) {
    let site = Site::new(SETTINGS);
    for nth in 0..posts {
        site.write(
            &format!("content/{nth:03}.md"),
            &post(&format!("P{nth}"), 1, "", &prose(nth)),
        );
    }
    site.write(".gitignore", "feeds\n.feedmill\n");
    if attributes {
        site.write(".gitattributes", "feedmill.lock merge=union\n");
    }
    site.run(&["lock"]);
    assert!(
        site.git(&["init", "-q"]) && site.git(&["add", "."]) && site.git(&["commit", "-qm", "a"])
    );
    for branch in ["one", "two"] {
        assert!(site.git(&["checkout", "-qb", branch, "main"]));
        for nth in 0..3 {
            let text = post(
                &format!("{branch} {nth}"),
                2,
                "",
                &prose(1000 + nth + branch.len() as u64 * 17 + u64::from(branch == "two")),
            );
            site.write(&format!("content/new-{branch}-{nth}.md"), &text);
        }
        site.run(&["lock"]);
        assert!(site.git(&["add", "."]) && site.git(&["commit", "-qm", branch]));
    }
    let merged = site.git(&["merge", "-q", "one", "-m", "both"]);
    (site, merged)
}

#[test]
fn branches_that_add_posts_merge() {
    let (site, merged) = merge(120, false);
    assert!(merged, "{}", site.read("feedmill.lock"));
    assert_eq!(site.run(&["lock", "--check"]).code, 0);
    assert_eq!(site.read("feedmill.lock").lines().count(), 128);
    // With few posts lines come to stand side by side, which `merge=union` takes.
    let (site, merged) = merge(0, true);
    assert!(merged);
    site.build();
    assert_eq!(site.ids().len(), 6);
    assert_eq!(site.run(&["lock", "--check"]).code, 0);
}

#[test]
fn a_post_renamed_on_one_branch_and_edited_on_the_other_has_one_line() {
    let site = site();
    site.write(".gitignore", "feeds\n.feedmill\n");
    site.write(".gitattributes", "feedmill.lock merge=union\n");
    site.run(&["lock"]);
    site.build();
    let before = site.ids();
    assert!(
        site.git(&["init", "-q"]) && site.git(&["add", "."]) && site.git(&["commit", "-qm", "a"])
    );
    assert!(site.git(&["checkout", "-qb", "one", "main"]));
    site.rename("content/p1.md", "content/moved.md");
    site.run(&["lock"]);
    assert!(site.git(&["add", "-A"]) && site.git(&["commit", "-qm", "move"]));
    assert!(site.git(&["checkout", "-qb", "two", "main"]));
    let text = site.read("content/p1.md") + "And a last line.\n";
    site.write("content/p1.md", &text);
    site.run(&["lock"]);
    assert!(site.git(&["add", "-A"]) && site.git(&["commit", "-qm", "edit"]));
    assert!(site.git(&["merge", "-q", "one", "-m", "both"]));
    assert_eq!(site.read("feedmill.lock").lines().count(), 8);
    site.build();
    assert_eq!(site.read("feedmill.lock").lines().count(), 7);
    assert_eq!(site.ids(), before);
}

/// What an author may do to a site.
#[derive(Clone, Debug)]
enum Deed {
    Add,
    Edit(usize),
    Retitle(usize),
    Retag(usize),
    Rename(usize),
    MoveAndRetitle(usize),
    Delete(usize),
    /// Two branches: one renames a post, and the other one adds one.
    Merge(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let nth = 0..8_usize;
    let deed = prop_oneof![
        Just(Deed::Add),
        nth.clone().prop_map(Deed::Edit),
        nth.clone().prop_map(Deed::Retitle),
        nth.clone().prop_map(Deed::Retag),
        nth.clone().prop_map(Deed::Rename),
        nth.clone().prop_map(Deed::MoveAndRetitle),
        nth.clone().prop_map(Deed::Delete),
        nth.prop_map(Deed::Merge),
    ];
    prop::collection::vec(deed, 1..12)
}

/// A post, as the test knows it: its own number is in its body.
struct Own {
    number: u64,
    path: String,
    edits: u64,
    title: u64,
    tag: u64,
}

impl Own {
    fn text(&self) -> String {
        let body = format!(
            "{} Post number n{}. {}",
            prose(self.number),
            self.number,
            "More. ".repeat(self.edits as usize)
        );
        post(
            &format!("N{} {}", self.number, self.title),
            1 + (self.number % 28) as u32,
            &format!("tags: [t{}]\n", self.tag),
            &body,
        )
    }

    fn write(&self, site: &Site) {
        site.write(&self.path, &self.text());
    }
}

/// The ids of posts by their own numbers, by the library, since a process for each would take long.
fn ids(site: &Site) -> BTreeMap<u64, String> {
    let config = feedmill::Config::load(site.path()).unwrap();
    let now = feedmill::date::read(
        NOW,
        false,
        config.timezone,
        feedmill::date::NaiveDates::default(),
    )
    .unwrap();
    let report = feedmill::Build::new(&config, now)
        .force()
        .cache(feedmill::Trust::Fingerprints)
        .run()
        .unwrap();
    assert!(
        report
            .warnings
            .iter()
            .all(|warning| !warning.code.starts_with("id-")),
        "{:?}",
        report.warnings
    );
    let number = |title: &str| title[1..].split(' ').next().unwrap().parse().unwrap();
    site.ids()
        .into_iter()
        .map(|(title, id)| (number(&title), id))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn ids_never_change_collide_or_come_back(deeds in deeds()) {
        let site = Site::new(SETTINGS);
        let mut posts: Vec<Own> = Vec::new();
        let next = std::cell::Cell::new(0);
        let add = |site: &Site, posts: &mut Vec<Own>| {
            next.set(next.get() + 1);
            // Paths come back, so that a new post may stand where an old one did.
            let path = (0..).map(|nth| format!("content/p{nth}.md")).find(|path| posts.iter().all(|own| own.path != *path)).unwrap();
            let own = Own { number: next.get(), path, edits: 0, title: 0, tag: 0 };
            own.write(site);
            posts.push(own);
        };
        for _ in 0..3 {
            add(&site, &mut posts);
        }
        prop_assert_eq!(site.run(&["lock"]).code, 0);
        let mut known = ids(&site);
        let mut gone: BTreeSet<String> = BTreeSet::new();
        for deed in deeds {
            let count = posts.len();
            let at = |nth: usize| nth % count.max(1);
            match deed {
                Deed::Add => add(&site, &mut posts),
                _ if count == 0 => continue,
                Deed::Edit(nth) => { posts[at(nth)].edits += 1; posts[at(nth)].write(&site); }
                Deed::Retitle(nth) => { posts[at(nth)].title += 1; posts[at(nth)].write(&site); }
                Deed::Retag(nth) => { posts[at(nth)].tag += 1; posts[at(nth)].write(&site); }
                Deed::Rename(nth) | Deed::MoveAndRetitle(nth) | Deed::Merge(nth) => {
                    let own = &mut posts[at(nth)];
                    let new = format!("content/moved/{}-{}.md", own.number, own.path.len());
                    site.rename(&own.path, &new);
                    let old = std::mem::replace(&mut own.path, new);
                    if let Deed::MoveAndRetitle(_) = deed {
                        own.title += 1;
                        own.edits += 1;
                    }
                    own.write(&site);
                    if let Deed::Merge(_) = deed {
                        // The lock of the branch that knows of the rename, and that of the one with a new post, as git's
                        // union puts them together.
                        let before = site.read("feedmill.lock");
                        ids(&site);
                        let renamed = site.read("feedmill.lock");
                        site.write("feedmill.lock", &before);
                        site.rename(&posts[at(nth)].path, &old);
                        let path = std::mem::replace(&mut posts[at(nth)].path, old.clone());
                        add(&site, &mut posts);
                        ids(&site);
                        let added = site.read("feedmill.lock");
                        site.rename(&old, &path);
                        posts[at(nth)].path = path;
                        let mut lines: Vec<&str> = Vec::new();
                        for line in added.lines().chain(renamed.lines()) {
                            if !lines.contains(&line) {
                                lines.push(line);
                            }
                        }
                        site.write("feedmill.lock", &(lines.join("\n") + "\n"));
                    }
                }
                Deed::Delete(nth) => {
                    let own = posts.remove(at(nth));
                    fs::remove_file(site.path().join(&own.path)).unwrap();
                    ids(&site);
                    gone.extend(known.remove(&own.number));
                }
            }
            let now = ids(&site);
            for (number, id) in &known {
                prop_assert_eq!(now.get(number), Some(id), "post {} after {:?}", number, deed);
            }
            let all: BTreeSet<&String> = now.values().collect();
            prop_assert_eq!(all.len(), now.len());
            prop_assert!(all.iter().all(|id| !gone.contains(*id)), "{:?} {:?}", now, gone);
            known = now;
        }
    }
}

#[test]
fn a_lock_is_whole_after_every_kill() {
    let site = Site::new(SETTINGS);
    let write = |round: u64| {
        for nth in 0..150 {
            let path = format!("content/{}/p{nth}.md", round % 2);
            let text = post(&format!("P{nth}"), 1 + nth % 28, "", &prose(u64::from(nth)));
            site.write(&path, &text);
            let old = format!("content/{}/p{nth}.md", (round + 1) % 2);
            let _ = fs::remove_file(site.path().join(old));
        }
    };
    write(0);
    assert_eq!(site.run(&["lock"]).code, 0);
    #[allow(clippy::disallowed_methods)] // Only to know when there is something to kill.
    let started = std::time::Instant::now();
    site.build();
    let lasts = started.elapsed();
    let before = site.ids();
    for round in 1..=20 {
        write(round);
        let old = site.read("feedmill.lock");
        let mut child = Command::new(cargo_bin!("feedmill"))
            .arg("build")
            .arg(site.path())
            .args(["--now", NOW, "--quiet"])
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(lasts * round as u32 / 20);
        let _ = child.kill();
        child.wait().unwrap();
        let new = site.read("feedmill.lock");
        assert!(new == old || new.lines().count() == 152, "{new}");
        site.build();
        assert_eq!(site.ids(), before);
        assert_eq!(site.run(&["lock", "--check"]).code, 0);
    }
}
