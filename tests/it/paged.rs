//! Sites of generators whose pages are read, as these generators make them (see `tests/paged/README.md`).

use std::fs;
use std::path::Path;

use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::{Config, Folder, Mode, Report};
use serde_json::Value;

fn now() -> Timestamp {
    let zone = "UTC".parse().unwrap();
    date::read("2026-01-01T00:00:00Z", false, zone, NaiveDates::Site).unwrap()
}

/// A copy of the site of that name.
fn site(name: &str) -> tempfile::TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/paged")
        .join(name);
    let copy = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new(&from).into_iter().flatten() {
        let to = copy.path().join(entry.path().strip_prefix(&from).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(to).unwrap(),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
    copy
}

fn build(site: &Path) -> Result<(Report, Vec<Value>), String> {
    let mut config = Config::load(site).map_err(|error| error.to_string())?;
    config.feeds.limit = Some(0);
    let folder = Folder::new(site.join("feeds"), Mode::Write);
    let report = feedmill::build(&config, now(), folder).map_err(|error| error.to_string())?;
    let feed = fs::read_to_string(site.join("feeds/feed.json")).unwrap();
    let feed: Value = serde_json::from_str(&feed).unwrap();
    Ok((report, feed["items"].as_array().unwrap().clone()))
}

fn posts(name: &str) -> Vec<Value> {
    let site = site(name);
    let (report, posts) = build(site.path()).unwrap();
    let warnings: Vec<_> = report
        .warnings
        .iter()
        .map(|warning| (warning.code, &warning.message))
        .collect();
    assert!(warnings.is_empty(), "{name}: {warnings:?}");
    posts
}

fn text<'v>(post: &'v Value, key: &str) -> &'v str {
    post[key].as_str().unwrap_or_default()
}

