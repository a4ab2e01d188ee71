//! Symbolic links do not bring files from outside into a site, and names that are not UTF-8 are reported.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

const SECRET: &str = "nobody-is-to-read-this";

fn feedmill(site: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("feedmill"));
    command.current_dir(site).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn link(root: &Path, target: &str, path: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    symlink(target, path).unwrap();
}

fn post(title: &str, rest: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2022-01-01 10:00 +0000\n{rest}\n")
}

/// Every document of a folder in one text.
fn documents(folder: &Path) -> String {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name();
    let files = files.into_iter().flatten();
    let files = files.filter(|file| file.file_type().is_file());
    let texts = files.map(|file| fs::read(file.path()).unwrap());
    let texts: Vec<String> = texts
        .map(|text| String::from_utf8_lossy(&text).into_owned())
        .collect();
    texts.join("\n")
}

/// A site, each kind of file of which may be brought by a link to the folder beside it: the site's settings, the links, and
/// what shows that the link was followed.
struct Case {
    settings: (&'static str, &'static str),
    files: &'static [(&'static str, &'static str)],
    links: &'static [(&'static str, &'static str)],
    shows: &'static str,
}

const FEEDMILL: (&str, &str) = ("feedmill.yaml", "title: T\nurl: https://example.org/\n");
const JEKYLL: (&str, &str) = (
    "_config.yml",
    "title: T\nurl: https://example.org\ntimezone: UTC\n",
);

const CASES: [Case; 10] = [
    Case {
        settings: FEEDMILL,
        files: &[],
        links: &[("content", "../out/posts")],
        shows: SECRET,
    },
    Case {
        settings: FEEDMILL,
        files: &[],
        links: &[("content/there", "../../out/posts")],
        shows: SECRET,
    },
    Case {
        settings: FEEDMILL,
        files: &[],
        links: &[("content/one.md", "../../out/posts/2022-01-01-x.md")],
        shows: SECRET,
    },
    Case {
        settings: FEEDMILL,
        files: &[(
            "content/e.md",
            "---\ntitle: E\ndate: 2022-01-01 10:00 +0000\nenclosure: /sound.mp3\n---\n",
        )],
        links: &[("static/sound.mp3", "../../out/sound.mp3")],
        shows: "length=\"12345\"",
    },
    Case {
        settings: JEKYLL,
        files: &[],
        links: &[("_posts", "../out/posts")],
        shows: SECRET,
    },
    Case {
        settings: JEKYLL,
        files: &[(
            "_posts/2022-01-02-a.md",
            "---\ntitle: A\n---\n{% include x.html %}\n",
        )],
        links: &[("_includes/x.html", "../../out/x.html")],
        shows: SECRET,
    },
    Case {
        settings: JEKYLL,
        files: &[(
            "_posts/2022-01-02-a.md",
            "---\ntitle: A\n---\n{% include x.html %}\n",
        )],
        links: &[("_includes", "../out")],
        shows: SECRET,
    },
    Case {
        settings: JEKYLL,
        files: &[(
            "_posts/2022-01-02-a.md",
            "---\ntitle: A\n---\n{{ site.data.x.word }}\n",
        )],
        links: &[("_data/x.yml", "../../out/x.yml")],
        shows: SECRET,
    },
    Case {
        settings: JEKYLL,
        files: &[(
            "_posts/2022-01-02-a.md",
            "---\ntitle: A\nauthor: x\n---\nb\n",
        )],
        links: &[("_data", "../out")],
        shows: SECRET,
    },
    Case {
        settings: (
            "hugo.toml",
            "title = 'T'\nbaseURL = 'https://tide.example/'\ntimeZone = 'UTC'\n",
        ),
        files: &[
            (
                "content/posts/a.md",
                "---\ntitle: A\ndate: 2022-01-01\n---\nb\n",
            ),
            (
                "content/posts/b.md",
                "---\ntitle: B\ndate: 2022-01-01\n---\nb\n",
            ),
        ],
        links: &[("content/posts/_index.md", "../../../out/_index.md")],
        shows: SECRET,
    },
];

/// Makes the site of a case in the folder `site`, beside what is outside of it.
fn make(folder: &Path, case: &Case) -> std::path::PathBuf {
    let site = folder.join("site");
    for (path, text) in [
        (
            "out/posts/2022-01-01-x.md",
            post("X", &format!("---\n{SECRET}")),
        ),
        ("out/x.html", SECRET.to_owned()),
        ("out/x.yml", format!("word: {SECRET}\n")),
        ("out/authors.yml", format!("x: {{name: {SECRET}}}\n")),
        (
            "out/_index.md",
            format!("---\ncascade: {{tags: [{SECRET}]}}\n---\n"),
        ),
        ("out/sound.mp3", "x".repeat(12345)),
    ] {
        write(folder, path, &text);
    }
    let (name, settings) = case.settings;
    write(&site, name, settings);
    for (path, text) in case.files {
        write(&site, path, text);
    }
    for (path, target) in case.links {
        link(&site, target, path);
    }
    site
}

