//! Every post's header, in one pass over the files on all cores.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::post::{self, LeftOut, Post};
use super::walk;
use crate::config::{Config, Kind, Layout};
use crate::date::Timestamp;
use crate::warning::Warning;

/// What selecting needs to know of a post; nothing more is kept of the ones that no feed shows.
#[derive(Clone, Debug)]
pub struct Header {
    /// The file, relative to the site.
    pub path: String,
    /// When it was published.
    pub published: Timestamp,
    /// Its place in the lists of terms: what it belongs to, by kind.
    pub terms: Vec<(Kind, String)>,
    /// Its URL is another post's too, which comes before it.
    pub is_duplicate: bool,
}

/// What a folder of posts holds.
#[derive(Debug, Default)]
pub struct Scan {
    /// The posts that feeds may show, in the order of their paths.
    pub headers: Vec<Header>,
    /// How many files were read.
    pub files: usize,
    /// How many are left out as their authors want it, by reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// How many are left out because of a fault.
    pub faulty: usize,
    /// What was wrong, in the order of the files.
    pub warnings: Vec<Warning>,
}

/// The folder of posts cannot be listed.
#[derive(Debug, thiserror::Error)]
#[error("{}: the folder of posts cannot be listed: {}\n  help: name the folder of posts in `content.dir`",
    path.display(), reason(listing))]
pub struct Error {
    path: std::path::PathBuf,
    listing: walkdir::Error,
}

/// What the system says, without the path that walkdir puts before it.
fn reason(error: &walkdir::Error) -> String {
    error
        .io_error()
        .map_or_else(|| error.to_string(), ToString::to_string)
}

enum Found {
    Post(Box<(Header, String)>),
    LeftOut(&'static str),
    Faulty,
}

/// Reads the head of every post of the site; `now` decides what is in the future.
///
/// # Errors
///
/// Where the folder of posts cannot be listed. A file that cannot be read is a warning.
pub fn scan(config: &Config, now: Timestamp) -> Result<Scan, Error> {
    let files = walk::files(config).map_err(|listing| Error {
        path: listing.path().unwrap_or(&config.root).to_owned(),
        listing,
    })?;
    let found: Vec<(Found, Vec<Warning>)> = files
        .par_iter()
        .with_min_len(64)
        .map(|path| {
            let mut warnings = Vec::new();
            let found = match load(config, now, path, &mut warnings) {
                Ok(post) => Found::Post(Box::new((header(config, &post), post.canonical_url))),
                Err(LeftOut::Wanted(reason)) => Found::LeftOut(reason),
                Err(LeftOut::Faulty(warning)) => {
                    warnings.push(*warning);
                    Found::Faulty
                }
            };
            (found, warnings)
        })
        .collect();
    let mut scan = Scan {
        files: files.len(),
        ..Scan::default()
    };
    if files.is_empty() {
        let place = match &config.content.layout {
            Layout::Folder(dir) => format!("`{dir}`"),
            Layout::Jekyll => "any folder `_posts`".to_owned(),
        };
        scan.warnings.push(Warning::file(
            &config.file,
            "no-posts",
            format!("there is no post in {place}"),
            "name the folder of posts in `content.dir`, or put a Markdown or HTML file there",
        ));
    }
    let mut urls = std::collections::HashMap::new();
    for (found, warnings) in found {
        scan.warnings.extend(warnings);
        match found {
            Found::Post(post) => {
                let (mut header, url) = *post;
                if let Some(first) = urls.get(&url) {
                    header.is_duplicate = true;
                    scan.warnings.push(Warning::file(
                        &header.path,
                        "duplicate-url",
                        format!("its URL {url} is that of {first} too; it gets an id of its own"),
                        "give one of them another `slug` or `permalink`",
                    ));
                } else {
                    urls.insert(url, header.path.clone());
                }
                scan.headers.push(header);
            }
            Found::LeftOut(reason) => *scan.left_out.entry(reason).or_default() += 1,
            Found::Faulty => scan.faulty += 1,
        }
    }
    Ok(scan)
}

/// Reads one post.
///
/// # Errors
///
/// Where it is no post of any feed, or the file cannot be read.
pub fn load(
    config: &Config,
    now: Timestamp,
    path: &str,
    warnings: &mut Vec<Warning>,
) -> Result<Post, LeftOut> {
    let bytes = std::fs::read(config.root.join(path)).map_err(|error| {
        LeftOut::Faulty(Box::new(Warning::file(
            path,
            "unreadable",
            format!("the file cannot be read: {error}"),
            "check its permissions",
        )))
    })?;
    post::read(config, now, path, &bytes, warnings)
}

fn header(config: &Config, post: &Post) -> Header {
    let of = |kind: Kind, names: &[String]| -> Vec<(Kind, String)> {
        names.iter().map(|name| (kind, name.clone())).collect()
    };
    let mut terms = of(Kind::Category, &post.categories);
    terms.extend(of(Kind::Tag, &post.tags));
    let authors: Vec<String> = match (&post.authors[..], &config.author) {
        ([], Some(author)) => vec![author.name.clone()],
        (people, _) => people.iter().map(|person| person.name.clone()).collect(),
    };
    terms.extend(of(Kind::Author, &authors));
    Header {
        path: post.path.clone(),
        published: post.published,
        terms,
        is_duplicate: false,
    }
}
