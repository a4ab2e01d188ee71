//! Sites of other generators: feedmill sees the posts, addresses, dates, terms and words that the generators themselves see.
//!
//! What each made of its site is stored in `tests/generators/<name>/expected.json`, so that no generator is needed here;
//! the README there says how it is made again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use feedmill::Config;
use feedmill::content::{body, load, scan, site};
use feedmill::date::{self, NaiveDates};
use feedmill::index::Labels;
use feedmill::warning::Warnings;
use serde_json::Value;

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/generators")
        .join(name)
}

/// A post as both sides describe it.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    url: String,
    title: String,
    date: i64,
    categories: Vec<String>,
    tags: Vec<String>,
    /// Their names; `None` if nobody wrote down what the generator made of them.
    authors: Option<Vec<String>>,
    text: String,
}

fn now() -> date::Timestamp {
    date::read(
        "2026-01-01T00:00:00Z",
        false,
        chrono_tz::UTC,
        NaiveDates::Site,
    )
    .unwrap()
}

/// The words of a body: no markup, and nothing that differs only in how a reference is written.
fn words(html: &str) -> String {
    let words: Vec<String> = body::plain_text(html)
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    // Boxes of tasks become signs, since feeds have no forms.
    let text = words.join(" ").replace("↩\u{fe0e}", "↩");
    text.replace("☑ ", "").replace("☐ ", "")
}

fn ours(name: &str) -> BTreeMap<String, Seen> {
    let config = Config::load(&root(name).join("site")).unwrap();
    let found = scan::scan(&config, now(), None).unwrap();
    let site = site(&config, now(), &found.records, Labels::default()).unwrap();
    let posts = (0..found.records.len()).map(|place| {
        let path = found.records.path(place);
        let post = load(&config, path, &mut Warnings::collect()).unwrap();
        let html = body::render(&config, &site, &post, &mut Warnings::collect()).html;
        let seen = Seen {
            url: post.canonical_url.clone(),
            title: post.title.clone().unwrap_or_default(),
            date: post.published.timestamp(),
            categories: post.categories.clone(),
            tags: post.tags.clone(),
            authors: Some(post.authors.iter().map(|it| it.name.clone()).collect()),
            text: words(&html),
        };
        (post.path.clone(), seen)
    });
    posts.collect()
}

fn theirs(name: &str) -> BTreeMap<String, Seen> {
    let text = std::fs::read_to_string(root(name).join("expected.json")).unwrap();
    let posts: Vec<Value> = serde_json::from_str(&text).unwrap();
    let posts = posts.iter().map(|post| {
        let text = |key: &str| post[key].as_str().unwrap_or_default().to_owned();
        let names = |key: &str| match &post[key] {
            Value::Array(names) => names
                .iter()
                .map(|name| name.as_str().unwrap().to_owned())
                .collect(),
            Value::String(name) => vec![name.clone()],
            _ => Vec::new(),
        };
        let date = chrono::DateTime::parse_from_rfc3339(&text("date")).unwrap();
        let seen = Seen {
            url: text("url"),
            title: text("title"),
            date: date.timestamp(),
            categories: names("categories"),
            tags: names("tags"),
            authors: post.get("authors").map(|_| names("authors")),
            text: words(&text("html")),
        };
        (text("file"), seen)
    });
    posts.collect()
}

