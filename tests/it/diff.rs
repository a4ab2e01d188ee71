//! `feedmill diff` says what readers will show, and `publish` stops before they show old entries again.

use std::fs;
use std::path::Path;
use std::process::Command;

use assert_cmd::cargo::cargo_bin;
use serde_json::Value;

const NOW: &str = "2026-11-01T00:00:00Z";
const SETTINGS: &str = "title: T\nurl: https://example.org\nfeeds: {by: [all], pages: false}\n";

struct Said {
    code: i32,
    out: String,
    err: String,
}

fn run(site: &Path, arguments: &[&str]) -> Said {
    let (verb, rest) = arguments.split_first().unwrap();
    let run = Command::new(cargo_bin!("feedmill"))
        .arg(verb)
        .arg(site)
        .args(rest)
        .output()
        .unwrap();
    Said {
        code: run.status.code().unwrap(),
        out: String::from_utf8(run.stdout).unwrap(),
        err: String::from_utf8(run.stderr).unwrap(),
    }
}

fn write(site: &Path, nth: u32, more: &str, text: &str) {
    let words: Vec<String> = (0..40).map(|word| format!("{nth}x{word}")).collect();
    let post = format!(
        "---\ntitle: Post {nth}\ndate: 2026-01-{nth:02} 10:00 +0000\n{more}---\n{} {text}\n",
        words.join(" ")
    );
    fs::write(site.join(format!("content/p{nth}.md")), post).unwrap();
}

fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::write(site.path().join("feedmill.yaml"), SETTINGS).unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    for nth in 1..=6 {
        write(site.path(), nth, "", "");
    }
    assert_eq!(run(site.path(), &["build", "--now", NOW]).code, 0);
    site
}

/// What each reader shows of the Atom feed, by kind.
fn shown(site: &Path, against: &[&str]) -> Vec<(String, Vec<(String, String)>)> {
    let arguments = [&["diff", "--report", "json", "--now", NOW], against].concat();
    let said = run(site, &arguments);
    let report: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}", said.err));
    let mut shown = Vec::new();
    for feed in report["feeds"].as_array().unwrap() {
        for readers in feed["readers"].as_array().unwrap() {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let changes = readers["changes"].as_array().unwrap().iter();
            let changes: Vec<_> = changes
                .map(|change| (text(&change["kind"]), text(&change["title"])))
                .collect();
            for reader in readers["readers"].as_array().unwrap() {
                if feed["path"].as_str().unwrap().ends_with("atom.xml") {
                    shown.push((text(reader), changes.clone()));
                }
            }
        }
    }
    shown
}

fn of<'s>(shown: &'s [(String, Vec<(String, String)>)], reader: &str) -> Vec<(&'s str, &'s str)> {
    let mut all = shown.iter();
    let found = all.find(|(name, _)| name == reader);
    let changes = found.map_or(&[][..], |(_, changes)| &changes[..]);
    let changes = changes.iter();
    changes
        .map(|(kind, title)| (kind.as_str(), title.as_str()))
        .collect()
}

#[test]
fn what_is_new_again_silent_updated_and_gone_is_told_apart() {
    let site = site();
    let site = site.path();
    assert_eq!(shown(site, &[]), []);
    write(site, 7, "", "");
    write(site, 6, "permalink: /six/\n", "");
    write(site, 5, "", "A typo less.");
    write(site, 4, "updated: 2026-02-01\n", "News of it.");
    fs::remove_file(site.join("content/p3.md")).unwrap();
    let shown = shown(site, &[]);
    let wanted = [
        ("again", "Post 6"),
        ("gone", "Post 3"),
        ("new", "Post 7"),
        ("updated", "Post 4"),
        ("silent", "Post 5"),
    ];
    for reader in ["Miniflux", "newsboat", "rss2email", "NetNewsWire"] {
        assert_eq!(of(&shown, reader), wanted, "{reader}");
    }
    // The site is as it was.
    assert_eq!(run(site, &["build", "--check", "--now", NOW]).code, 1);
    for (denied, code) in [("again", 1), ("gone,again", 1), ("new", 1)] {
        let said = run(site, &["diff", "--deny", denied, "--now", NOW]);
        assert_eq!(said.code, code);
        assert!(said.err.contains("is denied"), "{}", said.err);
        assert!(
            said.out
                .contains("again: 1 known entries that are shown as new"),
            "{}",
            said.out
        );
    }
}

#[test]
fn with_a_lock_a_new_domain_gives_nobody_an_entry_again() {
    let site = site();
    let site = site.path();
    let moved = SETTINGS.replace("https://example.org", "http://other.example/blog");
    fs::write(site.join("feedmill.yaml"), &moved).unwrap();
    let again = of(&shown(site, &[]), "Miniflux")
        .iter()
        .filter(|(kind, _)| *kind == "again")
        .count();
    assert_eq!(again, 6);
    fs::write(site.join("feedmill.yaml"), SETTINGS).unwrap();
    assert_eq!(run(site, &["lock", "--now", NOW]).code, 0);
    fs::write(site.join("feedmill.yaml"), &moved).unwrap();
    let lock = fs::read_to_string(site.join("feedmill.lock")).unwrap();
    let shown = shown(site, &[]);
    assert!(
        of(&shown, "Miniflux")
            .iter()
            .all(|(kind, _)| *kind == "silent"),
        "{shown:?}"
    );
    assert_eq!(
        fs::read_to_string(site.join("feedmill.lock")).unwrap(),
        lock
    );
}

