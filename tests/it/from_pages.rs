//! Bodies and addresses come from the pages of the built site where the source cannot tell them.

use std::fs;
use std::path::Path;

use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::{Config, Folder, Mode, Report, Trust};

fn now() -> Timestamp {
    let zone = "UTC".parse().unwrap();
    date::read("2026-01-01T00:00:00Z", false, zone, NaiveDates::Site).unwrap()
}

fn write(site: &Path, file: &str, text: &str) {
    let path = site.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn build(site: &Path) -> Report {
    let config = Config::load(site).unwrap();
    let folder = Folder::new(site.join("feeds"), Mode::Write);
    feedmill::rebuild(&config, now(), folder, Trust::Fingerprints).unwrap()
}

fn feed(site: &Path) -> serde_json::Value {
    serde_json::from_str(&fs::read_to_string(site.join("feeds/feed.json")).unwrap()).unwrap()
}

/// The bodies of the newest posts, newest first.
fn bodies(site: &Path) -> Vec<String> {
    let items = feed(site)["items"].as_array().unwrap().clone();
    let body =
        |item: &serde_json::Value| item["content_html"].as_str().unwrap_or_default().to_owned();
    items.iter().map(body).collect()
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.warnings.iter().map(|warning| warning.code).collect()
}

fn page(title: &str, day: &str, body: &str) -> String {
    format!(
        "<html lang=en><head><title>{title} | Quay</title><meta property=og:site_name content=Quay><meta property=og:type content=article>\
         <meta property=article:published_time content={day}></head><body><nav><a href=/>Home</a></nav>\
         <article><h1>{title}</h1>{body}<footer>Quay</footer></article></body></html>"
    )
}

const SETTINGS: &str = "title: Quay\nurl: https://quay.example/\nfeeds: {by: [all], formats: [json], pages: false, limit: 0}\n";

/// A Hugo site with two posts, one of which has a shortcode of the site's own, and its pages.
fn hugo() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "feedmill.yaml", SETTINGS);
    write(
        site.path(),
        "hugo.toml",
        "baseURL = 'https://quay.example/'\ntitle = 'Quay'\n",
    );
    let post = |title: &str, day: &str, body: &str| {
        format!("---\ntitle: {title}\ndate: {day}\n---\n{body}\n")
    };
    write(
        site.path(),
        "content/posts/tide.md",
        &post(
            "High tide",
            "2025-01-02",
            "The boats stay out until the evening.\n\n{{< gauge level=\"3\" >}}\n\nThen they come in.",
        ),
    );
    write(
        site.path(),
        "content/posts/ebb.md",
        &post("Ebb", "2025-01-01", "The boats lie on the sand."),
    );
    let tide = "<p>The boats stay out until the evening.</p><p class=gauge>The gauge shows 3 m.</p><p>Then they come in.</p>";
    write(site.path(), "public/index.html", "<p>Home.");
    write(
        site.path(),
        "public/posts/tide/index.html",
        &page("High tide", "2025-01-02", tide),
    );
    write(
        site.path(),
        "public/posts/ebb/index.html",
        &page(
            "Ebb",
            "2025-01-01",
            "<p>The page says something else here.</p>",
        ),
    );
    site
}

#[test]
fn the_page_is_taken_where_the_source_cannot_tell() {
    let site = hugo();
    let report = build(site.path());
    assert_eq!(codes(&report), [""; 0]);
    let found = bodies(site.path());
    assert!(found[0].contains("The gauge shows 3 m."), "{found:?}");
    assert!(
        !found[0].contains("Home") && !found[0].contains("<h1>"),
        "{found:?}"
    );
    assert_eq!(found[1], "<p>The boats lie on the sand.</p>");
}

