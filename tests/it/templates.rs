//! Templates of paths, titles and permalinks: what is misspelled is found, and no document takes another's place.

use std::fs;
use std::path::Path;

use feedmill::config::Profile;
use feedmill::{Config, Folder, Mode, Report};

/// A site with these settings below `title` and `url`, and two posts.
fn site(settings: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    write(
        site.path(),
        "feedmill.yaml",
        &format!("title: T\nurl: https://a.example/\n{settings}"),
    );
    for (name, category, tag) in [("a", "Boats", "x"), ("b", "Trains", "y")] {
        write(
            site.path(),
            &format!("content/{name}.md"),
            &format!(
                "---\ntitle: {name}\ndate: 2022-02-01\ncategory: {category}\ntag: {tag}\n---\ntext\n"
            ),
        );
    }
    site
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// What loading or building the site says; nothing is written if that is an error.
fn built(root: &Path, profile: Option<Profile>) -> Result<Report, String> {
    let config = Config::load_as(root, profile).map_err(|error| error.to_string())?;
    let dir = root.join(&config.feeds.dir);
    let now = "2026-01-01T00:00:00Z".parse().unwrap();
    let report = feedmill::build(&config, now, Folder::new(dir.clone(), Mode::Write));
    report.map_err(|error| {
        assert!(!dir.exists(), "something was written");
        error.to_string()
    })
}

fn refused(settings: &str) -> String {
    built(site(settings).path(), None).unwrap_err()
}

fn has(said: &str, parts: &[&str]) {
    for part in parts {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn an_unknown_placeholder_is_an_error_with_its_place() {
    has(
        &refused("feeds:\n  paths:\n    category: \"{slg}/{file}\"\n"),
        &[
            "feedmill.yaml:5:16: unknown placeholder `{slg}` in `feeds.paths.category`",
            "  5 |     category: \"{slg}/{file}\"\n    |                ^^^^^\n",
            "help: did you mean `{slug}`?",
        ],
    );
    has(
        &refused("feeds: {titles: {tag: \"{name} at {stie}\"}}\n"),
        &[
            "feedmill.yaml:3:34:",
            "`{stie}` in `feeds.titles.tag`",
            "`{site}`?",
        ],
    );
    has(
        &refused("content:\n  permalink: \"/:yaer/:title/\"\n"),
        &[
            "feedmill.yaml:4:16:",
            "`:yaer` in `content.permalink`",
            "`:year`?",
        ],
    );
}

#[test]
fn a_path_that_leaves_the_folder_is_an_error() {
    for path in [
        "/x/{file}",
        "../{file}",
        "x/../../{file}",
        ".hidden/{file}",
        "{slug}/",
        "a\\\\{file}",
    ] {
        let said = refused(&format!("feeds: {{paths: {{tag: \"{path}\"}}}}\n"));
        has(
            &said,
            &["feedmill.yaml:3:", "in `feeds.paths.tag`", "help: "],
        );
    }
}

#[test]
fn two_documents_with_one_path_are_named_before_anything_is_written() {
    for (settings, parts) in [
        (
            "feeds: {paths: {category: \"{file}\"}}\n",
            [
                "the RSS feed of the site and the RSS feed of the category `Boats` have one path, `rss.xml`",
                "feedmill.yaml:3:",
                "help: give each document a path of its own",
            ],
        ),
        (
            "feeds: {paths: {tag: \"t/{slug}\"}}\n",
            [
                "the RSS feed of the tag `x` and the Atom feed of the tag `x` have one path, `t/x`",
                "^",
                "help: put `{file}` or `{format}` into the path",
            ],
        ),
        (
            "feeds: {paths: {tag: \"t/{file}\"}}\n",
            [
                "the RSS feed of the tag `x` and the RSS feed of the tag `y` have one path, `t/rss.xml`",
                "^",
                "help: put `{slug}` into the path",
            ],
        ),
        (
            "feeds: {formats: [rss], paths: {all: feeds.opml}}\n",
            [
                "the list of feeds as OPML and the RSS feed of the site",
                "^",
                "help: ",
            ],
        ),
        (
            "feeds: {formats: [rss], paths: {all: index.html}}\n",
            [
                "the page of all feeds and the RSS feed of the site",
                "^",
                "help: ",
            ],
        ),
        (
            "feeds: {formats: [rss], paths: {all: feed.css}}\n",
            [
                "the style sheet and the RSS feed of the site",
                "^",
                "help: ",
            ],
        ),
        (
            "feeds: {formats: [rss], pages: false, paths: {all: tag/x}}\n",
            [
                "the RSS feed of the site has the path `tag/x`, which is a folder for the RSS feed of the tag `x`, `tag/x/rss.xml`",
                "^",
                "help: ",
            ],
        ),
        (
            "feeds: {archive: {by: year}, paths: {tag: \"archive/{slug}/{file}\"}}\n",
            [
                "the RSS feed of the tag `x` has the path `archive/x/rss.xml`, which is in the folder of `feeds.archive`",
                "^",
                "help: give each document a path of its own",
            ],
        ),
        (
            "feeds: {redirects: {/feeds/atom.xml: rss.xml}}\n",
            [
                "the redirect from `/feeds/atom.xml` to `rss.xml` hides the Atom feed of the site",
                "feedmill.yaml:3:",
                "help: remove the redirect",
            ],
        ),
    ] {
        let said = refused(settings);
        has(&said, &parts);
        let again = refused(settings);
        let without_folder = |said: &str| said.split_once("feedmill.yaml").unwrap().1.to_owned();
        assert_eq!(without_folder(&said), without_folder(&again));
    }
}

/// Whatever else a build writes beside the feeds, no feed takes its place.
#[test]
fn no_feed_takes_the_place_of_another_document() {
    let site = site("");
    built(site.path(), None).unwrap();
    let entries = fs::read_dir(site.path().join("feeds")).unwrap();
    let entries = entries.map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
    let names: Vec<String> = files
        .map(|file| file.file_name().into_string().unwrap())
        .filter(|name| {
            !name.starts_with('.') && !["rss.xml", "atom.xml", "feed.json"].contains(&name.as_str())
        })
        .collect();
    assert!(names.len() >= 3, "{names:?}");
    for name in names {
        let said = refused(&format!(
            "feeds: {{formats: [rss], paths: {{all: {name}}}}}\n"
        ));
        has(&said, &["have one path", &format!("`{name}`")]);
    }
}

#[test]
fn paths_of_their_own_are_taken() {
    let site = site(
        "feeds:\n  paths: {all: \"feed.{ext}\", category: \"topics/{slug}.{ext}\", tag: \"{kind}s/{slug}/{format}.{ext}\"}\n  titles: {tag: \"#{name} at {site}\"}\n",
    );
    let said = built(site.path(), None).unwrap_err();
    has(
        &said,
        &[
            "the RSS feed of the site and the Atom feed of the site",
            "feed.xml",
        ],
    );
    let site = self::site(
        "feeds:\n  paths: {all: \"feed.{format}.{ext}\", category: \"topics/{slug}-{format}.{ext}\", tag: \"{kind}s/{slug}/{format}.{ext}\"}\n  titles: {tag: \"#{name} at {site}\"}\n",
    );
    let report = built(site.path(), None).unwrap();
    assert!(report.warnings.is_empty(), "{:?}", report.warnings);
    for path in [
        "feed.rss.xml",
        "topics/boats-json.json",
        "tags/x/atom.xml",
        "tags/x/index.html",
    ] {
        assert!(site.path().join("feeds").join(path).exists(), "{path}");
    }
    let atom = fs::read_to_string(site.path().join("feeds/tags/x/atom.xml")).unwrap();
    assert!(atom.contains("<title>#x at T</title>"), "{atom}");
}

#[test]
fn an_unknown_placeholder_of_jekylls_is_a_warning_and_stays() {
    let site = tempfile::tempdir().unwrap();
    write(
        site.path(),
        "_config.yml",
        "title: T\nurl: https://a.example\ntimezone: UTC\npermalink: \"/:yaer/:title/\"\n",
    );
    write(
        site.path(),
        "_posts/2022-02-01-a.md",
        "---\ntitle: A\n---\ntext\n",
    );
    write(
        site.path(),
        "_posts/2022-02-02-b.md",
        "---\ntitle: B\npermalink: /:titel/\n---\ntext\n",
    );
    let report = built(site.path(), None).unwrap();
    let told: Vec<_> = report
        .warnings
        .iter()
        .map(|warning| {
            (
                warning.path.as_str(),
                warning.line,
                warning.column,
                warning.help.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("_config.yml", 4, 14, "did you mean `:year`?"),
            ("_posts/2022-02-02-b.md", 3, 12, "did you mean `:title`?"),
        ]
    );
    let rss = fs::read_to_string(site.path().join("feeds/rss.xml")).unwrap();
    has(
        &rss,
        &["https://a.example/:yaer/a/", "https://a.example/:titel/"],
    );
}

/// In the settings that are feedmill's alone, it is an error there too.
#[test]
fn a_path_below_feedmill_in_jekylls_settings_is_checked() {
    let site = tempfile::tempdir().unwrap();
    write(
        site.path(),
        "_config.yml",
        "title: T\nurl: https://a.example\nfeedmill:\n  feeds:\n    paths: {tag: '{slg}'}\n",
    );
    has(
        &built(site.path(), None).unwrap_err(),
        &["_config.yml:5:19: unknown placeholder `{slg}`"],
    );
}

#[test]
fn formats_of_jekyll_feed_do_not_share_a_path() {
    let site = site("feeds: {profile: jekyll-feed, dir: out, formats: [rss, atom]}\n");
    has(
        &built(site.path(), None).unwrap_err(),
        &["the RSS feed of the site and the Atom feed of the site have one path, `feed.xml`"],
    );
}

#[cfg(not(any(target_os = "macos", target_os = "windows")))]
#[test]
fn paths_that_differ_by_case_alone_are_told() {
    let site = tempfile::tempdir().unwrap();
    write(
        site.path(),
        "_config.yml",
        "title: T\nurl: https://a.example\ntimezone: UTC\nfeed: {categories: [News, news]}\n",
    );
    for (day, category) in [("01", "News"), ("02", "news")] {
        write(
            site.path(),
            &format!("_posts/2022-02-{day}-a.md"),
            &format!("---\ntitle: A\ncategories: {category}\n---\ntext\n"),
        );
    }
    let report = built(site.path(), Some(Profile::JekyllFeed)).unwrap();
    let mut told = report.warnings.iter();
    let told = told.find(|warning| warning.code == "same-path-but-for-case");
    has(
        &told.unwrap().message,
        &["`feed/News.xml` and `feed/news.xml`"],
    );
}

#[test]
fn patterns_of_other_generators_are_looked_at() {
    for (file, text, place, help) in [
        (
            "hugo.toml",
            "baseURL = 'https://a.example/'\ntitle = 'T'\n[permalinks]\nposts = '/:yaer/:slug/'\nlog = '/:sections[1:]/:year/'\n",
            (4, 11),
            "did you mean `:year`?",
        ),
        (
            "pelicanconf.py",
            "SITENAME = 'T'\nSITEURL = 'https://a.example'\nARTICLE_URL = 'posts/{slg}/'\n",
            (3, 22),
            "did you mean `{slug}`?",
        ),
    ] {
        let site = tempfile::tempdir().unwrap();
        write(site.path(), file, text);
        let config = Config::load(site.path()).unwrap();
        let told: Vec<_> = config
            .warnings
            .iter()
            .map(|warning| (warning.line, warning.column, warning.help.as_str()))
            .collect();
        assert_eq!(told, [(place.0, place.1, help)], "{file}");
    }
}