#[test]
fn links_out_of_the_site_are_not_followed() {
    for case in &CASES {
        let folder = tempfile::tempdir().unwrap();
        let site = make(folder.path(), case);
        let (path, target) = case.links[0];
        // What is remembered makes no difference.
        for _ in 0..2 {
            let output = feedmill(&site, &["build", "--out", "feeds"]);
            let text = said(&output);
            assert!(
                !documents(&site.join("feeds")).contains(case.shows),
                "{path}: {text}"
            );
            assert!(text.contains(path), "{path}: {text}");
            let reason = format!("leads out of the site, to `{target}`");
            assert!(text.contains(&reason), "{path}: {text}");
            assert!(text.contains("content.links: follow"), "{path}: {text}");
        }
    }
}

#[test]
fn links_within_the_repository_are_followed() {
    for case in &CASES {
        let folder = tempfile::tempdir().unwrap();
        let site = make(folder.path(), case);
        fs::create_dir(folder.path().join(".git")).unwrap();
        let output = feedmill(&site, &["build", "--out", "feeds"]);
        let text = said(&output);
        let path = case.links[0].0;
        assert!(!text.contains("leads out"), "{path}: {text}");
        assert!(
            documents(&site.join("feeds")).contains(case.shows),
            "{path}: {text}"
        );
    }
}

#[test]
fn links_are_followed_anywhere_if_the_settings_say_so() {
    for case in &CASES {
        let folder = tempfile::tempdir().unwrap();
        let site = make(folder.path(), case);
        let (name, settings) = case.settings;
        match name {
            "_config.yml" => {
                let own = format!("{settings}feedmill:\n  content:\n    links: follow\n");
                write(&site, name, &own);
            }
            _ => write(
                &site,
                FEEDMILL.0,
                &format!("{}content:\n  links: follow\n", FEEDMILL.1),
            ),
        }
        let output = feedmill(&site, &["build", "--out", "feeds"]);
        let text = said(&output);
        let path = case.links[0].0;
        assert!(!text.contains("leads out"), "{path}: {text}");
        assert!(
            documents(&site.join("feeds")).contains(case.shows),
            "{path}: {text}"
        );
    }
}

#[test]
fn a_site_that_is_reached_through_a_link_is_a_site() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "real/feedmill.yaml", FEEDMILL.1);
    write(folder.path(), "real/content/a.md", &post("A", "---\nbody"));
    link(folder.path(), "a.md", "real/content/b.md");
    link(folder.path(), "real", "site");
    let output = feedmill(folder.path(), &["build", "site"]);
    let text = said(&output);
    assert!(text.contains("from 2 posts"), "{text}");
    assert!(!text.contains("leads out"), "{text}");
}

