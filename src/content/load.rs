//! Reading a post again, to show it.

use std::cell::Cell;

use super::body::html::SelectorError;
use super::file::read;
use super::post::{Extent, LeftOut, Post};
use super::reading;
use super::site::Site;
use super::walk;
use crate::config::Config;
use crate::date::Timestamp;
use crate::fingerprint::hash;
use crate::index::{Labels, PostIndex, PostReader, SiteIndex};
use crate::warning::{Discard, Warning, Warnings};

/// Reads one post whole.
///
/// # Errors
///
/// If it is not a post of any feed, or the file cannot be read.
pub fn load(config: &Config, path: &str, warnings: &mut Warnings) -> Result<Post, LeftOut> {
    if config.content.from.is_some() {
        return stored(config, path, warnings).map(|(post, _)| post);
    }
    with_bytes(config, path, |bytes| {
        reading::read(config, path, bytes, Extent::Whole, warnings)
    })?
}

/// Reads one post whole that does not lie in a file, with a hash of what it holds.
fn stored(config: &Config, path: &str, warnings: &mut Warnings) -> Result<(Post, u128), LeftOut> {
    let gone = || std::io::Error::from(std::io::ErrorKind::NotFound);
    let read = config.posts.get().and_then(|store| {
        let place = store.find(path)?;
        Some(store.read(place))
    });
    let read = read.unwrap_or_else(|| Err(gone()));
    let (post, contents) = read.map_err(|error| unreadable(path, &error))?;
    let (front, body) = post.into_parts();
    let post = reading::record(config, path, front, &body, Extent::Whole, warnings)?;
    Ok((post, contents))
}

/// Reads a page that others link to. It may have no date, and need not be a post.
fn load_page(config: &Config, path: &str) -> Option<Post> {
    let mut warnings = Warnings::discard(Discard::NotShown);
    if config.content.from.is_some() {
        return load(config, path, &mut warnings).ok();
    }
    let read = with_bytes(config, path, |bytes| {
        let date = Some("2000-01-01");
        reading::read_with(config, path, bytes, Extent::Whole, date, &mut warnings)
    });
    read.ok()?.ok()
}

/// Reads the post at `place` whole, and checks that its file is the one that was scanned: if it is not, `warnings` reports it.
/// `None` if it is not a post any more. Other faults were reported by the scan.
pub(crate) fn load_shown(
    config: &Config,
    records: &PostIndex,
    place: usize,
    warnings: &mut Warnings,
) -> Option<Post> {
    let (path, record) = (records.path(place), records.get(place));
    let mut known = Warnings::discard(Discard::ReportedByScan);
    let is_same = |post: &Post, contents: &dyn Fn() -> u128| match record.known() {
        Some(known) => contents().to_le_bytes() == known.contents,
        // Of a post that is read each time, less is known.
        None => {
            record.published == post.published
                && record.url == hash(post.canonical_url.as_bytes()) as u64
        }
    };
    let read = match &config.content.from {
        None => with_bytes(config, path, |bytes| -> Result<(Post, bool), LeftOut> {
            let post = reading::read(config, path, bytes, Extent::Whole, &mut known)?;
            let is_same = is_same(&post, &|| hash(bytes));
            Ok((post, is_same))
        })
        .flatten(),
        Some(_) => stored(config, path, &mut known).map(|(post, contents)| {
            let is_same = is_same(&post, &|| contents);
            (post, is_same)
        }),
    };
    let (post, is_same) = match read {
        Ok((post, is_same)) => (Some(post), is_same),
        Err(_) => (None, false),
    };
    if !is_same {
        warnings.push(Warning::file(
            path,
            "changed-meanwhile",
            "the file changed while feeds were built; they may show an older or a newer text of it",
            "build again",
        ));
    }
    post
}

/// Reads posts of the site of `config` for those that ask [`SiteIndex`].
struct SiteReader<'c>(&'c Config);

