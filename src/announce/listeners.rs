//! What every listener was told: a line of the ledger for each address, with the checksum that it had.

use std::collections::{BTreeMap, HashSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::error::Error;
use super::ledger::{Fingerprint, Ledger, Row, State};
use super::news::News;
use crate::config::has_credentials;
use crate::read;

/// Where earlier releases kept it, relative to the site.
const OLD: &str = ".feedmill/announce.json";

/// The checksums of addresses, by listener and address.
type Told = BTreeMap<String, BTreeMap<String, String>>;

/// What every listener was told.
pub(super) struct Listeners<'l> {
    ledger: &'l mut Ledger,
    /// In seconds since 1970.
    now: i64,
    pub dry_run: bool,
    /// The file of an earlier release, and what it says of each listener: addresses, and their checksums.
    old: Option<(PathBuf, Told)>,
}

#[derive(Deserialize)]
struct Old {
    listeners: Told,
}

impl<'l> Listeners<'l> {
    /// What the ledger says, and what an earlier release kept elsewhere.
    ///
    /// # Errors
    ///
    /// If that cannot be read.
    pub fn open(
        ledger: &'l mut Ledger,
        site: &Path,
        now: i64,
        dry_run: bool,
    ) -> Result<Self, Error> {
        let path = site.join(OLD);
        let old = match read::file(&path, read::DOCUMENT) {
            Ok(bytes) => {
                let old = serde_json::from_slice::<Old>(&bytes);
                let old = old.map_err(|error| Error::State {
                    path: path.clone(),
                    source: error.into(),
                })?;
                Some((path, old.listeners))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(source) => return Err(Error::State { path, source }),
        };
        Ok(Listeners {
            ledger,
            now,
            dry_run,
            old,
        })
    }

    /// Those of `all` that the listener does not know as they are. What is not among `all` any more is forgotten.
    pub fn news<'n>(&mut self, kind: &str, listener: &str, all: &'n [News]) -> Vec<&'n News> {
        let name = name(kind, listener);
        if self.ledger.start(&name).is_none() {
            self.ledger.set_start(&name, self.now);
            let old = self.old.as_ref().and_then(|(_, old)| old.get(listener));
            for (url, checksum) in old.into_iter().flatten() {
                // Earlier releases kept addresses with a user name or password; settings cannot have them any more.
                if !has_credentials(url) {
                    let row = self.row(State::Posted, checksum);
                    self.ledger.set(&name, url, row);
                }
            }
        }
        let urls: HashSet<&str> = all.iter().map(|news| news.url.as_str()).collect();
        let rows = self.ledger.rows(&name);
        let gone = rows.filter(|(url, _)| !urls.contains(url));
        let gone: Vec<String> = gone.map(|(url, _)| url.to_owned()).collect();
        for url in gone {
            self.ledger.forget(&name, &url);
        }
        let is_known = |news: &&News| {
            let row = self.ledger.get(&name, &news.url);
            row.is_some_and(|row| {
                row.state == State::Posted && row.fingerprint == fingerprint(&news.checksum)
            })
        };
        all.iter().filter(|news| !is_known(news)).collect()
    }

    /// Notes what the listener is about to be told.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be written.
    pub fn intend(&mut self, kind: &str, listener: &str, news: &[&News]) -> Result<(), Error> {
        self.set(State::Posting, kind, listener, news);
        self.save()
    }

    /// Notes that the listener knows.
    pub fn note(&mut self, kind: &str, listener: &str, news: &[&News]) {
        self.set(State::Posted, kind, listener, news);
    }

    /// Notes that the listener was not told.
    pub fn forget(&mut self, kind: &str, listener: &str, news: &[&News]) {
        let name = name(kind, listener);
        for news in news {
            self.ledger.forget(&name, &news.url);
        }
    }

    /// Writes the ledger. A dry run does not.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn save(&mut self) -> Result<(), Error> {
        match self.dry_run {
            true => Ok(()),
            false => self.ledger.save(),
        }
    }

    /// Removes the file of an earlier release, since the ledger has what it said; says so if there was one.
    ///
    /// # Errors
    ///
    /// If it cannot be removed.
    pub fn finish(mut self) -> Result<Option<String>, Error> {
        self.save()?;
        let Some((path, _)) = self.old.filter(|_| !self.dry_run) else {
            return Ok(None);
        };
        std::fs::remove_file(&path).map_err(|source| Error::State { path, source })?;
        let ledger = self.ledger.path().display();
        Ok(Some(format!(
            "what `{OLD}` said is in the ledger now; keep {ledger} from one run to the next instead"
        )))
    }

    fn set(&mut self, state: State, kind: &str, listener: &str, news: &[&News]) {
        let name = name(kind, listener);
        for news in news {
            let row = self.row(state, &news.checksum);
            self.ledger.set(&name, &news.url, row);
        }
    }

    fn row(&self, state: State, checksum: &str) -> Row {
        Row {
            state,
            at: self.now,
            round: 0,
            fingerprint: fingerprint(checksum),
            remote: String::new(),
            url: String::new(),
            path: String::new(),
        }
    }
}

/// What the ledger calls a listener.
fn name(kind: &str, listener: &str) -> String {
    format!("{kind} {listener}")
}

fn fingerprint(checksum: &str) -> Fingerprint {
    Fingerprint::of(checksum, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_release_kept_is_taken_over() {
        let site = tempfile::tempdir().unwrap();
        let old = site.path().join(OLD);
        std::fs::create_dir(site.path().join(".feedmill")).unwrap();
        std::fs::write(
            &old,
            r#"{"listeners": {
                "https://me:hunter2@hub.example/": {"https://a.example/rss.xml": "1"},
                "https://hub.example/": {"https://me:hunter2@a.example/rss.xml": "1", "https://a.example/rss.xml": "2"}
            }}"#,
        )
        .unwrap();
        let news = |url: &str, checksum: &str| News {
            url: url.to_owned(),
            checksum: checksum.to_owned(),
            is_rss: true,
        };
        let all = [
            news("https://a.example/rss.xml", "2"),
            news("https://a.example/atom.xml", "3"),
        ];
        let path = site.path().join(".feedmill/announced");
        let hub = "https://hub.example/";
        for (nth, dry_run) in [true, false, false].into_iter().enumerate() {
            let mut ledger = Ledger::read(&path).unwrap();
            let mut listeners = Listeners::open(&mut ledger, site.path(), 5, dry_run).unwrap();
            let new = listeners.news("websub", hub, &all);
            assert_eq!(new, [&all[1]]);
            assert_eq!(listeners.finish().unwrap().is_some(), nth == 1);
            assert_eq!(old.exists(), nth == 0);
        }
        let ledger = std::fs::read_to_string(&path).unwrap();
        assert!(!ledger.contains("hunter2"), "{ledger}");
    }

    #[test]
    fn what_was_only_intended_is_news() {
        let site = tempfile::tempdir().unwrap();
        let path = site.path().join("announced");
        let mut ledger = Ledger::read(&path).unwrap();
        let mut listeners = Listeners::open(&mut ledger, site.path(), 5, false).unwrap();
        let all = [News {
            url: "https://a.example/rss.xml".to_owned(),
            checksum: "1".to_owned(),
            is_rss: true,
        }];
        let hub = "https://hub.example/";
        let news = listeners.news("websub", hub, &all);
        listeners.intend("websub", hub, &news).unwrap();
        assert_eq!(listeners.news("websub", hub, &all).len(), 1);
        listeners.note("websub", hub, &news);
        assert!(listeners.news("websub", hub, &all).is_empty());
    }
}
