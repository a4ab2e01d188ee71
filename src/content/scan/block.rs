//! A part of the files, scanned by one thread.

use std::ops::Range;

use super::{Scan, Trust};
use crate::config::{Config, Kind};
use crate::content::body;
use crate::content::closing_line;
use crate::content::dir_handle::DirHandle;
use crate::content::file::read;
use crate::content::git;
use crate::content::load::unreadable;
use crate::content::media::Files;
use crate::content::paging;
use crate::content::paths::Paths;
use crate::content::post::{Extent, LeftOut, Post};
use crate::content::reading;
use crate::content::subject::{Subjected, authors};
use crate::date::Timestamp;
use crate::fingerprint::{Fingerprint, hash};
use crate::index::TermKind;
use crate::index::post_index::{FileFingerprint, PostIndex, SEGMENT, Segment};
use crate::rule::Looked;
use crate::source::Store;
use crate::uri::language_tag;
use crate::warning::Warnings;

/// Files that follow one another, and the posts of the last build that lie among them.
pub(super) struct Block {
    files: Range<usize>,
    previous: Segment,
}

/// Takes the files apart where the last build's segments begin, and these where there are too many files.
pub(super) fn blocks(files: &Paths, previous: Vec<Segment>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    let mut segments = previous.into_iter().peekable();
    loop {
        let mut previous = segments.next().unwrap_or_default();
        let end = segments
            .peek()
            .map_or(files.len(), |next| files.place_of(next.path(0)));
        while end - start > 2 * SEGMENT {
            let middle = start + SEGMENT;
            let rest = previous.split_off(previous.place_of(files.get(middle)));
            blocks.push(Block {
                files: start..middle,
                previous: std::mem::replace(&mut previous, rest),
            });
            start = middle;
        }
        blocks.push(Block {
            files: start..end,
            previous,
        });
        start = end;
        if segments.peek().is_none() {
            return blocks;
        }
    }
}

/// What is found in a block.
pub(super) struct Part {
    /// What was found in the files that were read.
    pub scan: Scan,
    /// The posts of the last build, as they are known now.
    previous: Segment,
    /// Those of them that did not change: their places, and how many of the posts that were read come before each.
    kept: Vec<(usize, usize)>,
}

pub(super) struct Scanner<'s> {
    pub config: &'s Config,
    pub now: Timestamp,
    pub files: &'s Paths,
    /// The posts, if they are not files.
    pub store: Option<&'s Store>,
    /// What git knows of each file; empty where it is not asked.
    pub blobs: &'s [Option<git::Known>],
    /// `None` where there is no build cache, and nobody will ask what this scan found.
    pub trust: Option<Trust>,
    /// Whether a rule asks for something that only bodies tell.
    pub needs_bodies: bool,
    /// Whether a feed orders its posts by when they changed.
    pub sorts_by_updated: bool,
    /// When the scan began, by the clock of the file system.
    pub started: i64,
}

