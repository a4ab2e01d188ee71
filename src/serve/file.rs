//! One file as it is served: its bytes, its compressed forms, and the headers of each.

use std::fs::Metadata;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use tokio::sync::{OnceCell, Semaphore};

use super::encoding::Encoding;
use super::media_type::{is_feed, is_shown_as_xml, is_text, media_type};
use super::{Options, live, page};
use crate::output::Kind;

/// The largest file that is kept in memory, in bytes. Others are read as they are sent, and not compressed.
pub(super) const LARGEST: u64 = 8 * 1024 * 1024;

/// The smallest file that is worth compressing, in bytes: less goes into one packet anyway.
const WORTH_IT: usize = 512;

/// What a file takes in memory besides its bytes: its name, path and headers, in bytes.
const OVERHEAD: u64 = 4096;

/// How long a reader need not ask again, in seconds. Feeds change when somebody writes.
const FRESH: u32 = 300;

/// What tells one state of a file from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileVersion {
    length: u64,
    modified: Option<SystemTime>,
    inode: u64,
}

impl FileVersion {
    pub(super) fn of(metadata: &Metadata) -> Self {
        FileVersion {
            length: metadata.len(),
            modified: metadata.modified().ok(),
            inode: inode(metadata),
        }
    }
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

/// One form of a file, ready to be sent.
pub(super) struct Form {
    /// The tag with its quotation marks.
    pub tag: HeaderValue,
    /// The headers of an answer that carries the form.
    pub full: HeaderMap,
    /// The headers of an answer that says that the client has it.
    pub known: HeaderMap,
    /// What it holds; `None` for a large file, which is read as it is sent.
    pub bytes: Option<Bytes>,
    /// Its size in bytes.
    pub length: u64,
}

/// One file as it is served.
pub(super) struct File {
    /// Where it is, with all links followed.
    pub path: PathBuf,
    pub version: FileVersion,
    /// When it last changed, to the second, as HTTP tells it.
    pub modified: Option<SystemTime>,
    pub plain: Arc<Form>,
    brotli: OnceCell<Option<Arc<Form>>>,
    gzip: OnceCell<Option<Arc<Form>>>,
    is_text: bool,
    /// Whether browsers show it only in the viewer or under another type; see `page.rs`.
    pub has_page: bool,
}

impl File {
    /// Reads the file at `path`, which is `name` in the folder.
    /// `kind` is what the manifest says of it.
    pub(super) fn read(
        options: &Options,
        name: &str,
        path: PathBuf,
        kind: Option<Kind>,
    ) -> std::io::Result<File> {
        let metadata = std::fs::metadata(&path)?;
        let version = FileVersion::of(&metadata);
        let is_large = metadata.len() > LARGEST;
        let (bytes, start) = match is_large {
            true => (None, start(&path)?),
            false => {
                let bytes = Bytes::from(std::fs::read(&path)?);
                (Some(bytes.clone()), bytes)
            }
        };
        let media_type = media_type(name, &start[..start.len().min(1024)], kind);
        let bytes = match bytes {
            Some(bytes) if options.live.is_some() && media_type.starts_with("text/html") => {
                Some([&bytes[..], live::SCRIPT.as_bytes()].concat().into())
            }
            bytes => bytes,
        };
        let tag = match &bytes {
            Some(bytes) => {
                // Its keys are fixed. Another release of Rust may hash in another way, and then readers load once more.
                let mut hasher = DefaultHasher::new();
                hasher.write(bytes);
                format!("{:016x}", hasher.finish())
            }
            None => {
                let modified = version.modified.and_then(|time| {
                    let since = time.duration_since(SystemTime::UNIX_EPOCH).ok()?;
                    Some(since.as_nanos())
                });
                format!("{:x}-{:x}", modified.unwrap_or_default(), version.length)
            }
        };
        let modified = version.modified.map(to_the_second);
        let common = headers(options, name, &media_type, modified);
        let length = bytes
            .as_ref()
            .map_or(version.length, |bytes| bytes.len() as u64);
        Ok(File {
            plain: Arc::new(Form::new(&common, &tag, None, bytes, length)),
            path,
            version,
            modified,
            brotli: OnceCell::new(),
            gzip: OnceCell::new(),
            is_text: is_text(&media_type),
            has_page: is_shown_as_xml(&media_type),
        })
    }

