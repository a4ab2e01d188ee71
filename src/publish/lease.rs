//! Taking turns: one run at a time writes, and says so in the list.

use chrono::{DateTime, TimeDelta, Utc};

use super::manifest::{MANIFEST, Manifest, Published, Run};
use super::plan::Plan;
use super::{Condition, Document, Error, Fault, Headers, Store, Version, retry};
use crate::net::Clock;

/// How long a turn lasts, and how much of it must be left while documents are sent.
const LASTS: TimeDelta = TimeDelta::minutes(10);
const RENEWED_AT: TimeDelta = TimeDelta::minutes(5);

/// After how many documents the list is brought up to date, so that a run that follows a killed one has little to do again.
const NOTED_EVERY: usize = 100;

/// The list as it is known here, and whose turn it is.
pub(super) struct Lease<'s> {
    store: &'s dyn Store,
    clock: &'s dyn Clock,
    manifest: Manifest,
    version: Option<Version>,
    is_unguarded: bool,
    since_noted: usize,
}

impl<'s> Lease<'s> {
    /// Reads the list.
    pub fn look(store: &'s dyn Store, clock: &'s dyn Clock) -> Result<Self, Error> {
        let found = retry::patiently(clock, || store.read(MANIFEST)).map_err(at_list)?;
        let (manifest, version) = match found {
            Some((bytes, version)) => (
                serde_json::from_slice(&bytes).map_err(Error::Manifest)?,
                Some(version),
            ),
            None => (Manifest::default(), None),
        };
        Ok(Lease {
            store,
            clock,
            manifest,
            version,
            is_unguarded: false,
            since_noted: 0,
        })
    }

    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Whether a run before this one did not come to its end.
    pub fn is_left_behind(&self) -> bool {
        self.manifest.run.is_some()
    }

    pub fn is_unguarded(&self) -> bool {
        self.is_unguarded
    }

    /// Takes the turn, where nobody else has it.
    pub fn take(&mut self, plan: &Plan, take_over: bool) -> Result<(), Error> {
        let now = self.clock.now();
        if let Some(run) = &self.manifest.run
            && run.until > now
            && !take_over
        {
            return Err(Error::Busy(crate::date::rfc3339(&run.until.fixed_offset())));
        }
        let uploads = plan.uploads.iter().map(|document| &document.path);
        let pending = uploads.chain(plan.removals.iter().flatten()).cloned();
        self.manifest.pending.extend(pending);
        self.manifest.run = Some(Self::run(new_id()?, now));
        self.save()
    }

    /// Says that the run goes on, where its turn would end soon or much was done.
    pub fn keep(&mut self) -> Result<(), Error> {
        let now = self.clock.now();
        let Some(run) = &self.manifest.run else {
            return Err(Error::Overtaken);
        };
        if run.until - now < RENEWED_AT || self.since_noted >= NOTED_EVERY {
            self.manifest.run = Some(Self::run(run.id.clone(), now));
            self.save()?;
            self.since_noted = 0;
        }
        Ok(())
    }

    /// Notes that the document is there.
    pub fn note(&mut self, document: &Document, cache_control: &str) {
        let published = Published {
            sha256: document.checksum.clone(),
            media_type: document.media_type.clone(),
            cache_control: cache_control.to_owned(),
        };
        let path = document.path.clone();
        self.manifest.pending.remove(&path);
        self.manifest.documents.insert(path, published);
        self.since_noted += 1;
    }

    /// Notes that the document is there no more.
    pub fn forget(&mut self, path: &str) {
        self.manifest.pending.remove(path);
        self.manifest.documents.remove(path);
        self.since_noted += 1;
    }

    /// Gives the turn back, where it is still this run's.
    pub fn give_back(&mut self) -> Result<(), Error> {
        if self.manifest.run.take().is_none() {
            return Ok(());
        }
        self.save()
    }

    fn run(id: String, now: DateTime<Utc>) -> Run {
        Run {
            id,
            until: now + LASTS,
        }
    }

    /// Writes the list, where it is still as this run knows it.
    fn save(&mut self) -> Result<(), Error> {
        let mut bytes = serde_json::to_vec_pretty(&self.manifest).map_err(Error::Manifest)?;
        bytes.push(b'\n');
        let headers = Headers {
            media_type: "application/json".to_owned(),
            cache_control: "no-store".to_owned(),
        };
        let condition = match &self.version {
            None => Condition::Absent,
            Some(version) => Condition::Is(version.clone()),
        };
        let mut is_first = true;
        let written = retry::patiently(self.clock, || {
            let written = if self.is_unguarded {
                let none = Condition::None;
                self.store.write(MANIFEST, &bytes, &headers, &none)
            } else {
                self.store.write(MANIFEST, &bytes, &headers, &condition)
            };
            match written {
                // An answer that was lost: the write before this one had come through.
                Err(Fault::Conflict) if !is_first => match self.store.read(MANIFEST)? {
                    Some((found, version)) if found == bytes => Ok(version),
                    _ => Err(Fault::Conflict),
                },
                Err(Fault::Unconditional) => {
                    self.is_unguarded = true;
                    let none = Condition::None;
                    self.store.write(MANIFEST, &bytes, &headers, &none)
                }
                other => {
                    is_first = false;
                    other
                }
            }
        });
        match written {
            Ok(version) => {
                self.version = Some(version);
                Ok(())
            }
            Err(Fault::Conflict) => {
                // The list is another's now, and stays so.
                self.manifest.run = None;
                Err(Error::Overtaken)
            }
            Err(fault) => Err(at_list(fault)),
        }
    }
}

/// A name that no other run has, on whatever machine.
fn new_id() -> Result<String, Error> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| Error::Random(error.to_string()))?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

fn at_list(fault: Fault) -> Error {
    Error::Store {
        key: MANIFEST.to_owned(),
        fault,
    }
}
