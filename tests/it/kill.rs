//! A build that is killed leaves every document old or new, and whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const KILLS: u64 = 50;
const ROUNDS: u32 = 12;

/// Every post changes from round to round, so that every document has to be written anew.
fn write_posts(site: &Path, round: u64) {
    for post in 0..120 {
        let text = format!(
            "---\ntitle: Post {post} of round {round}\ndate: 2022-01-01 10:00 +0000\ncategories: c{post}\n---\n{}\n",
            "A sentence that is repeated. ".repeat(200)
        );
        fs::write(site.join(format!("content/{post}.md")), text).unwrap();
    }
}

fn build(site: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
    command
        .arg("build")
        .arg(site)
        // Many posts go at once here.
        .arg("--force")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// The documents, without what a killed build left, which no reader is ever told of.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy();
        if name.starts_with(".feedmill-") {
            continue;
        }
        if path.is_dir() {
            found.extend(documents(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_document_is_whole_after_every_kill() {
    let site = tempfile::tempdir().unwrap();
    let feeds = site.path().join("feeds");
    fs::create_dir(site.path().join("content")).unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://example.org\n",
    )
    .unwrap();
    write_posts(site.path(), 0);
    #[allow(clippy::disallowed_methods)] // Only to know when there is something to kill.
    let started = std::time::Instant::now();
    assert!(build(site.path()).status().unwrap().success());
    let lasts = started.elapsed();
    let whole = documents(&feeds).len();
    assert!(whole > 360);

    let mut killed = 0;
    let mut rounds_seen = BTreeSet::new();
    for round in 1..=KILLS {
        write_posts(site.path(), round);
        let mut child = build(site.path()).spawn().unwrap();
        // Spread over the time that a build takes, whatever the machine.
        std::thread::sleep(lasts * round as u32 / KILLS as u32);
        killed += u64::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();

        let documents = documents(&feeds);
        assert_eq!(documents.len(), whole, "round {round}");
        for path in documents {
            let text = fs::read_to_string(&path).unwrap();
            let is_whole = match path.extension().and_then(|extension| extension.to_str()) {
                Some("json") => serde_json::from_str::<serde_json::Value>(&text).is_ok(),
                Some("html") => text.ends_with("</html>\n"),
                Some("css") => text.ends_with("}\n"),
                Some("js") => text.ends_with("})();\n"),
                _ => roxmltree::Document::parse(&text).is_ok(),
            };
            assert!(is_whole, "round {round}: {}", path.display());
            rounds_seen.extend(text.split("of round ").nth(1).map(|rest| {
                rest.split(|c: char| !c.is_ascii_digit())
                    .next()
                    .unwrap()
                    .to_owned()
            }));
        }
    }
    // Otherwise the kills came too late or too early to show anything.
    assert!(
        killed > 0 && rounds_seen.len() > 1,
        "{killed} killed, {rounds_seen:?}"
    );

    // What they left is kept while another build may still need it.
    for folder in [".feedmill/new", "feeds/.feedmill-new"] {
        let left_over = site.path().join(folder).join(".feedmill-killed");
        fs::create_dir_all(left_over.parent().unwrap()).unwrap();
        fs::write(&left_over, "").unwrap();
        assert!(build(site.path()).status().unwrap().success());
        assert_eq!(documents(&feeds).len(), whole);
        assert!(left_over.exists());
        for entry in fs::read_dir(left_over.parent().unwrap()).unwrap() {
            let file = fs::File::options()
                .append(true)
                .open(entry.unwrap().path())
                .unwrap();
            let hour = std::time::Duration::from_secs(3600);
            let modified = file.metadata().unwrap().modified().unwrap();
            file.set_modified(modified - hour).unwrap();
        }
        assert!(build(site.path()).status().unwrap().success());
        assert!(!left_over.parent().unwrap().exists());
    }
}

/// The paths of the documents that `build` makes of `site` in an empty folder.
fn fresh(site: &Path) -> BTreeSet<PathBuf> {
    let out = tempfile::tempdir().unwrap();
    let status = build(site).arg("--out").arg(out.path()).status();
    assert!(status.unwrap().success());
    below(out.path())
}

fn below(folder: &Path) -> BTreeSet<PathBuf> {
    let paths = documents(folder).into_iter();
    let relative = paths.map(|path| path.strip_prefix(folder).unwrap().to_owned());
    relative.collect()
}

#[test]
fn nothing_stays_of_a_killed_build_whose_posts_are_gone() {
    let site = tempfile::tempdir().unwrap();
    let feeds = site.path().join("feeds");
    fs::create_dir(site.path().join("content")).unwrap();
    let settings = "title: T\nurl: https://example.org\n";
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    let post = |name: &str| {
        let text = format!(
            "---\ntitle: {name}\ndate: 2022-01-01\ncategories: {name}\n---\n{}\n",
            "A sentence that is repeated. ".repeat(100)
        );
        let path = site.path().join(format!("content/{name}.md"));
        fs::write(&path, text).unwrap();
        path
    };
    post("stays");
    assert!(build(site.path()).status().unwrap().success());
    let wanted = fresh(site.path());
    let names = |round: u32| (0..100).map(move |number| format!("r{round}n{number}"));
    let write = |round| {
        names(round)
            .map(|name| post(&name))
            .collect::<Vec<PathBuf>>()
    };
    let is_current = || {
        build(site.path())
            .arg("--check")
            .status()
            .unwrap()
            .success()
    };

    let files = write(ROUNDS);
    #[allow(clippy::disallowed_methods)] // Only to know when there is something to kill.
    let started = std::time::Instant::now();
    assert!(build(site.path()).status().unwrap().success());
    let lasts = started.elapsed();
    files.iter().for_each(|file| fs::remove_file(file).unwrap());
    assert!(build(site.path()).status().unwrap().success());

    let mut left = 0;
    for round in 0..ROUNDS {
        let files = write(round);
        let mut child = build(site.path()).spawn().unwrap();
        // Spread over the time that a build takes, whatever the machine.
        std::thread::sleep(lasts * round / ROUNDS);
        let _ = child.kill();
        child.wait().unwrap();
        files.iter().for_each(|file| fs::remove_file(file).unwrap());
        // What a second build knows of the first, it knows without the cache too.
        if round % 2 == 0 {
            let _ = fs::remove_dir_all(site.path().join(".feedmill"));
        }
        let has_more = below(&feeds) != wanted;
        left += u32::from(has_more);
        assert!(!(has_more && is_current()), "round {round}");
        assert!(build(site.path()).status().unwrap().success());
        assert_eq!(below(&feeds), wanted, "round {round}");
        assert!(is_current(), "round {round}");
    }
    // Otherwise the kills came too late or too early to show anything.
    assert!(left > 0);
}
