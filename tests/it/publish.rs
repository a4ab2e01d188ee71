//! Documents go where they are served, and whatever happens on the way, no list names what is not there.

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use crate::world::clock::StillClock;
use crate::world::memory::Memory;
use crate::world::run::{one_by_one, run};
use crate::world::server::{Answer, Server};
use crate::world::site::{NOW, contents, documents, rebuild, site};
use assert_cmd::Command;
use chrono::TimeDelta;
use feedmill::publish::{
    self, Condition, Error, Fault, FolderStore, Headers, MANIFEST, Options, Store, Version,
};

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

#[test]
fn lists_of_many_feeds_are_sent_after_what_they_name() {
    let names: Vec<String> = (0..70).map(|number| format!("n{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let site = site(&names);
    let documents = documents(site.path());
    let place = |path: &str| documents.iter().position(|one| one.path == path).unwrap();
    let pages = documents
        .iter()
        .rposition(|one| one.path.starts_with("category/n") && one.path.ends_with(".html"))
        .unwrap();
    for list in ["category/index.html", "feeds-index.json", "feeds.opml"] {
        assert!(pages < place(list), "{list}");
        assert!(place(list) < place("index.html"), "{list}");
    }
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

/// In a folder nobody waits for the turn of a run that was killed: its lock went with it.
#[test]
fn a_killed_run_in_a_folder_holds_up_nobody() {
    let site = site(&["a"]);
    let served = tempfile::tempdir().unwrap();
    let store = FolderStore::new(served.path().to_owned());
    run(&store, &documents(site.path()), &Options::default()).unwrap();
    let path = served.path().join(MANIFEST);
    let list = fs::read_to_string(&path).unwrap();
    let mut list: serde_json::Value = serde_json::from_str(&list).unwrap();
    list["run"] = serde_json::json!({"id": "killed", "until": "2999-01-01T00:00:00Z"});
    fs::write(&path, list.to_string()).unwrap();
    rebuild(site.path(), &["b"]);
    run(&store, &documents(site.path()), &Options::default()).unwrap();
    assert!(served.path().join("category/b/atom.xml").exists());
    let list = fs::read_to_string(&path).unwrap();
    assert!(!list.contains("killed"), "{list}");
}

/// A run that was killed leaves its file behind, and the system takes its lock away.
#[test]
fn a_lock_that_nobody_holds_any_more_stops_nobody() {
    let site = site(&["a"]);
    let served = tempfile::tempdir().unwrap();
    let path = served.path().join(".feedmill-lock");
    fs::write(&path, "").unwrap();
    let store = FolderStore::new(served.path().to_owned());
    run(&store, &documents(site.path()), &Options::default()).unwrap();
    rebuild(site.path(), &["b"]);
    let held = fs::File::options().write(true).open(&path).unwrap();
    held.lock().unwrap();
    let busy = run(&store, &documents(site.path()), &Options::default()).unwrap_err();
    assert!(busy.to_string().contains("another run"), "{busy}");
    drop(held);
    run(&store, &documents(site.path()), &Options::default()).unwrap();
    assert!(served.path().join("category/b/atom.xml").exists());
}

/// Runs something else just before the write of a document.
struct Interrupted<'s> {
    store: &'s dyn Store,
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

    fn lock(&self) -> Result<Option<fs::File>, Fault> {
        self.store.lock()
    }
}

#[test]
fn two_runs_do_not_write_at_the_same_time() {
    let site = site(&["a"]);
    let documents = documents(site.path());
    let memory = Memory::default();
    let served = tempfile::tempdir().unwrap();
    let folder = FolderStore::new(served.path().to_owned());
    for store in [&memory as &dyn Store, &folder] {
        let second = || {
            let error = run(store, &documents, &Options::default()).unwrap_err();
            assert!(
                error.to_string().contains("another run is publishing"),
                "{error}"
            );
        };
        let first = Interrupted {
            store,
            other: Mutex::new(Some(Box::new(second))),
        };
        run(&first, &documents, &one_by_one()).unwrap();
        assert!(first.other.lock().unwrap().is_none());
    }
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

fn feedmill(site: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
    command.arg("publish").arg(site);
    command
}

#[test]
fn the_command_reports_and_says_what_is_missing() {
    let site = site(&["a"]);
    let run = |options: &[&str]| feedmill(site.path()).args(options).output().unwrap();
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
    let size: u64 = documents(site.path()).iter().map(|one| one.size).sum();
    let would = [
        "feed.css",
        "feed.js",
        "feed.xhtml",
        "atom.xml",
        "category/a/atom.xml",
        "category/a/feed.json",
        "category/a/rss.xml",
        "feed.json",
        "rss.xml",
        "category/a/index.html",
        "feeds.opml",
        "index.html",
    ]
    .map(|path| format!("would send {path}\n"));
    assert_eq!(
        String::from_utf8(dry.stdout).unwrap(),
        format!(
            "{}documents: 12 sent ({size} bytes), 0 unchanged, 0 removed (nothing is done)\n",
            would.concat()
        )
    );
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
    let none = feedmill(empty.path()).output().unwrap();
    assert!(String::from_utf8_lossy(&none.stderr).contains("feedmill build"));
}

/// People write keys into addresses, encoded or not. Nothing of them is printed, written or sent.
#[test]
fn credentials_in_the_address_are_refused_and_shown_nowhere() {
    let store = Server::start(|_| Answer::status(404));
    let run = |to: &str, is_setting: bool| {
        let site = site(&["a"]);
        let settings = site.path().join("feedmill.yaml");
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
        command
            .env("AWS_ENDPOINT", &store.url)
            .env("AWS_ALLOW_HTTP", "true")
            .env("AWS_ACCESS_KEY_ID", "key")
            .env("AWS_SECRET_ACCESS_KEY", "other")
            .current_dir(site.path())
            .arg("publish");
        if is_setting {
            let text = fs::read_to_string(&settings).unwrap();
            fs::write(&settings, format!("{text}publish: {{to: '{to}'}}\n")).unwrap();
        } else {
            command.args(["--to", to]);
        }
        let output = command.output().unwrap();
        let said = [&output.stdout[..], &output.stderr[..]].concat();
        let said = String::from_utf8(said).unwrap();
        assert_eq!(output.status.code(), Some(2), "{to}: {said}");
        assert!(said.contains("help: "), "{to}: {said}");
        for hidden in ["hush", "hu", "sh", "me"] {
            let mut words = said.split(|char: char| !char.is_alphanumeric());
            assert!(words.all(|word| word != hidden), "{to}: {said}");
        }
        for entry in walkdir::WalkDir::new(site.path()) {
            let path = entry.unwrap().into_path();
            assert!(!path.to_string_lossy().contains("hush"), "{path:?}");
            if path.is_file() && path != settings {
                let bytes = fs::read(&path).unwrap();
                let has_key = bytes.windows(4).any(|part| part == b"hush");
                assert!(!has_key, "{path:?}");
            }
        }
    };
    for to in [
        "s3://me:hush@bucket/feeds",
        "s3://me:hu/sh@bucket/feeds",
        "s3://me:hu%2Fsh@bucket/feeds",
        "S3://me:hush@bucket",
        "https://me:hush@host.example/feeds",
        "https://me:hu/sh@host.example/feeds",
        "https://host.example/feeds?sig=hush",
        "az://container/feeds?sig=hush",
        "//me:hush@host.example/feeds",
        "me:hush@host.example:/srv/feeds",
        "s3:/me:hush@bucket/feeds",
    ] {
        run(to, false);
        run(to, true);
    }
    assert!(store.take().is_empty());
}
