//! Which footnotes a text names, in which order, and how often.

/// The footnotes that were named so far. What is read and then given up can be taken back.
#[derive(Debug, Default)]
pub(in super::super) struct Notes {
    /// For each definition: its number, from 1 on, and how often it was named.
    uses: Vec<(usize, usize)>,
    /// The definitions in the order in which they were first named.
    pub order: Vec<usize>,
    log: Vec<usize>,
}

impl Notes {
    pub fn new(definitions: usize) -> Self {
        Notes {
            uses: vec![(0, 0); definitions],
            order: Vec::new(),
            log: Vec::new(),
        }
    }

    /// Names a footnote: its number, and how often it was named before.
    pub fn name(&mut self, definition: usize) -> (usize, usize) {
        self.log.push(definition);
        let (number, count) = &mut self.uses[definition];
        *count += 1;
        if *count == 1 {
            self.order.push(definition);
            *number = self.order.len();
        }
        (*number, *count - 1)
    }

    /// How often a footnote was named.
    pub fn count(&self, definition: usize) -> usize {
        self.uses[definition].1
    }

    /// The place to go back to.
    pub fn mark(&self) -> usize {
        self.log.len()
    }

    /// Forgets what was named since `mark`.
    pub fn go_back(&mut self, mark: usize) {
        for definition in self.log.drain(mark..).rev() {
            let (_, count) = &mut self.uses[definition];
            *count -= 1;
            if *count == 0 {
                self.order.pop();
            }
        }
    }
}
