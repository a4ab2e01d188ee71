//! Nothing that looks like a post is passed over in silence: languages that are not read, keys that are misspelt, other languages
//! of the site.

use std::fs;
use std::path::Path;

use feedmill::{Config, Folder, Mode, Report};

fn build(files: &[(&str, &str)]) -> Report {
    let site = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    report(site.path())
}

fn report(site: &Path) -> Report {
    let config = Config::load(site).unwrap();
    let folder = Folder::new(site.join("out"), Mode::Write);
    let now = feedmill::date::epoch() + chrono::Duration::days(365 * 100);
    feedmill::build(&config, now, folder).unwrap()
}

fn told<'r>(report: &'r Report, code: &str) -> Vec<&'r str> {
    let of_code = report
        .warnings
        .iter()
        .filter(|warning| warning.code == code);
    of_code.map(|warning| warning.message.as_str()).collect()
}

const POST: &str = "---\ntitle: A\ndate: 2026-01-02\n---\nText.\n";
const DRAWING: &str = "---\ntitle: A drawing\n---\nNo date.\n";

#[test]
fn files_in_other_languages_are_counted_and_named() {
    let settings: [(&str, &str, &str); 4] = [
        (
            "feedmill.yaml",
            "title: T\nurl: https://blog.example/\n",
            "content",
        ),
        (
            "hugo.toml",
            "title = 'T'\nbaseURL = 'https://blog.example/'\n",
            "content",
        ),
        (
            "config.toml",
            "title = 'T'\nbase_url = 'https://blog.example/'\n",
            "content",
        ),
        (
            "pelicanconf.py",
            "SITENAME = 'T'\nSITEURL = 'https://blog.example'\nPATH = 'content'\n",
            "content",
        ),
    ];
    for (name, text, folder) in settings {
        let file = |name: &str| format!("{folder}/{name}");
        let (post, one, two, other) = (file("a.md"), file("b.njk"), file("c.njk"), file("d.njk"));
        let files = [
            (name, text),
            (&post, POST),
            (&one, POST),
            (&two, POST),
            (&other, DRAWING),
        ];
        let report = build(&files);
        let told = told(&report, "not-supported");
        assert_eq!(
            told,
            [
                "feedmill does not read Nunjucks, and leaves out 2 files that look like posts: `content/b.njk`, `content/c.njk`"
            ],
            "{name}"
        );
    }
}

#[test]
fn a_misspelt_key_is_asked_about_once() {
    let post = "---\ntitle: A\npubDate: 2026-01-02\ntgas: [x]\n---\nText.\n";
    let hugo = "title = 'T'\nbaseURL = 'https://blog.example/'\n";
    let zola = "title = 'T'\nbase_url = 'https://blog.example/'\n";
    for (name, text, asked) in [
        // Hugo reads `pubDate`.
        ("hugo.toml", hugo, &["tgas"][..]),
        ("config.toml", zola, &["pubDate", "tgas"][..]),
    ] {
        let files = [
            (name, text),
            ("content/a.md", post),
            ("content/b.md", post),
            ("content/c.md", POST),
        ];
        let report = build(&files);
        let wanted: Vec<String> = asked
            .iter()
            .map(|key| {
                format!("unknown key `{key}` in the front matter (and once more in other lines and posts)")
            })
            .collect();
        assert_eq!(told(&report, "unknown-key"), wanted, "{name}");
    }
}

#[test]
fn other_languages_of_a_site_are_counted() {
    let hugo = "title = 'T'\nbaseURL = 'https://blog.example/'\n[languages.en]\n[languages.fr]\n[languages.de]\ncontentDir = 'inhalt'\n[languages.it]\ndisabled = true\n[languages.es]\nbaseURL = 'https://es.example/'\n";
    let report = build(&[
        ("hugo.toml", hugo),
        ("content/posts/a.md", POST),
        ("content/posts/a.fr.md", POST),
        ("content/posts/a.it.md", POST),
        ("content/posts/a.es.md", POST),
        ("content/posts/b.es.md", POST),
        ("inhalt/posts/a.md", POST),
        ("inhalt/posts/b.md", POST),
    ]);
    assert_eq!(report.posts, 4);
    assert_eq!(report.left_out["in another language"], 3);
    let note = "feeds do not show some languages of this site; their files are left out: `it` (1), `es` (2)";
    let sorted = "feeds do not show some languages of this site; their files are left out: `es` (2), `it` (1)";
    assert!(
        report.notes.iter().any(|it| it == note || it == sorted),
        "{:?}",
        report.notes
    );
}

#[test]
fn languages_of_hugo_may_have_files_of_settings_and_folders_of_their_own() {
    let site = tempfile::tempdir().unwrap();
    let settings = "title = 'T'\nbaseURL = 'https://blog.example/'\n[uglyURLs]\nnotes = true\n";
    for (path, text) in [
        ("config/_default/hugo.toml", settings),
        (
            "config/_default/languages.en.toml",
            "contentDir = 'content/en'\n",
        ),
        (
            "config/_default/languages.fr.toml",
            "contentDir = 'content/fr'\n",
        ),
        ("content/en/notes/a.md", POST),
        ("content/en/posts/b.md", POST),
        ("content/fr/notes/a.md", POST),
    ] {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let report = report(site.path());
    assert_eq!(report.posts, 3);
    let feed = fs::read_to_string(site.path().join("out/language/fr/feed.json")).unwrap();
    assert!(
        feed.contains("\"https://blog.example/fr/notes/a.html\""),
        "{feed}"
    );
    let feed = fs::read_to_string(site.path().join("out/feed.json")).unwrap();
    for url in [
        "https://blog.example/notes/a.html",
        "https://blog.example/posts/b/",
    ] {
        assert!(feed.contains(&format!("\"{url}\"")), "{feed}");
    }
}
