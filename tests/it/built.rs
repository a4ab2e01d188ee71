//! The site that its own generator built shows whether feeds lead where they should.

use std::fs;
use std::path::Path;

use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::{Config, Error, Folder, Mode, Report, Trust};

fn now() -> Timestamp {
    let zone = "UTC".parse().unwrap();
    date::read("2026-01-01T00:00:00Z", false, zone, NaiveDates::Site).unwrap()
}

fn write(site: &Path, file: &str, text: &str) {
    let path = site.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A site with posts `1.md` to `posts.md`, and its pages below `public`, which are written last.
fn site(posts: usize) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let settings = "title: T\nurl: https://example.org/\ncontent: {built: public, permalink: /:title/}\nfeeds: {by: [all], formats: [atom], pages: false, limit: 0}\n";
    write(site.path(), "feedmill.yaml", settings);
    for post in 1..=posts {
        let text = format!("---\ntitle: Post {post}\ndate: 2025-01-01\n---\nText {post}.\n");
        write(site.path(), &format!("content/post-{post}.md"), &text);
    }
    for post in 1..=posts {
        write(
            site.path(),
            &format!("public/post-{post}/index.html"),
            "<p>Text.",
        );
    }
    write(site.path(), "public/index.html", "<p>Home.");
    site
}

fn build(site: &Path) -> Result<Report, Error> {
    run(site, false)
}

fn run(site: &Path, force: bool) -> Result<Report, Error> {
    let config = Config::load(site).unwrap();
    let folder = Folder::new(site.join("feeds"), Mode::Write);
    let folder = folder.with_force(force);
    feedmill::rebuild(&config, now(), folder, Trust::Fingerprints)
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.warnings.iter().map(|warning| warning.code).collect()
}

fn refused(result: Result<Report, Error>) -> (String, Vec<String>) {
    let error = result.unwrap_err();
    let warnings = error.warnings().iter();
    let warnings = warnings.map(|warning| warning.message.clone()).collect();
    (error.to_string(), warnings)
}

#[test]
fn entries_with_pages_are_fine() {
    let site = site(3);
    assert_eq!(codes(&build(site.path()).unwrap()), [""; 0]);
}

/// Some repositories keep the few pages that a site had when it was begun.
#[test]
fn a_folder_with_a_few_old_pages_is_not_the_built_site() {
    let site = tempfile::tempdir().unwrap();
    write(
        site.path(),
        "_config.yml",
        "title: T\nurl: https://weir.example\ntimezone: UTC\n",
    );
    write(site.path(), "_site/index.html", "<p>Home.");
    write(site.path(), "_site/about.html", "<p>About.");
    for post in 1..=30 {
        let text = format!("---\ntitle: Post {post}\n---\nText {post}.\n");
        write(
            site.path(),
            &format!("_posts/2021-01-{post:02}-a.md"),
            &text,
        );
    }
    // The pages are newer than the posts, as they are in a fresh clone.
    write(site.path(), "_site/index.html", "<p>Home.");
    let report = build(site.path()).unwrap();
    assert_eq!(codes(&report), [""; 0]);
    assert!(
        report
            .notes
            .iter()
            .any(|note| note.contains("none of the 20 posts")),
        "{:?}",
        report.notes
    );
}

#[test]
fn feeds_that_lead_nowhere_replace_nothing() {
    let site = site(3);
    build(site.path()).unwrap();
    let feed = site.path().join("feeds/atom.xml");
    let before = fs::read(&feed).unwrap();
    let settings = fs::read_to_string(site.path().join("feedmill.yaml")).unwrap();
    let wrong = settings.replace("/:title/", "/blog/:title/");
    write(site.path(), "feedmill.yaml", &wrong);
    let (message, warnings) = refused(build(site.path()));
    assert!(message.contains("3 of the 3 posts"), "{message}");
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(
        warnings[0].contains("(`/post-1/`, not `/blog/post-1/`)"),
        "{warnings:?}"
    );
    assert_eq!(fs::read(&feed).unwrap(), before);
    assert!(!site.path().join("feeds/.feedmill-new").exists());
    let forced = run(site.path(), true).unwrap();
    assert_eq!(codes(&forced), ["page-elsewhere"]);
    assert!(fs::read_to_string(&feed).unwrap().contains("/blog/post-1/"));
}

