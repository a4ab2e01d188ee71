//! A build, put together step by step.

use std::path::PathBuf;

use super::error::Error;
use super::report::Report;
use super::run;
use crate::config::Config;
use crate::content::Trust;
use crate::date::Timestamp;
use crate::output::{Folder, Mode};

/// A build of all feeds of a site, before it runs.
///
/// ```no_run
/// use feedmill::{Build, Config, date};
///
/// let config = Config::load("my-site".as_ref())?;
/// let now = date::read("2026-01-01T00:00:00Z", false, config.timezone, Default::default());
/// let report = Build::new(&config, now.unwrap_or(date::epoch()))
///     .output("public/feeds")
///     .run()?;
/// println!("{} feeds of {} posts", report.feeds, report.posts);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing is built before `run`"]
pub struct Build<'c> {
    config: &'c Config,
    now: Timestamp,
    output: Option<PathBuf>,
    trust: Option<Trust>,
    mode: Mode,
    is_forced: bool,
}

impl<'c> Build<'c> {
    /// A build of the site of `config` at the instant `now`: posts dated later are in the future. The same site and the same
    /// instant give the same bytes.
    pub fn new(config: &'c Config, now: Timestamp) -> Self {
        Build {
            config,
            now,
            output: None,
            trust: None,
            mode: Mode::Write,
            is_forced: false,
        }
    }

    /// Writes into this folder, relative to the current one, instead of the folder that the settings name.
    pub fn output(self, folder: impl Into<PathBuf>) -> Self {
        Build {
            output: Some(folder.into()),
            ..self
        }
    }

    /// Uses what the last build of the site left in its folder `.feedmill/`, and leaves the same for the next one: posts that
    /// did not change are not read, and feeds that show the same posts are not made. `trust` says how a file is known to be
    /// unchanged. The documents are the same as without.
    pub fn cache(self, trust: Trust) -> Self {
        Build {
            trust: Some(trust),
            ..self
        }
    }

    /// Writes nothing, and reports what would change. The cache is not used.
    pub fn check(self) -> Self {
        Build {
            mode: Mode::Check,
            ..self
        }
    }

    /// Replaces files in the folder that feedmill did not write, and older feeds even if the built site lacks the pages of
    /// their entries or no posts are left.
    pub fn force(self) -> Self {
        Build {
            is_forced: true,
            ..self
        }
    }

    /// Builds.
    ///
    /// # Errors
    ///
    /// If a setting cannot be used, the posts cannot be listed, or the folder cannot be written. A faulty post is a warning
    /// in the [`Report`].
    pub fn run(self) -> Result<Report, Error> {
        let own = || self.config.root.join(&self.config.feeds.dir);
        let folder = self.output.unwrap_or_else(own);
        let folder = Folder::new(folder, self.mode).with_force(self.is_forced);
        match self.trust {
            Some(trust) => run::rebuild(self.config, self.now, folder, trust),
            None => run::build(self.config, self.now, folder),
        }
    }
}
