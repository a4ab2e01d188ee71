//! A run: what differs is sent, and what is made no more is removed.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::document::Document;
use super::error::Error;
use super::lease::Lease;
use super::manifest::MANIFEST;
use super::options::Options;
use super::plan::Plan;
use super::report::Report;
use super::retry;
use super::store::{Condition, Fault, Store};
use crate::net::Clock;

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
