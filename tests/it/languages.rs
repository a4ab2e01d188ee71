//! A feed of a language shows exactly the posts in it, and so does that of a term within a language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::rules::{Post, build, post, shown_at, write};

/// Every feed of languages by its path, and the files of the posts that it has to show, by a plain look at each post.
fn wanted(posts: &[Post]) -> BTreeMap<String, BTreeSet<String>> {
    let language = |post: &Post| post.language.unwrap_or("en").to_owned();
    let languages: BTreeSet<String> = posts.iter().map(language).collect();
    let mut feeds = BTreeMap::new();
    if languages.len() < 2 {
        return feeds;
    }
    let files = |matches: &dyn Fn(&Post) -> bool| -> BTreeSet<String> {
        let all = posts.iter().enumerate();
        all.filter(|(_, post)| matches(post))
            .map(|(place, _)| place.to_string())
            .collect()
    };
    for one in &languages {
        let folder = format!("language/{}", one.to_lowercase());
        feeds.insert(folder.clone(), files(&|post| language(post) == *one));
        for (tag, slug) in [("tide", "tide"), ("Quay", "quay"), ("潮", "潮")] {
            let all = files(&|post| post.tags.contains(&tag));
            let own = files(&|post| post.tags.contains(&tag) && language(post) == *one);
            // A tag in one language has one feed.
            if !own.is_empty() && own != all {
                feeds.insert(format!("{folder}/tag/{slug}"), own);
            }
        }
    }
    feeds
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn feeds_of_languages_are_the_full_list_filtered(
        posts in prop::collection::vec(post(), 0..8),
        changed in prop::collection::vec(post(), 0..4),
    ) {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("content")).unwrap();
        fs::write(site.path().join("a.png"), "").unwrap();
        let settings = serde_json::json!({
            "title": "Quay",
            "url": "https://quay.test/",
            "language": "en",
            "feeds": {"by": ["all", "tag", "language"], "limit": 0, "formats": ["json"], "pages": false},
        });
        fs::write(site.path().join("feedmill.yaml"), settings.to_string()).unwrap();
        let mut posts = posts;
        write(site.path(), &posts);
        build(site.path());
        for (place, post) in changed.iter().enumerate().take(posts.len()) {
            posts[place] = post.clone();
        }
        write(site.path(), &posts);
        // The second build knows what the first one found.
        build(site.path());
        let mut found = BTreeMap::new();
        let feeds = site.path().join("feeds");
        for file in walkdir(&feeds.join("language")) {
            let folder = file.parent().unwrap().strip_prefix(&feeds).unwrap();
            found.insert(folder.to_str().unwrap().to_owned(), shown_at(&file));
        }
        prop_assert_eq!(found, wanted(&posts));
    }
}

fn walkdir(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.extend(walkdir(&path)),
            false => files.push(path),
        }
    }
    files
}

/// The languages and addresses to which the head of a page leads.
fn hreflang(page: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(page).unwrap();
    let links = text.split("<link rel=\"alternate\" hreflang=\"").skip(1);
    let links = links.map(|rest| {
        let (language, rest) = rest.split_once("\" href=\"").unwrap();
        let (url, _) = rest.split_once('"').unwrap();
        (language.to_owned(), url.to_owned())
    });
    links.collect()
}

#[test]
fn pages_lead_to_their_other_languages_and_follow_what_comes_and_goes() {
    let site = tempfile::tempdir().unwrap();
    let content = site.path().join("content");
    fs::create_dir(&content).unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: Quay\nurl: https://quay.test/\nlanguage: en\n",
    )
    .unwrap();
    let post = |name: &str, lang: &str| {
        let text =
            format!("---\ntitle: T\ndate: 2024-01-01\ntags: [water]\nlang: {lang}\n---\nText.\n");
        fs::write(content.join(name), text).unwrap();
    };
    post("one.md", "en");
    post("deux.md", "fr");
    build(site.path());
    let feeds = site.path().join("feeds");
    let of_tag = [
        (
            "en",
            "https://quay.test/feeds/language/en/tag/water/index.html",
        ),
        (
            "fr",
            "https://quay.test/feeds/language/fr/tag/water/index.html",
        ),
        ("x-default", "https://quay.test/feeds/tag/water/index.html"),
    ];
    let links = |list: &[(&str, &str)]| -> BTreeMap<String, String> {
        let list = list.iter();
        list.map(|(language, url)| (String::from(*language), String::from(*url)))
            .collect()
    };
    for page in [
        "tag/water",
        "language/en/tag/water",
        "language/fr/tag/water",
    ] {
        assert_eq!(
            hreflang(&feeds.join(page).join("index.html")),
            links(&of_tag),
            "{page}"
        );
    }
    let of_site = [
        ("en", "https://quay.test/feeds/language/en/index.html"),
        ("fr", "https://quay.test/feeds/language/fr/index.html"),
        ("x-default", "https://quay.test/feeds/index.html"),
    ];
    for page in ["", "language/en", "language/fr"] {
        assert_eq!(
            hreflang(&feeds.join(page).join("index.html")),
            links(&of_site),
            "{page}"
        );
    }
    // A page that stays as it is otherwise still learns of a third language.
    post("drei.md", "de");
    build(site.path());
    let found = hreflang(&feeds.join("language/fr/tag/water/index.html"));
    assert_eq!(
        found.keys().collect::<Vec<_>>(),
        ["de", "en", "fr", "x-default"]
    );
    fs::remove_file(content.join("drei.md")).unwrap();
    fs::remove_file(content.join("deux.md")).unwrap();
    build(site.path());
    assert_eq!(
        hreflang(&feeds.join("tag/water/index.html")),
        BTreeMap::new()
    );
}