#[test]
fn the_setting_says_where_bodies_come_from() {
    let site = hugo();
    let with = |setting: &str| {
        write(
            site.path(),
            "feedmill.yaml",
            &format!("{SETTINGS}content: {{{setting}}}\n"),
        );
        let report = build(site.path());
        (bodies(site.path()), codes(&report))
    };
    let (found, warned) = with("body: page");
    assert_eq!(found[1], "<p>The page says something else here.</p>");
    assert_eq!(warned, [""; 0]);
    let (found, warned) = with("body: source");
    assert!(!found[0].contains("gauge shows"), "{found:?}");
    assert_eq!(warned, ["unknown-shortcode"]);
    let (found, _) = with("body: page, main: ['.nothing', '.gauge']");
    assert_eq!(
        found[0],
        "<p class=\"gauge\">The gauge shows 3 m.</p>".replace("class=\"gauge\"", "class=gauge")
    );
    let (found, warned) = with("body: page, main: ['.nothing']");
    assert!(
        found[0].contains("gauge shows") && warned.is_empty(),
        "{found:?}"
    );
}

#[test]
fn a_selector_that_is_not_understood_is_an_error() {
    let site = hugo();
    write(
        site.path(),
        "feedmill.yaml",
        &format!("{SETTINGS}content: {{main: ['a:hover']}}\n"),
    );
    let config = Config::load(site.path()).unwrap();
    let folder = Folder::new(site.path().join("feeds"), Mode::Write);
    let error = feedmill::build(&config, now(), folder)
        .unwrap_err()
        .to_string();
    assert!(error.contains("a:hover"), "{error}");
}

#[test]
fn a_page_without_text_leaves_the_source_and_is_reported() {
    let site = hugo();
    write(
        site.path(),
        "public/posts/tide/index.html",
        "<title>High tide</title><script>app()</script>",
    );
    let report = build(site.path());
    assert_eq!(codes(&report), ["no-content-on-page", "unknown-shortcode"]);
    assert!(bodies(site.path())[0].contains("Then they come in."));
}

#[test]
fn the_address_of_the_only_page_with_title_and_day_is_the_posts() {
    let site = hugo();
    fs::rename(
        site.path().join("public/posts"),
        site.path().join("public/2025"),
    )
    .unwrap();
    // Another page with the title of one, and another day.
    write(
        site.path(),
        "public/old/index.html",
        &page("High tide", "2019-01-02", "<p>Long ago.</p>"),
    );
    for _ in 0..2 {
        let report = build(site.path());
        assert_eq!(codes(&report), [""; 0]);
        assert!(
            report
                .notes
                .iter()
                .any(|note| note.contains("source gives others: 2")),
            "{:?}",
            report.notes
        );
        let items = feed(site.path())["items"].clone();
        assert_eq!(items[0]["url"], "https://quay.example/2025/tide/");
        assert_eq!(items[1]["url"], "https://quay.example/2025/ebb/");
    }
}

#[test]
fn a_post_in_another_language_is_shown_as_its_page_shows_it() {
    let site = hugo();
    write(
        site.path(),
        "content/posts/lock.org",
        "#+title: The lock\n#+date: <2025-02-03 Mon>\n#+filetags: :sea:\n\nThe lock opens at *noon*.\n",
    );
    let report = build(site.path());
    assert_eq!((report.posts, codes(&report)), (2, vec!["not-supported"]));
    write(
        site.path(),
        "public/posts/lock/index.html",
        &page(
            "The lock",
            "2025-02-03",
            "<p>The lock opens at <b>noon</b>.</p>",
        ),
    );
    let report = build(site.path());
    assert_eq!((report.posts, codes(&report)), (3, vec![]));
    assert_eq!(
        bodies(site.path())[0],
        "<p>The lock opens at <b>noon</b>.</p>"
    );
    assert_eq!(feed(site.path())["items"][0]["tags"][1], "sea");
}

