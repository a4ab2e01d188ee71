//! How much work a text may ask for.

/// A text may be looked at so many times over, for it is sometimes read in vain: `*a` may be the beginning of an element.
const TIMES: usize = 10;
/// So many bytes more, so that a short text with many stray marks is read as well.
const BASE: usize = 300_000;
/// What definitions may add to a text by being used again and again, beside ten times its length.
const EXPANSION: usize = 1 << 20;

/// What is left of the work that a text may ask for. Where nothing is left, the rest of the text is taken as it is.
#[derive(Debug, Default)]
pub(super) struct Budget {
    left: usize,
    expansion: usize,
    spent: usize,
    /// Whether more was asked for than there was.
    pub exceeded: bool,
}

impl Budget {
    /// The budget of a text of `len` bytes.
    pub fn new(len: usize) -> Self {
        Budget {
            left: len.saturating_mul(TIMES).saturating_add(BASE),
            expansion: len.saturating_mul(10).saturating_add(EXPANSION),
            spent: 0,
            exceeded: false,
        }
    }

    /// Takes the work of looking at so many bytes; whether there was enough left.
    pub fn spend(&mut self, bytes: usize) -> bool {
        let enough = bytes <= self.left;
        self.left = self.left.saturating_sub(bytes);
        self.spent += bytes;
        self.exceeded |= !enough;
        enough
    }

    /// Takes so many bytes for what a definition puts into the text; whether there were enough left.
    pub fn expand(&mut self, bytes: usize) -> bool {
        let enough = bytes <= self.expansion;
        self.expansion = self.expansion.saturating_sub(bytes);
        self.exceeded |= !enough;
        enough
    }

    /// The number of bytes that were looked at so far, each as often as it was.
    pub fn spent(&self) -> usize {
        self.spent
    }
}
