//! A build writes, replaces and removes its own documents, and nothing else.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const MANIFEST: &str = ".feedmill-documents";

/// A site of three posts, each with a category of its own.
fn site(feeds: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    let settings = format!("title: T\nurl: https://example.org\nfeeds: {{{feeds}}}\n");
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    for post in 0..3 {
        let text =
            format!("---\ntitle: P{post}\ndate: 2024-01-01\ncategories: [c{post}]\n---\nWords.\n");
        fs::write(site.path().join(format!("content/{post}.md")), text).unwrap();
    }
    site
}

fn run(site: &Path, arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .arg("build")
        .arg(site)
        .args(arguments)
        .output()
        .unwrap()
}

/// Builds, and gives the exit status and what was printed about it.
fn build(site: &Path, arguments: &[&str]) -> (i32, String) {
    let run = run(site, arguments);
    let said = String::from_utf8(run.stderr).unwrap();
    (run.status.code().unwrap(), said)
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap()
}

/// The manifest of an earlier release: paths alone.
fn old_manifest(feeds: &Path) {
    let manifest = read(feeds.join(MANIFEST));
    let paths = manifest.lines().skip(1);
    let paths: String = paths
        .map(|line| format!("{}\n", line.rsplit('\t').next().unwrap()))
        .collect();
    assert!(paths.lines().count() > 10);
    fs::write(feeds.join(MANIFEST), paths).unwrap();
}

fn remove_post(site: &Path) {
    fs::remove_file(site.join("content/2.md")).unwrap();
}

#[test]
fn a_manifest_says_what_each_document_is_and_holds() {
    let site = site("");
    assert_eq!(build(site.path(), &[]), (0, String::new()));
    let manifest = read(site.path().join("feeds").join(MANIFEST));
    let mut lines = manifest.lines();
    assert_eq!(lines.next(), Some("feedmill-documents 2"));
    let lines: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    let of = |path: &str| {
        let line = lines.iter().find(|line| line[3] == path);
        let line = line.unwrap_or_else(|| panic!("{path}"));
        (line[1], line[2])
    };
    assert_eq!(of("rss.xml"), ("feed", "application/rss+xml"));
    assert_eq!(
        of("category/c1/feed.json"),
        ("feed", "application/feed+json")
    );
    assert_eq!(of("category/c1/index.html"), ("page", "text/html"));
    assert_eq!(of("index.html"), ("overview", "text/html"));
    assert_eq!(of("feeds.opml"), ("list", "text/x-opml"));
    assert_eq!(of("feed.css"), ("stylesheet", "text/css"));
    for line in &lines {
        let bytes = fs::read(site.path().join("feeds").join(line[3])).unwrap();
        let hash = format!("{:032x}", xxhash_rust::xxh3::xxh3_128(&bytes));
        assert_eq!(line[0], hash, "{}", line[3]);
    }
    // A build that makes nothing anew leaves it as it is.
    assert_eq!(build(site.path(), &[]), (0, String::new()));
    assert_eq!(read(site.path().join("feeds").join(MANIFEST)), manifest);
}

#[test]
fn a_manifest_that_names_other_files_removes_none_of_them() {
    let site = site("dir: .");
    let own = ["feedmill.yaml", "content/0.md", "notes.txt", "page.html"];
    fs::write(site.path().join("notes.txt"), "mine").unwrap();
    fs::write(site.path().join("page.html"), "<p>mine</p>").unwrap();
    let before = own.map(|path| read(site.path().join(path)));
    fs::write(site.path().join(MANIFEST), own.join("\n") + "\n").unwrap();
    let (status, said) = build(site.path(), &["--force"]);
    assert_eq!(status, 0, "{said}");
    assert_eq!(own.map(|path| read(site.path().join(path))), before);
    assert!(
        said.contains("notes.txt") && said.contains("changed-document"),
        "{said}"
    );

    // Nor does one with hashes, if they are not the files'.
    let zeros = "0".repeat(32);
    let lines = own.map(|path| format!("{zeros}\tfeed\tapplication/rss+xml\t{path}\n"));
    let manifest = format!("feedmill-documents 2\n{}", lines.concat());
    fs::write(site.path().join(MANIFEST), manifest).unwrap();
    build(site.path(), &["--force"]);
    assert_eq!(own.map(|path| read(site.path().join(path))), before);

    // Nor does one with their hashes, which whoever commits it may know.
    let lines = own.map(|path| {
        let hash = xxhash_rust::xxh3::xxh3_128(&fs::read(site.path().join(path)).unwrap());
        format!("{hash:032x}\tfeed\tapplication/rss+xml\t{path}\n")
    });
    let manifest = format!("feedmill-documents 2\n{}", lines.concat());
    fs::write(site.path().join(MANIFEST), manifest).unwrap();
    let (_, said) = build(site.path(), &["--force"]);
    assert_eq!(own.map(|path| read(site.path().join(path))), before);
    assert!(said.contains("notes.txt"), "{said}");
}

