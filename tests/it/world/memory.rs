//! A store in memory, which looks after every change whether a list names something that is not there.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use feedmill::publish::{Condition, Fault, Headers, Store, Version};

use super::whole::assert_whole;

#[derive(Default)]
pub struct Memory {
    kept: Mutex<BTreeMap<String, (Vec<u8>, usize)>>,
    operations: AtomicUsize,
    /// After so many operations, nothing works any more, as if the run were killed.
    pub dies_after: Option<usize>,
}

impl Memory {
    pub fn operations(&self) -> usize {
        self.operations.load(Ordering::SeqCst)
    }

    /// A store of the same contents that works, or dies.
    pub fn again(&self, dies_after: Option<usize>) -> Self {
        Memory {
            kept: Mutex::new(self.kept.lock().unwrap().clone()),
            operations: AtomicUsize::new(0),
            dies_after,
        }
    }

    /// What is kept, but for the list of what is published.
    pub fn documents(&self) -> BTreeMap<String, Vec<u8>> {
        let kept = self.kept.lock().unwrap();
        let documents = kept.iter().filter(|(key, _)| !key.starts_with('.'));
        documents
            .map(|(key, (bytes, _))| (key.clone(), bytes.clone()))
            .collect()
    }

    fn step(&self) -> Result<(), Fault> {
        let number = self.operations.fetch_add(1, Ordering::SeqCst);
        if self.dies_after.is_some_and(|last| number >= last) {
            return Err(Fault::Lasting("killed".to_owned()));
        }
        Ok(())
    }
}

impl Store for Memory {
    fn read(&self, key: &str) -> Result<Option<(Vec<u8>, Version)>, Fault> {
        self.step()?;
        let kept = self.kept.lock().unwrap();
        Ok(kept
            .get(key)
            .map(|(bytes, number)| (bytes.clone(), version(*number))))
    }

    fn write(
        &self,
        key: &str,
        bytes: &[u8],
        _: &Headers,
        condition: &Condition,
    ) -> Result<Version, Fault> {
        self.step()?;
        let mut kept = self.kept.lock().unwrap();
        let known = kept.get(key).map(|(_, number)| version(*number));
        let holds = match condition {
            Condition::None => true,
            Condition::Absent => known.is_none(),
            Condition::Is(version) => known.as_ref() == Some(version),
        };
        if !holds {
            return Err(Fault::Conflict);
        }
        let number = kept.get(key).map_or(1, |(_, number)| number + 1);
        kept.insert(key.to_owned(), (bytes.to_vec(), number));
        assert_whole(
            kept.iter()
                .map(|(key, (bytes, _))| (key.as_str(), &bytes[..])),
        );
        Ok(version(number))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.step()?;
        let mut kept = self.kept.lock().unwrap();
        kept.remove(key);
        assert_whole(
            kept.iter()
                .map(|(key, (bytes, _))| (key.as_str(), &bytes[..])),
        );
        Ok(())
    }
}

fn version(number: usize) -> Version {
    Version {
        tag: Some(number.to_string()),
        number: None,
    }
}
