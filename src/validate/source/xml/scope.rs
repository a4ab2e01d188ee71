//! Which prefix stands for which namespace, at one place of a document.

use crate::validate::schema::Space;

pub(super) struct Scope<'t> {
    bindings: Vec<(&'t str, Space, bool)>,
    /// How many bindings there were before each open element.
    marks: Vec<usize>,
}

impl<'t> Scope<'t> {
    pub fn new() -> Self {
        Self {
            bindings: vec![("", Space::None, true), ("xml", Space::Xml, true)],
            marks: Vec::new(),
        }
    }

    pub fn open(&mut self) {
        self.marks.push(self.bindings.len());
    }

    pub fn close(&mut self) {
        if let Some(mark) = self.marks.pop() {
            self.bindings.truncate(mark);
        }
    }

    /// Bind a prefix; gives the namespace.
    pub fn bind(&mut self, prefix: &'t str, uri: &str) -> Space {
        let space = Space::of(uri);
        let is_bound = prefix.is_empty() || !uri.is_empty();
        self.bindings.push((prefix, space, is_bound));
        space
    }

    /// The namespace of a prefix, unless it stands for none.
    pub fn find(&self, prefix: &str) -> Option<Space> {
        let (_, space, is_bound) = self
            .bindings
            .iter()
            .rev()
            .find(|(name, ..)| *name == prefix)?;
        is_bound.then_some(*space)
    }
}