#[test]
fn a_commit_a_folder_and_a_file_can_be_compared_with() {
    let site = site();
    let site = site.path();
    let git = |arguments: &[&str]| {
        let run = Command::new("git")
            .current_dir(site)
            .args(["-c", "user.name=T", "-c", "user.email=t@example.org"])
            .args(arguments)
            .status();
        assert!(run.unwrap().success());
    };
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "a"]);
    write(site, 7, "", "");
    assert_eq!(run(site, &["build", "--now", NOW]).code, 0);
    assert_eq!(shown(site, &[]), []);
    let wanted = [("new", "Post 7")];
    assert_eq!(
        of(&shown(site, &["--against", "git:HEAD"]), "Miniflux"),
        wanted
    );
    let elsewhere = tempfile::tempdir().unwrap();
    let old = Command::new("git")
        .current_dir(site)
        .args(["show", "HEAD:feeds/atom.xml"])
        .output();
    let file = elsewhere.path().join("atom.xml");
    fs::write(&file, old.unwrap().stdout).unwrap();
    for against in [elsewhere.path(), &file] {
        let against = against.to_str().unwrap();
        assert_eq!(
            of(&shown(site, &["--against", against]), "Miniflux"),
            wanted
        );
    }
    for (against, wanted) in [
        ("git:nothing", "git:nothing: "),
        ("git:--help", "git:--help: "),
        ("nowhere", "nowhere"),
        (
            "http://127.0.0.1:9/atom.xml",
            "cannot read http://127.0.0.1:9/atom.xml",
        ),
    ] {
        let said = run(site, &["diff", "--against", against, "--now", NOW]);
        assert_eq!(said.code, 2, "{against}: {}", said.out);
        assert!(said.err.contains(wanted), "{}", said.err);
    }
    let page = elsewhere.path().join("page.xml");
    fs::write(&page, "<html><body>Hello</body></html>").unwrap();
    let said = run(
        site,
        &["diff", "--against", page.to_str().unwrap(), "--now", NOW],
    );
    assert!(
        said.out.contains("not compared: ") && said.out.contains("it is not a feed"),
        "{}",
        said.out
    );
}

#[test]
fn what_strangers_write_is_no_markup_of_a_comment() {
    let site = site();
    let site = site.path();
    let post = "---\ntitle: '<img src=x> [a](b) | @you #1 `x`'\ndate: 2026-02-01\n---\nText\n";
    fs::write(site.join("content/evil.md"), post).unwrap();
    let said = run(site, &["diff", "--report", "markdown", "--now", NOW]);
    assert!(said.out.contains("| 0 | 0 | 1 | 0 | 0 |"), "{}", said.out);
    assert!(
        !said.out.contains("<img") && !said.out.contains("[a](b)") && !said.out.contains("@you"),
        "{}",
        said.out
    );
    let said = run(site, &["diff", "--report", "github", "--now", NOW]);
    assert!(
        said.out.starts_with("::notice title=feedmill diff::"),
        "{}",
        said.out
    );
}

#[cfg(feature = "publish")]
#[test]
fn publish_stops_before_more_than_three_entries_are_shown_again() {
    let site = site();
    let site = site.path();
    let to = tempfile::tempdir().unwrap();
    let to = to.path().to_str().unwrap();
    assert_eq!(run(site, &["publish", "--to", to]).code, 0);
    let rename = |count: u32| {
        for nth in 1..=count {
            write(site, nth, &format!("permalink: /again/{nth}/\n"), "");
        }
        assert_eq!(run(site, &["build", "--now", NOW]).code, 0);
    };
    rename(3);
    assert_eq!(run(site, &["publish", "--to", to]).code, 0);
    let before = fs::read(Path::new(to).join("atom.xml")).unwrap();
    let all = SETTINGS.replace("example.org", "other.example");
    fs::write(site.join("feedmill.yaml"), all).unwrap();
    rename(3);
    let said = run(site, &["publish", "--to", to]);
    assert_eq!(said.code, 2, "{}", said.out);
    for wanted in [
        "would show 6 entries again",
        "Post 1 (https://other.example/again/1/)",
        "`--force`",
        "nothing was published",
    ] {
        assert!(said.err.contains(wanted), "{wanted}: {}", said.err);
    }
    assert_eq!(fs::read(Path::new(to).join("atom.xml")).unwrap(), before);
    assert_eq!(run(site, &["publish", "--to", to, "--force"]).code, 0);
    assert_ne!(fs::read(Path::new(to).join("atom.xml")).unwrap(), before);
}
