//! What subscribers have: documents of a folder, of a commit, or from the web.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use feedmill::Config;
use url::Url;

use crate::cli::args::Diff;
use crate::cli::validate::fetch;

/// So many documents are asked for.
const ASKED: usize = 100;

/// What subscribers have.
pub struct Old {
    /// Where it is from.
    pub name: String,
    /// The documents, by path or address.
    pub documents: BTreeMap<String, Vec<u8>>,
    /// What could not be read, with the reason.
    pub unread: Vec<(String, String)>,
    /// Whether the documents have other names than those of the site.
    pub is_foreign: bool,
}

impl Old {
    pub fn read(args: &Diff, config: &Config, new: &BTreeMap<String, Vec<u8>>) -> Result<Self> {
        let mut old = Old {
            name: String::new(),
            documents: BTreeMap::new(),
            unread: Vec::new(),
            is_foreign: false,
        };
        let against = args.against.as_deref();
        let private = args.allow_private.as_deref();
        match against {
            Some(address) if address.starts_with("http://") || address.starts_with("https://") => {
                address.clone_into(&mut old.name);
                match address.ends_with('/') {
                    true => old.of_folder(address, private, new)?,
                    false => old.of_address(address, private)?,
                }
            }
            Some(git) if git.starts_with("git:") => {
                git.clone_into(&mut old.name);
                old.documents = of_git(&config.root, &git[4..], &config.feeds.dir)?;
            }
            other => {
                let own = || config.root.join(&config.feeds.dir);
                let folder = other.map_or_else(own, PathBuf::from);
                old.name = folder.display().to_string();
                if folder.is_file() {
                    let bytes = std::fs::read(&folder).with_context(|| old.name.clone())?;
                    old.documents.insert(old.name.clone(), bytes);
                    old.is_foreign = true;
                } else {
                    old.documents = documents(&folder)?;
                }
            }
        }
        if old.documents.is_empty() && old.unread.is_empty() {
            bail!(
                "{}: no feeds to compare with\n  help: name what subscribers have with `--against`: a folder, an address, or git:REV",
                old.name
            );
        }
        Ok(old)
    }

    /// The documents that the site makes, as they are served below an address.
    fn of_folder(
        &mut self,
        address: &str,
        private: Option<&[std::net::SocketAddr]>,
        new: &BTreeMap<String, Vec<u8>>,
    ) -> Result<()> {
        let base = Url::parse(address).with_context(|| address.to_owned())?;
        // Those near the top first: the feed of the site is one.
        let mut paths: Vec<&String> = new.keys().collect();
        paths.sort_by_key(|path| (path.matches('/').count(), path.as_str()));
        for path in paths.iter().take(ASKED) {
            let mut url = base.clone();
            if let Ok(mut parts) = url.path_segments_mut() {
                parts.pop_if_empty().extend(path.split('/'));
            }
            match fetch::fetch(url.as_str(), private) {
                Ok(found) => {
                    for fetched in found.into_iter().flatten() {
                        match fetched.response.status {
                            200 => drop(self.documents.insert((*path).clone(), fetched.bytes)),
                            404 | 410 => {}
                            status => {
                                let reason = format!("HTTP status {status}");
                                self.unread.push(((*path).clone(), reason));
                            }
                        }
                    }
                }
                Err(error) => self.unread.push(((*path).clone(), format!("{error:#}"))),
            }
        }
        if paths.len() > ASKED {
            let reason = format!(
                "only the first {ASKED} of {} feeds were asked for",
                paths.len()
            );
            self.unread.push((address.to_owned(), reason));
        }
        if self.documents.is_empty()
            && let Some((path, reason)) = self.unread.first()
        {
            bail!("{path}: {reason}");
        }
        Ok(())
    }

    /// A feed, or those that a page names.
    fn of_address(
        &mut self,
        address: &str,
        private: Option<&[std::net::SocketAddr]>,
    ) -> Result<()> {
        self.is_foreign = true;
        for fetched in fetch::fetch(address, private)? {
            let fetched = fetched?;
            if fetched.response.status != 200 {
                bail!(
                    "{}: HTTP status {}",
                    fetched.document,
                    fetched.response.status
                );
            }
            self.documents.insert(fetched.document, fetched.bytes);
        }
        Ok(())
    }
}

/// The feeds in a folder, by path.
pub fn documents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let listed = std::fs::read_dir(&next).with_context(|| next.display().to_string())?;
        for entry in listed {
            let entry = entry.with_context(|| next.display().to_string())?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && is_feed_name(&name) {
                let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
                let relative = path.strip_prefix(folder).unwrap_or(&path);
                let relative = relative.to_string_lossy().replace('\\', "/");
                if is_feed(&bytes) {
                    found.insert(relative, bytes);
                }
            }
        }
    }
    Ok(found)
}

fn is_feed_name(name: &str) -> bool {
    [".xml", ".json", ".atom", ".rss"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// Whether it begins as a feed does; a folder has other documents too.
fn is_feed(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2000)]).into_owned();
    ["<rss", "<feed", "<rdf:RDF", "jsonfeed.org/version"]
        .iter()
        .any(|mark| head.contains(mark))
}

/// The feeds of a commit. Git reads its objects and nothing else: no filter, no hook, no network.
fn of_git(root: &Path, revision: &str, dir: &str) -> Result<BTreeMap<String, Vec<u8>>> {
    let git = |arguments: &[&str]| -> Result<Vec<u8>> {
        let run = Command::new("git")
            .arg("-C")
            .arg(root)
            .args(["-c", "core.fsmonitor=false", "--no-pager"])
            .args(arguments)
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .output()
            .context("git cannot be run")?;
        if !run.status.success() {
            let message = String::from_utf8_lossy(&run.stderr).trim().to_owned();
            bail!("git:{revision}: {message}");
        }
        Ok(run.stdout)
    };
    let commit = format!("{revision}^{{commit}}");
    let commit = git(&["rev-parse", "--verify", "--end-of-options", &commit])?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let place = format!("./{dir}/");
    let listed = git(&["ls-tree", "-r", "-z", "--name-only", &commit, "--", &place])?;
    let mut found = BTreeMap::new();
    for path in listed.split(|byte| *byte == 0) {
        let path = String::from_utf8_lossy(path).into_owned();
        let name = path
            .strip_prefix(&format!("{dir}/"))
            .unwrap_or(&path)
            .to_owned();
        if !is_feed_name(&name) {
            continue;
        }
        let bytes = git(&["cat-file", "blob", &format!("{commit}:./{path}")])?;
        if is_feed(&bytes) {
            found.insert(name, bytes);
        }
    }
    Ok(found)
}