#[test]
fn one_miss_in_a_hundred_is_a_warning_in_every_build() {
    let site = site(100);
    fs::remove_dir_all(site.path().join("public/post-7")).unwrap();
    for _ in 0..2 {
        let report = build(site.path()).unwrap();
        assert_eq!(codes(&report), ["no-page"]);
        let message = &report.warnings[0].message;
        assert!(
            message.contains("content/post-7.md (`/post-7/`"),
            "{message}"
        );
    }
}

#[test]
fn a_page_that_goes_away_is_noticed_though_no_post_changed() {
    let site = site(3);
    build(site.path()).unwrap();
    fs::remove_dir_all(site.path().join("public/post-2")).unwrap();
    refused(build(site.path()));
}

#[test]
fn posts_that_are_newer_than_the_built_site_are_a_note() {
    let site = site(3);
    let past = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
    for page in ["index.html", "post-1/index.html", "post-2/index.html"] {
        let path = site.path().join("public").join(page);
        let file = fs::File::options().write(true).open(path).unwrap();
        file.set_modified(past).unwrap();
    }
    fs::remove_dir_all(site.path().join("public/post-3")).unwrap();
    let report = build(site.path()).unwrap();
    assert_eq!(codes(&report), [""; 0]);
    assert!(
        report.notes[0].contains("is older than 1"),
        "{:?}",
        report.notes
    );
}

#[test]
fn pictures_of_the_newest_entries_are_looked_up() {
    let site = site(100);
    let post =
        "---\ntitle: A\ndate: 2025-06-01\n---\n![a](/own.png) ![b](/kept.png) ![c](/renamed.png)\n";
    write(site.path(), "content/post-1.md", post);
    write(site.path(), "public/kept.png", "png");
    write(
        site.path(),
        "public/post-1/index.html",
        "<img src=/own.png><img src=/kept.png><img src=/_image/x.webp>",
    );
    let report = build(site.path()).unwrap();
    assert_eq!(codes(&report), ["no-picture-on-site", "broken-picture"]);
    assert!(report.warnings[0].message.contains("(`/renamed.png`)"));
    assert!(report.warnings[1].message.contains("(`/own.png`)"));
}

#[test]
fn an_output_that_is_not_named_counts_if_a_generator_made_it() {
    let site = tempfile::tempdir().unwrap();
    write(
        site.path(),
        "hugo.toml",
        "baseURL = 'https://tide.example/'\ntitle = 'T'\npublishDir = 'www'\n",
    );
    write(
        site.path(),
        "content/posts/a.md",
        "---\ntitle: A\ndate: 2025-01-01\n---\nText.\n",
    );
    // Only feedmill wrote there.
    write(
        site.path(),
        "www/index.html",
        "<meta name=\"generator\" content=\"feedmill\">",
    );
    build(site.path()).unwrap();
    write(
        site.path(),
        "www/index.html",
        "<meta name=\"generator\" content=\"Hugo\">",
    );
    refused(build(site.path()));
    write(site.path(), "www/posts/a/index.html", "<p>Text.");
    assert_eq!(codes(&build(site.path()).unwrap()), [""; 0]);
}

#[test]
fn feeds_are_not_emptied() {
    let site = site(30);
    build(site.path()).unwrap();
    for post in 1..=30 {
        let text = format!("---\ntitle: Post {post}\ndate: 2025-01-01\ndraft: true\n---\nText.\n");
        write(site.path(), &format!("content/post-{post}.md"), &text);
    }
    let (message, _) = refused(build(site.path()));
    assert!(message.contains("files found: 30"), "{message}");
    for post in 1..=8 {
        fs::remove_file(site.path().join(format!("content/post-{post}.md"))).unwrap();
        let text = format!("---\ntitle: Post {post}\ndate: 2025-01-01\n---\nText.\n");
        write(site.path(), &format!("content/post-{post}.md"), &text);
    }
    let (message, _) = refused(build(site.path()));
    assert!(
        message.contains("8 posts, and the last build found 30"),
        "{message}"
    );
    run(site.path(), true).unwrap();
    build(site.path()).unwrap();
}
