//! What every listener was told, in `.feedmill/announce.json` of the site.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::news::News;
use crate::config::has_credentials;

/// What every listener was told: addresses, and the checksums that they had.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct State {
    listeners: BTreeMap<String, BTreeMap<String, String>>,
}

impl State {
    pub fn load(site: &Path) -> Result<Self, Error> {
        let path = path(site);
        match crate::read::file(&path, crate::read::DOCUMENT) {
            Ok(bytes) => {
                let state = serde_json::from_slice(&bytes).map_err(|error| Error::State {
                    path,
                    source: error.into(),
                });
                state.map(State::without_credentials)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(State::default()),
            Err(source) => Err(Error::State { path, source }),
        }
    }

    /// What earlier releases kept of addresses with a user name or password goes; settings cannot have them any more.
    fn without_credentials(mut self) -> Self {
        let is_public = |address: &str| !has_credentials(address);
        self.listeners.retain(|listener, _| is_public(listener));
        for known in self.listeners.values_mut() {
            known.retain(|url, _| is_public(url));
        }
        self
    }

    pub fn save(&self, site: &Path) -> Result<(), Error> {
        let path = path(site);
        let mut bytes = serde_json::to_vec_pretty(self).map_err(|error| Error::State {
            path: path.clone(),
            source: error.into(),
        })?;
        bytes.push(b'\n');
        Ok(crate::output::write(&path, &bytes)?)
    }

    /// Those of `all` that the listener does not know as they are. What is not among `all` any more is forgotten.
    pub fn news<'n>(&mut self, listener: &str, all: &'n [News]) -> Vec<&'n News> {
        let known = self.listeners.entry(listener.to_owned()).or_default();
        let urls: std::collections::HashSet<&str> =
            all.iter().map(|news| news.url.as_str()).collect();
        known.retain(|url, _| urls.contains(url.as_str()));
        all.iter()
            .filter(|news| known.get(&news.url) != Some(&news.checksum))
            .collect()
    }

    /// Notes that the listener knows.
    pub fn note(&mut self, listener: &str, news: &News) {
        let known = self.listeners.entry(listener.to_owned()).or_default();
        known.insert(news.url.clone(), news.checksum.clone());
    }
}

/// Waits until no other announcement of the site is at work, and keeps others out for as long as the file is open. The lock is
/// the system's, so that it ends with its process. `None` on file systems that have no locks.
pub(super) fn lock(site: &Path) -> Result<Option<File>, Error> {
    let path = path(site).with_extension("lock");
    let fail = |source| Error::Lock {
        path: path.clone(),
        source,
    };
    let folder = path.parent().unwrap_or(site);
    std::fs::create_dir_all(folder).map_err(fail)?;
    crate::output::sweep(folder);
    let mut options = File::options();
    let options = options.create(true).write(true).truncate(false);
    let file = options.open(&path).map_err(fail)?;
    match file.lock() {
        Ok(()) => Ok(Some(file)),
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(None),
        Err(error) => Err(fail(error)),
    }
}

fn path(site: &Path) -> PathBuf {
    site.join(".feedmill").join("announce.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_of_earlier_releases_are_forgotten() {
        let site = tempfile::tempdir().unwrap();
        let old = r#"{"listeners": {
            "https://me:hunter2@hub.example/": {"https://a.example/rss.xml": "1"},
            "https://hub.example/": {"https://me:hunter2@a.example/rss.xml": "1", "https://a.example/rss.xml": "2"}
        }}"#;
        std::fs::create_dir(site.path().join(".feedmill")).unwrap();
        std::fs::write(path(site.path()), old).unwrap();
        State::load(site.path()).unwrap().save(site.path()).unwrap();
        let kept = std::fs::read_to_string(path(site.path())).unwrap();
        assert!(!kept.contains("hunter2"), "{kept}");
        assert!(
            kept.contains("https://hub.example/") && kept.contains("\"2\""),
            "{kept}"
        );
    }
}
