//! The site's posts, as far as destinations are told of them.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::article::Article;
use super::error::Error;
use crate::config::Config;
use crate::content::{self, LeftOut, Post, Site};
use crate::date::Timestamp;
use crate::feed;
use crate::index::PostIndex;
use crate::lock::{self, Ids, Known, Lock};
use crate::nearest::nearest;
use crate::value::Value;
use crate::warning::{Discard, Warnings};

/// What `syndicate` may name.
pub(super) const KINDS: &[&str] = &["mastodon", "bluesky", "standard_site", "mail", "webmention"];

/// The posts that the site shows now.
pub(super) struct Posts<'s> {
    config: &'s Config,
    site: &'s Site<'s>,
    now: Timestamp,
    by_id: BTreeMap<String, Candidate>,
    id_at: HashMap<String, String>,
    /// What is wrong with front matters.
    pub notes: Vec<String>,
}

/// A post that may be sent.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    place: usize,
    /// Its file, relative to the site.
    pub path: String,
    /// In seconds since 1970.
    pub published: i64,
    choice: Choice,
}

/// Where a post is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Choice {
    Everywhere,
    Nowhere,
    To(Vec<String>),
}

/// Why a post is not among those that the site shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Absence {
    /// Its author took it back.
    Withdrawn,
    /// What was sent of it stays, for this reason.
    Stays(&'static str),
}

impl<'s> Posts<'s> {
    /// The posts of `records`, each by its id.
    ///
    /// # Errors
    ///
    /// If the site's lock cannot be read.
    pub fn of(config: &'s Config, site: &'s Site<'s>, now: Timestamp) -> Result<Self, Error> {
        let records = site.records;
        let ids = ids(config, records, now)?;
        let found: Vec<(String, Candidate, Vec<String>)> = (0..records.len())
            .into_par_iter()
            .filter_map(|place| {
                let record = records.get(place);
                // An earlier post has its URL.
                if record.is_duplicate {
                    return None;
                }
                let path = records.path(place);
                let post = load(config, path).ok()?;
                let known = ids.as_ref().and_then(|ids| ids.id(place));
                let id = known.map_or_else(|| feed::id(config, &post, false), str::to_owned);
                let (choice, unknown) = choice(&post);
                let candidate = Candidate {
                    place,
                    path: path.to_owned(),
                    published: post.published.timestamp(),
                    choice,
                };
                Some((id, candidate, unknown))
            })
            .collect();
        let mut posts = Posts {
            config,
            site,
            now,
            by_id: BTreeMap::new(),
            id_at: HashMap::new(),
            notes: Vec::new(),
        };
        for (id, candidate, unknown) in found {
            for name in unknown {
                let meant = nearest(&name, KINDS.iter().copied());
                let help = meant.map_or_else(
                    || format!("the destinations are {}", KINDS.join(", ")),
                    |meant| format!("did you mean `{meant}`?"),
                );
                let path = &candidate.path;
                let note =
                    format!("{path}: unknown destination `{name}` in `syndicate`\n  help: {help}");
                posts.notes.push(note);
            }
            posts.id_at.insert(candidate.path.clone(), id.clone());
            posts.by_id.insert(id, candidate);
        }
        Ok(posts)
    }

    /// The posts that go to a destination of the kind `kind`, by their ids.
    pub fn wanted(&self, kind: &str) -> BTreeMap<&str, &Candidate> {
        let wanted = self.by_id.iter().filter(|(_, post)| match &post.choice {
            Choice::Everywhere => true,
            Choice::Nowhere => false,
            Choice::To(kinds) => kinds.iter().any(|one| one == kind),
        });
        wanted.map(|(id, post)| (id.as_str(), post)).collect()
    }

    /// Whether there is a post of this id, wherever it is sent.
    pub fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// The id of the post in a file.
    pub fn id_at(&self, path: &str) -> Option<&str> {
        self.id_at.get(path).map(String::as_str)
    }

