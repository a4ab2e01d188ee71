//! An announcement: who is told of what.

use std::path::Path;

use super::error::Error;
use super::listeners::Listeners;
use super::news::News;
use super::options::Options;
use super::reconcile::Run;
use super::report::{Report, Told};
use super::{baidu, hub, indexnow, rsscloud, syndicate, turn};
use crate::config::{Config, Format};
use crate::date::Timestamp;
use crate::feed;
use crate::net::{Clock, Web};
use crate::publish;
use crate::uri::encode_path;

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
    options: &Options,
) -> Result<Report, Error> {
    let settings = &config.announce;
    let dry_run = options.dry_run;
    let has_feeds = !config.feeds.hubs.is_empty() || settings.rsscloud.is_some();
    if !has_feeds
        && settings.indexnow.is_none()
        && settings.baidu.is_none()
        && !syndicate::is_wanted(config)
    {
        let file = config.root.join(&config.file);
        return Err(Error::Nobody(file.display().to_string()));
    }
    config.check_own_folder().map_err(|source| Error::State {
        path: config.root.join(".feedmill"),
        source,
    })?;
    let topics = match has_feeds {
        true => topics(config, folder)?,
        false => Vec::new(),
    };
    // Held until all are told: another announcement waits here, and then finds in the state what this one told.
    let _alone = if dry_run {
        None
    } else {
        turn::wait(&config.root)?
    };
    let mut ledger = syndicate::ledger(config)?;
    let mut report = Report::default();
    let mut listeners = Listeners::open(&mut ledger, &config.root, now.timestamp(), dry_run)?;
    let mut tell = |told: Result<Told, Error>, listeners: &mut Listeners| {
        report.listeners.push(told?);
        // After each, so that what a killed run told is not told again.
        listeners.save()
    };
    for hub in &config.feeds.hubs {
        let size = settings.topics_per_request;
        let told = hub::tell(hub, size, &topics, &mut listeners, web, clock);
        tell(told, &mut listeners)?;
    }
    if let Some(server) = &settings.rsscloud {
        let told = rsscloud::tell(server, &topics, &mut listeners, web, clock);
        tell(told, &mut listeners)?;
    }
    if let Some(settings) = &settings.indexnow {
        let told = indexnow::tell(config, settings, now, &mut listeners, web, clock);
        tell(told, &mut listeners)?;
    }
    if let Some(settings) = &settings.baidu {
        let variables = options.variables;
        let told = baidu::tell(config, settings, now, &mut listeners, variables, web, clock);
        tell(told, &mut listeners)?;
    }
    report.remarks.extend(listeners.finish()?);
    if syndicate::is_wanted(config) {
        let run = Run {
            now: now.timestamp(),
            since: options.since.map(|since| since.timestamp()),
            max: options.max.unwrap_or(settings.max_per_run()),
            dry_run,
        };
        let destinations = syndicate::destinations(config, options, web, clock);
        syndicate::syndicate(
            config,
            destinations,
            &mut ledger,
            clock,
            now,
            run,
            &mut report,
        )?;
    }
    Ok(report)
}

fn topics(config: &Config, folder: &Path) -> Result<Vec<News>, Error> {
    let documents = publish::documents_of(config, folder)?.into_iter();
    let feeds = documents.filter_map(|document| {
        let format = Format::of(&document.media_type)?;
        if feed::is_archive(config, &document.path) {
            return None;
        }
        Some(News {
            url: format!("{}{}", config.feeds.url, encode_path(&document.path)),
            checksum: document.checksum,
            is_rss: format == Format::Rss,
        })
    });
    Ok(feeds.collect())
}