/// Holds a post to its address, title, day, tags and body.
fn assert_post(post: &Value, url: &str, title: &str, day: &str, tags: &[&str], body: &str) {
    let found: Vec<&str> = post["tags"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let date = text(post, "date_published").get(..10).unwrap_or_default();
    assert_eq!(
        (text(post, "url"), text(post, "title"), date),
        (url, title, day)
    );
    assert_eq!(found, tags, "{url}");
    let shown = feedmill::html::text(text(post, "content_html"));
    assert_eq!(shown, body, "{url}: {}", text(post, "content_html"));
}

#[test]
fn astro() {
    let posts = posts("astro");
    assert_eq!(posts.len(), 3, "a draft is none");
    assert_post(
        &posts[0],
        "https://quay.example/blog/high-tide/",
        "High tide",
        "2024-03-01",
        &["sea", "quay"],
        "The quay floods at noon, and nobody is surprised. Read the table and what we wrote. What to bring boots a rope const level = (m) => m < 3; console.log(level(2)); hour level 12 3 m A note1. Measured at the lock. ↩",
    );
    assert_eq!(text(&posts[0], "summary"), "The quay floods at noon.");
    let body = text(&posts[0], "content_html");
    assert!(body.contains("<pre><code class=\"language-js\">const level = (m) =&gt; m &lt; 3;\n\nconsole.log(level(2));"), "{body}");
    assert!(
        body.contains("https://quay.example/blog/high-tide/the-lock/"),
        "{body}"
    );
    assert_post(
        &posts[1],
        "https://quay.example/blog/the-lock/",
        "The lock & its keeper",
        "2024-02-10",
        &["lock"],
        "Ada keeps the lock. She says “come early”. The gate opens once.",
    );
    assert_eq!(text(&posts[1], "date_published"), "2024-02-10T08:30:00Z");
    assert_eq!(text(&posts[1], "date_modified"), "2024-02-12T00:00:00Z");
    assert_post(
        &posts[2],
        "https://quay.example/blog/nested/ebb/",
        "Ebb",
        "2023-12-24",
        &[],
        "The boats lie on the sand, and the gulls walk between them. First they sleep. Then they eat.",
    );
}

#[test]
fn hexo() {
    let posts = posts("hexo");
    assert_eq!(posts.len(), 2);
    assert_post(
        &posts[0],
        "https://quay.example/notes/2024/03/high-tide/",
        "High tide",
        "2024-03-01",
        &["News", "sea", "quay"],
        "The quay floods at noon. Bring boots, and a rope. const level = (m) => m < 3; console.log(level(2)); def level(m): return m < 3 The lock",
    );
    let body = text(&posts[0], "content_html");
    assert!(
        body.contains(
            "<pre><code class=\"language-python\">def level(m):\n    return m &lt; 3\n</code></pre>"
        ),
        "{body}"
    );
    assert!(
        body.contains("href=\"https://quay.example/notes/2024/02/the-lock/\""),
        "{body}"
    );
    assert_post(
        &posts[1],
        "https://quay.example/notes/2024/02/the-lock/",
        "The lock",
        "2024-02-10",
        &[],
        "Ada keeps the lock, and opens it once a day.",
    );
    assert!(
        text(&posts[1], "content_html").contains("src=\"https://quay.example/notes/gate.png\"")
    );
}

#[test]
fn vitepress() {
    let posts = posts("vitepress");
    assert_eq!(posts.len(), 2, "a page without a date is not a post");
    assert_post(
        &posts[0],
        "https://quay.example/notes/posts/high-tide.html",
        "High tide",
        "2024-03-01",
        &["sea"],
        "The quay floods at noon, at level 3 m. WARNING Bring boots, and a rope. Code const level = (m) => m < 3; console.log(level(2)); Two and two are 4.",
    );
    assert_post(
        &posts[1],
        "https://quay.example/notes/posts/the-lock.html",
        "The lock",
        "2024-02-10",
        &[],
        "Ada keeps the lock, and opens it once a day. See the tide. More It opens at noon.",
    );
}

#[test]
fn ablog() {
    let posts = posts("ablog");
    assert_eq!(posts.len(), 2);
    assert_post(
        &posts[0],
        "https://quay.example/blog/high-tide.html",
        "High tide",
        "2024-03-01",
        &["News", "sea", "quay"],
        "The quay floods at noon. See The lock and the lock. Note Bring boots, and a rope. What to bring def level(m): return m < 3 \\[a < b\\]",
    );
    assert_post(
        &posts[1],
        "https://quay.example/blog/the-lock.html",
        "The lock",
        "2024-02-10",
        &["lock"],
        "Ada keeps the lock, and opens it once a day [1]. [1] At noon.",
    );
}

#[test]
fn quarto() {
    let posts = posts("quarto");
    assert_eq!(posts.len(), 1);
    assert_post(
        &posts[0],
        "https://quay.example/posts/tide/",
        "High tide",
        "2024-03-01",
        &["sea", "quay"],
        "The quay floods at noon, at level \\(x < 3\\). print(1 + 1) 2",
    );
    assert_eq!(posts[0]["authors"][0]["name"], "Ada");
}

#[test]
fn pages_without_a_generator() {
    let posts = posts("plain");
    assert_eq!(
        posts.len(),
        1,
        "neither the home page nor a page without a date is a post"
    );
    assert_post(
        &posts[0],
        "https://quay.example/notes/tide.html",
        "High tide",
        "2024-03-01",
        &[],
        "The quay floods at noon, and nobody is surprised: it floods each spring. Bring boots, and a rope.",
    );
    assert_eq!(posts[0]["authors"][0]["name"], "Ada");
    assert!(
        text(&posts[0], "content_html").contains("src=\"https://quay.example/notes/rope.png\"")
    );
}

#[test]
fn a_generator_that_has_not_run_is_named_with_its_command() {
    for (name, output, command) in [
        ("astro", "dist", "npm run build"),
        ("hexo", "public", "npx hexo generate"),
        ("vitepress", ".vitepress/dist", "npx vitepress build"),
        ("quarto", "_site", "quarto render"),
        ("ablog", "_build", "sphinx-build . _build/html"),
    ] {
        let site = site(name);
        fs::remove_dir_all(site.path().join(output)).unwrap();
        let settings = "title: The quay\nurl: https://quay.example/\n";
        fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
        let error = build(site.path()).unwrap_err();
        assert!(
            error.contains(&format!("run `{command}` first")),
            "{name}: {error}"
        );
        assert!(!site.path().join("feeds").exists(), "{name}");
    }
}

#[test]
fn the_doctor_names_what_does_not_fit() {
    let site = site("astro");
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: The quay\nurl: https://quay.example/\n",
    )
    .unwrap();
    let examine = || {
        let config = Config::load(site.path()).unwrap();
        let diagnosis = feedmill::doctor::examine(&config, now()).unwrap();
        let findings = diagnosis.findings.iter();
        let findings: Vec<_> = findings
            .map(|finding| (finding.code, finding.path.clone()))
            .collect();
        (diagnosis.posts, diagnosis.pages, findings)
    };
    assert_eq!(examine(), (3, 4, vec![]));
    let page = |path: &str| site.path().join("dist/blog").join(path).join("index.html");
    fs::remove_file(page("nested/ebb")).unwrap();
    fs::remove_file(site.path().join("dist/gate.png")).unwrap();
    let tide = fs::read_to_string(page("high-tide")).unwrap();
    let other = tide
        .replace(
            "<title>High tide",
            "<meta property=\"article:published_time\" content=\"2024-04-01\"><title>Low tide",
        )
        .replace("/blog/high-tide/", "/blog/low-tide/");
    fs::create_dir_all(site.path().join("dist/blog/low-tide")).unwrap();
    fs::write(page("low-tide"), &other).unwrap();
    fs::write(
        page("high-tide"),
        other.replace("/blog/low-tide/", "/blog/high-tide/"),
    )
    .unwrap();
    let (_, _, findings) = examine();
    let source = "src/content/blog";
    let mut wanted = vec![
        ("broken-picture", "dist".to_owned()),
        ("date-differs", format!("{source}/high-tide.md")),
        ("page-without-post", "blog/low-tide/index.html".to_owned()),
        ("post-without-page", format!("{source}/nested/ebb.md")),
        ("title-differs", format!("{source}/high-tide.md")),
    ];
    wanted.sort();
    assert_eq!(findings, wanted);
    assert!(!site.path().join("feeds").exists(), "nothing is written");
}

#[test]
fn posts_of_a_folder_beside_a_generator_are_read_without_its_pages() {
    let site = tempfile::tempdir().unwrap();
    let write = |file: &str, text: &str| {
        let path = site.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "feedmill.yaml",
        "title: The quay\nurl: https://quay.example/\n",
    );
    write("astro.config.mjs", "export default {};\n");
    write(
        "content/tide.md",
        "---\ntitle: High tide\ndate: 2024-03-01\n---\nThe quay floods.\n",
    );
    let (report, posts) = build(site.path()).unwrap();
    let codes: Vec<_> = report.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!((posts.len(), codes), (1, vec!["no-pages-yet"]));
    let settings = "title: The quay\nurl: https://quay.example/\ncontent: {dir: content}\n";
    write("feedmill.yaml", settings);
    let (report, posts) = build(site.path()).unwrap();
    assert_eq!((posts.len(), report.warnings.len()), (1, 0));
}
