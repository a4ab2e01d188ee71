//! Every post's header, in one pass over the files on all cores.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::duplicates;
use super::file::read;
use super::git;
use super::headers::{Headers, Memory, SEGMENT, Segment};
use super::paths::{Found, Paths};
use super::post::{self, Extent, LeftOut, Post};
use super::stamp::{Stamp, fingerprint};
use super::walk;
use crate::config::{Config, Kind, Layout};
use crate::date::Timestamp;
use crate::warning::Warning;

/// How many blocks are scanned before what was found is put together: until then it takes more room.
const BLOCKS: usize = 32;

/// What a folder of posts holds.
#[derive(Debug, Default)]
pub struct Scan {
    /// The posts that feeds may show, in the order of their paths.
    pub headers: Headers,
    /// How many files there are.
    pub files: usize,
    /// How many of them were read, since nothing was known of them.
    pub read: usize,
    /// How many are left out as their authors want it, by reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// How many are left out because of a fault.
    pub faulty: usize,
    /// What was wrong, in the order of the files.
    pub warnings: Vec<Warning>,
}

/// What an earlier scan found, and how far it can be relied on.
#[derive(Debug)]
pub struct Past {
    /// What it found, with the same settings and by the same feedmill.
    pub headers: Headers,
    /// By what a file is taken to be the same.
    pub trust: Trust,
    /// When this scan begins by the clock of the file system, in nanoseconds since 1970: a file that was written at that
    /// moment may be written once more and show the same time.
    pub started: i64,
}

/// By what a file counts as unchanged since the last build.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// By what it holds: every file is read.
    Contents,
    /// By its size, time and number; where these differ, by git's index, as far as git saw the file as it is now.
    #[default]
    Stamps,
    /// By git's index alone, without a look at the file: nobody has changed a file since git checked it out.
    Index,
}

/// The folder of posts cannot be listed.
#[derive(Debug, thiserror::Error)]
#[error("{}: the folder of posts cannot be listed: {}\n  help: name the folder of posts in `content.dir`",
    path.display(), listing)]
pub struct Error {
    path: std::path::PathBuf,
    listing: std::io::Error,
}

/// Reads the head of every post of the site that is not known from the past; `now` decides what is in the future.
///
/// # Errors
///
/// Where the folder of posts cannot be listed. A file that cannot be read is a warning.
pub fn scan(config: &Config, now: Timestamp, past: Option<Past>) -> Result<Scan, Error> {
    let Found { files, closed } = walk::files(config).map_err(|listing| Error {
        path: config.root.join(super::generator::start(config)),
        listing,
    })?;
    let trust = past.as_ref().map(|past| past.trust);
    let blobs = match trust {
        None | Some(Trust::Contents) => Vec::new(),
        Some(_) => git::known(&config.root, &files),
    };
    let mut scan = Scan::default();
    if files.is_empty() {
        scan.warnings.push(no_posts(config));
    }
    let closed = closed.iter().map(|(path, error)| unlisted(path, error));
    scan.warnings.extend(closed);
    let mut scanner = Scanner {
        config,
        now,
        files: &files,
        blobs: &blobs,
        trust,
        started: 0,
    };
    if let Some(past) = past {
        scanner.started = past.started;
        scan.headers = past.headers;
    }
    let past = scan.headers.take_segments();
    let mut blocks = blocks(&files, past).into_iter();
    loop {
        let some: Vec<Block> = blocks.by_ref().take(BLOCKS).collect();
        if some.is_empty() {
            break;
        }
        let parts: Vec<Part> = some
            .into_par_iter()
            .map_init(Vec::new, |buffer, block| scanner.block(block, buffer))
            .collect();
        parts.into_iter().for_each(|part| scan.append(part));
    }
    scan.headers.drop_unused_names();
    if let Some(site) = &config.jekyll
        && site.limit_posts > 0
    {
        let found = scan.headers.len();
        scan.headers.keep_newest(site.limit_posts);
        let beyond = found - scan.headers.len();
        if beyond > 0 {
            scan.left_out.insert("beyond `limit_posts`", beyond);
        }
    }
    duplicates::mark(config, &mut scan);
    Ok(scan)
}

/// Reads one post whole.
///
/// # Errors
///
/// Where it is no post of any feed, or the file cannot be read.
pub fn load(config: &Config, path: &str, warnings: &mut Vec<Warning>) -> Result<Post, LeftOut> {
    thread_local! {
        static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    }
    // Another post may be read meanwhile, where one names the other.
    let mut buffer = BUFFER.take();
    let read = read(&config.root.join(path), &mut buffer)
        .map_err(|error| unreadable(path, &error))
        .and_then(|(bytes, _)| post::read(config, path, bytes, Extent::Whole, warnings));
    BUFFER.set(buffer);
    read
}

/// Files that follow one another, and the posts of the past that lie among them.
struct Block {
    files: Range<usize>,
    past: Segment,
}