impl PostReader for SiteReader<'_> {
    /// What is wrong with it is reported when it is scanned.
    fn post(&self, path: &str) -> Option<Post> {
        let mut warnings = Warnings::discard(Discard::ReportedByScan);
        load(self.0, path, &mut warnings).ok()
    }

    fn page(&self, path: &str) -> Option<Post> {
        let is_there = match self.0.posts.get() {
            Some(store) if self.0.content.from.is_some() => store.find(path).is_some(),
            _ => self.0.root.join(path).is_file(),
        };
        is_there.then(|| load_page(self.0, path)).flatten()
    }

    fn files(&self) -> Vec<String> {
        if let Some(store) = self.0.posts.get() {
            return store.paths().map(str::to_owned).collect();
        }
        // A folder that cannot be listed was reported by the scan.
        let files = walk::files(self.0).unwrap_or_default().files;
        files.iter().map(str::to_owned).collect()
    }
}

/// Reads the posts of the site of `config` one by one.
pub(super) fn reader(config: &Config) -> Box<dyn PostReader + '_> {
    Box::new(SiteReader(config))
}

/// What posts of the site of `config` may ask of each other.
pub fn site_index<'s>(config: &'s Config, records: &'s PostIndex) -> SiteIndex<'s> {
    SiteIndex::new(reader(config), records)
}

/// The site around the posts of `config`, at the instant `now`.
///
/// # Errors
///
/// If a selector in the settings is invalid.
pub fn site<'s>(
    config: &'s Config,
    now: Timestamp,
    records: &'s PostIndex,
    labels: Labels,
) -> Result<Site<'s>, SelectorError> {
    Site::new(config, now, records, labels, site_index(config, records))
}

/// Reads a file into a buffer that its thread keeps, and passes its bytes on.
fn with_bytes<T>(config: &Config, path: &str, take: impl FnOnce(&[u8]) -> T) -> Result<T, LeftOut> {
    thread_local! {
        static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    }
    // Another post may be read meanwhile, if one names the other.
    let mut buffer = BUFFER.take();
    let taken = crate::read::open(&config.root.join(path))
        .and_then(|file| read(file, &mut buffer))
        .map_err(|error| unreadable(path, &error))
        .map(|(bytes, _)| take(bytes));
    BUFFER.set(buffer);
    taken
}

/// Why a file that cannot be read is not a post.
pub(super) fn unreadable(path: &str, error: &std::io::Error) -> LeftOut {
    if error.kind() == std::io::ErrorKind::FileTooLarge {
        return LeftOut::Faulty(Box::new(Warning::file(
            path,
            "too-large",
            format!("{error}; the post is left out, unread"),
            "move what makes it so large, such as embedded images, into files of their own",
        )));
    }
    LeftOut::Faulty(Box::new(Warning::file(
        path,
        "unreadable",
        format!("the file cannot be read: {error}"),
        "check its permissions",
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changes_after_the_scan_is_reported() {
        let site = tempfile::tempdir().unwrap();
        let file = site.path().join("content/a.md");
        let settings = "title: T\nurl: https://example.org/\n";
        std::fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
        std::fs::create_dir(site.path().join("content")).unwrap();
        let text = "---\ntitle: A\ndate: 2025-01-02\n---\nBody\n";
        std::fs::write(&file, text).unwrap();
        let mut config = Config::load(site.path()).unwrap();
        config.content.future = true;
        let records = crate::content::scan(&config, crate::date::epoch(), None);
        let records = records.unwrap().records;
        let shown = || {
            let mut warnings = Warnings::collect();
            let post = load_shown(&config, &records, 0, &mut warnings);
            let codes: Vec<&str> = warnings.into_vec().iter().map(|one| one.code).collect();
            (post.map(|post| post.body), codes)
        };
        assert_eq!(shown(), (Some("Body\n".into()), vec![]));
        std::fs::write(&file, text.replace("2025-01-02", "2025-01-03")).unwrap();
        assert_eq!(shown(), (Some("Body\n".into()), vec!["changed-meanwhile"]));
        std::fs::remove_file(&file).unwrap();
        assert_eq!(shown(), (None, vec!["changed-meanwhile"]));
    }
}