#[test]
fn nothing_is_kept_behind_a_link_out_of_the_site() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    write(&site, FEEDMILL.0, FEEDMILL.1);
    write(&site, "content/a.md", &post("A", "---\nbody"));
    fs::create_dir(folder.path().join("victim")).unwrap();
    link(&site, "../victim", ".feedmill");
    let output = feedmill(&site, &["build"]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(
        text.contains("leads out of the site, to `../victim`"),
        "{text}"
    );
    assert_eq!(
        fs::read_dir(folder.path().join("victim")).unwrap().count(),
        0
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf8_are_reported() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    write(site, FEEDMILL.0, FEEDMILL.1);
    write(site, "content/a.md", &post("A", "---\nbody"));
    let content = site.join("content");
    let name = |bytes: &'static [u8]| content.join(OsStr::from_bytes(bytes));
    fs::write(name(b"caf\xe9.md"), post("B", "---\nbody")).unwrap();
    fs::create_dir(name(b"d\xff")).unwrap();
    fs::write(name(b"d\xff/c.md"), post("C", "---\nbody")).unwrap();
    // No post is made of these, whatever their names are.
    fs::write(name(b"caf\xe9.png"), "").unwrap();
    fs::write(name(b".caf\xe9.md"), "").unwrap();
    for _ in 0..2 {
        let output = feedmill(site, &["build"]);
        let text = said(&output);
        assert!(text.contains("from 1 post"), "{text}");
        assert!(text.contains("content/caf\\xE9.md"), "{text}");
        assert!(text.contains("content/d\\xFF"), "{text}");
        assert_eq!(text.matches("the name is not UTF-8").count(), 2, "{text}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn data_whose_names_are_not_utf8_are_reported() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let name = |folder: &Path, bytes: &'static [u8]| folder.join(OsStr::from_bytes(bytes));
    for (settings, folder, posts, files) in [
        (
            JEKYLL,
            "_data",
            (
                "_posts/2022-01-02-a.md",
                "---\ntitle: A\n---\n{{ site.data.x.word }}\n",
            ),
            &[b"caf\xe9.yml".as_slice(), b"d\xff"][..],
        ),
        (
            (
                "eleventy.config.js",
                "export default function (c) { return { dir: { input: 'src' } }; }\nconst site = { url: 'https://tide.example/' };",
            ),
            "src/_data",
            (
                "src/posts/2022-01-02-a.md",
                "---\ntitle: A\ndate: 2022-01-02\ntags: posts\n---\nb\n",
            ),
            &[b"caf\xe9.json".as_slice()][..],
        ),
        (
            (
                "eleventy.config.js",
                "export default function (c) { return { dir: { input: 'src' } }; }\nconst site = { url: 'https://tide.example/' };",
            ),
            "src/posts",
            (
                "src/posts/2022-01-02-a.md",
                "---\ntitle: A\ndate: 2022-01-02\ntags: posts\n---\nb\n",
            ),
            &[b"caf\xe9.11tydata.json".as_slice()][..],
        ),
    ] {
        let site = tempfile::tempdir().unwrap();
        let site = site.path();
        write(site, settings.0, settings.1);
        if settings.0.starts_with("eleventy") {
            let own = r#"{"title": "T", "url": "https://tide.example/"}"#;
            write(site, "src/_data/metadata.json", own);
        }
        write(site, posts.0, posts.1);
        fs::create_dir_all(site.join(folder)).unwrap();
        for file in files {
            let path = name(&site.join(folder), file);
            match file.contains(&b'.') {
                true => fs::write(path, "{}").unwrap(),
                false => fs::create_dir(path).unwrap(),
            }
        }
        for _ in 0..2 {
            let output = feedmill(site, &["build", "--out", "feeds"]);
            let text = said(&output);
            assert!(text.contains("from 1 post"), "{text}");
            for file in files {
                // As Rust writes a path: the byte in hexadecimal digits.
                let shown = format!("{:?}", OsStr::from_bytes(file));
                assert!(text.contains(shown.trim_matches('"')), "{shown}: {text}");
            }
            let count = text.matches("the name is not UTF-8").count();
            assert_eq!(count, files.len(), "{text}");
        }
    }
}

/// Settings that a link brings from outside are as untrusted as posts: what is not settings would be shown in messages.
#[test]
fn settings_behind_a_link_out_of_the_site_are_not_read() {
    let hugo = "title = 'T'\nbaseURL = 'https://tide.example/'\n";
    let zola = "title = 'T'\nbase_url = 'https://tide.example/'\n";
    let eleventy = "export default function (c) { return {}; }\n";
    let pelican = "SITENAME = 'T'\nSITEURL = 'https://tide.example'\n";
    for (name, settings) in [
        FEEDMILL,
        JEKYLL,
        ("hugo.toml", hugo),
        ("zola.toml", zola),
        ("eleventy.config.js", eleventy),
        ("pelicanconf.py", pelican),
        ("feedmill.yaml", "nobody-is-to-read-this: {"),
        ("hugo.toml", "nobody-is-to-read-this = ["),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        write(folder.path(), "out/settings", settings);
        write(&site, "content/a.md", &post("A", "---\nbody"));
        link(&site, "../out/settings", name);
        let output = feedmill(&site, &["build"]);
        let text = said(&output);
        assert_eq!(output.status.code(), Some(2), "{name}: {text}");
        assert!(text.contains(name), "{name}: {text}");
        assert!(
            text.contains("leads out of the site, to `../out/settings`"),
            "{name}: {text}"
        );
        assert!(text.contains("content.links: follow"), "{name}: {text}");
        assert!(!text.contains(SECRET), "{name}: {text}");
        assert!(!site.join("feeds").exists(), "{name}");
    }
}

#[test]
fn settings_behind_a_link_are_read_if_they_say_that_links_are_followed() {
    let follow = "content: {links: follow}\n";
    for (name, settings) in [
        (FEEDMILL.0, format!("{}{follow}", FEEDMILL.1)),
        (
            JEKYLL.0,
            format!("{}feedmill: {{{}}}\n", JEKYLL.1, follow.trim()),
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        write(folder.path(), "out/settings", &settings);
        write(&site, "content/a.md", &post("A", "---\nbody"));
        write(&site, "_posts/2022-01-01-a.md", &post("A", "---\nbody"));
        link(&site, "../out/settings", name);
        let output = feedmill(&site, &["build", "--out", "feeds"]);
        let text = said(&output);
        assert!(text.contains("from 1 post"), "{name}: {text}");
    }
    // Within the repository they are the site's own.
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    fs::create_dir(folder.path().join(".git")).unwrap();
    write(folder.path(), "out/settings", FEEDMILL.1);
    write(&site, "content/a.md", &post("A", "---\nbody"));
    link(&site, "../out/settings", FEEDMILL.0);
    let text = said(&feedmill(&site, &["build"]));
    assert!(text.contains("from 1 post"), "{text}");
}
