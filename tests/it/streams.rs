//! Posts that come one a line: from a file, compressed or not, or on standard input.

use std::fs;
use std::io::Write;
use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};

use crate::world::site::files;

const NOW: &str = "2026-06-01T00:00:00Z";

fn feedmill(site: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
    command.current_dir(site);
    command
}

/// A site with these settings besides its title and address.
fn site(settings: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let text = format!("title: Quay\nurl: https://quay.example/\n{settings}");
    fs::write(site.path().join("feedmill.yaml"), text).unwrap();
    site
}

/// What a build prints, and whether it succeeds.
fn build(site: &Path, args: &[&str]) -> (bool, String) {
    let output = feedmill(site)
        .args(["build", "--now", NOW, "--warnings", "all"])
        .args(args)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// Posts as objects and as files.
fn posts() -> Vec<(Value, String)> {
    let post = |number: usize| {
        let day = 1 + number % 28;
        let tags = ["tide", "ferry", "fish"][number % 3];
        let path = format!("content/2026-0{}-{day:02}-post-{number}.md", 1 + number % 5);
        let body = format!("Text *{number}*, [more](/about/).\n\n- a\n- b\n");
        let date = format!("2026-0{}-{day:02} 10:00:00 +0100", 1 + number % 5);
        let file = format!(
            "---\ntitle: \"Post {number}\"\ndate: {date}\ncategories: [News]\ntags: [{tags}]\nauthor: Ann\nguid: urn:quay:{number}\n---\n{body}"
        );
        let value = json!({
            "path": path, "title": format!("Post {number}"), "date": date, "categories": ["News"], "tags": [tags],
            "author": "Ann", "guid": format!("urn:quay:{number}"), "body": body,
        });
        (value, file)
    };
    (0..700).map(post).collect()
}

fn lines(posts: &[Value]) -> String {
    posts.iter().map(|post| format!("{post}\n")).collect()
}

#[test]
fn a_stream_gives_the_documents_of_the_same_posts_in_a_folder() {
    let folder = site("");
    fs::create_dir(folder.path().join("content")).unwrap();
    let posts = posts();
    for (post, file) in &posts {
        fs::write(folder.path().join(post["path"].as_str().unwrap()), file).unwrap();
    }
    assert!(build(folder.path(), &[]).0);
    let wanted = files(&folder.path().join("feeds"));
    assert!(wanted.len() > 10);
    // In another order than that of their paths.
    let values: Vec<Value> = posts.into_iter().rev().map(|(post, _)| post).collect();
    let text = lines(&values);
    let stream = site("content: {from: posts.jsonl}\n");
    fs::write(stream.path().join("posts.jsonl"), &text).unwrap();
    let (is_built, said) = build(stream.path(), &[]);
    assert!(is_built, "{said}");
    assert!(files(&stream.path().join("feeds")) == wanted, "{said}");

    let piped = site("");
    let build = feedmill(piped.path())
        .args(["build", "--now", NOW, "--from", "-"])
        .write_stdin(text)
        .assert();
    build.success();
    assert!(files(&piped.path().join("feeds")) == wanted);
}

#[test]
#[cfg(feature = "compressed")]
fn compressed_streams_are_read_and_half_of_one_removes_nothing() {
    let values: Vec<Value> = posts().into_iter().map(|(post, _)| post).collect();
    let text = lines(&values);
    let plain = site("content: {from: posts.jsonl}\n");
    fs::write(plain.path().join("posts.jsonl"), &text).unwrap();
    build(plain.path(), &[]);
    let wanted = files(&plain.path().join("feeds"));
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(text.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let zstd = ruzstd::encoding::compress_to_vec(
        text.as_bytes(),
        ruzstd::encoding::CompressionLevel::Fastest,
    );
    for (name, bytes) in [("posts.jsonl.gz", gzip), ("posts.jsonl.zst", zstd)] {
        let site = site(&format!("content: {{from: {name}}}\n"));
        fs::write(site.path().join(name), &bytes).unwrap();
        let (is_built, said) = build(site.path(), &[]);
        assert!(is_built, "{said}");
        assert!(files(&site.path().join("feeds")) == wanted, "{name}");
        fs::write(site.path().join(name), &bytes[..bytes.len() / 2]).unwrap();
        let (is_built, said) = build(site.path(), &["--force"]);
        assert!(!is_built && said.contains("cannot be read"), "{said}");
        assert!(files(&site.path().join("feeds")) == wanted, "{name}");
    }
}

#[test]
fn only_what_changed_is_read_and_made_again() {
    let site = site("content: {from: posts.jsonl}\nfeeds: {pages: false}\n");
    let mut values: Vec<Value> = posts().into_iter().map(|(post, _)| post).collect();
    let file = site.path().join("posts.jsonl");
    fs::write(&file, lines(&values)).unwrap();
    build(site.path(), &[]);
    let report = |site: &Path| -> Value {
        let output = feedmill(site)
            .args(["build", "--now", NOW, "--report", "json"])
            .output()
            .unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let unchanged = report(site.path());
    assert_eq!(unchanged["read"], 0, "{unchanged}");
    // The first line is now longer, so that all others lie elsewhere.
    values[3]["title"] = "Another title".into();
    let newest = values.iter().position(|post| {
        let date = post["date"].as_str().unwrap();
        date.starts_with("2026-05-28")
    });
    values[newest.unwrap()]["title"] = "A new title".into();
    fs::write(&file, lines(&values)).unwrap();
    let changed = report(site.path());
    assert_eq!(changed["read"], 2, "{changed}");
    let updated = files(&site.path().join("feeds"));
    fs::remove_dir_all(site.path().join("feeds")).unwrap();
    fs::remove_dir_all(site.path().join(".feedmill")).unwrap();
    build(site.path(), &[]);
    assert!(files(&site.path().join("feeds")) == updated);
    let feed = String::from_utf8(updated["atom.xml"].clone()).unwrap();
    assert!(feed.contains("A new title"));
}

#[test]
fn what_is_wrong_is_named_with_its_line_and_key() {
    let site = site("content: {from: posts.jsonl}\n");
    let text = concat!(
        r#"{"id": 1, "title": "Good", "date": "2026-01-02", "body": "text", "url": "/good/"}"#,
        "\n\n{\"id\": 2, \"title\": \n",
        "[1, 2]\n",
        r#"{"title": {}, "date": "2026-01-02"}"#,
        "\n",
        r#"{"id": 4, "title": "When?", "date": "soon"}"#,
        "\n",
        r#"{"id": 1, "title": "Better", "date": "2026-01-03", "body": "<b>bold</b>", "format": "html"}"#,
        "\n",
        r#"{"id": 6, "title": "Six", "date": "2026-01-03", "updated": "later", "body": "x"}"#,
        "\n",
        r#"{"id": 7, "title": "Seven", "date": "2026-01-03", "format": "rst"}"#,
        "\n",
        r#"{"id": 8, "title": "No date"}"#,
        "\n",
    );
    fs::write(site.path().join("posts.jsonl"), text).unwrap();
    let (is_built, said) = build(site.path(), &[]);
    assert!(is_built, "{said}");
    for (place, wanted) in [
        (":1:1", "a later post has the same key"),
        (
            ":3:19",
            "invalid JSON: EOF while parsing a value; the post is left out",
        ),
        (
            ":4:1",
            "the line is not a JSON object; the post is left out",
        ),
        (":5:1", "the post has no `id`; the post is left out"),
        (
            ":6:1",
            "invalid date `soon`; the post is left out (key `date`)",
        ),
        (
            ":8:1",
            "invalid date `later`; it is ignored (key `updated`)",
        ),
        (":9:1", "unknown format `rst`; the post is left out"),
        (":10:1", "there is no date; the post is left out"),
    ] {
        let said_of = said.find(wanted).map(|at| &said[at..]);
        let said_of = said_of.unwrap_or_else(|| panic!("{wanted}\n\n{said}"));
        let line = said_of.lines().find(|line| line.contains("--> ")).unwrap();
        assert!(
            line.ends_with(&format!("posts.jsonl{place}")),
            "{wanted}\n\n{said}"
        );
    }
    let feed = fs::read_to_string(site.path().join("feeds/feed.json")).unwrap();
    let feed: Value = serde_json::from_str(&feed).unwrap();
    let titles: Vec<&str> = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Better", "Six"]);
    assert_eq!(feed["items"][0]["content_html"], "<b>bold</b>");
}

#[test]
fn nothing_and_half_of_a_stream_remove_no_feed() {
    let site = site("content: {from: posts.jsonl}\n");
    let values: Vec<Value> = posts().into_iter().map(|(post, _)| post).collect();
    let file = site.path().join("posts.jsonl");
    let text = lines(&values);
    fs::write(&file, &text).unwrap();
    assert!(build(site.path(), &[]).0);
    let wanted = files(&site.path().join("feeds"));
    for (text, message) in [
        (
            "",
            "posts.jsonl has no posts that feeds may show; nothing was written",
        ),
        (
            "\n \n",
            "posts.jsonl has no posts that feeds may show; nothing was written",
        ),
        (
            &text[..text.len() / 2],
            "ends in the middle of a post; nothing was written",
        ),
    ] {
        fs::write(&file, text).unwrap();
        let (is_built, said) = build(site.path(), &[]);
        assert!(!is_built && said.contains(message), "{said}");
        assert!(files(&site.path().join("feeds")) == wanted, "{message}");
    }
    fs::remove_file(&file).unwrap();
    let (is_built, said) = build(site.path(), &[]);
    assert!(
        !is_built && said.contains("posts.jsonl: the file cannot be opened"),
        "{said}"
    );
    let none = feedmill(site.path())
        .args(["build", "--now", NOW, "--from", "-"])
        .write_stdin("")
        .assert()
        .code(2);
    let said = String::from_utf8_lossy(&none.get_output().stderr).into_owned();
    assert!(said.contains("standard input has no posts"), "{said}");
    assert!(files(&site.path().join("feeds")) == wanted);
}

#[test]
fn settings_that_name_no_source_say_what_to_write() {
    let site = site("content: {from: posts.csv}\n");
    let (is_built, said) = build(site.path(), &[]);
    assert!(!is_built, "{said}");
    assert!(
        said.contains("unknown kind of source `posts.csv`"),
        "{said}"
    );
    assert!(said.contains("feedmill.yaml:3"), "{said}");
}

/// Every key of the schema is read: a post that has all of them shows all of them, without a warning.
#[test]
fn verbs_that_have_no_use_for_a_stream_say_so() {
    let folder =
        site("content: {from: posts.jsonl}\nsources: [{url: 'https://feeds.example/a.xml'}]\n");
    for (verb, wanted) in [
        (["pull"].as_slice(), "builds read posts from posts.jsonl"),
        (
            &["build", "--watch", "--from", "-"],
            "standard input cannot be watched",
        ),
    ] {
        let run = feedmill(folder.path()).args(verb).output().unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(!run.status.success() && said.contains(wanted), "{said}");
        assert!(said.contains("help: "), "{said}");
    }
}

#[test]
fn every_key_of_the_schema_is_read() {
    let output = feedmill(Path::new(".")).args(["schema", "post"]).output();
    let schema: Value = serde_json::from_slice(&output.unwrap().stdout).unwrap();
    let values = json!({
        "id": "k", "title": "Title-value", "date": "2026-01-02T10:00:00Z", "updated": "2026-01-03T11:11:11Z",
        "url": "/url-value/", "slug": "slug", "guid": "urn:quay:guid-value", "categories": "Cat-value", "tags": ["Tag-value"],
        "authors": [{"name": "Author-value"}], "summary": "Summary-value", "image": "https://quay.example/image-value.png",
        "language": "fr", "draft": false, "expires": "2027-01-01", "body": "Body-value", "format": "html",
        "path": "content/p.html",
    });
    let keys = schema["properties"].as_object().unwrap().keys();
    assert_eq!(
        keys.collect::<Vec<_>>(),
        {
            let mut keys: Vec<_> = values.as_object().unwrap().keys().collect();
            keys.sort();
            keys
        },
        "the test has a value for every key"
    );
    let site = site("language: en\ncontent: {from: posts.jsonl}\n");
    fs::write(site.path().join("posts.jsonl"), format!("{values}\n")).unwrap();
    let (is_built, said) = build(site.path(), &["--strict"]);
    assert!(is_built, "{said}");
    let feed = fs::read_to_string(site.path().join("feeds/feed.json")).unwrap();
    for shown in [
        "Title-value",
        "2026-01-02T10:00:00",
        "2026-01-03T11:11:11",
        "https://quay.example/url-value/",
        "guid-value",
        "Cat-value",
        "Tag-value",
        "Author-value",
        "Summary-value",
        "image-value.png",
        "\"fr\"",
        "Body-value",
    ] {
        assert!(feed.contains(shown), "{shown}: {feed}");
    }
    // A draft, and one that has expired, are not shown.
    for (key, value) in [("draft", json!(true)), ("expires", json!("2026-02-01"))] {
        let mut hidden = values.clone();
        hidden[key] = value;
        hidden["path"] = "content/q.html".into();
        hidden["url"] = "/hidden/".into();
        fs::write(
            site.path().join("posts.jsonl"),
            format!("{values}\n{hidden}\n"),
        )
        .unwrap();
        build(site.path(), &[]);
        let feed = fs::read_to_string(site.path().join("feeds/feed.json")).unwrap();
        assert!(!feed.contains("/hidden/"), "{key}");
    }
}