/// Takes the files apart where the past's segments begin, and these where there are too many files.
fn blocks(files: &Paths, past: Vec<Segment>) -> Vec<Block> {
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
struct Part {
    /// What was found in the files that were read.
    scan: Scan,
    /// The posts of the past, as they are known now.
    past: Segment,
    /// Those of them that did not change: their places, and how many of the posts that were read come before each.
    kept: Vec<(usize, usize)>,
}

/// What becomes of a file.
enum Outcome {
    /// It holds the post that it held in the past, and is known again by this.
    Known(Memory),
    /// It was read.
    Read,
}

struct Scanner<'s> {
    config: &'s Config,
    now: Timestamp,
    files: &'s Paths,
    /// What git knows of each file; empty where it is not asked.
    blobs: &'s [Option<git::Known>],
    /// `None` where there is no past, and nobody will ask what this scan found.
    trust: Option<Trust>,
    /// When the scan began, by the clock of the file system.
    started: i64,
}

impl Scanner<'_> {
    fn block(&self, block: Block, buffer: &mut Vec<u8>) -> Part {
        let Block { files, mut past } = block;
        let mut scan = Scan::default();
        let mut kept = Vec::with_capacity(past.len());
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
            let Outcome::Known(memory) = self.file(path, old, blob, buffer, &mut scan) else {
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

    fn file(
        &self,
        path: &str,
        old: Option<Memory>,
        blob: Option<&git::Known>,
        buffer: &mut Vec<u8>,
        scan: &mut Scan,
    ) -> Outcome {
        if let Some(memory) = old
            && self.trust == Some(Trust::Index)
            && blob.is_some_and(|known| known.blob == memory.blob)
        {
            // How the file looks now is not known. A file that looks as it did then still holds what it did.
            return Outcome::Known(memory);
        }
        let file = self.config.root.join(path);
        if let Some(memory) = old
            && self.trust != Some(Trust::Contents)
            && let Ok(metadata) = file.metadata()
        {
            let stamp = Stamp::of(&metadata);
            let blob = blob.and_then(|known| known.blob_of(&stamp));
            if memory.stamp == stamp {
                // Git may have come to know the file since.
                let blob = blob.unwrap_or(memory.blob);
                return Outcome::Known(Memory { blob, ..memory });
            }
            if blob.is_some_and(|blob| blob == memory.blob) {
                let stamp = self.certain(stamp);
                return Outcome::Known(Memory { stamp, ..memory });
            }
        }
        scan.read += 1;
        let (bytes, stamp) = match read(&file, buffer) {
            Ok(read) => read,
            Err(error) => {
                scan.refuse(unreadable(path, &error));
                return Outcome::Read;
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
            return Outcome::Known(memory);
        }
        self.post(path, bytes, memory, scan);
        Outcome::Read
    }

    /// Reads the head of a post.
    fn post(&self, path: &str, bytes: &[u8], memory: Option<Memory>, scan: &mut Scan) {
        let before = scan.warnings.len();
        let read = post::read(self.config, path, bytes, Extent::Head, &mut scan.warnings);
        let post = match read {
            Ok(post) => post,
            Err(reason) => return scan.refuse(reason),
        };
        // What a post is warned of is said again each time, and its end and its files are looked at, by reading it again.
        let is_plain = scan.warnings.len() == before
            && post.expires.is_none()
            && post.shown_from.is_none()
            && post.attachments.is_empty();
        if let Some(reason) = post.left_out(self.config, self.now) {
            *scan.left_out.entry(reason).or_default() += 1;
            return;
        }
        scan.headers.push(
            path,
            post.published,
            fingerprint(post.canonical_url.as_bytes()) as u64,
            memory.filter(|_| is_plain),
            terms(self.config, &post),
        );
    }

    /// A stamp that can be relied on later, or one that no file has.
    fn certain(&self, stamp: Stamp) -> Stamp {
        match stamp.modified < self.started {
            true => stamp,
            false => Stamp::default(),
        }
    }
}

impl Part {
    /// The posts that did not change and those that were read, whose terms are among the names of `headers`.
    fn segments(&mut self, headers: &mut Headers) -> Vec<Segment> {
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

impl Scan {
    /// Adds what was found in the files behind these.
    fn append(&mut self, mut part: Part) {
        for mut segment in part.segments(&mut self.headers) {
            segment.shrink();
            self.headers.push_segment(segment);
        }
        let part = part.scan;
        self.files += part.files;
        self.read += part.read;
        self.faulty += part.faulty;
        self.warnings.extend(part.warnings);
        for (reason, count) in part.left_out {
            *self.left_out.entry(reason).or_default() += count;
        }
    }

    fn refuse(&mut self, reason: LeftOut) {
        match reason {
            LeftOut::Wanted(reason) => *self.left_out.entry(reason).or_default() += 1,
            LeftOut::Faulty(warning) => {
                self.warnings.push(*warning);
                self.faulty += 1;
            }
        }
    }
}

fn no_posts(config: &Config) -> Warning {
    let place = match &config.content.layout {
        Layout::Jekyll => "any folder `_posts`".to_owned(),
        layout => format!("`{}`", layout.folder()),
    };
    Warning::file(
        &config.file,
        "no-posts",
        format!("there is no post in {place}"),
        "name the folder of posts in `content.dir`, or put a Markdown or HTML file there",
    )
}

fn unlisted(folder: &str, error: &std::io::Error) -> Warning {
    Warning::file(
        folder,
        "unreadable",
        format!("the folder cannot be listed: {error}"),
        "check its permissions, or leave it out with `content.exclude`",
    )
}

fn unreadable(path: &str, error: &std::io::Error) -> LeftOut {
    LeftOut::Faulty(Box::new(Warning::file(
        path,
        "unreadable",
        format!("the file cannot be read: {error}"),
        "check its permissions",
    )))
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
