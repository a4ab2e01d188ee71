//! What there is to publish: the documents that the last build wrote.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Error, Headers};
use crate::config::Config;
use crate::output::{Kind, Kinds};
use crate::read::Bounds;
use crate::render::Role;

/// One document that is to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it goes, relative to the destination, with `/` between its parts.
    pub path: String,
    /// `Content-Type`.
    pub media_type: String,
    /// SHA-256 in hexadecimal digits.
    pub checksum: String,
    /// In bytes.
    pub size: u64,
    /// What it is, if the manifest or its contents say so.
    pub kind: Option<Kind>,
    file: PathBuf,
    bounds: Bounds,
}

/// The documents that the last build wrote into `folder`, in the order in which they are to be published.
///
/// # Errors
///
/// Where there are none, or one cannot be read.
pub fn documents(folder: &Path) -> Result<Vec<Document>, Error> {
    listed(folder, None)
}

/// The same for a folder of the site with these settings, which may keep its manifest elsewhere.
///
/// # Errors
///
/// As [`documents`].
pub fn documents_of(config: &Config, folder: &Path) -> Result<Vec<Document>, Error> {
    listed(folder, config.manifest_of(folder).as_deref())
}

fn listed(folder: &Path, manifest: Option<&Path>) -> Result<Vec<Document>, Error> {
    let listed = Kinds::of(folder, manifest).documents(folder);
    let bounds = Bounds::only(folder);
    let mut documents = Vec::new();
    for (path, kind) in listed {
        documents.push(Document::open(folder, path, kind, &bounds)?);
    }
    if documents.is_empty() {
        return Err(Error::NoDocuments(folder.display().to_string()));
    }
    documents.sort_by(|a, b| (a.rank(), &a.path).cmp(&(b.rank(), &b.path)));
    Ok(documents)
}

impl Document {
    fn open(
        folder: &Path,
        path: String,
        kind: Option<Kind>,
        bounds: &Bounds,
    ) -> Result<Self, Error> {
        let file = folder.join(&path);
        let bytes = read(&file, bounds)?;
        // The manifest of earlier releases has paths alone.
        let kind = kind.or_else(|| Kind::sniff(&path, &bytes));
        Ok(Document {
            checksum: checksum(&bytes),
            size: bytes.len() as u64,
            media_type: kind.map_or_else(|| "application/octet-stream".to_owned(), content_type),
            kind,
            path,
            file,
            bounds: bounds.clone(),
        })
    }

    /// When it is published: those with a lower number go first.
    pub(super) fn rank(&self) -> u8 {
        self.kind.map_or(0, |kind| rank(kind.role))
    }

    /// Its bytes, which are read again when they are sent, so that not all documents stand in memory together.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn read(&self) -> Result<Vec<u8>, Error> {
        read(&self.file, &self.bounds)
    }

    pub(super) fn headers(&self, cache_control: &str) -> Headers {
        Headers {
            media_type: self.media_type.clone(),
            cache_control: cache_control.to_owned(),
        }
    }
}

fn read(file: &Path, bounds: &Bounds) -> Result<Vec<u8>, Error> {
    bounds
        .file(file, crate::read::DOCUMENT)
        .map_err(|source| Error::File {
            path: file.to_owned(),
            source,
        })
}

/// SHA-256 in hexadecimal digits.
pub(super) fn checksum(bytes: &[u8]) -> String {
    let sum = Sha256::digest(bytes);
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Lists are published after what they name: 0 for files that others need, 1 for feeds, 2 for their pages, 3 for lists of them, 4 for
/// the page of the whole site.
fn rank(role: Role) -> u8 {
    match role {
        Role::Stylesheet | Role::Script | Role::Viewer => 0,
        Role::Feed => 1,
        Role::Page => 2,
        Role::List => 3,
        Role::Overview => 4,
    }
}

/// `Content-Type` of a document. XML and JSON say it themselves, or need not.
fn content_type(kind: Kind) -> String {
    let media_type = kind.media_type;
    match media_type.starts_with("text/") {
        true => format!("{media_type}; charset=utf-8"),
        false => media_type.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Folder, Mode};
    use crate::render;

    /// A folder with documents of these kinds, as a build leaves it.
    fn folder(documents: &[(&str, Kind, &str)]) -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        let folder = Folder::new(site.path().to_owned(), Mode::Write);
        for (path, kind, text) in documents {
            let document = render::Document {
                path: (*path).to_owned(),
                role: kind.role,
                media_type: kind.media_type,
                bytes: text.as_bytes().to_vec(),
            };
            folder.put(&document).unwrap();
        }
        folder.finish().unwrap();
        site
    }

    #[test]
    fn the_manifest_says_what_documents_are() {
        let viewer = Kind {
            role: Role::Viewer,
            media_type: "application/xhtml+xml",
        };
        let feed = Kind {
            role: Role::Feed,
            media_type: "application/feed+json",
        };
        let list = Kind {
            role: Role::List,
            media_type: "text/html",
        };
        // Names and contents say something else.
        let site = folder(&[
            ("all.txt", list, "<rss version='2.0'>"),
            ("podcast.xml", feed, "{}"),
            ("viewer.json", viewer, "<feed >"),
        ]);
        let found = documents(site.path()).unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.path.as_str(), one.media_type.as_str(), one.rank()))
            .collect();
        assert_eq!(
            found,
            [
                ("viewer.json", "application/xhtml+xml", 0),
                ("podcast.xml", "application/feed+json", 1),
                ("all.txt", "text/html; charset=utf-8", 3),
            ]
        );
    }

    #[test]
    fn what_the_manifest_of_an_earlier_release_names_is_looked_at() {
        let site = tempfile::tempdir().unwrap();
        for (path, text) in [
            (".feedmill-documents", "a.xml\nindex.html\nlogo.bin\n"),
            ("a.xml", "<?xml version='1.0'?>\n<feed xmlns='x'/>"),
            ("index.html", "<title>Feeds</title>"),
            ("logo.bin", "?"),
        ] {
            std::fs::write(site.path().join(path), text).unwrap();
        }
        let found = documents(site.path()).unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.path.as_str(), one.media_type.as_str(), one.rank()))
            .collect();
        assert_eq!(
            found,
            [
                ("logo.bin", "application/octet-stream", 0),
                ("a.xml", "application/atom+xml", 1),
                ("index.html", "text/html; charset=utf-8", 4),
            ]
        );
    }
}
