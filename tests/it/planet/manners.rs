//! Sources that fail are asked again, and killed pulls leave nothing behind.

use std::fs::{self, File};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, SystemTime};

use feedmill::pull::{Options, Outcome};

use crate::world::clock::StillClock;
use crate::world::planet::{NOW, one_source, pull, pull_with, rss};
use crate::world::server::{Answer, Server};

#[test]
fn a_source_that_failed_waits_unless_it_is_retried() {
    let status = Arc::new(AtomicU16::new(500));
    let now = Arc::clone(&status);
    let server = Server::start(move |_| match now.load(Ordering::SeqCst) {
        200 => rss("<item><guid>a</guid></item>"),
        status => Answer::status(status),
    });
    let site = one_source(&server.url);
    let clock = StillClock::at(NOW);
    let report = pull(site.path(), &clock);
    let turn = "2026-01-01T00:15:00Z";
    assert_eq!(report.sources[0].next.as_deref(), Some(turn));
    let report = pull(site.path(), &clock);
    assert_eq!(report.sources[0].outcome, Outcome::Waiting(turn.to_owned()));
    assert_eq!(report.sources[0].next.as_deref(), Some(turn));
    server.take();
    let retry = || {
        let options = Options {
            retry: true,
            ..Options::default()
        };
        pull_with(site.path(), &clock, options)
    };
    // A second failure in a row makes the pause longer.
    let report = retry();
    assert_eq!(
        report.sources[0].next.as_deref(),
        Some("2026-01-01T00:30:00Z")
    );
    status.store(410, Ordering::SeqCst);
    assert_eq!(retry().sources[0].outcome, Outcome::Gone);
    status.store(200, Ordering::SeqCst);
    assert_eq!(pull(site.path(), &clock).sources[0].outcome, Outcome::Gone);
    let report = retry();
    assert_eq!((report.counts().new, &report.sources[0].next), (1, &None));
    assert_eq!(server.take().len(), 3);
}

#[test]
fn the_command_names_the_sources_that_wait() {
    let server = Server::start(|_| Answer::status(500));
    let site = one_source(&format!("{}/feed", server.url));
    let run = |options: &[&str]| {
        let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
        let command = command.args(["pull", "--allow-private"]).args(options);
        let output = command.arg(site.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let failed = run(&[]);
    assert!(
        failed.contains("HTTP status 500") && failed.contains("next try is after 2"),
        "{failed}"
    );
    let waits = run(&[]);
    assert!(
        waits.contains(&format!("{}/feed: failed before", server.url)),
        "{waits}"
    );
    assert!(waits.contains("--retry"), "{waits}");
    assert!(run(&["--retry"]).contains("HTTP status 500"));
    assert_eq!(server.take().len(), 2);
}

#[allow(clippy::disallowed_methods)] // What is left over is known by its age.
#[test]
fn temporary_files_of_killed_pulls_are_removed() {
    let server = Server::start(|_| rss("<item><guid>a</guid></item>"));
    let site = one_source(&server.url);
    pull(site.path(), &StillClock::at(NOW));
    let old = SystemTime::now() - Duration::from_secs(3600);
    let leave = |path: &str, time: SystemTime| {
        let path = site.path().join(path);
        fs::write(&path, "half").unwrap();
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(time)
            .unwrap();
        path
    };
    let swept = [
        leave("content/.feedmill-Ab12Cd", old),
        leave("content/harbour/.feedmill-Ab12Cd", old),
        leave(".feedmill/.feedmill-Ab12Cd", old),
    ];
    let kept = [
        // Another pull is about to rename it.
        leave("content/harbour/.feedmill-Ef34Gh", SystemTime::now()),
        leave("content/.feedmill-documents", old),
        leave("content/.feedmill-lock", old),
    ];
    pull(site.path(), &StillClock::at(NOW));
    assert!(!swept.iter().any(|path| path.exists()), "{swept:?}");
    assert!(kept.iter().all(|path| path.exists()), "{kept:?}");
}
