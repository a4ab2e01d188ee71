//! A feed of a language shows exactly the posts in it, and so does that of a term within a language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

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
