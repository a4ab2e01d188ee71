//! How much work a template may still ask for.

use crate::context::Limits;
use crate::datum::Datum;

/// Values nest no deeper, so that walking and freeing them cannot overflow the stack.
const DEEPEST: usize = 60;
/// Values hold no more values than this when written out in full.
const HEAVIEST: usize = 1_000_000;
/// Bytes that are read or made in the time of one step.
const BYTES: usize = 64;
/// Values that are read or made in the time of one step.
const VALUES: usize = 4;

/// What is left of a template's limits.
pub(in super::super) struct Budget {
    steps: u64,
    bytes: usize,
    longest: usize,
    spent: Option<&'static str>,
}

impl Budget {
    pub fn new(limits: &Limits) -> Self {
        Budget {
            steps: limits.steps,
            bytes: limits.output,
            longest: limits.output,
            spent: None,
        }
    }

    /// What has run out, if anything has.
    pub fn spent(&self) -> Option<&'static str> {
        self.spent
    }

    /// Takes `count` steps; `false` where there are not so many left.
    pub fn step(&mut self, count: u64) -> bool {
        if self.spent.is_some() {
            return false;
        }
        match self.steps.checked_sub(count) {
            Some(left) => self.steps = left,
            None => self.spent = Some("it takes too many steps"),
        }
        self.spent.is_none()
    }

    /// Takes the steps for reading or making this many bytes.
    pub fn read(&mut self, bytes: usize) -> bool {
        self.step((bytes / BYTES) as u64)
    }

    /// Takes the steps for reading or making a value.
    pub fn value(&mut self, datum: &Datum<'_>) -> bool {
        match datum.as_str() {
            Some(text) => self.read(text.len()),
            None => self.step((datum.size().weight / VALUES) as u64),
        }
    }

    /// Whether a text of this length may be made.
    pub fn allows(&mut self, length: usize) -> bool {
        if length > self.longest {
            self.spent = self.spent.or(Some("it makes a text that is too long"));
        }
        self.spent.is_none()
    }

    /// The value, if it is not so large or deep that it could not be handled.
    pub fn admit<'a>(&mut self, datum: Datum<'a>) -> Datum<'a> {
        let size = datum.size();
        let length = datum.as_str().map_or(0, str::len);
        if size.depth > DEEPEST || size.weight > HEAVIEST || !self.allows(length) {
            self.spent = self.spent.or(Some("it makes a list that is too large"));
            return Datum::Nil;
        }
        self.value(&datum);
        datum
    }

    /// Takes `count` bytes of output; `false` where there are not so many left.
    pub fn write(&mut self, count: usize) -> bool {
        match self.bytes.checked_sub(count) {
            Some(left) => {
                self.bytes = left;
                true
            }
            None => {
                self.bytes = 0;
                self.spent = self.spent.or(Some("it prints too much"));
                false
            }
        }
    }
}
