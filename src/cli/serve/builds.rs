//! What is served is built first if there is nothing, and again whenever a file of the site changes.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use feedmill::output::Change;
use feedmill::serve::{Live, State};
use feedmill::warning::Warning;
use feedmill::{Folder, Mode, Report, content};

use super::super::options;
use super::super::report::{self, count};
use super::super::say::{block, err, value};
use super::super::watch;

/// How many of the files that changed are named.
const NAMED: usize = 3;

/// Builds the feeds of `site` into `root`.
#[allow(clippy::disallowed_methods)] // The clock says only which posts are in the future.
pub(super) fn once(site: &Path, root: &Path) -> Result<()> {
    let config = options::load(site, None)?;
    let now = chrono::Utc::now().fixed_offset();
    let built = feedmill::build(&config, now, Folder::new(root.to_owned(), Mode::Write))?;
    report::warnings(&[site], &built.warnings);
    err!("{}", said(&built));
    Ok(())
}

/// Builds now, and again whenever a file of the site changes, for as long as the process lives.
pub(super) fn keep_current(site: PathBuf, root: PathBuf, live: Live) -> Result<()> {
    std::fs::create_dir_all(&root).with_context(|| root.display().to_string())?;
    let changes = watch::watch(std::slice::from_ref(&site), std::slice::from_ref(&root))?;
    let mut state = State::default();
    let mut faulty = None;
    build(&site, &root, &mut state, &mut faulty);
    live.tell(state.clone());
    std::thread::spawn(move || {
        for files in changes {
            err!("{}", changed(&site, &files));
            build(&site, &root, &mut state, &mut faulty);
            live.tell(state.clone());
        }
    });
    Ok(())
}

/// Builds, and puts into `state` what there is to say. While a post that was good is broken, `faulty` being how many were
/// so far, the feeds stay as they are: subscribers must not lose it over a slip of the keyboard.
#[allow(clippy::disallowed_methods)] // The clock says only which posts are in the future.
fn build(site: &Path, root: &Path, state: &mut State, faulty: &mut Option<usize>) {
    let now = chrono::Utc::now().fixed_offset();
    let built = || -> Result<Result<Report, Vec<Warning>>> {
        let config = options::load(site, None)?;
        let scan = content::scan(&config, now, None)?;
        if faulty.is_some_and(|before| scan.faulty > before) {
            return Ok(Err(scan.warnings));
        }
        let folder = Folder::new(root.to_owned(), Mode::Write);
        Ok(Ok(feedmill::build(&config, now, folder)?))
    };
    match built() {
        Ok(Err(warnings)) => {
            report::warnings(&[site], &warnings);
            err!("not built: the last good feeds stay until the post is fixed");
            state.faults = lines(&warnings);
        }
        Ok(Ok(built)) => {
            report::warnings(&[site], &built.warnings);
            err!("{}", said(&built));
            *faulty = Some(built.faulty);
            state.faults = lines(&built.warnings);
            if !built.documents.changes.is_empty() {
                state.build += 1;
            }
        }
        Err(error) => {
            report::error(&error);
            state.faults = vec![format!("error: {}", block(&format!("{error:#}")))];
        }
    }
}

/// What a build did, and how long it took.
fn said(built: &Report) -> String {
    let changes = &built.documents.changes;
    let is_removed = |(_, change): &&(String, Change)| *change == Change::Removed;
    let removed = changes.iter().filter(is_removed).count();
    let mut documents = format!("{} written", count(changes.len() - removed, "document"));
    if removed > 0 {
        documents.push_str(&format!(", {removed} removed"));
    }
    let seconds: f64 = built
        .stages
        .iter()
        .map(|(_, time)| time.as_secs_f64())
        .sum();
    let time = match seconds < 1.0 {
        true => format!("{:.0} ms", seconds * 1000.0),
        false => format!("{seconds:.1} s"),
    };
    format!(
        "built {} from {} in {time}: {documents}",
        count(built.feeds, "feed"),
        count(built.posts, "post"),
    )
}

/// Which files changed; the first few of many, and none if the system lost count.
fn changed(site: &Path, files: &[PathBuf]) -> String {
    let root = site.canonicalize().unwrap_or_else(|_| site.to_owned());
    let names: Vec<String> = files
        .iter()
        .take(NAMED)
        .map(|file| {
            let name = file.strip_prefix(&root).unwrap_or(file);
            value(&name.to_string_lossy()).into_owned()
        })
        .collect();
    match files.len() {
        0 => "files changed".to_owned(),
        1..=NAMED => format!("changed: {}", names.join(", ")),
        many => format!("changed: {} and {} more", names.join(", "), many - NAMED),
    }
}

fn lines(warnings: &[Warning]) -> Vec<String> {
    warnings
        .iter()
        .map(|warning| {
            let (fault, help) = (warning.to_string(), &warning.help);
            format!("{}\n  help: {}", value(&fault), value(help))
        })
        .collect()
}