#[cfg(unix)]
#[test]
fn nothing_is_removed_or_written_through_links_below_the_folder() {
    use std::os::unix::fs::symlink;
    let site = site("");
    let victim = tempfile::tempdir().unwrap();
    let feeds = site.path().join("feeds");
    fs::create_dir_all(feeds.join("category")).unwrap();
    let file = victim.path().join("rss.xml");
    let made = "<rss><channel><generator>feedmill</generator></channel></rss>";
    fs::write(&file, made).unwrap();
    symlink(victim.path(), feeds.join("v")).unwrap();
    symlink(victim.path(), feeds.join("category/c1")).unwrap();
    symlink(&file, feeds.join("atom.xml")).unwrap();
    fs::write(feeds.join(MANIFEST), "v/rss.xml\n").unwrap();
    let (status, said) = build(site.path(), &[]);
    assert_eq!(status, 1, "{said}");
    for link in ["category/c1", "atom.xml"] {
        let link = feeds.join(link);
        assert!(link.is_symlink());
        assert!(said.contains(&link.display().to_string()), "{said}");
    }
    assert!(
        said.contains("linked-document") && said.contains("not written: atom.xml"),
        "{said}"
    );
    let names: Vec<_> = fs::read_dir(victim.path()).unwrap().collect();
    assert_eq!((names.len(), read(&file)), (1, made.to_owned()));
    // All others are made.
    assert!(feeds.join("category/c2/rss.xml").is_file() && feeds.join("rss.xml").is_file());
    // The folder itself may be a link.
    let out = site.path().join("out");
    symlink(victim.path(), &out).unwrap();
    let (status, said) = build(site.path(), &["--out", out.to_str().unwrap()]);
    assert_eq!(status, 0, "{said}");
    assert!(victim.path().join("category/c1/rss.xml").is_file());
}

#[cfg(unix)]
#[test]
fn a_manifest_that_is_a_link_is_replaced_and_what_it_leads_to_stays() {
    let site = site("");
    let feeds = site.path().join("feeds");
    fs::create_dir(&feeds).unwrap();
    let victim = site.path().join("victim");
    fs::write(&victim, "content/0.md\n").unwrap();
    std::os::unix::fs::symlink(&victim, feeds.join(MANIFEST)).unwrap();
    std::os::unix::fs::symlink(site.path().join("content"), feeds.join(".feedmill-new")).unwrap();
    assert_eq!(build(site.path(), &[]), (0, String::new()));
    assert_eq!(read(&victim), "content/0.md\n");
    assert!(!feeds.join(MANIFEST).is_symlink() && feeds.join("rss.xml").is_file());
}

#[test]
fn files_of_other_people_are_not_replaced() {
    let site = site("");
    let feeds = site.path().join("feeds");
    fs::create_dir(&feeds).unwrap();
    let own = ["rss.xml", "feed.json", "feed.css", "feeds.opml"];
    for name in own {
        fs::write(feeds.join(name), "mine").unwrap();
    }
    for arguments in [&[][..], &[], &["--check"]] {
        let (status, said) = build(site.path(), arguments);
        assert_eq!(status, 1, "{said}");
        for name in own {
            assert_eq!(read(feeds.join(name)), "mine");
            assert!(said.contains(&format!("not written: {name}")), "{said}");
        }
        assert!(
            said.contains("feeds.paths") && said.contains("--force"),
            "{said}"
        );
        assert!(feeds.join("atom.xml").is_file());
    }
    let (status, said) = build(site.path(), &["--force"]);
    assert_eq!((status, said.as_str()), (0, ""));
    assert!(own.iter().all(|name| read(feeds.join(name)) != "mine"));
    assert_eq!(build(site.path(), &["--check"]).0, 0);
}

#[test]
fn folders_of_earlier_releases_are_taken_over() {
    let site = site("");
    let feeds = site.path().join("feeds");
    assert_eq!(build(site.path(), &[]).0, 0);
    old_manifest(&feeds);
    fs::remove_dir_all(site.path().join(".feedmill")).unwrap();
    remove_post(site.path());
    let settings = read(site.path().join("feedmill.yaml")).replace("title: T", "title: New");
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    assert_eq!(build(site.path(), &[]), (0, String::new()));
    assert!(!feeds.join("category/c2").exists());
    assert_eq!(build(site.path(), &["--check"]), (0, String::new()));
    assert!(read(feeds.join(MANIFEST)).starts_with("feedmill-documents 2\n"));
}

