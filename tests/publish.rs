//! Documents go where they are served, and whatever happens on the way, no list names what is not there.

#[path = "world/clock.rs"]
mod clock;
#[path = "world/memory.rs"]
mod memory;
#[path = "world/s3.rs"]
mod s3;
#[path = "world/server.rs"]
mod server;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use assert_cmd::Command;
use chrono::TimeDelta;
use clock::StillClock;
use feedmill::publish::{
    self, Bucket, Condition, Document, Error, Fault, FolderStore, Headers, Limits, MANIFEST,
    Options, Report, Store, Version,
};
use feedmill::{Config, Folder, Mode};
use memory::{Memory, assert_whole};
use s3::{Spoil, environment};
use server::Asked;

const NOW: &str = "2026-01-01T00:00:00Z";

/// A site whose posts are of these categories, built.
fn site(categories: &[&str]) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://example.org\n",
    )
    .unwrap();
    rebuild(site.path(), categories);
    site
}

fn rebuild(site: &Path, categories: &[&str]) {
    let posts = site.join("content");
    let _ = fs::remove_dir_all(&posts);
    fs::create_dir(&posts).unwrap();
    for category in categories {
        let text = format!(
            "---\ntitle: {category}\ndate: 2022-01-01 10:00 +0000\ncategories: {category}\n---\ntext\n"
        );
        fs::write(posts.join(format!("{category}.md")), text).unwrap();
    }
    let config = Config::load(site).unwrap();
    let folder = Folder::new(site.join("feeds"), Mode::Write);
    feedmill::build(&config, NOW.parse().unwrap(), folder).unwrap();
}

fn documents(site: &Path) -> Vec<Document> {
    publish::documents(&site.join("feeds")).unwrap()
}

/// What the documents hold, by path.
fn contents(site: &Path) -> BTreeMap<String, Vec<u8>> {
    let documents = documents(site).into_iter();
    documents
        .map(|one| {
            (
                one.path.clone(),
                fs::read(site.join("feeds").join(&one.path)).unwrap(),
            )
        })
        .collect()
}

fn run(store: &dyn Store, documents: &[Document], options: &Options) -> Result<Report, Error> {
    publish::publish(store, documents, options, &StillClock::at(NOW))
}

fn one_by_one() -> Options {
    Options {
        threads: 1,
        ..Options::default()
    }
}

#[test]
fn only_what_changed_is_sent_and_what_is_made_no_more_goes() {
    let site = site(&["a", "b"]);
    let store = Memory::default();
    let first = run(&store, &documents(site.path()), &one_by_one()).unwrap();
    assert_eq!(first.unchanged, 0);
    assert_eq!(store.documents(), contents(site.path()));
    // Feeds before the list of feeds, and that before the index.
    let place = |path: &str| first.uploaded.iter().position(|one| one == path).unwrap();
    assert!(place("category/a/atom.xml") < place("feeds.opml"));
    assert!(place("feeds.opml") < place("index.html"));
    assert_eq!(place("index.html"), first.uploaded.len() - 1);
    // Nothing to do: one look at the list.
    let before = store.operations();
    let second = run(&store, &documents(site.path()), &one_by_one()).unwrap();
    assert_eq!(
        (second.uploaded.len(), second.unchanged),
        (0, first.uploaded.len())
    );
    assert_eq!(store.operations() - before, 1);
    rebuild(site.path(), &["b", "c"]);
    let plan = Options {
        dry_run: true,
        ..one_by_one()
    };
    let planned = run(&store, &documents(site.path()), &plan).unwrap();
    let kept = Options {
        keep: true,
        ..one_by_one()
    };
    let third = run(&store, &documents(site.path()), &kept).unwrap();
    assert_eq!(planned.uploaded, third.uploaded);
    assert!(third.removed.is_empty() && store.documents().contains_key("category/a/atom.xml"));
    let fourth = run(&store, &documents(site.path()), &one_by_one()).unwrap();
    assert_eq!(
        (&fourth.removed, fourth.uploaded.len()),
        (&planned.removed, 0)
    );
    assert_eq!(store.documents(), contents(site.path()));
}

