//! Documents go where they are served, and whoever reads there meanwhile finds everything that a list names.
//!
//! The destination holds a list of what feedmill published (`.feedmill-published.json`) with a checksum for each document.
//! A run takes its turn by writing itself into that list, under the condition that nobody else has written it meanwhile;
//! then it uploads what differs (feeds, their pages, lists of feeds, the page of the site), removes what is made no more, and
//! gives the turn back. A run that was killed leaves the list as it was with the names of what it was about to touch, and the next
//! run does those again.

#[cfg(feature = "stores")]
mod bucket;
#[cfg(feature = "stores")]
mod credentials;
mod destination;
mod document;
mod folder;
mod lease;
mod manifest;
mod plan;
mod retry;
mod store;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::net::Clock;

#[cfg(feature = "stores")]
pub use bucket::{Bucket, Limits};
pub use destination::open;
pub use document::{Document, documents, documents_of};
pub use folder::FolderStore;
pub use manifest::MANIFEST;
pub use store::{Condition, Fault, Headers, Store, Version};

use lease::Lease;
use plan::Plan;

/// How a run behaves.
#[derive(Clone, Debug)]
pub struct Options {
    /// What is made no more stays.
    pub keep: bool,
    /// Nothing is written.
    pub dry_run: bool,
    /// The turn of a run that seems to be at work is taken: it was killed.
    pub take_over: bool,
    /// How many documents are sent at the same time.
    pub threads: usize,
    /// What `Cache-Control` says of every document.
    pub cache_control: String,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            keep: false,
            dry_run: false,
            take_over: false,
            threads: 8,
            cache_control: "public, max-age=300".to_owned(),
        }
    }
}

/// What a run did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The paths of what was sent, in the order of sending.
    pub uploaded: Vec<String>,
    /// The paths of what was removed.
    pub removed: Vec<String>,
    /// How many documents were there already.
    pub unchanged: usize,
    /// The number of bytes that were sent.
    pub bytes: u64,
    /// The store knows no conditional writes, so that two runs at a time are not kept apart.
    pub is_unguarded: bool,
}

/// A run that did not finish. What a list names is there all the same.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing to publish.
    #[error("{0}: there are no feeds\n  help: run `feedmill build` first")]
    NoDocuments(String),
    /// A file cannot be read.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: std::path::PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The destination cannot be used.
    #[error("{to}: {message}\n  help: {help}")]
    Destination {
        /// What the settings say.
        to: String,
        /// What is wrong.
        message: String,
        /// How to fix it.
        help: &'static str,
    },
    /// Another run is at work.
    #[error(
        "another run is publishing there; its lease ends at {0} unless it goes on\n  help: wait for it; if it was killed, use `--take-over`"
    )]
    Busy(String),
    /// Another run is at work in a folder.
    #[error("another run is publishing there\n  help: wait until it is done")]
    Running,
    /// Another run has taken the turn.
    #[error(
        "another run has taken over; this one has stopped\n  help: run it again after the other one is done"
    )]
    Overtaken,
    /// The list at the destination is not one of feedmill's.
    #[error(
        "{MANIFEST}: cannot be read: {0}\n  help: remove it there; the next run publishes everything again, and removes nothing"
    )]
    Manifest(serde_json::Error),
    /// The system gives no random numbers, without which two runs could take each other's lock for their own.
    #[error("this system gives no random numbers, which a lock needs: {0}")]
    Random(String),
    /// The store does not do what it is asked.
    #[error("{key}: {fault}")]
    Store {
        /// What was to be read or written.
        key: String,
        /// Why it was not.
        fault: Fault,
    },
}

/// Publishes `documents` to `store`.
///
/// # Errors
///
/// Where another run is at work, or the store refuses or fails for longer than a few tries.
pub fn publish(
    store: &dyn Store,
    documents: &[Document],
    options: &Options,
    clock: &dyn Clock,
) -> Result<Report, Error> {
    let alone = if options.dry_run {
        None
    } else {
        store.lock().map_err(|fault| match fault {
            Fault::Conflict => Error::Running,
            fault => Error::Store {
                key: MANIFEST.to_owned(),
                fault,
            },
        })?
    };
    let mut turn = Lease::look(store, clock)?;
    let plan = Plan::new(documents, turn.manifest(), options);
    let mut report = Report {
        unchanged: documents.len() - plan.uploads.len(),
        ..Report::default()
    };
    if options.dry_run || (plan.is_empty() && !turn.is_left_behind()) {
        report.uploaded = plan.uploads.iter().map(|one| one.path.clone()).collect();
        report.bytes = plan.uploads.iter().map(|one| one.size).sum();
        report.removed = plan.removals.concat();
        return Ok(report);
    }
    // Who is alone knows that a turn in the list is that of a run that was killed.
    turn.take(&plan, options.take_over || alone.is_some())?;
    let turn = Mutex::new(turn);
    let done = carry_out(store, &plan, options, clock, &turn, &mut report);
    let mut turn = turn.into_inner().unwrap_or_else(PoisonError::into_inner);
    // Whatever happened, what was done is noted and the next run need not wait.
    let given_back = turn.give_back();
    report.is_unguarded = turn.is_unguarded();
    done?;
    given_back?;
    Ok(report)
}

fn carry_out(
    store: &dyn Store,
    plan: &Plan,
    options: &Options,
    clock: &dyn Clock,
    turn: &Mutex<Lease>,
    report: &mut Report,
) -> Result<(), Error> {
    for group in plan.groups() {
        in_parallel(group, options.threads, |document| {
            lock(turn).keep()?;
            let bytes = document.read()?;
            let headers = document.headers(&options.cache_control);
            let sent = retry::patiently(clock, || {
                store.write(&document.path, &bytes, &headers, &Condition::None)
            });
            sent.map_err(|fault| Error::Store {
                key: document.path.clone(),
                fault,
            })?;
            lock(turn).note(document, &options.cache_control);
            Ok(())
        })?;
        report
            .uploaded
            .extend(group.iter().map(|one| one.path.clone()));
        report.bytes += group.iter().map(|one| one.size).sum::<u64>();
    }
    for group in &plan.removals {
        in_parallel(group, options.threads, |path| {
            lock(turn).keep()?;
            retry::patiently(clock, || store.remove(path)).map_err(|fault| Error::Store {
                key: path.clone(),
                fault,
            })?;
            lock(turn).forget(path);
            Ok(())
        })?;
        report.removed.extend(group.iter().cloned());
    }
    Ok(())
}

fn lock<'l, 's>(turn: &'l Mutex<Lease<'s>>) -> std::sync::MutexGuard<'l, Lease<'s>> {
    turn.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does `work` for each item, a few at a time; the first error stops the rest.
fn in_parallel<T: Sync>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> Result<(), Error> + Sync,
) -> Result<(), Error> {
    let next = AtomicUsize::new(0);
    let has_failed = AtomicBool::new(false);
    let error: Mutex<Option<Error>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..threads.clamp(1, items.len().max(1)) {
            scope.spawn(|| {
                while !has_failed.load(Ordering::Relaxed)
                    && let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed))
                {
                    if let Err(found) = work(item) {
                        has_failed.store(true, Ordering::Relaxed);
                        let mut first = error.lock().unwrap_or_else(PoisonError::into_inner);
                        first.get_or_insert(found);
                    }
                }
            });
        }
    });
    let error = error.into_inner().unwrap_or_else(PoisonError::into_inner);
    error.map_or(Ok(()), Err)
}
