//! Which documents are meant: those that are named, and the feeds in the folders that are named.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use feedmill::output::{Kind, Kinds, kind};

use crate::cli::say::{self, err};

/// The endings of feeds' names. Of the first two, many files are something else.
const EXTENSIONS: [&str; 6] = ["xml", "json", "rss", "atom", "opml", "rdf"];

/// The roots of feeds and lists of them. An error page that was saved in the place of a feed is to be told of.
const ROOTS: [&str; 7] = [
    "rss",
    "feed",
    "entry",
    "opml",
    "outlineDocument",
    "RDF",
    "html",
];

/// How many files that are skipped are named.
const NAMED: usize = 5;

/// How much of a file is read to see what it is.
const HEAD: u64 = 64 << 10;

/// The documents that the paths stand for, folders searched.
///
/// # Errors
///
/// Where a folder cannot be read, or has no feeds.
pub fn documents(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut documents = Vec::new();
    let mut skipped = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = documents.len();
            search(path, &mut documents, &mut skipped)?;
            if documents.len() == before {
                bail!(
                    "{} has no feeds; they are known by the endings {}\n  help: `.xml` and `.json` files that are not feeds are skipped; name a file to check it anyway",
                    path.display(),
                    EXTENSIONS.join(", ")
                );
            }
        } else {
            documents.push(path.clone());
        }
    }
    if let Some(note) = note(&skipped) {
        err!("{note}");
    }
    Ok(documents)
}

/// Names the files that look like feeds by their names and are none.
fn note(skipped: &[PathBuf]) -> Option<String> {
    let names: Vec<_> = skipped
        .iter()
        .take(NAMED)
        .map(|path| say::value(&path.to_string_lossy()).into_owned())
        .collect();
    let more = match skipped.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let what = match skipped.len() {
        0 => return None,
        1 => "an XML file that is not a feed".to_owned(),
        count => format!("{count} XML files that are not feeds"),
    };
    Some(format!(
        "note: skipped {what}: {}{more}; name a file to check it anyway",
        names.join(", ")
    ))
}

fn search(folder: &Path, documents: &mut Vec<PathBuf>, skipped: &mut Vec<PathBuf>) -> Result<()> {
    let mut manifests = Manifests::default();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let cannot = || format!("cannot read {}", folder.display());
        let entry = entry.with_context(cannot)?;
        let path = entry.path();
        if entry.file_type().is_dir() {
            manifests.enter(path);
            continue;
        }
        if !entry.file_type().is_file() {
            continue;
        }
        let is_meant = match manifests.kind(path) {
            Some(kind) => kind.is_for_programs(),
            None => is_feed(path),
        };
        if is_meant {
            // Nobody writes the dot before what lies here.
            documents.push(path.strip_prefix(".").unwrap_or(path).to_owned());
        } else if manifests.kind(path).is_none() && is_xml(path) {
            skipped.push(path.strip_prefix(".").unwrap_or(path).to_owned());
        }
    }
    Ok(())
}

/// What the manifests of the folders say that a path lies in, the innermost last.
#[derive(Default)]
struct Manifests(Vec<(PathBuf, Kinds)>);

impl Manifests {
    fn enter(&mut self, folder: &Path) {
        self.0.retain(|(outer, _)| folder.starts_with(outer));
        let kinds = Kinds::of(folder, None);
        if !kinds.is_empty() {
            self.0.push((folder.to_owned(), kinds));
        }
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        let mut folders = self.0.iter().rev();
        folders.find_map(|(folder, kinds)| {
            let inner = path.strip_prefix(folder).ok()?.to_str()?;
            kinds.get(&inner.replace('\\', "/"))
        })
    }
}

/// Whether a file of which no manifest says it is a feed, or is meant to be one. One that cannot be read is: checking it tells why.
fn is_feed(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let extension = extension.map(str::to_ascii_lowercase).unwrap_or_default();
    if !EXTENSIONS.contains(&extension.as_str()) {
        return false;
    }
    match extension.as_str() {
        "xml" => head(path).map_or(true, |head| is_feed_xml(&head)),
        // The name is what hosts and readers look for, whatever the file says of itself.
        "json" => {
            path.ends_with("feed.json") || head(path).is_ok_and(|head| kind::is_json_feed(&head))
        }
        _ => true,
    }
}

fn is_xml(path: &Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case("xml"))
}

fn head(path: &Path) -> io::Result<String> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// Whether the root is one of feeds, or it cannot be decided: the file is broken, or in UTF-16.
fn is_feed_xml(head: &str) -> bool {
    kind::root(head).is_none_or(|root| ROOTS.contains(&root))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_decided_is_checked() {
        for broken in ["", "<", "<rss", "plain text", "<!-- <rss>"] {
            assert!(is_feed_xml(broken), "{broken}");
        }
        assert!(!is_feed_xml("<urlset xmlns='b'></urlset>"));
    }

    #[test]
    fn what_is_skipped_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("feed.xml"), "<rss version='2.0'/>").unwrap();
        std::fs::write(path("sitemap.xml"), "<urlset/>").unwrap();
        std::fs::write(path("package.json"), "{}").unwrap();
        let (mut found, mut skipped) = (Vec::new(), Vec::new());
        search(folder.path(), &mut found, &mut skipped).unwrap();
        assert_eq!(found, [path("feed.xml")]);
        assert_eq!(skipped, [path("sitemap.xml")]);
        assert_eq!(note(&[]), None);
        assert!(note(&skipped).unwrap().contains("sitemap.xml; name a file"));
        let many: Vec<_> = (0..7).map(|n| PathBuf::from(format!("{n}.xml"))).collect();
        let wanted =
            "skipped 7 XML files that are not feeds: 0.xml, 1.xml, 2.xml, 3.xml, 4.xml and 2 more;";
        assert!(note(&many).unwrap().contains(wanted));
    }

    #[test]
    fn a_manifest_says_which_files_are_feeds() {
        let folder = tempfile::tempdir().unwrap();
        let feeds = folder.path().join("public/feeds");
        std::fs::create_dir_all(feeds.join("all")).unwrap();
        let line =
            |role: &str, media_type: &str, path: &str| format!("-\t{role}\t{media_type}\t{path}\n");
        let manifest = [
            "feedmill-documents 2\n".to_owned(),
            line("feed", "application/rss+xml", "all/podcast"),
            line("list", "application/json", "index.json"),
            line("list", "text/x-opml", "list"),
        ];
        std::fs::write(feeds.join(".feedmill-documents"), manifest.concat()).unwrap();
        let index = r#"{"about": "https://jsonfeed.org/version/1.1"}"#;
        for (path, text) in [
            ("public/feeds/all/podcast", "<rss/>"),
            ("public/feeds/index.json", index),
            ("public/feeds/list", "<opml/>"),
            ("public/feeds/other", "<rss/>"),
            // No manifest names these.
            ("public/feeds/old.xml", "<rss />"),
            ("public/news.json", index),
        ] {
            std::fs::write(folder.path().join(path), text).unwrap();
        }
        let found = documents(&[folder.path().to_owned()]).unwrap();
        let found: Vec<&Path> = found
            .iter()
            .map(|path| path.strip_prefix(folder.path()).unwrap())
            .collect();
        let wanted = [
            "public/feeds/all/podcast",
            "public/feeds/list",
            "public/feeds/old.xml",
            "public/news.json",
        ];
        assert_eq!(found, wanted.map(Path::new));
    }
}
