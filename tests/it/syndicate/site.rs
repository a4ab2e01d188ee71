//! A small site whose posts are announced.

use std::fs;

use feedmill::announce::{self, Error, Options, Outcome, Report};
use feedmill::{Config, date};

use super::net::Net;
use crate::world::atproto::PASSWORD;
use crate::world::clock::StillClock;
use crate::world::mastodon::TOKEN;

pub struct Site {
    pub folder: tempfile::TempDir,
    pub net: Net,
}

/// How a run is made, if not as usual.
#[derive(Clone, Copy, Default)]
pub struct Run<'r> {
    pub dry_run: bool,
    pub since: Option<&'r str>,
    pub max: Option<usize>,
}

impl Site {
    pub fn new(settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings =
            format!("title: Harbour\nurl: https://example.org\nlanguage: en\n{settings}");
        fs::write(folder.path().join("feedmill.yaml"), settings).unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        Site {
            folder,
            net: Net::default(),
        }
    }

    pub fn with_mastodon() -> Self {
        Self::new("announce: {mastodon: {server: 'https://social.example'}}\n")
    }

    #[cfg(feature = "mail")]
    /// A list that gets a message `every` post, day or week.
    pub fn with_mail(every: &str) -> Self {
        Self::new(&format!(
            "timezone: Europe/Berlin\nannounce:\n  mail:\n    server: smtp://mail.example\n    from: Harbour News <news@example.org>\n    to: posts@lists.example\n    unsubscribe: https://example.org/leave\n    every: {every}\n"
        ))
    }

    /// All kinds of destinations, those that this was built with.
    pub fn with_all() -> Self {
        let mail = match cfg!(feature = "mail") {
            true => {
                "  mail: {server: 'smtp://mail.example', from: news@example.org, to: posts@lists.example, unsubscribe: 'https://example.org/leave'}\n"
            }
            false => "",
        };
        Self::new(&format!(
            "announce:\n  webmention: true\n  mastodon: {{server: 'https://social.example'}}\n  bluesky: {{handle: harbour.example, server: 'https://pds.example', standard_site: true}}\n{mail}"
        ))
    }

    pub fn with_everything() -> Self {
        Self::new(
            "announce:\n  mastodon: {server: 'https://social.example'}\n  bluesky: {handle: harbour.example, server: 'https://pds.example', standard_site: true}\n",
        )
    }

    /// Writes a post; `more` is the rest of its front matter.
    pub fn post(&self, name: &str, date: &str, more: &str) {
        let text =
            format!("---\ntitle: About {name}\ndate: {date}\n{more}\n---\nText of {name}.\n");
        self.write(&format!("content/{name}.md"), text);
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        fs::write(self.folder.path().join(path), text).unwrap();
    }

    pub fn remove(&self, name: &str) {
        fs::remove_file(self.folder.path().join(format!("content/{name}.md"))).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap()
    }

    pub fn announce(&self, now: &str) -> Outcome {
        self.announce_by(now, Run::default())
    }

    pub fn announce_by(&self, now: &str, run: Run) -> Outcome {
        let report = self.try_announce(now, run, &StillClock::at(now)).unwrap();
        report.destinations.into_iter().next().unwrap()
    }

    pub fn try_announce(&self, now: &str, run: Run, clock: &StillClock) -> Result<Report, Error> {
        let config = Config::load(self.folder.path()).unwrap();
        let instant = |text: &str| {
            date::read(text, false, config.timezone, config.content.naive_dates).unwrap()
        };
        let options = Options {
            dry_run: run.dry_run,
            since: run.since.map(instant),
            max: run.max,
            variables: &|name| match name {
                "FEEDMILL_MASTODON_TOKEN" => Some(TOKEN.to_owned()),
                "FEEDMILL_BLUESKY_PASSWORD" => Some(PASSWORD.to_owned()),
                _ => None,
            },
            public: &self.net,
            mailer: Some(&self.net),
        };
        let feeds = self.folder.path().join("feeds");
        announce::announce(&config, &feeds, &self.net, clock, instant(now), &options)
    }
}
