//! Every post's header, in one pass over the files on all cores.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::duplicates;
use super::file::read;
use super::git;
use super::headers::{Headers, Memory};
use super::paths::{Found, Paths};
use super::post::{self, Extent, LeftOut, Post};
use super::stamp::{Stamp, fingerprint};
use super::walk;
use crate::config::{Config, Kind, Layout};
use crate::date::Timestamp;
use crate::warning::Warning;

/// How many files a thread takes at a time.
const CHUNK: usize = 256;
/// How many files are scanned before what was found is put together: until then it takes more room.
const BLOCK: usize = 64 * CHUNK;

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
#[derive(Clone, Copy, Debug)]
pub struct Past<'p> {
    /// What it found, with the same settings and by the same feedmill.
    pub headers: &'p Headers,
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
    let before = past.map_or_else(Vec::new, |past| places(&files, past.headers));
    let blobs = match past {
        None
        | Some(Past {
            trust: Trust::Contents,
            ..
        }) => Vec::new(),
        Some(_) => git::known(&config.root, &files),
    };
    let scanner = Scanner { config, now, past };
    let mut scan = Scan::default();
    if let Some(past) = past {
        scan.headers = Headers::with_names_of(past.headers);
    }
    if files.is_empty() {
        scan.warnings.push(no_posts(config));
    }
    let closed = closed.iter().map(|(path, error)| unlisted(path, error));
    scan.warnings.extend(closed);
    scan.headers.reserve(files.len());
    for block in (0..files.len()).step_by(BLOCK) {
        let parts: Vec<Part> = (block..files.len().min(block + BLOCK))
            .into_par_iter()
            .step_by(CHUNK)
            .map_init(Vec::new, |buffer, chunk| {
                let mut part = Part::default();
                for at in chunk..files.len().min(chunk + CHUNK).min(block + BLOCK) {
                    let place = before.get(at).copied().flatten();
                    let blob = blobs.get(at).and_then(Option::as_ref);
                    scanner.file(files.get(at), place, blob, buffer, &mut part);
                }
                part
            })
            .collect();
        let past = past.map(|past| past.headers);
        parts.into_iter().for_each(|part| scan.append(part, past));
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
    let mut buffer = Vec::new();
    let (bytes, _) =
        read(&config.root.join(path), &mut buffer).map_err(|error| unreadable(path, &error))?;
    post::read(config, path, bytes, Extent::Whole, warnings)
}

/// Where each of the files stands among the headers. Both are in the order of their paths.
fn places(files: &Paths, headers: &Headers) -> Vec<Option<u32>> {
    let mut next = 0;
    let place = |file: &str| {
        while next < headers.len() {
            match headers.path(next).cmp(file) {
                Ordering::Less => next += 1,
                Ordering::Equal => return Some(next as u32),
                Ordering::Greater => break,
            }
        }
        None
    };
    files.iter().map(place).collect()
}

/// What is found in the files that a thread takes at a time.
#[derive(Default)]
struct Part {
    /// What was found in those that were read.
    scan: Scan,
    /// The others.
    known: Vec<Known>,
}

/// A post of the past that did not change.
struct Known {
    /// How many of the posts that were read come before it.
    after: u32,
    /// Its place among the posts of the past.
    place: u32,
    memory: Memory,
}

struct Scanner<'s> {
    config: &'s Config,
    now: Timestamp,
    past: Option<Past<'s>>,
}

impl Scanner<'_> {
    fn file(
        &self,
        path: &str,
        place: Option<u32>,
        blob: Option<&git::Known>,
        buffer: &mut Vec<u8>,
        part: &mut Part,
    ) {
        part.scan.files += 1;
        let old = self.past.zip(place).and_then(|(past, place)| {
            Some((
                past,
                place as usize,
                *past.headers.get(place as usize).memory()?,
            ))
        });
        if let Some((past, place, memory)) = old
            && past.trust == Trust::Index
            && blob.is_some_and(|known| known.blob == memory.blob)
        {
            // How the file looks now is not known.
            let stamp = Stamp::default();
            return self.known(past.headers, place, Memory { stamp, ..memory }, part);
        }
        let file = self.config.root.join(path);
        if let Some((past, place, memory)) = old
            && past.trust != Trust::Contents
            && let Ok(metadata) = file.metadata()
        {
            let stamp = Stamp::of(&metadata);
            let blob = blob.and_then(|known| known.blob_of(&stamp));
            if memory.stamp == stamp {
                // Git may have come to know the file since.
                let blob = blob.unwrap_or(memory.blob);
                return self.known(past.headers, place, Memory { blob, ..memory }, part);
            }
            if blob.is_some_and(|blob| blob == memory.blob) {
                let stamp = self.certain(stamp);
                return self.known(past.headers, place, Memory { stamp, ..memory }, part);
            }
        }
        part.scan.read += 1;
        let (bytes, stamp) = match read(&file, buffer) {
            Ok(read) => read,
            Err(error) => return part.scan.refuse(unreadable(path, &error)),
        };
        let memory = Memory {
            stamp: self.certain(stamp),
            // Without a state to write, nobody asks for it again.
            contents: self
                .past
                .map_or([0; 16], |_| fingerprint(bytes).to_le_bytes()),
            blob: blob
                .and_then(|known| known.blob_of(&stamp))
                .unwrap_or_default(),
        };
        if let Some((past, place, old)) = old
            && old.contents == memory.contents
        {
            return self.known(past.headers, place, memory, part);
        }
        let scan = &mut part.scan;
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
            (is_plain && self.past.is_some()).then_some(memory),
            terms(self.config, &post),
        );
    }

    /// Takes over what the past knew of a file that did not change.
    fn known(&self, headers: &Headers, place: usize, memory: Memory, part: &mut Part) {
        if !self.config.content.future && headers.get(place).published > self.now {
            *part.scan.left_out.entry("future").or_default() += 1;
            return;
        }
        part.known.push(Known {
            after: part.scan.headers.len() as u32,
            place: place as u32,
            memory,
        });
    }

    /// A stamp that can be relied on later, or one that no file has.
    fn certain(&self, stamp: Stamp) -> Stamp {
        match self.past {
            Some(past) if stamp.modified < past.started => stamp,
            _ => Stamp::default(),
        }
    }
}

impl Scan {
    /// Adds what was found in the files behind these, and what the past knew of them.
    fn append(&mut self, part: Part, past: Option<&Headers>) {
        let Part { scan: part, known } = part;
        let renamed = self.headers.rename(&part.headers);
        let mut next = 0;
        for post in known {
            let after = post.after as usize;
            self.headers.append(&part.headers, next..after, &renamed);
            next = after;
            if let Some(past) = past {
                self.headers
                    .push_known(past, post.place as usize, post.memory);
            }
        }
        let rest = next..part.headers.len();
        self.headers.append(&part.headers, rest, &renamed);
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
