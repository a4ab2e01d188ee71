//! What there is to publish: the documents that the last build wrote.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Error, Headers};
use crate::config::{Config, Format};
use crate::read::Bounds;
use crate::render::page::OVERVIEW;

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
    /// Lists stand behind what they name: 0 for files that others need, 1 for feeds, 2 for their pages, 3 for lists of them,
    /// 4 for the page of the whole site.
    pub rank: u8,
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
    let paths = crate::output::written(folder, manifest);
    let bounds = Bounds::only(folder);
    let mut documents = Vec::new();
    for path in paths {
        documents.push(Document::open(folder, path, &bounds)?);
    }
    if documents.is_empty() {
        return Err(Error::NoDocuments(folder.display().to_string()));
    }
    documents.sort_by(|a, b| (a.rank, &a.path).cmp(&(b.rank, &b.path)));
    Ok(documents)
}

impl Document {
    fn open(folder: &Path, path: String, bounds: &Bounds) -> Result<Self, Error> {
        let file = folder.join(&path);
        let bytes = read(&file, bounds)?;
        let (media_type, rank) = kind(&path, &bytes);
        Ok(Document {
            checksum: checksum(&bytes),
            size: bytes.len() as u64,
            media_type: media_type.to_owned(),
            rank,
            path,
            file,
            bounds: bounds.clone(),
        })
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

/// The media type and the rank. Feeds have any name that the settings give them, so that their first element tells.
fn kind(path: &str, bytes: &[u8]) -> (&'static str, u8) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1000)]);
    let feed = |format: Format| (format.media_type(), 1);
    match extension {
        "css" => ("text/css; charset=utf-8", 0),
        "xsl" | "xslt" => ("text/xsl; charset=utf-8", 0),
        "svg" => ("image/svg+xml", 0),
        "js" => ("text/javascript; charset=utf-8", 0),
        "html" | "htm" if path == OVERVIEW => ("text/html; charset=utf-8", 4),
        "html" | "htm" if is_list(bytes) => ("text/html; charset=utf-8", 3),
        "html" | "htm" => ("text/html; charset=utf-8", 2),
        "json" if head.contains("https://jsonfeed.org/version/") => feed(Format::Json),
        "json" => ("application/json", 3),
        _ if head.contains("<opml") => ("text/x-opml; charset=utf-8", 3),
        _ if head.contains("<rss") => feed(Format::Rss),
        _ if head.contains("<feed") => feed(Format::Atom),
        "xml" => ("application/xml", 0),
        "txt" => ("text/plain; charset=utf-8", 0),
        _ => ("application/octet-stream", 0),
    }
}

/// Whether a page lists feeds.
fn is_list(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"<li data-feed").is_some()
}
