//! Where pulled posts are kept: one file for each item, which is never written over what a person edited.
//!
//! A post carries the checksum of what was pulled in its own front matter (`pulled`). One that does not match it any more
//! was edited, and stays as it is for ever. So a site needs nothing but its posts to know them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::error::Error;
use super::place::Place;
use super::post::{self, Post};
use super::report::Counts;
use super::same::{self, Owner, Owners};
use super::signature::{is_untouched, value};
use super::state::State;
use crate::config::Config;
use crate::net::Clock;
use crate::output::Pending;

/// How many posts are written before they are put into place together. Each is an open file until then, of which systems
/// allow a thousand or fewer.
const BATCH: usize = 128;

/// The pulled posts of a site.
pub(super) struct PostStore {
    folder: PathBuf,
    zone: chrono_tz::Tz,
    files: HashMap<String, PathBuf>,
    owners: Owners,
    /// Posts that are written, but not in place yet. To wait for the disk once for many of them is what makes a pull fast.
    pending: Vec<Pending>,
}

impl PostStore {
    /// Finds the posts that are there by the ids in their names; their contents are read when they are needed.
    pub fn open(config: &Config, sources: &[Place], dry_run: bool) -> Result<Self, Error> {
        let folder = config.root.join(config.generator.folder_of_new_posts());
        let mut files = HashMap::new();
        if folder.is_dir() {
            for entry in WalkDir::new(&folder).sort_by_file_name() {
                let entry = entry.map_err(|error| Error::File {
                    path: folder.clone(),
                    source: error.into(),
                })?;
                if entry.file_type().is_dir() && !dry_run {
                    // A killed pull leaves files half written, under other names.
                    crate::output::sweep(entry.path());
                }
                if let Some(id) = id_of(entry.path()) {
                    files.insert(id, entry.into_path());
                }
            }
        }
        Ok(PostStore {
            folder,
            zone: config.timezone,
            files,
            owners: Owners::new(sources),
            pending: Vec::new(),
        })
    }

    /// Writes the post of the source `number` if it is new or the source changed it, and counts what became of it.
    pub fn put(
        &mut self,
        post: &Post,
        number: usize,
        clock: &dyn Clock,
        state: &mut State,
        dry_run: bool,
        counts: &mut Counts,
    ) -> Result<(), Error> {
        self.owners.add(&post.feed, number);
        if self.files.contains_key(&post.own_id) {
            return self.write(&post.qualified(), clock, state, dry_run, counts);
        }
        // A file of an earlier release keeps its name.
        let has_old = !self.files.contains_key(&post.id) && self.files.contains_key(&post.old_id);
        let mut post = post.clone();
        if has_old {
            post.id.clone_from(&post.old_id);
        }
        match self.owner(&post, number)? {
            Some(Owner::This) | None => self.write(&post, clock, state, dry_run, counts),
            Some(Owner::Both) => self.write(&post.qualified(), clock, state, dry_run, counts),
            Some(Owner::Other) => {
                counts.elsewhere += 1;
                Ok(())
            }
        }
    }

    /// Puts all posts into their places. Before that, nothing may remember them.
    pub fn commit(&mut self) -> Result<(), Error> {
        crate::output::commit(std::mem::take(&mut self.pending))?;
        Ok(())
    }

    /// Whose the entry is, if there is a post with its id.
    fn owner(&mut self, post: &Post, number: usize) -> Result<Option<Owner>, Error> {
        let Some(path) = self.files.get(&post.id).cloned() else {
            return Ok(None);
        };
        let Some(old) = self.read(&path)? else {
            // Written in this very run of `--dry-run`.
            return Ok(Some(Owner::Other));
        };
        let json = |key| serde_json::from_str::<serde_json::Value>(value(&old, key)?).ok();
        let feed = json("source").and_then(|source| Some(source.get("feed")?.as_str()?.to_owned()));
        let link = json("canonical_url").or_else(|| json("share_url"));
        let link = same::host(
            link.as_ref()
                .and_then(|link| link.as_str())
                .unwrap_or_default(),
        );
        let owner = feed.map(|feed| self.owners.of(number, &post.host, &feed, &link));
        Ok(Some(owner.unwrap_or(Owner::This)))
    }

    fn write(
        &mut self,
        post: &Post,
        clock: &dyn Clock,
        state: &mut State,
        dry_run: bool,
        counts: &mut Counts,
    ) -> Result<(), Error> {
        let Some(path) = self.files.get(&post.id).cloned() else {
            if state.was(&post.id, &post.host) || state.was(&post.old_id, &post.host) {
                counts.removed += 1;
                return Ok(());
            }
            // Another entry of this id was a post, and was removed.
            if state.has(&post.id) && post.id != post.own_id {
                return self.write(&post.qualified(), clock, state, dry_run, counts);
            }
            state.note(&post.id, &post.host);
            // An item without a date is of the day on which it was first seen.
            let seen = clock.now().with_timezone(&self.zone).fixed_offset();
            let date = post.published.unwrap_or(seen);
            let name = format!("{}-{}.html", post::day(&date), post.id);
            let path = self.folder.join(&post.folder).join(name);
            self.write_file(&path, &post.text(&post::written(&date)), dry_run)?;
            self.files.insert(post.id.clone(), path);
            counts.new += 1;
            return Ok(());
        };
        state.note(&post.id, &post.host);
        let Some(old) = self.read(&path)? else {
            counts.elsewhere += 1;
            return Ok(());
        };
        if !is_untouched(&old) {
            counts.edited += 1;
            return Ok(());
        }
        let date = post.published.as_ref().map(post::written);
        let date = date.or_else(|| value(&old, "date").map(str::to_owned));
        let text = post.text(&date.unwrap_or_default());
        if text == old {
            counts.unchanged += 1;
            return Ok(());
        }
        self.write_file(&path, &text, dry_run)?;
        counts.updated += 1;
        Ok(())
    }

    /// The file's text, if it is there.
    fn read(&mut self, path: &Path) -> Result<Option<String>, Error> {
        if self.pending.iter().any(|pending| pending.path() == path) {
            self.commit()?;
        }
        match crate::read::text(path, crate::read::POST) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(Error::File {
                path: path.to_owned(),
                source,
            }),
        }
    }

    fn write_file(&mut self, path: &Path, text: &str, dry_run: bool) -> Result<(), Error> {
        if dry_run {
            return Ok(());
        }
        self.pending.push(Pending::whole(path, text.as_bytes())?);
        if self.pending.len() == BATCH {
            self.commit()?;
        }
        Ok(())
    }
}

/// The id in the name of a pulled post: `2022-03-18-0123456789abcdef.html`.
fn id_of(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let id = name.strip_suffix(".html")?.get(11..)?;
    let is_id = id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then(|| id.to_owned())
}