impl Scanner<'_> {
    pub fn block(&self, block: Block, buffer: &mut Vec<u8>) -> Part {
        let Block {
            files,
            mut previous,
        } = block;
        let mut scan = Scan::default();
        let mut kept = Vec::with_capacity(previous.len());
        let mut folder = DirHandle::new(&self.config.root);
        let mut next = 0;
        for at in files {
            let path = self.files.get(at);
            while next < previous.len() && previous.path(next) < path {
                next += 1;
            }
            let is_same = next < previous.len() && previous.path(next) == path;
            let old = match is_same {
                true => previous.get(next).known().copied(),
                false => None,
            };
            let blob = self.blobs.get(at).and_then(Option::as_ref);
            scan.files += 1;
            let known = match self.store {
                None => self.file(path, old, blob, &mut folder, buffer, &mut scan),
                Some(store) => self.stored(store, at, path, old, &mut scan),
            };
            let Some(known) = known else {
                continue;
            };
            let record = previous.get_mut(next);
            if !self.config.content.future && record.published > self.now {
                *scan.left_out.entry("future").or_default() += 1;
                continue;
            }
            scan.known += usize::from(record.known == known);
            record.known = known;
            record.is_duplicate = false;
            kept.push((next, scan.records.len()));
        }
        Part {
            scan,
            previous,
            kept,
        }
    }

    /// How a file is known again that holds the post that it held in the last build; `None` for any other, which is read.
    fn file(
        &self,
        path: &str,
        old: Option<FileFingerprint>,
        blob: Option<&git::Known>,
        folder: &mut DirHandle,
        buffer: &mut Vec<u8>,
        scan: &mut Scan,
    ) -> Option<FileFingerprint> {
        if let Some(known) = old
            && self.trust == Some(Trust::Index)
            && blob.is_some_and(|git| git.blob == known.blob)
        {
            // How the file looks now is not known. A file that looks as it did then still holds what it did.
            return Some(known);
        }
        if let Some(known) = old
            && self.trust != Some(Trust::Contents)
            && let Ok(fingerprint) = folder.fingerprint(path)
        {
            let blob = blob.and_then(|git| git.blob_of(&fingerprint));
            if known.fingerprint == fingerprint {
                // Git may have come to know the file since.
                let blob = blob.unwrap_or(known.blob);
                return Some(FileFingerprint { blob, ..known });
            }
            if blob.is_some_and(|blob| blob == known.blob) {
                let fingerprint = self.certain(fingerprint);
                return Some(FileFingerprint {
                    fingerprint,
                    ..known
                });
            }
        }
        scan.read += 1;
        let (bytes, fingerprint) = match folder.open(path).and_then(|file| read(file, buffer)) {
            Ok(read) => read,
            Err(error) => {
                scan.refuse(unreadable(path, &error));
                return None;
            }
        };
        let known = self.trust.map(|_| FileFingerprint {
            fingerprint: self.certain(fingerprint),
            contents: hash(bytes).to_le_bytes(),
            blob: blob
                .and_then(|git| git.blob_of(&fingerprint))
                .unwrap_or_default(),
        });
        if let (Some(old), Some(known)) = (old, known)
            && old.contents == known.contents
        {
            return Some(known);
        }
        self.post(path, bytes, known, scan);
        None
    }

    /// How a post is known again that is as it was in the last build; `None` for any other, which is read.
    fn stored(
        &self,
        store: &Store,
        place: usize,
        path: &str,
        old: Option<FileFingerprint>,
        scan: &mut Scan,
    ) -> Option<FileFingerprint> {
        let known = self.trust.map(|_| FileFingerprint {
            contents: store.contents(place),
            ..FileFingerprint::default()
        });
        if let (Some(old), Some(known)) = (old, known)
            && old.contents == known.contents
        {
            return Some(known);
        }
        scan.read += 1;
        let mut warnings = Warnings::collect();
        match store.read(place) {
            Ok((post, _)) => {
                let (front, body) = post.into_parts();
                let extent = self.extent();
                let read = reading::record(self.config, path, front, &body, extent, &mut warnings);
                self.take(path, read, body.as_bytes(), known, warnings, scan);
            }
            Err(error) => scan.refuse(unreadable(path, &error)),
        }
        None
    }

    /// Reads the head of a post.
    fn post(&self, path: &str, bytes: &[u8], known: Option<FileFingerprint>, scan: &mut Scan) {
        let mut warnings = Warnings::collect();
        let extent = self.extent();
        let read = reading::read(self.config, path, bytes, extent, &mut warnings);
        self.take(path, read, bytes, known, warnings, scan);
    }

    /// Keeps what there is to know of a post that was read; `bytes` are its text.
    fn take(
        &self,
        path: &str,
        read: Result<Post, LeftOut>,
        bytes: &[u8],
        known: Option<FileFingerprint>,
        warnings: Warnings,
        scan: &mut Scan,
    ) {
        let has_warnings = !warnings.is_empty();
        scan.warnings.extend(warnings.into_vec());
        let mut post = match read {
            Ok(post) => post,
            Err(reason) => return scan.refuse(reason),
        };
        // What a post is warned of is said again each time, and its end and its files are looked at, by reading it again.
        let is_plain = !has_warnings
            && post.expires.is_none()
            && post.withdrawn.is_none()
            && post.shown_from.is_none()
            && post.attachments.is_empty()
            && post.files.missing.is_empty()
            && (!post.is_unsure || self.config.generator.is_paged() && post.page.is_some());
        if let Some(reason) = post.left_out(self.config, self.now) {
            *scan.left_out.entry(reason).or_default() += 1;
            return;
        }
        let label = self.label(bytes, &post);
        let language = self.language(&post);
        let updated = match self.sorts_by_updated {
            true => updated(&post),
            false => None,
        };
        let Files { found, missing } = std::mem::take(&mut post.files);
        scan.pictures.extend(found);
        scan.missing.extend(missing);
        scan.records.push(
            path,
            post.published,
            hash(post.canonical_url.as_bytes()) as u64,
            known.filter(|_| is_plain),
            terms(self.config, &post)
                .chain(language.as_ref().map(|(kind, tag)| (*kind, tag.as_str())))
                .chain(label.as_deref().map(|label| (TermKind::Label, label)))
                .chain(updated.as_deref().map(|at| (TermKind::Updated, at))),
        );
        if post.episode.is_some() {
            scan.records.mark_episode();
        }
        scan.moved += usize::from(post.is_unsure && post.page.is_some());
        if body::takes_page(self.config, &post)
            && let (Some(output), Some(page)) = (self.config.pages.get(), &post.page)
            && output.known(page).is_some()
        {
            scan.records.set_page(paging::name_of(page));
        }
    }

    /// How much of a post is read: whether a page has to be read instead of the body, only the body can tell.
    fn extent(&self) -> Extent {
        match self.config.pages.get() {
            None if !self.needs_bodies => Extent::Head,
            _ => Extent::Whole,
        }
    }

    /// The language that the post names.
    fn language(&self, post: &Post) -> Option<(TermKind, String)> {
        let tag = language_tag(post.language.as_deref()?)?;
        let kind = match self.config.generator.is_apart(post) {
            true => TermKind::Apart,
            false => TermKind::Feed(Kind::Language),
        };
        Some((kind, tag))
    }

    /// What the post's closing line calls a category.
    fn label(&self, bytes: &[u8], post: &Post) -> Option<String> {
        if !self.config.terms.from_links || post.categories.is_empty() {
            return None;
        }
        let host = self.config.url.host_str().unwrap_or_default();
        let (category, words) = closing_line::label(bytes, &post.categories, host)?;
        let mut label = String::with_capacity(category.len() + 1 + words.len());
        label.push_str(category);
        label.push(TermKind::BETWEEN);
        label.push_str(&words);
        Some(label)
    }

    /// A fingerprint that can be relied on later, or one that no file has.
    fn certain(&self, fingerprint: Fingerprint) -> Fingerprint {
        match fingerprint.newest() < self.started {
            true => fingerprint,
            false => Fingerprint::default(),
        }
    }
}