/// Compares all that both sides see; `allowed` are files whose words may differ, each with its reason.
fn compare(name: &str, allowed: &[(&str, &str)]) {
    let (ours, theirs) = (ours(name), theirs(name));
    assert_eq!(
        ours.keys().collect::<Vec<_>>(),
        theirs.keys().collect::<Vec<_>>(),
        "{name}: the posts"
    );
    assert!(ours.len() >= 8, "{name}: too few posts to tell anything");
    let mut wrong = Vec::new();
    for (path, seen) in &ours {
        let mut wanted = theirs[path].clone();
        let may_differ = allowed.iter().any(|(file, _)| file == path);
        if may_differ {
            assert_ne!(
                seen.text, wanted.text,
                "{name}: {path} does not differ any more"
            );
            wanted.text.clone_from(&seen.text);
        }
        if wanted.authors.is_none() {
            wanted.authors.clone_from(&seen.authors);
        }
        if *seen != wanted {
            wrong.push(format!("{path}\n  ours   {seen:?}\n  theirs {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

#[test]
fn what_sections_of_hugo_hand_down() {
    compare(
        "hugo-sections",
        &[(
            "content.en/talks/2023/gears.md",
            "numbers of lines stand in a table here, and are boilerplate",
        )],
    );
}

#[test]
fn templates_of_hugo_sites_are_run() {
    compare("hugo-templates", &[]);
}

/// Folders with an underscore in front, what settings turn on and off in Goldmark, and templates that keep what they enclose.
#[test]
fn extras_of_hugo_sites() {
    compare("hugo-extras", &[]);
}

/// 200 posts of each generator in which all that is read is mixed.
#[test]
fn mixed_sites() {
    compare("hugo-mixed", &[]);
    compare("zola-mixed", &[]);
    compare("pelican-mixed", &[]);
}

#[test]
fn templates_of_zola_sites_are_run() {
    compare("zola-templates", &[]);
}

/// What cannot be run is reported once, by the line of the template, and what it encloses stays.
#[test]
fn a_template_that_cannot_be_run_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("hugo.toml", "baseURL = 'https://a.example/'\ntitle = 'A'\n");
    write(
        "layouts/shortcodes/far.html",
        "<b>\n{{ resources.GetRemote (.Get 0) }}</b>",
    );
    for name in ["one", "two"] {
        write(
            &format!("content/{name}.md"),
            "---\ntitle: T\ndate: 2024-01-01\n---\n{{< far \"x\" >}}Near *by*{{< /far >}}\n",
        );
    }
    let config = Config::load(folder.path()).unwrap();
    let found = scan::scan(&config, now(), None).unwrap();
    let site = site(&config, now(), &found.records, Labels::default()).unwrap();
    let mut all = Warnings::collect();
    for place in 0..found.records.len() {
        let path = found.records.path(place);
        let post = load(&config, path, &mut Warnings::collect()).unwrap();
        let html = body::render(&config, &site, &post, &mut all).html;
        assert_eq!(html, "<p>Near <em>by</em></p>");
    }
    let warnings = feedmill::warning::grouped(all.into_vec());
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!(warnings[0].path, "layouts/shortcodes/far.html");
    assert_eq!(
        (warnings[0].line, warnings[0].code),
        (2, "unknown-template")
    );
    assert!(warnings[0].message.contains("resources.GetRemote"));
}

#[test]
fn hugo() {
    compare(
        "hugo",
        &[(
            "content/posts/vimeo.md",
            "a frame, which readers do not show, becomes a link with its host's name",
        )],
    );
}

/// Languages by the names of files, and by folders.
#[test]
fn hugo_languages() {
    compare("hugo-languages", &[]);
    compare("hugo-language-folders", &[]);
}

#[test]
fn zola_languages() {
    compare("zola-languages", &[]);
}

#[test]
fn pelican() {
    compare("pelican", &[]);
}

#[test]
fn eleventy() {
    compare("eleventy", &[]);
}

#[test]
fn mkdocs() {
    compare("mkdocs", &[]);
}

/// A blog at the top of its site, with settings that another file hands down.
#[test]
fn mkdocs_standalone() {
    compare("mkdocs-standalone", &[]);
}

/// Plugins of markdown-it, which settings in several files turn on, and folders that they name.
#[test]
fn eleventy_plugins() {
    compare("eleventy-plugins", &[]);
}

/// Two blogs in one site, and what extensions of Python's Markdown make of their bodies.
#[test]
fn mkdocs_extensions() {
    compare(
        "mkdocs-extensions",
        &[(
            "docs/news/posts/tabs.md",
            "the title of a tab stands before what is in it, and not in a row of titles",
        )],
    );
}

/// By its documented rules, since Zola itself is not at hand: see the README.
#[test]
fn zola() {
    compare("zola", &[]);
}

/// Zola 0.22 keeps dates in paths if `paths_keep_dates` is set, and makes no page of HTML beside a page.
#[test]
fn zola_keeps_dates_in_paths_if_it_is_asked_to() {
    for (keeps, wanted) in [
        ("true", ["/2024-03-01-first/", "/2024-03-02-second/"]),
        ("false", ["/first/", "/second/"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let settings =
            format!("base_url = \"https://e.example\"\n[slugify]\npaths_keep_dates = {keeps}\n");
        write("config.toml", &settings);
        let post = "+++\ntitle = \"A\"\n+++\nText.\n";
        write("content/2024-03-01-first.md", post);
        write("content/2024-03-02_second/index.md", post);
        write("content/2024-03-02_second/chart.html", "<p>Text.</p>");
        let config = Config::load(folder.path()).unwrap();
        let found = scan::scan(&config, now(), None).unwrap();
        let mut paths: Vec<String> = (0..found.records.len())
            .map(|place| load(&config, found.records.path(place), &mut Warnings::collect()))
            .map(|post| post.unwrap().canonical_url)
            .map(|url| url.replace("https://e.example", ""))
            .collect();
        paths.sort();
        assert_eq!(paths, wanted);
    }
}

/// Sites keep years of measurements among their data.
#[test]
fn data_of_eleventy_may_be_large_and_one_broken_file_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("eleventy.config.js", "export default function (c) {}\n");
    write(
        "_data/metadata.json",
        r#"{"title": "T", "url": "https://e.example/"}"#,
    );
    write(
        "_data/levels.json",
        &format!("[{}0]", "\"low\", ".repeat(300_000)),
    );
    write("_data/broken.json", "{\"a\": ");
    let config = Config::load(folder.path()).unwrap();
    let unread: Vec<&str> = config
        .warnings
        .iter()
        .filter(|warning| warning.code == "unread-data")
        .map(|warning| warning.path.as_str())
        .collect();
    assert_eq!(unread, ["_data/broken.json"]);
    write("_data/metadata.json", "{");
    assert!(Config::load(folder.path()).is_err());
}

/// What a permalink of Eleventy's needs and feedmill does not know would be a wrong address that nobody sees.
#[test]
fn eleventy_permalinks_are_followed_or_reported() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("eleventy.config.js", "export default function (c) {}\n");
    write(
        "_data/metadata.json",
        r#"{"title": "T", "url": "https://e.example/", "blog": {"path": "log"}}"#,
    );
    for (permalink, wanted, unknown) in [
        (
            "/{{ metadata.blog.path }}/{{ page.fileSlug | upcase }}/",
            "/log/A/",
            "",
        ),
        (
            "/x/{{ title | replace: 'ow', 'i' | slugify | append: '/' }}",
            "/x/li-tide/",
            "",
        ),
        ("/{{ settings.blog }}/a/", "/a/", "`settings.blog`"),
        (
            "/{{ title | shout }}/",
            "/Low%20tide/",
            "the filter `shout`",
        ),
        ("/{% if title %}b{% endif %}/", "/b/", ""),
        ("/{% tide title %}/", "", "the tag `tide`"),
    ] {
        let post = format!(
            "---\ntitle: Low tide\ndate: 2024-03-01\npermalink: \"{permalink}\"\ncanonical_url: https://o.example/\n---\nText.\n"
        );
        write("posts/a.md", &post);
        let config = Config::load(folder.path()).unwrap();
        let mut warnings = Warnings::collect();
        let post = load(&config, "posts/a.md", &mut warnings).unwrap();
        let path = post.canonical_url.replace("https://e.example", "");
        assert!(wanted.is_empty() || path == wanted, "{permalink}: {path}");
        // Another page with the same text is not where the post lives.
        assert_eq!(post.share_url.as_deref(), Some("https://o.example/"));
        let said: Vec<String> = warnings
            .into_vec()
            .into_iter()
            .map(|it| it.message)
            .collect();
        match unknown {
            "" => assert_eq!(said, Vec::<String>::new()),
            unknown => assert!(said.len() == 1 && said[0].contains(unknown), "{said:?}"),
        }
    }
}

/// Functions that compute permalinks are followed; what they do beyond that is reported once, with its place.
#[test]
fn eleventy_functions_of_permalinks_are_followed_or_reported() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("eleventy.config.js", "export default function (c) {}\n");
    write(
        "_data/metadata.json",
        r#"{"title": "T", "url": "https://e.example/"}"#,
    );
    let post = "---\ntitle: Low & high tide\ndate: 2024-03-01\nslug: tides\n---\nText.\n";
    write("posts/2024-03-01-a.md", post);
    for (data, wanted, unknown) in [
        (
            "import slugify from '@sindresorhus/slugify';\nexport default {\n  permalink: (data) => {\n    const slug = slugify(data.title);\n    return `/blog/${slug}/`;\n  },\n};\n",
            "/blog/low-and-high-tide/",
            "",
        ),
        (
            "module.exports = { eleventyComputed: { permalink(data) {\n  if (data.draft) return false;\n  return '/' + (data.slug || data.page.fileSlug) + '.html';\n} } };\n",
            "/tides.html",
            "",
        ),
        (
            "export default { eleventyComputed: { permalink: data => data.draft ? false : data.permalink } };\n",
            "/posts/2024-03-01-a/",
            "",
        ),
        (
            "export default {\n  permalink: (data) => names.get(data.title),\n};\n",
            "/posts/2024-03-01-a/",
            "`names`",
        ),
    ] {
        write("posts/posts.11tydata.js", data);
        let config = Config::load(folder.path()).unwrap();
        let mut warnings = Warnings::collect();
        let post = load(&config, "posts/2024-03-01-a.md", &mut warnings).unwrap();
        let path = post.canonical_url.replace("https://e.example", "");
        assert_eq!(path, wanted, "{data}");
        let said: Vec<String> = warnings
            .into_vec()
            .into_iter()
            .map(|it| format!("{}:{} {}", it.path, it.line, it.message))
            .collect();
        match unknown {
            "" => assert_eq!(said, Vec::<String>::new()),
            unknown => assert!(
                said.len() == 1
                    && said[0].contains(unknown)
                    && said[0].starts_with("posts/posts.11tydata.js:2 "),
                "{said:?}"
            ),
        }
    }
    // A function that gives `false` is for a post without a page.
    write(
        "posts/posts.11tydata.js",
        "export default { permalink: (data) => data.slug === 'tides' ? false : '/x/' };\n",
    );
    let config = Config::load(folder.path()).unwrap();
    assert!(load(&config, "posts/2024-03-01-a.md", &mut Warnings::collect()).is_err());
}

/// Shortcodes, filters and computed data are run, in both template languages; what is not followed is named. The wanted texts are
/// what Eleventy 3.1 makes of this site.
#[test]
fn scripts_of_eleventy_sites_are_run() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "eleventy.config.js",
        "import { filters } from './lib/filters.js';\n\
         export default function (eleventyConfig) {\n\
         for (const [name, filter] of Object.entries(filters)) eleventyConfig.addFilter(name, filter);\n\
         eleventyConfig.addShortcode('tide', (height, unit = 'm') => `<b>${height.toFixed(1)} ${unit}</b>`);\n\
         eleventyConfig.addPairedShortcode('note', function (inner, kind) { return `<aside class=\"${kind}\">${inner.trim()} (${this.page.fileSlug})</aside>`; });\n\
         eleventyConfig.addShortcode('now', () => `<b>${new Date().getFullYear()}</b>`);\n\
         return { markdownTemplateEngine: 'njk' };\n\
         }\n",
    );
    write(
        "lib/filters.js",
        "const shout = (text) => text.toUpperCase();\n\
         export const filters = { shout, day: (date) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date) };\n",
    );
    write(
        "_data/metadata.json",
        r#"{"title": "T", "url": "https://e.example/"}"#,
    );
    write(
        "_data/place.js",
        "export default () => ({ harbour: ['Low', 'Quay'].join(' ') });\n",
    );
    write(
        "_includes/signs.njk",
        "{% macro sign(text) %}<i>{{ text }}</i>{% endmacro %}\n",
    );
    write("_includes/place.njk", "At {{ place.harbour }}.\n");
    write(
        "posts/posts.11tydata.js",
        "export default { eleventyComputed: { title: (data) => `${data.title}!`, permalink: (data) => `/log/${data.page.date.getUTCFullYear()}/${data.page.fileSlug}/` } };\n",
    );
    for (name, text, wanted, unknown) in [
        (
            "2024-03-01-a",
            "---\ntitle: Tide\n---\n{% from \"signs.njk\" import sign %}{{ sign(\"a\") }} {{ title | shout }} {{ page.date | day }} {% tide 2, \"m\" %}\n\n{% note \"low\" %}Mind **it**.{% endnote %}\n\n{% include \"place.njk\" %}{% raw %}{{ raw }}{% endraw %}\n\n    <em>indented</em>\n",
            "a TIDE! 1 March 2024 2.0 m Mind **it**. (a) At Low Quay. {{ raw }} indented",
            "",
        ),
        (
            "2024-03-02-b",
            "---\ntitle: Both\ntemplateEngineOverride: liquid,md\n---\n{{ title | shout }} {% tide 2.25 %} {% note \"high\" %}In *time*.{% endnote %} {{ place.harbour }}\n",
            "BOTH! 2.3 m In time. (b) Low Quay",
            "",
        ),
        (
            "2024-03-03-c",
            "---\ntitle: Now\n---\nIt is {% now %}.\n\n{% for post in collections.posts %}{{ post.url }}{% endfor %}\n",
            "It is .",
            "`now` of the settings is not followed (`getFullYear()`)",
        ),
    ] {
        write(&format!("posts/{name}.md"), text);
        let config = Config::load(folder.path()).unwrap();
        assert_eq!(config.warnings, Vec::new(), "{name}");
        let found = scan::scan(&config, now(), None).unwrap();
        let site = site(&config, now(), &found.records, Labels::default()).unwrap();
        let mut warnings = Warnings::collect();
        let post = load(&config, &format!("posts/{name}.md"), &mut warnings).unwrap();
        let slug = &name["2024-03-01-".len()..];
        assert_eq!(
            post.canonical_url,
            format!("https://e.example/log/2024/{slug}/")
        );
        let html = body::render(&config, &site, &post, &mut warnings).html;
        assert_eq!(words(&html), wanted, "{name}");
        let said: Vec<String> = warnings
            .into_vec()
            .into_iter()
            .map(|it| it.message)
            .collect();
        match unknown {
            "" => assert_eq!(said, Vec::<String>::new(), "{name}"),
            unknown => {
                assert!(said.iter().any(|it| it.contains(unknown)), "{said:?}");
                assert!(
                    said.iter().any(|it| it.contains("`collections`")),
                    "{said:?}"
                );
            }
        }
    }
}

/// `feedmill init` names the site, and leaves the reading of posts to the generator's own settings.
#[test]
fn init_takes_over_each_site_and_changes_no_entry() {
    for name in [
        "hugo",
        "hugo-sections",
        "zola",
        "pelican",
        "eleventy",
        "eleventy-plugins",
        "mkdocs",
        "mkdocs-standalone",
        "mkdocs-extensions",
    ] {
        let folder = tempfile::tempdir().unwrap();
        copy(&root(name).join("site"), folder.path());
        let facts = |config: &Config| {
            let found = scan::scan(config, now(), None).unwrap();
            let urls: Vec<String> = (0..found.records.len())
                .map(|place| found.records.path(place))
                .map(|path| load(config, path, &mut Warnings::collect()).unwrap())
                .map(|post| post.canonical_url)
                .collect();
            (
                config.title.clone(),
                config.url.clone(),
                config.language.clone(),
                config.timezone,
                config.author.as_ref().map(|author| author.name.clone()),
                urls,
            )
        };
        let before = facts(&Config::load(folder.path()).unwrap());
        assert_cmd::Command::cargo_bin("feedmill")
            .unwrap()
            .args(["init", folder.path().to_str().unwrap()])
            .assert()
            .success();
        let config = Config::load(folder.path()).unwrap();
        assert_eq!(config.file, "feedmill.yaml");
        assert_eq!(facts(&config), before, "{name}");
        assert!(config.title.contains("Harbour") && before.5.len() >= 8);
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        // A build of another test has documents there, for as long as it goes on.
        if path.ends_with(".feedmill") {
            continue;
        }
        match path.is_dir() {
            true => copy(&path, &target),
            false => {
                std::fs::copy(&path, &target).unwrap();
            }
        }
    }
}

/// Settings that do not say where the site is served are not settings to build by, and the message says what to write.
#[test]
fn a_site_without_an_address_says_what_to_write() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pelicanconf.py"), "SITEURL = ''\n").unwrap();
    let message = Config::load(folder.path()).unwrap_err().to_string();
    assert!(
        message.contains("pelicanconf.py") && message.contains("SITEURL = "),
        "{message}"
    );
    std::fs::write(
        folder.path().join("feedmill.yaml"),
        "title: T\nurl: https://e.example/\n",
    )
    .unwrap();
    assert!(Config::load(folder.path()).is_ok());
}