#[test]
fn what_somebody_changed_is_not_removed() {
    let site = site("");
    let feeds = site.path().join("feeds");
    assert_eq!(build(site.path(), &[]).0, 0);
    let edited = feeds.join("category/c2/rss.xml");
    fs::write(&edited, read(&edited) + "<!-- mine -->").unwrap();
    remove_post(site.path());
    let (status, said) = build(site.path(), &[]);
    assert_eq!(status, 0);
    assert!(said.contains(&edited.display().to_string()), "{said}");
    assert!(edited.exists() && !feeds.join("category/c2/atom.xml").exists());
}

#[test]
fn folders_and_files_in_the_way_are_named_and_the_rest_is_built() {
    let site = site("");
    let feeds = site.path().join("feeds");
    fs::create_dir_all(feeds.join("rss.xml/mine")).unwrap();
    fs::create_dir_all(feeds.join("category")).unwrap();
    fs::write(feeds.join("category/c1"), "mine").unwrap();
    let (status, said) = build(site.path(), &[]);
    assert_eq!(status, 1, "{said}");
    for wanted in ["folder-in-the-way", "file-in-the-way"] {
        assert!(said.contains(wanted), "{said}");
    }
    assert!(feeds.join("atom.xml").is_file() && feeds.join("category/c2/rss.xml").is_file());
    assert_eq!(read(feeds.join("category/c1")), "mine");
}

#[cfg(unix)]
#[test]
fn the_umask_decides_who_may_read_a_new_document_and_an_old_one_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let site = site("");
    let program = assert_cmd::cargo::cargo_bin!("feedmill");
    let build = |umask: &str| {
        let script = format!("umask {umask} && exec \"$0\" build \"$1\"");
        let mut shell = Command::new("sh");
        let shell = shell.args(["-c", &script]).arg(program).arg(site.path());
        assert!(shell.output().unwrap().status.success());
    };
    let mode = |name: &str| {
        let path = site.path().join("feeds").join(name);
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    };
    build("027");
    for name in ["rss.xml", "category/c1/index.html", MANIFEST] {
        assert_eq!(mode(name), 0o640, "{name}");
    }
    let rss = site.path().join("feeds/rss.xml");
    fs::set_permissions(&rss, fs::Permissions::from_mode(0o664)).unwrap();
    fs::write(&rss, "").unwrap();
    let atom = site.path().join("feeds/atom.xml");
    fs::remove_file(atom).unwrap();
    build("002");
    assert_eq!((mode("rss.xml"), mode("atom.xml")), (0o664, 0o664));
    assert_eq!(mode(MANIFEST), 0o640);
}

#[test]
fn outputs_and_settings_do_not_take_each_others_cache() {
    let site = site("");
    let out = tempfile::tempdir().unwrap();
    let variants: [&[&str]; 5] = [
        &[],
        &["--out", out.path().to_str().unwrap()],
        &["--limit", "1"],
        &["--format", "atom"],
        &["--drafts"],
    ];
    let report = |arguments: &[&str]| -> serde_json::Value {
        let run = run(site.path(), &[arguments, &["--report", "json"]].concat());
        serde_json::from_slice(&run.stdout).unwrap()
    };
    // What was written this very moment is read again.
    std::thread::sleep(std::time::Duration::from_millis(30));
    for (nth, arguments) in variants.iter().enumerate() {
        let read = report(arguments)["read"].as_u64().unwrap();
        // Drafts are other posts; for all others one index is enough.
        assert_eq!(
            read,
            if matches!(nth, 0 | 4) { 3 } else { 0 },
            "{arguments:?}"
        );
    }
    for arguments in variants.iter().chain(&variants) {
        let report = report(arguments);
        assert_eq!(report["read"], 0, "{arguments:?}");
        assert_eq!(report["notes"], serde_json::json!([]), "{arguments:?}");
    }
}

#[test]
fn the_manifest_may_be_kept_elsewhere_and_is_moved_there() {
    let site = site("");
    let feeds = site.path().join("feeds");
    assert_eq!(build(site.path(), &[]), (0, String::new()));
    let before = read(feeds.join(MANIFEST));
    let settings = "title: T\nurl: https://example.org\nfeeds: {manifest: .feedmill/documents}\n";
    fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
    let elsewhere = site.path().join(".feedmill/documents");
    for _ in 0..2 {
        assert_eq!(build(site.path(), &[]).0, 0);
        assert!(!feeds.join(MANIFEST).exists());
        assert_eq!(read(&elsewhere), before);
    }
    // It is believed: what is no longer made goes, and what is somebody else's stays.
    fs::write(feeds.join("own.xml"), "mine").unwrap();
    remove_post(site.path());
    assert_eq!(build(site.path(), &[]), (0, String::new()));
    assert!(!feeds.join("category/c2").exists());
    assert_eq!(read(feeds.join("own.xml")), "mine");
    assert!(!read(&elsewhere).contains("c2/"));
    // Another folder has a list of its own.
    let other = site.path().join("other");
    let known = read(&elsewhere);
    assert_eq!(build(site.path(), &["--out", other.to_str().unwrap()]).0, 0);
    assert!(other.join(MANIFEST).is_file());
    assert_eq!(read(&elsewhere), known);
    // What is published is what the list names, wherever it is.
    let published = site.path().join("published");
    let run = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .args(["publish".as_ref(), site.path(), "--to".as_ref(), &published])
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    assert_eq!(read(published.join("rss.xml")), read(feeds.join("rss.xml")));
    assert!(!published.join("own.xml").exists());
}

