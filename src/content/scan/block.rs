//! A part of the files, scanned by one thread.

use std::ops::Range;

use super::{Scan, Trust};
use crate::config::{Config, Kind};
use crate::content::body;
use crate::content::file::read;
use crate::content::git;
use crate::content::headers::{Headers, Memory, SEGMENT, Segment};
use crate::content::load::unreadable;
use crate::content::media::Files;
use crate::content::near::Near;
use crate::content::paging;
use crate::content::paths::Paths;
use crate::content::post::{Extent, Post};
use crate::content::reading;
use crate::date::Timestamp;
use crate::stamp::{Stamp, fingerprint};
use crate::warning::Warnings;

/// Files that follow one another, and the posts of the past that lie among them.
pub(super) struct Block {
    files: Range<usize>,
    past: Segment,
}

/// Takes the files apart where the past's segments begin, and these where there are too many files.
pub(super) fn blocks(files: &Paths, past: Vec<Segment>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    let mut segments = past.into_iter().peekable();
    loop {
        let mut past = segments.next().unwrap_or_default();
        let end = segments
            .peek()
            .map_or(files.len(), |next| files.place_of(next.path(0)));
        while end - start > 2 * SEGMENT {
            let middle = start + SEGMENT;
            let rest = past.split_off(past.place_of(files.get(middle)));
            blocks.push(Block {
                files: start..middle,
                past: std::mem::replace(&mut past, rest),
            });
            start = middle;
        }
        blocks.push(Block {
            files: start..end,
            past,
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
    /// The posts of the past, as they are known now.
    past: Segment,
    /// Those of them that did not change: their places, and how many of the posts that were read come before each.
    kept: Vec<(usize, usize)>,
}

pub(super) struct Scanner<'s> {
    pub config: &'s Config,
    pub now: Timestamp,
    pub files: &'s Paths,
    /// What git knows of each file; empty where it is not asked.
    pub blobs: &'s [Option<git::Known>],
    /// `None` where there is no past, and nobody will ask what this scan found.
    pub trust: Option<Trust>,
    /// When the scan began, by the clock of the file system.
    pub started: i64,
}

impl Scanner<'_> {
    pub fn block(&self, block: Block, buffer: &mut Vec<u8>) -> Part {
        let Block { files, mut past } = block;
        let mut scan = Scan::default();
        let mut kept = Vec::with_capacity(past.len());
        let mut near = Near::new(&self.config.root);
        let mut next = 0;
        for at in files {
            let path = self.files.get(at);
            while next < past.len() && past.path(next) < path {
                next += 1;
            }
            let is_same = next < past.len() && past.path(next) == path;
            let old = match is_same {
                true => past.get(next).memory().copied(),
                false => None,
            };
            let blob = self.blobs.get(at).and_then(Option::as_ref);
            scan.files += 1;
            let Some(memory) = self.file(path, old, blob, &mut near, buffer, &mut scan) else {
                continue;
            };
            let header = past.get_mut(next);
            if !self.config.content.future && header.published > self.now {
                *scan.left_out.entry("future").or_default() += 1;
                continue;
            }
            header.memory = memory;
            header.is_duplicate = false;
            kept.push((next, scan.headers.len()));
        }
        Part { scan, past, kept }
    }

    /// How a file is known again that holds the post that it held in the past; `None` for any other, which is read.
    fn file(
        &self,
        path: &str,
        old: Option<Memory>,
        blob: Option<&git::Known>,
        near: &mut Near,
        buffer: &mut Vec<u8>,
        scan: &mut Scan,
    ) -> Option<Memory> {
        if let Some(memory) = old
            && self.trust == Some(Trust::Index)
            && blob.is_some_and(|known| known.blob == memory.blob)
        {
            // How the file looks now is not known. A file that looks as it did then still holds what it did.
            return Some(memory);
        }
        if let Some(memory) = old
            && self.trust != Some(Trust::Contents)
            && let Ok(stamp) = near.stamp(path)
        {
            let blob = blob.and_then(|known| known.blob_of(&stamp));
            if memory.stamp == stamp {
                // Git may have come to know the file since.
                let blob = blob.unwrap_or(memory.blob);
                return Some(Memory { blob, ..memory });
            }
            if blob.is_some_and(|blob| blob == memory.blob) {
                let stamp = self.certain(stamp);
                return Some(Memory { stamp, ..memory });
            }
        }
        scan.read += 1;
        let (bytes, stamp) = match near.open(path).and_then(|file| read(file, buffer)) {
            Ok(read) => read,
            Err(error) => {
                scan.refuse(unreadable(path, &error));
                return None;
            }
        };
        let memory = self.trust.map(|_| Memory {
            stamp: self.certain(stamp),
            contents: fingerprint(bytes).to_le_bytes(),
            blob: blob
                .and_then(|known| known.blob_of(&stamp))
                .unwrap_or_default(),
        });
        if let (Some(old), Some(memory)) = (old, memory)
            && old.contents == memory.contents
        {
            return Some(memory);
        }
        self.post(path, bytes, memory, scan);
        None
    }

    /// Reads the head of a post.
    fn post(&self, path: &str, bytes: &[u8], memory: Option<Memory>, scan: &mut Scan) {
        let mut warnings = Warnings::collect();
        // Whether a page has to be read instead of the body, only the body can tell.
        let extent = match self.config.pages.get() {
            Some(_) => Extent::Whole,
            None => Extent::Head,
        };
        let read = reading::read(self.config, path, bytes, extent, &mut warnings);
        let has_warnings = !warnings.is_empty();
        scan.warnings.extend(warnings.into_vec());
        let mut post = match read {
            Ok(post) => post,
            Err(reason) => return scan.refuse(reason),
        };
        // What a post is warned of is said again each time, and its end and its files are looked at, by reading it again.
        let is_plain = !has_warnings
            && post.expires.is_none()
            && post.shown_from.is_none()
            && post.attachments.is_empty()
            && post.files.missing.is_empty()
            && (!post.is_unsure || self.config.content.generator.is_paged() && post.page.is_some());
        if let Some(reason) = post.left_out(self.config, self.now) {
            *scan.left_out.entry(reason).or_default() += 1;
            return;
        }
        let Files { found, missing } = std::mem::take(&mut post.files);
        scan.pictures.extend(found);
        scan.missing.extend(missing);
        scan.headers.push(
            path,
            post.published,
            fingerprint(post.canonical_url.as_bytes()) as u64,
            memory.filter(|_| is_plain),
            terms(self.config, &post),
        );
        if post.episode.is_some() {
            scan.headers.mark_episode();
        }
        scan.moved += usize::from(post.is_unsure && post.page.is_some());
        if body::takes_page(self.config, &post)
            && let (Some(output), Some(page)) = (self.config.pages.get(), &post.page)
            && output.known(page).is_some()
        {
            scan.headers.set_page(paging::name_of(page));
        }
    }

    /// A stamp that can be relied on later, or one that no file has.
    fn certain(&self, stamp: Stamp) -> Stamp {
        match stamp.newest() < self.started {
            true => stamp,
            false => Stamp::default(),
        }
    }
}

impl Part {
    /// The posts that did not change and those that were read, whose terms are among the names of `headers`.
    pub fn segments(&mut self, headers: &mut Headers) -> Vec<Segment> {
        let own = self.scan.headers.take_segments_for(headers);
        if own.is_empty() && self.kept.len() == self.past.len() {
            return vec![std::mem::take(&mut self.past)];
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
            mixed.push_from(&self.past, *place);
        }
        own.for_each(|(_, (segment, place))| mixed.push_from(segment, place));
        vec![mixed]
    }
}

/// What a post belongs to, by kind.
fn terms<'p>(config: &'p Config, post: &'p Post) -> impl Iterator<Item = (Kind, &'p str)> {
    let of = |kind: Kind, names: &'p [String]| names.iter().map(move |name| (kind, name.as_str()));
    let authors = match (&post.authors[..], &config.author) {
        ([], Some(author)) => std::slice::from_ref(author),
        (people, _) => people,
    };
    of(Kind::Category, &post.categories)
        .chain(of(Kind::Tag, &post.tags))
        .chain(
            authors
                .iter()
                .map(|person| (Kind::Author, person.name.as_str())),
        )
}
