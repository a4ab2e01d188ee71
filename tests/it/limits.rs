//! No file of a site makes a build hang or run out of memory: pipes, devices, circles of links, brackets without end, huge posts.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// What a file of a site may be instead of what it should be.
const FORMS: [&str; 4] = ["pipe", "device", "brackets", "large"];

/// How often a program is looked at that should end, ten times a second: a hang fails the test instead of stopping all.
const LOOKS: usize = 1_200;

fn feedmill(site: &Path, arguments: &[&str]) -> Output {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .current_dir(site)
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    for _ in 0..LOOKS {
        if child.try_wait().unwrap().is_some() {
            return child.wait_with_output().unwrap();
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    child.kill().unwrap();
    panic!("{arguments:?} hangs in {}", site.display());
}

fn write(site: &Path, path: &str, text: &str) {
    let path = site.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Puts something of this form in the place of a file.
fn put(site: &Path, path: &str, form: &str) {
    let path = site.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let _ = fs::remove_file(&path);
    match form {
        "pipe" => {
            let made = Command::new("mkfifo").arg(&path).status().unwrap();
            assert!(made.success());
        }
        "device" => symlink("/dev/zero", &path).unwrap(),
        "brackets" => fs::write(&path, "a: ".to_owned() + &"[".repeat(1_000_000)).unwrap(),
        // Sparse: it takes no room on the disk.
        _ => fs::File::create(&path).unwrap().set_len(3 << 30).unwrap(),
    }
}

const POST: &str = "---\ntitle: A\ndate: 2022-01-01 10:00 +0000\n---\ntext\n";

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

#[test]
fn settings_are_regular_files_of_a_reasonable_size() {
    for name in [
        "feedmill.yaml",
        "_config.yml",
        "hugo.toml",
        "hugo.yaml",
        "hugo.json",
        "config.toml",
        "pelicanconf.py",
        ".eleventy.js",
    ] {
        for form in FORMS {
            let site = tempfile::tempdir().unwrap();
            write(site.path(), "content/a.md", POST);
            put(site.path(), name, form);
            for verb in ["build", "head", "init"] {
                let output = feedmill(site.path(), &[verb]);
                assert_ne!(output.status.code(), Some(101), "{name} {form} {verb}");
                if name == "feedmill.yaml" {
                    assert_eq!(output.status.code(), Some(2), "{name} {form} {verb}");
                    let said = text(&output);
                    assert!(said.contains(name), "{said}");
                }
            }
        }
    }
}

#[test]
fn a_post_that_is_too_large_is_left_out_unread() {
    let site = tempfile::tempdir().unwrap();
    write(
        site.path(),
        "feedmill.yaml",
        "title: T\nurl: https://example.org/\n",
    );
    write(site.path(), "content/a.md", POST);
    put(site.path(), "content/b.md", "large");
    let body = "word ".repeat(4_000_000);
    write(site.path(), "content/c.md", &format!("{POST}{body}"));
    for _ in 0..2 {
        let output = feedmill(site.path(), &["build"]);
        assert_eq!(output.status.code(), Some(0));
        let said = text(&output);
        assert!(
            said.contains("warning[too-large]: it has 3072 MiB, and the limit is 16 MiB"),
            "{said}"
        );
        assert!(said.contains("it has 20 MiB"), "{said}");
        assert!(said.contains("from 1 post"), "{said}");
    }
}

#[test]
fn a_pipe_among_posts_is_passed_over() {
    let site = tempfile::tempdir().unwrap();
    write(
        site.path(),
        "feedmill.yaml",
        "title: T\nurl: https://example.org/\n",
    );
    write(site.path(), "content/a.md", POST);
    for (name, form) in [("b.md", "pipe"), ("c.md", "device"), ("d.md", "brackets")] {
        put(site.path(), &format!("content/{name}"), form);
    }
    symlink(
        site.path().join("content"),
        site.path().join("content/again"),
    )
    .unwrap();
    let output = feedmill(site.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output).contains("from 1 post"), "{}", text(&output));
}

#[test]
fn data_and_includes_of_jekyll_are_regular_files() {
    for form in FORMS {
        let site = tempfile::tempdir().unwrap();
        let root = site.path();
        write(root, "_config.yml", "title: T\nurl: https://example.org\n");
        write(
            root,
            "_posts/2022-01-01-a.md",
            "---\ntitle: A\n---\n{{ site.data.good.word }} {{ site.data.bad }} {{ site.data.a.a.good.word }} {% include good.html %}\n",
        );
        write(
            root,
            "_posts/2022-01-02-b.md",
            "---\ntitle: B\n---\n{% include bad.html %} {% link bad.md %}\n",
        );
        write(root, "_data/good.yml", "word: found\n");
        write(root, "_includes/good.html", "included");
        for bad in [
            "_data/bad.yml",
            "_data/worse.json",
            "_data/worst.csv",
            "_data/authors.yml",
            "_includes/bad.html",
            "bad.md",
            "CNAME",
        ] {
            put(root, bad, form);
        }
        // Circles, and links that multiply.
        for (at, name) in [("_data", "a"), ("_data", "b")] {
            symlink(root.join("_data"), root.join(at).join(name)).unwrap();
        }
        let output = feedmill(root, &["build"]);
        assert_eq!(output.status.code(), Some(0), "{form}: {}", text(&output));
        let feed = fs::read_to_string(root.join("feeds/rss.xml"))
            .or_else(|_| fs::read_to_string(root.join("feed.xml")))
            .unwrap();
        assert!(feed.contains("found"), "{form}: {feed}");
        assert!(feed.contains("included"), "{form}: {feed}");
    }
}

/// Where a template asks for data, what of them cannot be read is reported, since it shows nothing of it.
#[test]
fn data_that_cannot_be_read_are_reported() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    write(root, "_config.yml", "title: T\nurl: https://example.org\n");
    let post = "---\ntitle: A\n---\n{{ site.data.good.word }}{{ site.data.bad }}\n";
    write(root, "_posts/2022-01-01-a.md", post);
    write(root, "_data/good.yml", "word: found\n");
    write(root, "_data/bad.yml", "word: [1,\n");
    write(root, "_data/deep.json", &"[".repeat(100_000));
    write(root, "_data/notes.txt", "no data");
    put(root, "_data/pipe.csv", FORMS[0]);
    let output = feedmill(root, &["build"]);
    let said = text(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(said.matches("[data-unreadable]").count(), 3, "{said}");
    for named in ["_data/bad.yml", "_data/deep.json", "_data/pipe.csv"] {
        assert!(said.contains(named), "{named}: {said}");
    }
    assert!(said.contains("at line 2"), "{said}");
}

#[test]
fn what_generators_keep_beside_posts_is_a_regular_file() {
    for form in FORMS {
        let hugo = tempfile::tempdir().unwrap();
        write(
            hugo.path(),
            "hugo.toml",
            "title = 'T'\nbaseURL = 'https://tide.example/'\n",
        );
        write(hugo.path(), "content/posts/a.md", POST);
        put(hugo.path(), "content/posts/_index.md", form);
        put(hugo.path(), "content/_index.md", form);
        let eleventy = tempfile::tempdir().unwrap();
        write(
            eleventy.path(),
            "feedmill.yaml",
            "title: T\nurl: https://example.org/\n",
        );
        write(
            eleventy.path(),
            "eleventy.config.js",
            "export default { dir: { input: \"posts\" } };\n",
        );
        write(eleventy.path(), "posts/a.md", POST);
        put(eleventy.path(), "posts/a.11tydata.json", form);
        put(eleventy.path(), "posts/posts.json", form);
        for site in [&hugo, &eleventy] {
            let output = feedmill(site.path(), &["build"]);
            assert_ne!(output.status.code(), Some(101), "{form}");
            assert!(
                text(&output).contains("from 1 post"),
                "{form}: {}",
                text(&output)
            );
        }
    }
}
