//! Every post's header, in one pass over the files on all cores.

mod block;
mod languages;
mod stored;
mod unread;

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;

use rayon::prelude::*;

use super::elsewhere;
use super::git;
use super::load::reader;
use super::media::{self, Missing};
use super::paging;
use super::paths::Found;
use super::post::LeftOut;
use super::walk;
use crate::config::{BodySource, Config};
use crate::date::Timestamp;
use crate::index;
use crate::index::PostIndex;
use crate::source::{self, SourceError};
use crate::warning::{self, Warning};
use block::{Block, Part, Scanner, blocks};

/// How many blocks are scanned before what was found is put together: until then it takes more room.
const BLOCKS: usize = 64;

/// What a folder of posts holds.
#[derive(Debug, Default)]
pub struct Scan {
    /// The posts that feeds may show, in the order of their paths.
    pub records: PostIndex,
    /// How many files there are.
    pub files: usize,
    /// How many of them were read, since nothing was known of them.
    pub read: usize,
    /// How many posts are known by just what the last build knew of them.
    known: usize,
    /// Whether the posts are those of the last build, and all that is known of them is.
    pub is_same: bool,
    /// How many are left out as their authors want it, by reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// How many of those that were read have their addresses from pages of the built site.
    pub moved: usize,
    /// What else there is to know.
    pub notes: Vec<String>,
    /// How many are left out because of errors.
    pub faulty: usize,
    /// What was wrong, in the order of the files.
    pub warnings: Vec<Warning>,
    /// The files of the site that posts name and that are there, relative to it.
    pub pictures: BTreeSet<String>,
    /// Those that are not there.
    missing: Vec<Missing>,
}

/// What an earlier scan found, and how far it can be relied on.
#[derive(Debug)]
pub struct PreviousScan {
    /// What it found, with the same settings and by the same feedmill.
    pub records: PostIndex,
    /// The files of the site that its posts named. Once one of them is gone, every post is read again.
    pub pictures: BTreeSet<String>,
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
    Fingerprints,
    /// By git's index alone, without a look at the file: nobody has changed a file since git checked it out.
    Index,
}

/// The posts cannot be listed.
#[derive(Debug, thiserror::Error)]
#[error("{}: {message}\n  help: {help}", path.strip_prefix(".").unwrap_or(path).display())]
pub struct Error {
    /// The folder, or what a source of posts is called.
    path: std::path::PathBuf,
    message: String,
    help: String,
}

/// Reads the head of every post of the site that is not known from the last build; `now` decides what is in the future.
///
/// # Errors
///
/// Where the folder of posts cannot be listed. A file that cannot be read is a warning.
pub fn scan(
    config: &Config,
    now: Timestamp,
    previous: Option<PreviousScan>,
) -> Result<Scan, Error> {
    paging::open(config);
    if let Some((name, command)) = config.generator.build_command()
        && config.content.body != BodySource::Source
        && config.pages.get().is_none()
    {
        let folder = config.generator.output_folder().unwrap_or_default();
        return Err(Error {
            path: config
                .root
                .join(config.content.built.as_deref().unwrap_or(folder)),
            message: format!(
                "there are no pages of {name} here, and feedmill reads posts from these"
            ),
            help: format!(
                "run `{command}` first, or name the folder of its output in `content.built`"
            ),
        });
    }
    let store = stored::open(config).map_err(|error| unread_source(config, error))?;
    let Found {
        files,
        closed,
        unnamed,
        passed,
    } = match &store {
        Some(store) => Found {
            files: store.paths().collect(),
            ..Found::default()
        },
        None => walk::files(config).map_err(|error| unlisted_posts(config, &error))?,
    };
    let trust = previous.as_ref().map(|previous| previous.trust);
    let blobs = match trust {
        None | Some(Trust::Contents) => Vec::new(),
        Some(_) if store.is_some() => Vec::new(),
        Some(_) => git::known(&config.root, &files),
    };
    let scanner = Scanner {
        config,
        now,
        files: &files,
        store: store.as_deref(),
        blobs: &blobs,
        trust,
        needs_bodies: config
            .feeds
            .custom
            .iter()
            .any(|feed| feed.rule.needs_body()),
        sorts_by_updated: config.feeds.sorts_by_updated(),
        started: previous.as_ref().map_or(0, |previous| previous.started),
    };
    let before = previous.as_ref().map(|previous| previous.records.len());
    let (records, pictures) = previous
        .filter(|previous| has_pictures(config, &previous.pictures))
        .map(|previous| (previous.records, previous.pictures))
        .unwrap_or_default();
    let mut scan = Scan {
        records,
        pictures,
        ..Scan::default()
    };
    match &store {
        Some(store) => {
            let (faulty, warnings) = stored::faults(store);
            scan.files += faulty;
            scan.faulty += faulty;
            scan.warnings.extend(warnings);
            scan.files += store.left_out.values().sum::<usize>();
            scan.left_out.extend(&store.left_out);
        }
        None if files.is_empty() => scan.warnings.push(no_posts(config)),
        None => {}
    }
    let closed = closed.iter().map(|(path, error)| unlisted(path, error));
    scan.warnings.extend(closed);
    let unnamed = unnamed.into_iter();
    scan.warnings
        .extend(unnamed.map(|(path, is_folder)| not_utf8(&path, is_folder)));
    if store.is_none() {
        scan.warnings.extend(unread::warnings(config, passed));
        scan.notes.extend(languages::note(config, &files));
    }
    let previous = scan.records.take_segments();
    let mut blocks = blocks(&files, previous).into_iter();
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
    let missing = std::mem::take(&mut scan.missing);
    scan.warnings
        .extend(media::missing_warnings(&config.root, missing));
    scan.warnings.extend(config.bounds.warnings());
    scan.records.drop_unused_names();
    if let Some(limit) = config.generator.newest() {
        let found = scan.records.len();
        scan.records.keep_newest(limit);
        let beyond = found - scan.records.len();
        if beyond > 0 {
            scan.left_out.insert("beyond `limit_posts`", beyond);
        }
    }
    warning::one_for_each_cause(&mut scan.warnings);
    let duplicates = index::mark_duplicates(&mut scan.records, reader(config));
    if !duplicates.is_empty() {
        scan.warnings.extend(duplicates);
        // The order of the files, and of one file's faults as they were found.
        scan.warnings
            .sort_by(|one, other| one.path.cmp(&other.path));
    }
    scan.is_same =
        scan.read == 0 && before == Some(scan.known) && before == Some(scan.records.len());
    if store.is_some() {
        config.posts.locate(&mut scan.warnings);
        let place = |warning: &Warning| (warning.path.clone(), warning.line);
        scan.warnings.sort_by_key(place);
    }
    Ok(scan)
}