    /// Why the post that was in a file is not shown.
    pub fn absence(&self, path: &str) -> Absence {
        if path.is_empty() || !self.config.root.join(path).exists() {
            return Absence::Withdrawn;
        }
        match load(self.config, path) {
            Err(LeftOut::Faulty(_)) => Absence::Stays("its file cannot be read as a post"),
            Err(LeftOut::Wanted(_)) => Absence::Withdrawn,
            Ok(post) => match post.left_out(self.config, self.now) {
                Some("expired") => Absence::Stays("it has expired"),
                // It was not when it was sent: the clock may be wrong.
                Some("future") => Absence::Stays("its date is in the future now"),
                _ => Absence::Withdrawn,
            },
        }
    }

    /// All that destinations are told of a post; `None` if its file changed meanwhile.
    pub fn article(&self, id: &str, candidate: &Candidate) -> Option<Article> {
        let mut warnings = Warnings::discard(Discard::NotShown);
        let post = load(self.config, &candidate.path).ok()?;
        let entry = feed::entry(self.config, self.site, &post, false, &mut warnings);
        debug_assert_eq!(self.site.records.path(candidate.place), candidate.path);
        let text = |key: &str| {
            let text = post.front.get(key).and_then(Value::to_text)?;
            Some(text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let authors = entry.authors.iter().map(|author| author.name.clone());
        let authors: Vec<String> = authors.collect();
        let by_default = self
            .config
            .author
            .as_ref()
            .map(|author| author.name.clone());
        Some(Article {
            id: id.to_owned(),
            path: candidate.path.clone(),
            share_url: entry
                .share_url
                .unwrap_or_else(|| entry.canonical_url.clone()),
            url: entry.canonical_url,
            title: entry.title,
            summary: entry.summary,
            text: text("syndicate_text"),
            warning: text("content_warning"),
            tags: post.tags.clone(),
            author: match authors.is_empty() {
                true => by_default,
                false => Some(authors.join(", ")),
            },
            language: entry.language.or_else(|| self.config.language.clone()),
            image: entry.image,
            published: entry.published,
            updated: entry.updated,
            html: entry.content_html,
        })
    }
}

fn load(config: &Config, path: &str) -> Result<Post, LeftOut> {
    let mut warnings = Warnings::discard(Discard::ReportedByScan);
    content::load(config, path, &mut warnings)
}

/// The ids that the site's lock gives its posts; `None` if it has no lock.
fn ids(config: &Config, records: &PostIndex, now: Timestamp) -> Result<Option<Ids>, Error> {
    let Some(lock) = Lock::read(&config.root)? else {
        return Ok(None);
    };
    let kept = lock::keep(config, records, now, lock, &Known::nothing(), &[])?;
    Ok(Some(kept.ids))
}

/// Where the front matter of a post sends it, and the names in there that are not of a destination.
fn choice(post: &Post) -> (Choice, Vec<String>) {
    let names: Vec<String> = match post.front.get("syndicate") {
        // Other people's posts are theirs to announce.
        None | Some(Value::Null) if post.source.is_some() => return (Choice::Nowhere, Vec::new()),
        None | Some(Value::Null | Value::Bool(true)) => return (Choice::Everywhere, Vec::new()),
        Some(Value::Bool(false)) => return (Choice::Nowhere, Vec::new()),
        Some(Value::List(names)) => names.iter().filter_map(Value::to_text).collect(),
        Some(other) => {
            let text = other.to_text().unwrap_or_else(|| "{}".to_owned());
            let names = text.split([',', ' ']).filter(|name| !name.is_empty());
            names.map(str::to_owned).collect()
        }
    };
    let names = names.into_iter().map(|name| name.trim().to_lowercase());
    let (known, unknown) = names.partition(|name| KINDS.contains(&name.as_str()));
    (Choice::To(known), unknown)
}
