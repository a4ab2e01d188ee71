//! `feeds.archive`: every post stays within reach of who follows the archive, and documents that are full stay as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use assert_cmd::cargo::cargo_bin;
use proptest::prelude::*;
use serde_json::Value;

const NOW: &str = "2026-11-01T00:00:00Z";
const COUNT: &str = "{by: count, size: 4}";

struct Site(tempfile::TempDir);

impl Site {
    fn new(archive: &str) -> Self {
        let site = Site(tempfile::tempdir().unwrap());
        let settings = format!(
            "title: T\nurl: https://example.org\nfeeds: {{limit: 3, by: [all], archive: {archive}, tombstones: true}}\n"
        );
        site.write("feedmill.yaml", &settings);
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

    fn post(&self, nth: u32, day: u32, more: &str) {
        let words: Vec<String> = (0..40).map(|word| format!("{nth}x{word}")).collect();
        let text = format!(
            "---\ntitle: Post {nth}\ndate: 2026-{:02}-{:02} 10:00 +0000\n{more}---\n{}\n",
            1 + day / 28,
            1 + day % 28,
            words.join(" ")
        );
        self.write(&format!("content/p{nth}.md"), &text);
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let (verb, rest) = arguments.split_first().unwrap();
        let run = Command::new(cargo_bin!("feedmill"))
            .arg(verb)
            .arg(self.path())
            .args(["--now", NOW])
            .args(rest)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned()
            + &String::from_utf8_lossy(&run.stdout);
        (run.status.code().unwrap(), said)
    }

    fn build(&self) -> String {
        let (code, said) = self.run(&["build"]);
        assert_eq!(code, 0, "{said}");
        said
    }

    /// The archive documents, by path.
    fn archive(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let root = self.path().join("feeds/archive");
        for folder in fs::read_dir(root).into_iter().flatten() {
            for file in fs::read_dir(folder.unwrap().path()).unwrap() {
                let path = file.unwrap().path();
                let name = path.strip_prefix(self.path().join("feeds")).unwrap();
                let name = name.display().to_string();
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
        found
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    fn file_of(&self, url: &str) -> String {
        let path = url.strip_prefix("https://example.org/feeds/").unwrap();
        self.read(&format!("feeds/{path}"))
    }

    /// What a reader gets that follows the archive from this document on: the titles, each as often as a document older than the first
    /// one has it.
    fn follow(&self, first: &str) -> Vec<String> {
        let mut titles = Vec::new();
        let mut next = Some(format!("https://example.org/feeds/{first}"));
        let mut shown = BTreeSet::new();
        let mut is_first = true;
        while let Some(url) = next.take() {
            let text = self.file_of(&url);
            let feed = feed_rs::parser::parse(text.as_bytes()).unwrap();
            for entry in &feed.entries {
                let title = entry.title.clone().unwrap().content;
                // The document to subscribe to shows the newest ones a second time, by the same ids.
                if is_first {
                    shown.insert(entry.id.clone());
                } else {
                    shown.remove(&entry.id);
                    titles.push(title);
                }
            }
            is_first = false;
            next = match first.ends_with(".json") {
                true => {
                    let feed: Value = serde_json::from_str(&text).unwrap();
                    feed["next_url"].as_str().map(str::to_owned)
                }
                false => {
                    let mut links = feed.links.iter();
                    let found = links.find(|link| link.rel.as_deref() == Some("prev-archive"));
                    found.map(|link| link.href.clone())
                }
            };
        }
        assert!(shown.is_empty(), "{shown:?} are in no archive");
        titles.sort();
        titles
    }
}

fn titles(numbers: impl IntoIterator<Item = u32>) -> Vec<String> {
    let mut titles: Vec<String> = numbers
        .into_iter()
        .map(|nth| format!("Post {nth}"))
        .collect();
    titles.sort();
    titles
}

/// The documents whose bytes differ, without the file names of formats.
fn changed(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> BTreeSet<String> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differs = |name: &&&String| before.get(**name) != after.get(**name);
    let differing = names.iter().filter(differs);
    differing
        .map(|name| name.rsplit_once('/').unwrap().0.to_owned())
        .collect()
}

#[test]
fn who_follows_the_archive_gets_every_post_once() {
    for (archive, lock) in [
        (COUNT, true),
        (COUNT, false),
        ("{by: month}", true),
        ("{by: year}", false),
    ] {
        let site = Site::new(archive);
        for nth in 0..23 {
            site.post(nth, nth * 5, "");
        }
        if lock {
            assert_eq!(site.run(&["lock"]).0, 0);
        }
        let said = site.build();
        let is_warned = said.contains("archive-without-lock");
        assert_eq!(is_warned, archive == COUNT && !lock, "{said}");
        for first in ["atom.xml", "rss.xml", "feed.json"] {
            assert_eq!(site.follow(first), titles(0..23), "{archive} {first}");
        }
        let checked = Command::new(cargo_bin!("feedmill"))
            .args(["validate", "--strict"])
            .arg(site.path().join("feeds"))
            .output()
            .unwrap();
        let found = String::from_utf8(checked.stdout).unwrap();
        assert!(checked.status.success(), "{found}");
        assert!(!found.contains("history/"), "{found}");
        // Building again touches nothing, and a build without a cache agrees.
        let before = site.archive();
        site.build();
        assert_eq!(site.run(&["build", "--check"]).0, 0);
        assert_eq!(site.archive(), before);
    }
}

#[test]
fn a_short_site_has_no_archive() {
    let site = Site::new(COUNT);
    for nth in 0..3 {
        site.post(nth, nth, "");
    }
    site.run(&["lock"]);
    site.build();
    assert!(site.archive().is_empty());
    assert!(!site.read("feeds/atom.xml").contains("archive"));
}

#[test]
fn a_new_post_touches_two_documents_and_an_edit_one() {
    let site = Site::new(COUNT);
    for nth in 0..10 {
        site.post(nth, nth, "");
    }
    site.run(&["lock"]);
    site.build();
    let mut before = site.archive();
    assert_eq!(before.len(), 3 * 3);
    assert!(before["archive/1/atom.xml"].contains("<fh:archive"));
    assert!(!before["archive/3/atom.xml"].contains("<fh:archive"));
    for nth in 10..20 {
        // One of them is older than all others.
        site.post(nth, if nth == 14 { 0 } else { nth }, "");
        site.build();
        let after = site.archive();
        let touched = changed(&before, &after);
        assert!(touched.len() <= 2, "{nth}: {touched:?}");
        assert!(!touched.contains("archive/1"), "{nth}");
        before = after;
    }
    site.post(2, 2, "tags: [late]\n");
    site.build();
    let after = site.archive();
    assert_eq!(
        changed(&before, &after),
        BTreeSet::from(["archive/1".to_owned()])
    );
    fs::remove_file(site.path().join("content/p5.md")).unwrap();
    site.build();
    let removed = site.archive();
    assert_eq!(
        changed(&after, &removed),
        BTreeSet::from(["archive/2".to_owned()])
    );
    assert_eq!(
        site.follow("atom.xml"),
        titles((0..20).filter(|nth| *nth != 5))
    );
    // What comes next does not take its place.
    site.post(20, 20, "");
    site.build();
    assert!(!changed(&removed, &site.archive()).contains("archive/2"));
}

#[test]
fn a_post_that_is_withdrawn_leaves_a_tombstone() {
    let site = Site::new(COUNT);
    for nth in 0..10 {
        site.post(nth, nth, "");
    }
    site.run(&["lock"]);
    site.build();
    let line = site.read("feedmill.lock");
    let id_of = |nth: u32| {
        let path = format!("\tcontent/p{nth}.md\t");
        let line = line.lines().find(|line| line.contains(&path)).unwrap();
        line.split('\t').nth(6).unwrap().to_owned()
    };
    let (first, last) = (id_of(1), id_of(8));
    site.post(8, 8, "withdrawn: 2026-10-02\n");
    fs::remove_file(site.path().join("content/p1.md")).unwrap();
    site.build();
    let tombstone =
        |id: &str, when: &str| format!("<at:deleted-entry ref=\"{id}\" when=\"{when}\"");
    let atom = site.read("feeds/atom.xml");
    assert!(
        atom.contains(&tombstone(&last, "2026-10-02T00:00:00Z")),
        "{atom}"
    );
    // It would not have been shown any more.
    assert!(!atom.contains(&first));
    assert!(
        site.read("feeds/archive/1/atom.xml")
            .contains(&tombstone(&first, NOW))
    );
    assert!(!site.read("feeds/rss.xml").contains("deleted-entry"));
    assert_eq!(site.run(&["build", "--check"]).0, 0);
    let checked = Command::new(cargo_bin!("feedmill"))
        .args(["validate", "--strict"])
        .arg(site.path().join("feeds"))
        .output()
        .unwrap();
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stdout)
    );
    // Its id is nobody else's, and it has it again when it is back.
    site.post(8, 8, "");
    site.build();
    let atom = site.read("feeds/atom.xml");
    assert!(!atom.contains("deleted-entry") && atom.contains(&format!("<id>{last}</id>")));
    // In time, newer posts push the tombstone out of the feed.
    site.post(8, 8, "withdrawn: 2026-10-02\n");
    for nth in 30..33 {
        site.post(nth, nth, "");
    }
    site.build();
    assert!(!site.read("feeds/atom.xml").contains("deleted-entry"));
    assert!(site.read("feeds/archive/3/atom.xml").contains(&last));
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    for (archive, wanted) in [
        ("{by: count, size: 0}", "an archive of 0 posts"),
        ("{by: month, size: 5}", "`size` goes with `by: count`"),
        ("{by: week}", "unknown value `week`"),
        ("{size: 5}", "by"),
    ] {
        let site = Site::new(archive);
        site.post(1, 1, "");
        let (code, said) = site.run(&["build"]);
        assert_eq!(code, 2, "{archive}");
        assert!(said.contains(wanted), "{said}");
    }
}

/// What may happen to a post.
#[derive(Clone, Debug)]
enum Deed {
    Add(u32),
    Edit(usize),
    Delete(usize),
    Rename(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        3 => (0..200_u32).prop_map(Deed::Add),
        1 => (0..50_usize).prop_map(Deed::Edit),
        1 => (0..50_usize).prop_map(Deed::Delete),
        1 => (0..50_usize).prop_map(Deed::Rename),
    ];
    prop::collection::vec(deed, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn documents_that_are_full_change_with_their_own_posts_alone(deeds in deeds()) {
        let site = Site::new("{by: count, size: 3}");
        let mut posts: Vec<u32> = (0..8).collect();
        for nth in &posts {
            site.post(*nth, *nth, "");
        }
        site.run(&["lock"]);
        site.build();
        let mut edits = 0;
        for deed in deeds {
            let before = site.archive();
            // The documents with this post's title.
            let of = |nth: u32, documents: &BTreeMap<String, String>| -> BTreeSet<String> {
                let title = format!("\"title\":\"Post {nth}\"");
                let has = documents.iter().filter(|(_, text)| text.contains(&title));
                has.map(|(name, _)| name.rsplit_once('/').unwrap().0.to_owned()).collect()
            };
            let mut may_change: BTreeSet<String> = BTreeSet::new();
            match deed {
                Deed::Add(day) => {
                    let nth = 100 + posts.len() as u32 + edits;
                    edits += 1;
                    site.post(nth, day, "");
                    posts.push(nth);
                }
                _ if posts.is_empty() => continue,
                Deed::Edit(at) => {
                    let nth = posts[at % posts.len()];
                    edits += 1;
                    let path = format!("content/p{nth}.md");
                    let text = site.read(&path) + &format!("Edit {edits}\n");
                    site.write(&path, &text);
                    may_change = of(nth, &before);
                }
                Deed::Delete(at) => {
                    let nth = posts.remove(at % posts.len());
                    fs::remove_file(site.path().join(format!("content/p{nth}.md"))).unwrap();
                    may_change = of(nth, &before);
                }
                Deed::Rename(at) => {
                    let nth = posts[at % posts.len()];
                    let path = site.path().join(format!("content/p{nth}.md"));
                    let other = site.path().join(format!("content/q{nth}.md"));
                    fs::rename(&path, &other).unwrap();
                    site.build();
                    fs::rename(&other, &path).unwrap();
                    may_change = of(nth, &before);
                }
            }
            site.build();
            let after = site.archive();
            if posts.len() > 3 {
                prop_assert_eq!(site.follow("feed.json"), titles(posts.clone()), "{:?}", deed);
            }
            if !before.is_empty() && !after.is_empty() {
                let open: BTreeSet<String> = before.iter().chain(&after)
                    .filter(|(name, text)| name.ends_with("atom.xml") && !text.contains("<fh:archive"))
                    .map(|(name, _)| name.rsplit_once('/').unwrap().0.to_owned())
                    .collect();
                for touched in changed(&before, &after) {
                    prop_assert!(may_change.contains(&touched) || open.contains(&touched), "{} after {:?}", touched, deed);
                }
            }
        }
        // A build that remembers gives what one gives that does not.
        prop_assert_eq!(site.run(&["build", "--check"]).0, 0);
    }
}
