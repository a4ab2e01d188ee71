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
use crate::config::{Config, MailSettings};
use crate::content;
use crate::date::Timestamp;
use crate::index::Labels;
use crate::net::{Clock, Web};

/// Where the ledger is by default, relative to the site.
const LEDGER: &str = ".feedmill/announced";

/// What `syndicate` calls lists of mail.
const MAIL: &str = "mail";

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

/// Brings every destination into the state that the site has, and adds to the report what was done.
pub(super) fn syndicate(
    config: &Config,
    options: &Options,
    web: &dyn Web,
    clock: &dyn Clock,
    now: Timestamp,
    run: Run,
    report: &mut Report,
) -> Result<(), Error> {
    let mut ledger = ledger(config)?;
    let records = content::scan(config, now, None)?.records;
    let labels = Labels::of(config, &records);
    let site = content::site(config, now, &records, labels).map_err(|error| {
        let help = "write CSS selectors such as `.share-buttons`, `#toc` or `div[data-ad]`";
        config.invalid("content.remove", error.to_string(), help)
    })?;
    let mut posts = Posts::of(config, &site, now)?;
    report.notes.append(&mut posts.notes);
    let settings = &config.announce;
    let (variables, public) = (options.variables, options.public);
    if let Some(mastodon) = &settings.mastodon {
        let destination = Mastodon::new(config, mastodon, variables, web, clock);
        let done = with(destination, "mastodon", |one| {
            reconcile(&posts, one, &mut ledger, clock, run)
        });
        report.destinations.push(done?);
    }
    if let Some(bluesky) = &settings.bluesky {
        let destination = Bluesky::new(config, bluesky, variables, web, clock);
        let done = with(destination, "bluesky", |one| {
            reconcile(&posts, one, &mut ledger, clock, run)
        });
        report.destinations.push(done?);
    }
    if let Some(bluesky) = settings.bluesky.as_ref().filter(|one| one.standard_site) {
        let destination = StandardSite::new(config, bluesky, variables, web, clock);
        let done = with(destination, "standard_site", |one| {
            reconcile(&posts, one, &mut ledger, clock, run)
        });
        report.destinations.push(done?);
    }
    if let Some(mail) = &settings.mail {
        let done = mail_to(config, mail, options, |one| {
            reconcile(&posts, one, &mut ledger, clock, run)
        });
        report.destinations.push(done?);
    }
    if settings.webmention {
        let mut destination = Webmention::new(config, public);
        let done = reconcile(&posts, &mut destination, &mut ledger, clock, run);
        report.destinations.push(done?);
    }
    Ok(())
}

#[cfg(feature = "mail")]
fn mail_to(
    config: &Config,
    settings: &MailSettings,
    options: &Options,
    go: impl FnOnce(&mut dyn Destination) -> Result<Outcome, Error>,
) -> Result<Outcome, Error> {
    let list = super::mail::List::new(config, settings, options.variables, options.mailer);
    with(list, MAIL, go)
}

/// Stands in where this was built without mail.
#[cfg(not(feature = "mail"))]
fn mail_to(
    _: &Config,
    _: &MailSettings,
    _: &Options,
    _: impl FnOnce(&mut dyn Destination) -> Result<Outcome, Error>,
) -> Result<Outcome, Error> {
    let missing = "this feedmill was built without `mail`\n  help: install feedmill with `--features full`, or with `--features mail`";
    Ok(Outcome {
        destination: MAIL.to_owned(),
        kind: MAIL,
        failures: vec![missing.to_owned()],
        ..Outcome::default()
    })
}

/// A destination whose credentials are missing fails as one that cannot be reached does.
fn with<D: Destination>(
    destination: Result<D, Error>,
    kind: &'static str,
    go: impl FnOnce(&mut dyn Destination) -> Result<Outcome, Error>,
) -> Result<Outcome, Error> {
    match destination {
        Ok(mut destination) => go(&mut destination),
        Err(error @ Error::Variable(_)) => Ok(Outcome {
            destination: kind.to_owned(),
            kind,
            failures: vec![error.to_string()],
            ..Outcome::default()
        }),
        Err(error) => Err(error),
    }
}