#[test]
fn what_did_not_change_is_not_read_again() {
    let site = hugo();
    let unchanged = |site: &Path| {
        // What is as new as the clock of the file system may change unseen.
        let past = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
        for entry in walkdir::WalkDir::new(site).into_iter().flatten() {
            if entry.file_type().is_file() && !entry.path().starts_with(site.join("feeds")) {
                let file = fs::File::options().append(true).open(entry.path()).unwrap();
                file.set_modified(past).unwrap();
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    unchanged(site.path());
    build(site.path());
    let before = fs::read(site.path().join("feeds/feed.json")).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    build(site.path());
    let report = build(site.path());
    assert_eq!((report.read, report.documents.changes.len()), (0, 0));
    assert_eq!(
        fs::read(site.path().join("feeds/feed.json")).unwrap(),
        before
    );
    let file = site.path().join("public/posts/tide/index.html");
    let changed = fs::read_to_string(&file).unwrap().replace("3 m", "4 m");
    fs::write(&file, changed).unwrap();
    build(site.path());
    assert!(bodies(site.path())[0].contains("The gauge shows 4 m."));
}

/// What generators made of the golden sites, put into pages as themes do.
#[test]
fn a_body_is_the_same_out_of_a_page() {
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generators");
    let mut count = 0;
    for name in ["hugo", "hugo-sections", "pelican", "eleventy", "zola"] {
        let expected = fs::read_to_string(sites.join(name).join("expected.json")).unwrap();
        let expected: serde_json::Value = serde_json::from_str(&expected).unwrap();
        let all = expected.as_array().cloned().unwrap_or_else(|| {
            let map = expected.as_object().unwrap();
            map.values()
                .flat_map(|value| value.as_array().cloned().unwrap_or(vec![value.clone()]))
                .collect()
        });
        for post in all {
            let body = ["body", "content", "html"]
                .iter()
                .find_map(|key| post[*key].as_str());
            let title = post["title"].as_str().unwrap_or("A title");
            let Some(body) = body else { continue };
            let wanted = clean(body);
            // Of code in a table, the page leaves out the numbers of lines.
            if wanted.trim().is_empty()
                || ["lnt", "lineno", "user-select:none"]
                    .iter()
                    .any(|class| body.contains(class))
            {
                continue;
            }
            for (before, after) in [
                (
                    "<main><article><header><h1>TITLE</h1><p>By <a rel=author href=/me>me</a></p></header>",
                    "<footer><p>Tags</p></footer></article></main>",
                ),
                (
                    "<div id=nav><ul><li><a href=/>Home</a></li></ul></div><div class=h-entry><h1 class=p-name>TITLE</h1><div class=e-content>",
                    "</div></div><div id=footer>2024</div>",
                ),
                (
                    "<article><h1>TITLE</h1><div class=\"post-meta\"><time datetime=2024-01-02>2 January</time></div><div class=post-content>",
                    "</div><div class=share-buttons>Share</div></article>",
                ),
            ] {
                let page = format!(
                    "<title>{title}</title><body>{}{body}{after}",
                    before.replace("TITLE", title)
                );
                let like = feedmill::html::text(body);
                let options = feedmill::html::page::Options {
                    like: Some(&like),
                    title: Some(title),
                    ..Default::default()
                };
                let read = feedmill::html::page::read(&page, &options);
                assert_eq!(
                    feedmill::html::text(&clean(&read.content)),
                    feedmill::html::text(&wanted),
                    "{name}: {title}: {before}"
                );
                count += 1;
            }
        }
    }
    assert!(count > 100, "{count}");
}

fn clean(body: &str) -> String {
    use feedmill::html::{Context, Profile, Sanitize, boilerplate};
    let url = url::Url::parse("https://quay.example/a/").unwrap();
    let context = Context {
        page: &url,
        site: &url,
        profile: Profile::Feedmill,
        remove: boilerplate(),
        sanitize: Sanitize::Normal,
        id_prefix: "",
    };
    feedmill::html::clean(body, &context).into_owned()
}
