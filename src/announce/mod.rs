//! Whoever wants to know hears what is new: WebSub hubs, an rssCloud server, the search engines of IndexNow.
//!
//! What was announced is remembered with its checksum in `.feedmill/announce.json` of the site, for each listener by
//! itself: one that could not be reached hears of it the next time, and the others do not hear twice. Two announcements of one
//! site at a time take turns.

mod delivery;
mod hub;
mod indexnow;
mod rsscloud;
mod state;

use std::path::{Path, PathBuf};

use crate::config::{Config, Format};
use crate::date::Timestamp;
use crate::net::{Clock, Web};
use crate::publish;
use crate::uri::encode_path;

use state::State;

/// What an announcement did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Every listener, in the order in which they were told.
    pub listeners: Vec<Told>,
}

/// What one listener was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Its address.
    pub listener: String,
    /// `websub`, `rsscloud` or `indexnow`.
    pub kind: &'static str,
    /// The addresses of what is new.
    pub news: Vec<String>,
    /// How many addresses are not new to it.
    pub known: usize,
    /// Why it could not be told of some or all, where that is so.
    pub failures: Vec<String>,
}

/// An announcement that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nobody to tell.
    #[error(
        "{0}: names no hub or search engine to notify\n  help: add a hub to it:\n\n    feeds:\n      hub: https://pubsubhubbub.appspot.com/\n"
    )]
    Nobody(String),
    /// There is nothing to tell of.
    #[error(transparent)]
    Documents(#[from] publish::Error),
    /// The posts cannot be listed.
    #[error(transparent)]
    Posts(#[from] crate::content::scan::Error),
    /// A setting is wrong.
    #[error("{file}: {message}\n  help: {help}")]
    Setting {
        /// The file that it is in.
        file: String,
        /// What is wrong.
        message: String,
        /// How to fix it.
        help: &'static str,
    },
    /// What was announced before cannot be read.
    #[error(
        "{}: {source}\n  help: remove it; the next run announces every feed again", path.display()
    )]
    State {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// Other announcements cannot be kept out.
    #[error("{}: cannot be locked: {source}", path.display())]
    Lock {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A file cannot be written.
    #[error(transparent)]
    Output(#[from] crate::output::Error),
}

/// Tells everybody whom the settings name of what changed in `folder` since they were told the last time. `now` decides
/// which posts are in the future.
///
/// # Errors
///
/// Where there is nobody to tell or nothing to tell of. A listener that does not answer is in the [`Report`].
pub fn announce(
    config: &Config,
    folder: &Path,
    web: &dyn Web,
    clock: &dyn Clock,
    now: Timestamp,
    dry_run: bool,
) -> Result<Report, Error> {
    let settings = &config.announce;
    if config.feeds.hubs.is_empty() && settings.rsscloud.is_none() && settings.indexnow.is_none() {
        let file = config.root.join(&config.file);
        return Err(Error::Nobody(file.display().to_string()));
    }
    config.check_own_folder().map_err(|source| Error::State {
        path: config.root.join(".feedmill"),
        source,
    })?;
    let topics = topics(config, folder)?;
    // Held until all are told: another announcement waits here, and then finds in the state what this one told.
    let _alone = if dry_run {
        None
    } else {
        state::lock(&config.root)?
    };
    let mut state = State::load(&config.root)?;
    let mut report = Report::default();
    let mut tell = |told: Told, state: &State| {
        report.listeners.push(told);
        // After each, so that what a killed run told is not told again.
        if dry_run {
            Ok(())
        } else {
            state.save(&config.root)
        }
    };
    for hub in &config.feeds.hubs {
        let size = settings.topics_per_request;
        let told = hub::tell(hub, size, &topics, &mut state, web, clock, dry_run);
        tell(told, &state)?;
    }
    if let Some(server) = &settings.rsscloud {
        let told = rsscloud::tell(server, &topics, &mut state, web, clock, dry_run);
        tell(told, &state)?;
    }
    if let Some(settings) = &settings.indexnow {
        let told = indexnow::tell(config, settings, now, &mut state, web, clock, dry_run)?;
        tell(told, &state)?;
    }
    Ok(report)
}

/// Something that can be announced.
#[derive(Clone, Debug, PartialEq, Eq)]
struct News {
    url: String,
    checksum: String,
    is_rss: bool,
}

fn topics(config: &Config, folder: &Path) -> Result<Vec<News>, Error> {
    let documents = publish::documents_of(config, folder)?.into_iter();
    let feeds = documents.filter_map(|document| {
        let mut formats = Format::ALL.into_iter();
        let format = formats.find(|format| format.media_type() == document.media_type)?;
        Some(News {
            url: format!("{}{}", config.feeds.url, encode_path(&document.path)),
            checksum: document.checksum,
            is_rss: format == Format::Rss,
        })
    });
    Ok(feeds.collect())
}
