//! The posts go to every destination of the settings, one after the other. One that fails does not hold up the others.

use super::atproto::{self, Bluesky, Records, StandardSite};
use super::destination::Destination;
use super::error::Error;
use super::ledger::Ledger;
use super::mastodon::Mastodon;
use super::options::Options;
use super::posts::Posts;
use super::reconcile::{Run, reconcile};
use super::report::{Outcome, Report};
use super::webmention::Webmention;
use crate::config::Config;
use crate::content;
use crate::date::Timestamp;
use crate::index::Labels;
use crate::net::{Clock, Web};

/// Where the ledger is by default, relative to the site.
const LEDGER: &str = ".feedmill/announced";

/// Whether the settings name a destination of posts.
pub(super) fn is_wanted(config: &Config) -> bool {
    let settings = &config.announce;
    settings.mastodon.is_some()
        || settings.bluesky.is_some()
        || settings.mail.is_some()
        || settings.webmention
}

/// The ledger of a site.
///
/// # Errors
///
/// If it is damaged.
pub fn ledger(config: &Config) -> Result<Ledger, Error> {
    let set = config.announce.ledger.as_deref();
    let path = config.root.join(set.unwrap_or(LEDGER).trim());
    Ledger::read(&path)
}

/// The addresses of the site's records of standard.site. The ledger has them, so that nothing is asked.
///
/// # Errors
///
/// If the ledger is damaged.
pub fn records(config: &Config) -> Result<Records, Error> {
    let is_wanted = config
        .announce
        .bluesky
        .as_ref()
        .is_some_and(|one| one.standard_site);
    match is_wanted {
        true => Ok(atproto::records(config, &ledger(config)?)),
        false => Ok(Records::default()),
    }
}

/// A destination, or why there is none, and what `syndicate` of a post calls it.
type Found<'d> = (&'static str, Result<Box<dyn Destination + 'd>, Error>);

/// The destinations of the settings.
pub(super) fn destinations<'d>(
    config: &'d Config,
    options: &Options<'d>,
    web: &'d dyn Web,
    clock: &'d dyn Clock,
) -> Vec<Found<'d>> {
    fn found<'d, D: Destination + 'd>(
        kind: &'static str,
        destination: Result<D, Error>,
    ) -> Found<'d> {
        let destination = destination.map(|one| Box::new(one) as Box<dyn Destination>);
        (kind, destination)
    }
    let settings = &config.announce;
    let variables = options.variables;
    let mut all = Vec::new();
    if let Some(mastodon) = &settings.mastodon {
        let destination = Mastodon::new(config, mastodon, variables, web, clock);
        all.push(found("mastodon", destination));
    }
    if let Some(bluesky) = &settings.bluesky {
        let destination = Bluesky::new(config, bluesky, variables, web, clock);
        all.push(found("bluesky", destination));
        if bluesky.standard_site {
            let destination = StandardSite::new(config, bluesky, variables, web, clock);
            all.push(found("standard_site", destination));
        }
    }
    if let Some(mail) = &settings.mail {
        #[cfg(feature = "mail")]
        let destination = super::mail::List::new(config, mail, variables, options.mailer);
        #[cfg(not(feature = "mail"))]
        let destination = super::mailer::missing(mail);
        all.push(found("mail", destination));
    }
    if settings.webmention {
        let destination = Webmention::new(config, options.public);
        all.push(found("webmention", Ok(destination)));
    }
    all
}

/// Brings every destination into the state that the site has, and adds to the report what was done.
pub(super) fn syndicate(
    config: &Config,
    destinations: Vec<Found>,
    ledger: &mut Ledger,
    clock: &dyn Clock,
    now: Timestamp,
    run: Run,
    report: &mut Report,
) -> Result<(), Error> {
    let records = content::scan(config, now, None)?.records;
    let labels = Labels::of(config, &records);
    let site = content::site(config, now, &records, labels).map_err(|error| {
        let help = "write CSS selectors such as `.share-buttons`, `#toc` or `div[data-ad]`";
        config.invalid("content.remove", error.to_string(), help)
    })?;
    let mut posts = Posts::of(config, &site, now)?;
    report.notes.append(&mut posts.notes);
    for (kind, destination) in destinations {
        let outcome = match destination {
            Ok(mut destination) => reconcile(&posts, &mut *destination, ledger, clock, run)?,
            // It fails as one that cannot be reached does.
            Err(error @ (Error::Variable(_) | Error::Missing(_))) => Outcome {
                destination: kind.to_owned(),
                kind,
                failures: vec![error.to_string()],
                ..Outcome::default()
            },
            Err(error) => return Err(error),
        };
        report.destinations.push(outcome);
    }
    Ok(())
}
