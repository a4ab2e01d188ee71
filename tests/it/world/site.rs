//! A small site, built, and what its documents hold.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use feedmill::publish::{self, Document};
use feedmill::{Config, Folder, Mode};

pub const NOW: &str = "2026-01-01T00:00:00Z";

/// A site whose posts are of these categories, built.
pub fn site(categories: &[&str]) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::write(
        site.path().join("feedmill.yaml"),
        "title: T\nurl: https://example.org\n",
    )
    .unwrap();
    rebuild(site.path(), categories);
    site
}

pub fn rebuild(site: &Path, categories: &[&str]) {
    let posts = site.join("content");
    let _ = fs::remove_dir_all(&posts);
    fs::create_dir(&posts).unwrap();
    for category in categories {
        let text = format!(
            "---\ntitle: {category}\ndate: 2022-01-01 10:00 +0000\ncategories: {category}\n---\ntext\n"
        );
        fs::write(posts.join(format!("{category}.md")), text).unwrap();
    }
    let config = Config::load(site).unwrap();
    let folder = Folder::new(site.join("feeds"), Mode::Write);
    feedmill::build(&config, NOW.parse().unwrap(), folder).unwrap();
}

pub fn documents(site: &Path) -> Vec<Document> {
    publish::documents(&site.join("feeds")).unwrap()
}

/// What the documents hold, by path.
pub fn contents(site: &Path) -> BTreeMap<String, Vec<u8>> {
    let documents = documents(site).into_iter();
    documents
        .map(|one| {
            (
                one.path.clone(),
                fs::read(site.join("feeds").join(&one.path)).unwrap(),
            )
        })
        .collect()
}

/// Every file below a folder, with what it holds, by its path there.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn collect(folder: &Path, base: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, base, found);
            } else {
                let name = path.strip_prefix(base).unwrap().to_string_lossy();
                found.insert(name.into_owned(), fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(folder, folder, &mut found);
    found
}
