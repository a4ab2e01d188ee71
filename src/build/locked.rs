//! The lock in a build: ids come from it, and it is brought up to date once the documents may be written.

use std::path::PathBuf;

use super::error::Error;
use crate::cache::BuildCache;
use crate::config::Config;
use crate::date::Timestamp;
use crate::index::PostIndex;
use crate::lock::{self, FILE, Ids, Kept, Known, Lock};
use crate::output::{Change, Folder, Mode, difference, write_by};
use crate::warning::Warning;

/// The lock of the site that is built.
pub(super) struct Locked {
    kept: Kept,
    known: Known,
    /// The text of the lock, if it differs from the file.
    text: Option<String>,
    /// A hash of the settings that posts depend on; `None` without a cache.
    settings: Option<u128>,
}

impl Locked {
    /// Gives each post its id, if the site has a lock.
    ///
    /// # Errors
    ///
    /// If the lock contradicts itself, or if an id would change in a folder that allows no such change.
    pub fn new(
        config: &Config,
        records: &PostIndex,
        now: Timestamp,
        lock: Option<Lock>,
        folder: &Folder,
        cache: &BuildCache,
    ) -> Result<Option<Self>, Error> {
        let Some(lock) = lock else { return Ok(None) };
        let settings = cache.settings();
        let known = match settings {
            Some(settings) => Known::read(&config.root, &lock, settings),
            None => Known::nothing(),
        };
        let kept = lock::keep(config, records, now, lock, &known, &[])?;
        let is_refused = folder.keeps_ids() && folder.mode() == Mode::Write;
        if is_refused && !kept.warnings.is_empty() {
            let message = format!(
                "ids of posts would change: {}; nothing was written",
                kept.warnings.len()
            );
            let help = "decide what the warnings name, or build without `--strict`".to_owned();
            return Err(Error::mismatch(message, help, kept.warnings));
        }
        // Drafts that are shown for once get no line.
        let text = config.keeps_lock.then(|| kept.ids.lock().to_text());
        let text = text.filter(|text| !kept.ids.lock().is_file(text));
        Ok(Some(Locked {
            kept,
            known,
            text,
            settings,
        }))
    }

    pub fn ids(&self) -> &Ids {
        &self.kept.ids
    }

    pub fn take_warnings(&mut self) -> Vec<Warning> {
        std::mem::take(&mut self.kept.warnings)
    }

    pub fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.kept.notes)
    }

    /// Writes the lock if it is not current. In a folder that is only compared, it says what would change.
    pub fn write(
        &self,
        config: &Config,
        folder: &Folder,
        staging: Option<PathBuf>,
    ) -> Result<Option<(String, Change)>, Error> {
        let Some(text) = &self.text else {
            return Ok(None);
        };
        if folder.mode() == Mode::Check {
            let old = self.kept.ids.lock().file_text().as_bytes();
            return Ok(Some((FILE.to_owned(), difference(old, text.as_bytes()))));
        }
        let path = config.root.join(FILE);
        let staging = staging.unwrap_or_else(|| config.root.clone());
        write_by(&path, &staging, text.as_bytes())?;
        Ok(None)
    }

    /// Keeps for the next build which posts the lock is current for.
    pub fn remember(&self, config: &Config, records: &PostIndex) {
        let Some(settings) = self.settings.filter(|_| config.keeps_lock) else {
            return;
        };
        let ids = &self.kept.ids;
        match &self.text {
            Some(text) => Known::write(&config.root, text, settings, ids, records),
            None if self.known.is_current(ids, records) => {}
            None => {
                let text = ids.lock().file_text();
                Known::write(&config.root, text, settings, ids, records);
            }
        }
    }
}