/// The store itself looks after every operation whether a list names something that is missing.
#[test]
fn a_run_that_is_killed_at_any_moment_leaves_every_list_whole() {
    let site = site(&["a", "b"]);
    let old = Memory::default();
    run(&old, &documents(site.path()), &one_by_one()).unwrap();
    rebuild(site.path(), &["b", "c", "d"]);
    let whole = old.again(None);
    run(&whole, &documents(site.path()), &one_by_one()).unwrap();
    let all = whole.operations();
    assert!(all > 12, "{all}");
    for threads in [1, 4] {
        for moment in 0..all {
            let options = Options {
                threads,
                ..Options::default()
            };
            let killed = old.again(Some(moment));
            let died = run(&killed, &documents(site.path()), &options);
            assert!(died.is_err(), "{moment}");
            let next = killed.again(None);
            if moment > 2 {
                // It looks as if the other were still at work.
                let busy = run(&next, &documents(site.path()), &options);
                assert!(matches!(busy, Err(Error::Busy(_))), "{moment}: {busy:?}");
            }
            let options = Options {
                take_over: true,
                ..options
            };
            run(&next, &documents(site.path()), &options).unwrap();
            assert_eq!(next.documents(), contents(site.path()), "{moment}");
            let nothing = run(&next, &documents(site.path()), &options).unwrap();
            assert_eq!((nothing.uploaded.len(), nothing.removed.len()), (0, 0));
        }
    }
}

/// Runs something else just before the write of a document.
struct Interrupted<'s> {
    store: &'s Memory,
    other: Mutex<Option<Box<dyn FnOnce() + Send + 's>>>,
}

impl Store for Interrupted<'_> {
    fn read(&self, key: &str) -> Result<Option<(Vec<u8>, Version)>, Fault> {
        self.store.read(key)
    }

    fn write(
        &self,
        key: &str,
        bytes: &[u8],
        headers: &Headers,
        condition: &Condition,
    ) -> Result<Version, Fault> {
        if key != MANIFEST
            && let Some(other) = self.other.lock().unwrap().take()
        {
            other();
        }
        self.store.write(key, bytes, headers, condition)
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.store.remove(key)
    }
}

#[test]
fn two_runs_do_not_write_at_the_same_time() {
    let site = site(&["a"]);
    let documents = documents(site.path());
    let store = Memory::default();
    let second = || {
        let error = run(&store, &documents, &Options::default()).unwrap_err();
        assert!(
            error.to_string().contains("another run is publishing"),
            "{error}"
        );
    };
    let first = Interrupted {
        store: &store,
        other: Mutex::new(Some(Box::new(second))),
    };
    run(&first, &documents, &one_by_one()).unwrap();
    assert!(first.other.lock().unwrap().is_none());
}

#[test]
fn a_run_whose_turn_was_taken_stops() {
    let site = site(&["a", "b"]);
    let documents = documents(site.path());
    let store = Memory::default();
    let clock = StillClock::at(NOW);
    let other = || {
        // The first one slept for an hour.
        clock.pass(TimeDelta::hours(1));
        publish::publish(&store, &documents, &Options::default(), &clock).unwrap();
    };
    let first = Interrupted {
        store: &store,
        other: Mutex::new(Some(Box::new(other))),
    };
    let stopped = publish::publish(&first, &documents, &one_by_one(), &clock);
    assert!(matches!(stopped, Err(Error::Overtaken)), "{stopped:?}");
    assert_eq!(store.documents(), contents(site.path()));
    assert_eq!(
        run(&store, &documents, &Options::default())
            .unwrap()
            .uploaded
            .len(),
        0
    );
}

#[test]
fn a_folder_is_a_destination() {
    let site = site(&["a", "b"]);
    let served = tempfile::tempdir().unwrap();
    fs::write(served.path().join("mine.txt"), "kept").unwrap();
    let store = FolderStore::new(served.path().to_owned());
    run(&store, &documents(site.path()), &Options::default()).unwrap();
    rebuild(site.path(), &["b"]);
    run(&store, &documents(site.path()), &Options::default()).unwrap();
    for (path, bytes) in contents(site.path()) {
        assert_eq!(
            fs::read(served.path().join(&path)).unwrap(),
            bytes,
            "{path}"
        );
    }
    assert!(!served.path().join("category/a").exists() && served.path().join("mine.txt").exists());
    // A list that somebody edited leads nowhere else.
    let outside = site.path().join("outside.txt");
    fs::write(&outside, "kept").unwrap();
    let list = served.path().join(MANIFEST);
    let evil = fs::read_to_string(&list).unwrap().replacen(
        "\"category/b/atom.xml\"",
        &format!("{:?}", outside.to_str().unwrap()),
        1,
    );
    fs::write(&list, evil).unwrap();
    assert!(run(&store, &documents(site.path()), &Options::default()).is_err());
    assert!(outside.exists());
}