impl Scan {
    /// Adds what was found in the files behind these.
    fn append(&mut self, mut part: Part) {
        for mut segment in part.segments(&mut self.records) {
            segment.shrink();
            self.records.push_segment(segment);
        }
        let part = part.scan;
        self.files += part.files;
        self.read += part.read;
        self.known += part.known;
        self.faulty += part.faulty;
        self.moved += part.moved;
        self.warnings.extend(part.warnings);
        self.pictures.extend(part.pictures);
        self.missing.extend(part.missing);
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

/// Whether the pictures of the last build are all there still: a post that did not change gets a warning once its picture is gone.
fn has_pictures(config: &Config, pictures: &BTreeSet<String>) -> bool {
    pictures
        .par_iter()
        .map(|path| config.bounds.metadata(&config.root.join(path)))
        .all(|found| found.is_ok_and(|found| found.is_file()))
}

/// The source of posts cannot be read.
fn unread_source(config: &Config, error: SourceError) -> Error {
    let name = |from: &source::From| from.name(&config.root);
    Error {
        path: config
            .content
            .from
            .as_ref()
            .map(name)
            .unwrap_or_default()
            .into(),
        message: error.message,
        help: error.help,
    }
}

fn no_posts(config: &Config) -> Warning {
    let place = config.generator.place_of_posts();
    Warning::file(
        &config.file,
        "no-posts",
        format!("there is no post in {place}"),
        elsewhere::help(config).unwrap_or_else(|| {
            "name the folder of posts in `content.dir`, or put a Markdown or HTML file there".into()
        }),
    )
}

/// The folder of posts is not there, or cannot be listed.
fn unlisted_posts(config: &Config, error: &std::io::Error) -> Error {
    let (message, help) = match error.kind() {
        ErrorKind::NotFound => (
            "no such folder of posts".to_owned(),
            elsewhere::help(config).unwrap_or_else(|| {
                "create it and put a Markdown file there, or name the folder of posts in `content.dir`"
                    .into()
            }),
        ),
        ErrorKind::NotADirectory => (
            "this is a file, and posts are in a folder".to_owned(),
            elsewhere::help(config)
                .unwrap_or_else(|| "name the folder of posts in `content.dir`".into()),
        ),
        _ => (
            format!("the folder of posts cannot be listed: {error}"),
            // A link that leads out of the site has a help of its own.
            config.bounds.warnings().pop().map_or_else(
                || "check its permissions, or name the folder of posts in `content.dir`".into(),
                |warning| warning.help,
            ),
        ),
    };
    Error {
        path: config.root.join(config.generator.folder()),
        message,
        help,
    }
}

fn unlisted(folder: &str, error: &std::io::Error) -> Warning {
    Warning::file(
        folder,
        "unreadable",
        format!("the folder cannot be listed: {error}"),
        "check its permissions, or leave it out with `content.exclude`",
    )
}

fn not_utf8(path: &str, is_folder: bool) -> Warning {
    let (what, help) = match is_folder {
        false => ("file is left out", "rename the file"),
        true => (
            "folder is left out with all that it holds",
            "rename the folder",
        ),
    };
    Warning::file(
        path,
        "name-not-utf8",
        format!("the name is not UTF-8; the {what}"),
        format!("{help}: a path on the web is made of it"),
    )
}