/// What only the generator could do is told once for each name in a post, with its line.
#[test]
fn a_shortcode_of_the_sites_own_is_told() {
    for (name, wanted) in [
        ("hugo", vec![]),
        (
            "zola",
            vec![
                ("content/blog/shortcodes.md", 5),
                ("content/blog/shortcodes.md", 9),
            ],
        ),
    ] {
        let config = Config::load(&root(name).join("site")).unwrap();
        let out = tempfile::tempdir().unwrap();
        let folder = feedmill::Folder::new(out.path().to_owned(), feedmill::Mode::Write);
        let report = feedmill::build(&config, now(), folder).unwrap();
        let told = report.warnings.iter();
        let told: Vec<(&str, usize)> = told
            .filter(|warning| warning.code == "unknown-shortcode")
            .map(|warning| (warning.path.as_str(), warning.line))
            .collect();
        assert_eq!(told, wanted, "{name}");
    }
}

/// Notes and tables of contents say what Pelican's docutils and Markdown have them say in the site's language.
#[test]
fn pelican_has_words_of_the_language() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "pelicanconf.py",
        "SITEURL = 'https://a.example'\nPATH = 'content'\nDEFAULT_LANG = 'de'\n\
         MARKDOWN = {'extension_configs': {'markdown.extensions.toc': {'title': 'Was hier steht'}}}\n",
    );
    write(
        "content/netze.rst",
        "Netze\n#####\n\n:date: 2024-01-01\n\n.. contents::\n\nRot\n===\n\n.. note:: Nass.\n",
    );
    write(
        "content/taue.md",
        "Title: Taue\nDate: 2024-01-02\n\n[TOC]\n\n# Rot\n",
    );
    let config = Config::load(folder.path()).unwrap();
    let found = scan::scan(&config, now(), None).unwrap();
    let site = site(&config, now(), &found.records, Labels::default()).unwrap();
    let mut texts = Vec::new();
    for place in 0..found.records.len() {
        let path = found.records.path(place);
        let post = load(&config, path, &mut Warnings::collect()).unwrap();
        texts.push(words(
            &body::render(&config, &site, &post, &mut Warnings::collect()).html,
        ));
    }
    texts.sort();
    assert_eq!(
        texts,
        ["Inhalt Rot Rot Bemerkung Nass.", "Was hier steht Rot Rot"]
    );
}

/// Pictures beside translations are where Hugo puts them: languages share one that has no language in its name.
#[test]
fn hugo_languages_share_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "hugo.toml",
        "baseURL = 'https://a.example/'\ndefaultContentLanguage = 'en'\n[languages.en]\n[languages.es]\n",
    );
    let body = "---\ntitle: T\ndate: 2024-01-01\n---\n![x](a.png) ![y](b.png)\n";
    write("content/posts/b/index.md", body);
    write("content/posts/b/index.es.md", body);
    for name in ["a.png", "a.es.png", "b.png"] {
        write(&format!("content/posts/b/{name}"), "");
    }
    let config = Config::load(folder.path()).unwrap();
    let found = scan::scan(&config, now(), None).unwrap();
    let site = site(&config, now(), &found.records, Labels::default()).unwrap();
    let post = load(
        &config,
        "content/posts/b/index.es.md",
        &mut Warnings::collect(),
    )
    .unwrap();
    let html = body::render(&config, &site, &post, &mut Warnings::collect()).html;
    for wanted in [
        "https://a.example/es/posts/b/a.es.png",
        "https://a.example/posts/b/b.png",
    ] {
        assert!(html.contains(&format!("src=\"{wanted}\"")), "{html}");
    }
}