#[test]
fn a_file_that_is_no_manifest_is_never_taken_for_one() {
    for (manifest, said) in [
        ("feedmill.yaml", "is not a manifest of feedmill"),
        ("../documents", "is not the path of a file in the site"),
        ("/etc/documents", "is not the path of a file in the site"),
        ("feeds/documents", "is served with the feeds"),
    ] {
        let site = site(&format!("manifest: {manifest}"));
        let settings = read(site.path().join("feedmill.yaml"));
        let (code, text) = build(site.path(), &[]);
        assert_eq!(code, 2, "{manifest}: {text}");
        assert!(text.contains(said), "{manifest}: {text}");
        assert_eq!(read(site.path().join("feedmill.yaml")), settings);
    }
}

#[cfg(unix)]
#[test]
fn a_manifest_is_not_written_behind_a_link_out_of_the_site() {
    let outside = tempfile::tempdir().unwrap();
    let site = site("manifest: kept/documents");
    std::os::unix::fs::symlink(outside.path(), site.path().join("kept")).unwrap();
    let (code, text) = build(site.path(), &[]);
    assert_eq!(code, 2, "{text}");
    assert!(text.contains("leads out of the site"), "{text}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn nothing_but_documents_is_in_the_folder_while_a_build_goes_on() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static LOOKS: AtomicUsize = AtomicUsize::new(0);
    let site = site("");
    let feeds = site.path().join("feeds");
    let config = feedmill::Config::load(site.path()).unwrap();
    let now = "2026-01-01T00:00:00Z".parse().unwrap();
    let folder = feeds.clone();
    let look = move |_: &_| {
        LOOKS.fetch_add(1, Ordering::Relaxed);
        let names = fs::read_dir(&folder).into_iter().flatten();
        let mut names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert!(!names.any(|name| name.starts_with(".feedmill-") && name != MANIFEST));
        true
    };
    let folder = feedmill::Folder::new(feeds, feedmill::Mode::Write).with_gate(look);
    feedmill::build(&config, now, folder).unwrap();
    assert!(LOOKS.load(Ordering::Relaxed) > 10);
    // A build without a cache leaves nothing in the site.
    assert!(!site.path().join(".feedmill").exists());
}

#[cfg(unix)]
#[test]
fn where_the_site_cannot_be_written_documents_are_all_the_same() {
    use std::os::unix::fs::symlink;
    let site = site("");
    let out = tempfile::tempdir().unwrap();
    // Even root cannot make a folder where a file is.
    fs::write(site.path().join(".feedmill"), "").unwrap();
    let config = feedmill::Config::load(site.path()).unwrap();
    let now = "2026-01-01T00:00:00Z".parse().unwrap();
    let build = || {
        let folder = feedmill::Folder::new(out.path().to_owned(), feedmill::Mode::Write);
        feedmill::build(&config, now, folder).unwrap();
        assert!(out.path().join("rss.xml").is_file());
        assert!(!out.path().join(".feedmill-new").exists());
    };
    build();
    fs::remove_file(site.path().join(".feedmill")).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join(".feedmill")).unwrap();
    symlink(elsewhere.path(), site.path().join(".feedmill/new")).unwrap();
    fs::remove_file(out.path().join("rss.xml")).unwrap();
    build();
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn a_build_leaves_only_documents_in_the_folder() {
    let site = site("");
    fs::create_dir(site.path().join(".feedmill")).unwrap();
    fs::write(site.path().join(".feedmill/state"), "of an earlier release").unwrap();
    assert_eq!(build(site.path(), &[]).0, 0);
    let names = |folder: &str| {
        let entries = fs::read_dir(site.path().join(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name.starts_with(".feed")).collect();
        names.sort();
        names
    };
    assert_eq!(names("feeds"), [MANIFEST]);
    let mut own: Vec<_> = fs::read_dir(site.path().join(".feedmill"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    own.sort();
    assert_eq!(own, [".gitignore", "cache"]);
}