impl Part {
    /// The posts that did not change and those that were read, whose terms are among the names of `headers`.
    pub fn segments(&mut self, records: &mut PostIndex) -> Vec<Segment> {
        let own = self.scan.records.take_segments_for(records);
        if own.is_empty() && self.kept.len() == self.previous.len() {
            return vec![std::mem::take(&mut self.previous)];
        }
        if self.kept.is_empty() {
            return own;
        }
        let places = own
            .iter()
            .flat_map(|segment| (0..segment.len()).map(move |place| (segment, place)));
        let mut own = places.enumerate().peekable();
        let mut mixed = Segment::with_capacity(self.kept.len() + own.size_hint().0);
        for (place, after) in &self.kept {
            while let Some((_, (segment, place))) = own.next_if(|(nth, _)| nth < after) {
                mixed.push_from(segment, place);
            }
            mixed.push_from(&self.previous, *place);
        }
        own.for_each(|(_, (segment, place))| mixed.push_from(segment, place));
        vec![mixed]
    }
}

/// When a post last changed, if that is not when it was published.
fn updated(post: &Post) -> Option<String> {
    let updated = post.updated?.timestamp();
    (updated != post.published.timestamp()).then(|| updated.to_string())
}

/// What a post belongs to, by kind.
fn terms<'p>(config: &'p Config, post: &'p Post) -> impl Iterator<Item = (TermKind, &'p str)> {
    let of = |kind: Kind, names: &'p [String]| names.iter().map(move |name| (kind, name.as_str()));
    let authors = authors(config, post);
    let custom = config.feeds.custom.iter();
    // Most sites have no rule, and pay for none.
    let looked = match config.feeds.custom.is_empty() {
        true => None,
        false => Some(Box::new(Looked::new(Subjected { config, post }))),
    };
    let custom = custom.filter(move |feed| match &looked {
        Some(looked) => feed.rule.matches(looked),
        None => false,
    });
    of(Kind::Category, &post.categories)
        .chain(of(Kind::Tag, &post.tags))
        .chain(
            authors
                .iter()
                .map(|person| (Kind::Author, person.name.as_str())),
        )
        .chain(custom.map(|feed| (Kind::Custom, feed.name.as_str())))
        .map(|(kind, name)| (TermKind::Feed(kind), name))
}