    /// The form that goes out if a client takes `encoding`, and the bytes that were added to memory for it.
    /// Compressing waits for one of `turns`.
    pub(super) async fn form(
        &self,
        encoding: Option<Encoding>,
        turns: &Semaphore,
    ) -> (Arc<Form>, u64) {
        let bytes = self.plain.bytes.as_ref();
        let bytes = bytes.filter(|bytes| self.is_text && bytes.len() >= WORTH_IT);
        let (Some(encoding), Some(bytes)) = (encoding, bytes) else {
            return (Arc::clone(&self.plain), 0);
        };
        let mut added = 0;
        let cell = match encoding {
            Encoding::Brotli => &self.brotli,
            Encoding::Gzip => &self.gzip,
        };
        let form = cell.get_or_init(|| async {
            let (path, bytes, length) = (self.path.clone(), bytes.clone(), bytes.len());
            let modified = self.version.modified;
            let _turn = turns.acquire().await.ok()?;
            let made = tokio::task::spawn_blocking(move || {
                before(&path, encoding, modified).map_or_else(|| encoding.compress(&bytes), Ok)
            });
            let compressed = Bytes::from(made.await.ok()?.ok()?);
            let tag = self.plain.tag.to_str().ok()?.trim_matches('"').to_owned();
            let smaller = compressed.len() < length;
            let size = compressed.len() as u64;
            added = if smaller { size } else { 0 };
            smaller.then(|| {
                let full = &self.plain.full;
                Arc::new(Form::new(
                    full,
                    &tag,
                    Some(encoding),
                    Some(compressed),
                    size,
                ))
            })
        });
        let form = form.await.clone();
        (form.unwrap_or_else(|| Arc::clone(&self.plain)), added)
    }

    /// The memory that it takes before it is compressed, in bytes.
    pub(super) fn size(&self) -> u64 {
        let bytes = self.plain.bytes.as_ref();
        bytes.map_or(0, |bytes| bytes.len() as u64) + OVERHEAD
    }
}

impl Form {
    fn new(
        common: &HeaderMap,
        tag: &str,
        encoding: Option<Encoding>,
        bytes: Option<Bytes>,
        length: u64,
    ) -> Self {
        let tag = match encoding {
            None => format!("\"{tag}\""),
            Some(encoding) => format!("\"{tag}-{}\"", encoding.suffix()),
        };
        let tag = value(&tag);
        let mut full = common.clone();
        full.insert(header::ETAG, tag.clone());
        full.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        if let Some(encoding) = encoding {
            full.insert(header::CONTENT_ENCODING, value(encoding.name()));
        }
        let mut known = full.clone();
        let of_the_body: [HeaderName; 4] = [
            header::CONTENT_LENGTH,
            header::CONTENT_TYPE,
            header::CONTENT_ENCODING,
            header::ACCEPT_RANGES,
        ];
        for name in of_the_body {
            known.remove(name);
        }
        Form {
            tag,
            full,
            known,
            bytes,
            length,
        }
    }
}

/// The headers that every form has.
fn headers(
    options: &Options,
    name: &str,
    media_type: &str,
    modified: Option<SystemTime>,
) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(16);
    headers.insert(header::CONTENT_TYPE, value(media_type));
    if let Some(modified) = modified {
        let date = httpdate::fmt_http_date(modified);
        headers.insert(header::LAST_MODIFIED, value(&date));
    }
    // What is being written is asked for every time.
    let freshness = match options.live {
        Some(_) => "no-cache".to_owned(),
        None => format!("public, max-age={FRESH}"),
    };
    headers.insert(header::CACHE_CONTROL, value(&freshness));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    if is_text(media_type) {
        let varies = match is_shown_as_xml(media_type) {
            true => page::VARY,
            false => "accept-encoding",
        };
        headers.insert(header::VARY, HeaderValue::from_static(varies));
    }
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    if is_feed(media_type) {
        let own = format!("{}{}", options.url, crate::uri::encode_path(name));
        let mut links = format!("<{own}>; rel=\"self\"");
        for hub in &options.hubs {
            links.push_str(&format!(", <{hub}>; rel=\"hub\""));
        }
        headers.insert(header::LINK, value(&links));
    }
    headers
}

/// A value of our own making. Should a hub's address hold what no header may, nothing is said of it.
fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// The form that was compressed before, beside the file, where it is not older.
fn before(path: &Path, encoding: Encoding, modified: Option<SystemTime>) -> Option<Vec<u8>> {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(encoding.suffix());
    let beside = Path::new(&name);
    let metadata = std::fs::symlink_metadata(beside).ok()?;
    let is_current = metadata.is_file() && metadata.modified().ok() >= modified;
    is_current.then(|| std::fs::read(beside).ok()).flatten()
}

fn start(path: &Path) -> std::io::Result<Bytes> {
    use std::io::Read;
    let mut start = Vec::new();
    std::fs::File::open(path)?
        .take(1024)
        .read_to_end(&mut start)?;
    Ok(start.into())
}

fn to_the_second(time: SystemTime) -> SystemTime {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(since.as_secs()),
        Err(_) => SystemTime::UNIX_EPOCH,
    }
}
