//! Which documents are meant: those that are named, and the feeds in the folders that are named.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

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

/// How much of a file is read to see what it is.
const HEAD: u64 = 64 << 10;

/// The documents that the paths stand for, folders searched.
///
/// # Errors
///
/// Where a folder cannot be read, or has no feeds.
pub fn documents(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut documents = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = documents.len();
            search(path, &mut documents)?;
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
    Ok(documents)
}

fn search(folder: &Path, documents: &mut Vec<PathBuf>) -> Result<()> {
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let cannot = || format!("cannot read {}", folder.display());
        let entry = entry.with_context(cannot)?;
        if entry.file_type().is_file() && is_feed(entry.path()) {
            let path = entry.path();
            // Nobody writes the dot before what lies here.
            documents.push(path.strip_prefix(".").unwrap_or(path).to_owned());
        }
    }
    Ok(())
}

/// Whether a file of a folder is a feed, or is meant to be one. One that cannot be read is: checking it tells why.
fn is_feed(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let extension = extension.map(str::to_ascii_lowercase).unwrap_or_default();
    if !EXTENSIONS.contains(&extension.as_str()) {
        return false;
    }
    match extension.as_str() {
        "xml" => head(path).map_or(true, |head| is_feed_xml(&head)),
        // The name is what hosts and readers look for, whatever the file says of itself.
        "json" => path.ends_with("feed.json") || head(path).is_ok_and(|head| is_feed_json(&head)),
        _ => true,
    }
}

fn head(path: &Path) -> io::Result<String> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// Whether the root is one of feeds, or it cannot be decided: the file is broken, or in UTF-16.
fn is_feed_xml(head: &str) -> bool {
    root(head).is_none_or(|root| ROOTS.contains(&root))
}

/// The name of the first element, without its prefix.
fn root(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = &rest[rest.find('<')?..];
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!") {
            ">"
        } else {
            break;
        };
        rest = &rest[rest.find(end)? + end.len()..];
    }
    let is_end = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
    let name = &rest[1..];
    let name = &name[..name.find(is_end)?];
    Some(name.rsplit(':').next().unwrap_or(name))
}

/// Whether it says of which version of JSON Feed it is, as every one must.
fn is_feed_json(head: &str) -> bool {
    // A slash may be escaped.
    head.replace("\\/", "/").contains("jsonfeed.org/version")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_found_behind_whatever_stands_before_them() {
        let head = "<?xml version='1.0'?><!-- <a> --><!DOCTYPE rss>\n<rss version='2.0'>";
        assert_eq!(root(head), Some("rss"));
        assert_eq!(root("<rdf:RDF\n xmlns='b'>"), Some("RDF"));
        for broken in ["", "<", "<rss", "plain text", "<!-- <rss>"] {
            assert_eq!(root(broken), None, "{broken}");
            assert!(is_feed_xml(broken), "{broken}");
        }
        assert!(!is_feed_xml("<urlset xmlns='b'></urlset>"));
    }

    #[test]
    fn settings_of_other_programs_are_no_feeds() {
        assert!(!is_feed_json(r#"{"name": "site", "version": "1.1"}"#));
        for version in [
            "https://jsonfeed.org/version/1.1",
            r"https:\/\/jsonfeed.org\/version\/1",
        ] {
            assert!(is_feed_json(&format!(r#"{{"version": "{version}"}}"#)));
        }
    }
}