fn bucket(endpoint: &str, secret: &str) -> Bucket {
    let limits = Limits {
        connect: Duration::from_millis(800),
        total: Duration::from_millis(800),
    };
    Bucket::open(
        "s3://bucket/blog/feeds",
        environment(endpoint, secret).into_iter(),
        limits,
    )
    .unwrap()
}

/// What the S3 server keeps below the prefix, but for the list.
fn kept(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let top = root.join("bucket/blog/feeds");
    let mut folders = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path
                .strip_prefix(&top)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if !name.split('/').any(|part| part.starts_with('.')) {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn assert_kept_whole(root: &Path) {
    let kept = kept(root);
    assert_whole(kept.iter().map(|(key, bytes)| (key.as_str(), &bytes[..])));
}

#[test]
fn s3_gets_media_types_and_caching_and_conditions() {
    let site = site(&["a"]);
    let root = tempfile::tempdir().unwrap();
    let server = s3::start(root.path());
    let proxy = s3::proxy(&server, |_, _| Spoil::Pass);
    let store = bucket(&proxy.url, s3::SECRET);
    let report = run(&store, &documents(site.path()), &Options::default()).unwrap();
    assert!(!report.is_unguarded);
    assert_eq!(kept(root.path()), contents(site.path()));
    let asked = proxy.take();
    let put = |name: &str| {
        let path = format!("/bucket/blog/feeds/{name}");
        asked
            .iter()
            .find(|asked| asked.method == "PUT" && asked.path == path)
            .unwrap()
    };
    for (name, media_type) in [
        ("rss.xml", "application/rss+xml"),
        ("category/a/atom.xml", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
        ("feeds.opml", "text/x-opml; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"),
    ] {
        assert_eq!(put(name).headers["content-type"], media_type);
        assert_eq!(put(name).headers["cache-control"], "public, max-age=300");
    }
    let lists: Vec<&Asked> = asked
        .iter()
        .filter(|asked| asked.method == "PUT" && asked.path.ends_with(MANIFEST))
        .collect();
    assert_eq!(lists[0].headers["if-none-match"], "*");
    assert!(
        lists[1..]
            .iter()
            .all(|list| list.headers.contains_key("if-match"))
    );
    assert_eq!(
        run(&store, &documents(site.path()), &Options::default())
            .unwrap()
            .uploaded
            .len(),
        0
    );
}

#[test]
fn s3_faults_that_pass_do_not_stop_a_run() {
    for spoil in [
        Spoil::Error,
        Spoil::Reset,
        Spoil::LoseAnswer,
        Spoil::Silence,
    ] {
        let site = site(&["a"]);
        let root = tempfile::tempdir().unwrap();
        // Each request fails the first time, or one in seven where each costs the client its patience.
        let tries: Mutex<BTreeMap<(String, String), usize>> = Mutex::default();
        let server = s3::start(root.path());
        let proxy = s3::proxy(&server, move |number, asked| {
            let mut tries = tries.lock().unwrap();
            let tried = tries
                .entry((asked.method.clone(), asked.path.clone()))
                .or_default();
            *tried += 1;
            let is_spoilt = if spoil == Spoil::Silence {
                number % 7 == 0
            } else {
                *tried % 2 == 1
            };
            if is_spoilt { spoil } else { Spoil::Pass }
        });
        let store = bucket(&proxy.url, s3::SECRET);
        run(&store, &documents(site.path()), &one_by_one()).unwrap();
        assert_eq!(kept(root.path()), contents(site.path()), "{spoil:?}");
        rebuild(site.path(), &["b"]);
        run(&store, &documents(site.path()), &one_by_one()).unwrap();
        assert_eq!(kept(root.path()), contents(site.path()), "{spoil:?}");
    }
}

#[test]
fn s3_faults_that_last_stop_a_run_which_goes_on_later() {
    let site = site(&["a", "b"]);
    let root = tempfile::tempdir().unwrap();
    let server = s3::start(root.path());
    let proxy = s3::proxy(&server, |number, _| {
        if number < 9 {
            Spoil::Pass
        } else {
            Spoil::Error
        }
    });
    let error = run(
        &bucket(&proxy.url, s3::SECRET),
        &documents(site.path()),
        &Options::default(),
    )
    .unwrap_err();
    assert!(error.to_string().contains("the store fails"), "{error}");
    assert_kept_whole(root.path());
    let done = kept(root.path()).len();
    assert!(done > 0 && done < documents(site.path()).len());
    let proxy = s3::proxy(&server, |_, _| Spoil::Pass);
    let take_over = Options {
        take_over: true,
        ..Options::default()
    };
    run(
        &bucket(&proxy.url, s3::SECRET),
        &documents(site.path()),
        &take_over,
    )
    .unwrap();
    assert_eq!(kept(root.path()), contents(site.path()));
}

#[test]
fn wrong_credentials_are_told_and_never_shown() {
    let site = site(&["a"]);
    let root = tempfile::tempdir().unwrap();
    let server = s3::start(root.path());
    let proxy = s3::proxy(&server, |_, _| Spoil::Pass);
    let store = bucket(&proxy.url, "wrong-and-still-secret");
    let error = run(&store, &documents(site.path()), &Options::default())
        .unwrap_err()
        .to_string();
    assert!(error.contains("credentials"), "{error}");
    assert!(
        !error.contains("secret") && !error.contains("Signature="),
        "{error}"
    );
    assert_eq!(proxy.take().len(), 1, "a refusal is not tried again");
}

fn feedmill(site: &Path, endpoint: &str) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
    command
        .arg("publish")
        .arg(site)
        .envs(environment(endpoint, s3::SECRET));
    command
}

/// The process itself is killed, at several moments.
#[test]
fn a_command_that_is_killed_half_way_goes_on_the_next_time() {
    for moment in [2, 5, 8, 11] {
        let site = site(&["a", "b"]);
        let root = tempfile::tempdir().unwrap();
        let server = s3::start(root.path());
        let (tell, told) = std::sync::mpsc::channel();
        let proxy = s3::proxy(&server, move |number, _| {
            if number < moment {
                return Spoil::Pass;
            }
            let _ = tell.send(());
            Spoil::Silence
        });
        let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
            .arg("publish")
            .arg(site.path())
            .args(["--to", "s3://bucket/blog/feeds"])
            .envs(environment(&proxy.url, s3::SECRET))
            .spawn()
            .unwrap();
        told.recv_timeout(Duration::from_secs(60)).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        assert_kept_whole(root.path());
        let proxy = s3::proxy(&server, |_, _| Spoil::Pass);
        let to = ["--to", "s3://bucket/blog/feeds"];
        let busy = feedmill(site.path(), &proxy.url).args(to).output().unwrap();
        assert_eq!(busy.status.code(), Some(2), "{moment}");
        let said = String::from_utf8_lossy(&busy.stderr);
        assert!(said.contains("--take-over"), "{said}");
        feedmill(site.path(), &proxy.url)
            .args(to)
            .arg("--take-over")
            .assert()
            .success();
        assert_eq!(kept(root.path()), contents(site.path()));
    }
}

#[test]
fn the_command_reports_and_says_what_is_missing() {
    let site = site(&["a"]);
    let run = |options: &[&str]| {
        feedmill(site.path(), "http://127.0.0.1:9")
            .args(options)
            .output()
            .unwrap()
    };
    let nowhere = run(&[]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("publish:\n      to:"));
    let unknown = run(&["--to", "ftp://example.org"]);
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("does not know `ftp`"));
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://example.org\npublish: {to: served}\n",
    )
    .unwrap();
    let dry = run(&["--dry-run"]);
    assert!(String::from_utf8_lossy(&dry.stdout).contains("would send category/a/atom.xml\n"));
    assert!(!site.path().join("served").exists());
    let output = run(&["--report", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let paths = documents(site.path()).into_iter().map(|one| one.path);
    let paths: Vec<String> = paths.collect();
    assert_eq!(report["uploaded"], serde_json::json!(paths));
    assert_eq!(report["removed"], serde_json::json!([]));
    let empty = tempfile::tempdir().unwrap();
    fs::write(
        empty.path().join("feedmill.yaml"),
        "title: T\nurl: https://e.org\npublish: {to: x}\n",
    )
    .unwrap();
    let none = feedmill(empty.path(), "http://127.0.0.1:9")
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&none.stderr).contains("feedmill build"));
}
