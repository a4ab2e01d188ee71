//! The lock of a site by itself: written without a build.

use std::path::PathBuf;

use super::error::Error;
use crate::built::BuiltSite;
use crate::cache::BuildCache;
use crate::config::Config;
use crate::content::{self, Scan};
use crate::date::Timestamp;
use crate::lock::{self, FILE, Kept, Known, Lock};
use crate::output::write_by;
use crate::warning::Warning;

/// What people have decided about posts.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// Posts that moved: the old path and the new one.
    pub moved: Vec<(String, String)>,
    /// The paths of posts that are new, whatever they are like.
    pub new: Vec<String>,
    /// Nothing is written.
    pub dry_run: bool,
}

/// What the lock is about.
#[derive(Debug)]
pub struct LockReport {
    /// The file.
    pub path: PathBuf,
    /// How many posts it has an id for.
    pub posts: usize,
    /// How many of them were added.
    pub added: usize,
    /// Those that moved: the old path and the new one.
    pub moved: Vec<(String, String)>,
    /// The paths of those that vanished.
    pub gone: Vec<String>,
    /// Whether the file has been written, or would be.
    pub is_changed: bool,
    /// What was wrong with posts, and which ids change or are in doubt.
    pub warnings: Vec<Warning>,
    /// What else there is to know.
    pub notes: Vec<String>,
}

/// Writes the lock of a site, or brings it up to date.
///
/// # Errors
///
/// If the posts cannot be listed, or the lock cannot be read or written.
pub fn lock(config: &Config, now: Timestamp, decisions: &Decisions) -> Result<LockReport, Error> {
    // Looking for the built site tells where pages are, which posts may have their addresses from.
    let _built = BuiltSite::find(config);
    config.pages.close();
    let mut lock = Lock::read(&config.root)?.unwrap_or_default();
    lock.decide(config, &decisions.moved)?;
    let Scan {
        records, warnings, ..
    } = content::scan(config, now, None)?;
    let known = Known::nothing();
    let kept = lock::keep(config, &records, now, lock, &known, &decisions.new)?;
    let Kept {
        ids,
        warnings: of_ids,
        notes,
        added,
        moved,
        gone,
        ..
    } = kept;
    let text = ids.lock().to_text();
    let is_changed = !ids.lock().is_file(&text);
    let path = config.root.join(FILE);
    if is_changed && !decisions.dry_run {
        let staging = BuildCache::staging_of(config).unwrap_or_else(|| config.root.clone());
        write_by(&path, &staging, text.as_bytes())?;
    }
    Ok(LockReport {
        path,
        posts: ids.lock().live(),
        added,
        moved,
        gone,
        is_changed,
        warnings: warnings.into_iter().chain(of_ids).collect(),
        notes,
    })
}
