//! A copy of a text with changes, made only where there are any.

use std::borrow::Cow;
use std::ops::Range;

/// A text under change. Changes come in the order of the text; what lies between them is copied in one piece.
pub(super) struct Patch<'h> {
    source: &'h str,
    out: String,
    /// How far the source is in `out`, or was left out of it.
    done: usize,
}

/// A state of a [`Patch`] to go back to.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    len: usize,
    done: usize,
}

impl<'h> Patch<'h> {
    pub fn new(source: &'h str) -> Self {
        Patch {
            source,
            out: String::new(),
            done: 0,
        }
    }

    /// Puts `text` in the place of a part of the source that no change has reached yet.
    pub fn replace(&mut self, part: Range<usize>, text: &str) {
        if self.out.capacity() == 0 {
            self.out.reserve(self.source.len() + 256);
        }
        self.out.push_str(&self.source[self.done..part.start]);
        self.out.push_str(text);
        self.done = part.end;
    }

    /// Puts `text` before the byte `at`.
    pub fn insert(&mut self, at: usize, text: &str) {
        self.replace(at..at, text);
    }

    /// Leaves out a part of the source.
    pub fn remove(&mut self, part: Range<usize>) {
        if !part.is_empty() {
            self.replace(part, "");
        }
    }

    /// The state before any later change.
    pub fn mark(&self) -> Mark {
        Mark {
            len: self.out.len(),
            done: self.done,
        }
    }

    /// Forgets all changes since `mark`.
    pub fn undo_to(&mut self, mark: Mark) {
        self.out.truncate(mark.len);
        self.done = mark.done;
    }

    /// The text with all changes.
    pub fn finish(mut self) -> Cow<'h, str> {
        if self.done == 0 && self.out.is_empty() {
            return Cow::Borrowed(self.source);
        }
        self.out.push_str(&self.source[self.done..]);
        Cow::Owned(self.out)
    }
}
