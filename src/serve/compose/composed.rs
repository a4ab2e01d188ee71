//! A composed document, and those that are kept.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use bytes::Bytes;

use crate::config::Format;

/// The bytes of documents that are kept. When there are more, the oldest go.
const KEPT: usize = 32 * 1024 * 1024;

/// A composed document.
#[derive(Debug)]
pub(super) struct Composed {
    pub bytes: Bytes,
    pub media_type: &'static str,
    /// Its `ETag`: a hash of its bytes, so that it stays the same while the document does.
    pub tag: String,
    /// Where it is served, as an absolute URL with the rule in its canonical form.
    pub url: String,
}

/// What a document is known by: the canonical form of its rule, and its format.
pub(super) type Key = (String, Format);

/// The documents that are kept, all of one state of the site.
#[derive(Debug, Default)]
pub(super) struct Kept {
    state: u64,
    documents: HashMap<Key, Arc<Composed>>,
    order: VecDeque<Key>,
    bytes: usize,
}

impl Kept {
    /// Forgets what was composed of another state of the site.
    pub fn renew(&mut self, state: u64) {
        *self = Kept {
            state,
            ..Kept::default()
        };
    }

    pub fn get(&self, key: &Key) -> Option<Arc<Composed>> {
        self.documents.get(key).cloned()
    }

    /// Keeps a document that was composed of this state of the site.
    pub fn put(&mut self, state: u64, key: Key, document: Arc<Composed>) {
        let size = |key: &Key, document: &Composed| {
            document.bytes.len() + document.url.len() + 2 * key.0.len() + 256
        };
        let added = size(&key, &document);
        if state != self.state || added > KEPT || self.documents.contains_key(&key) {
            return;
        }
        self.bytes += added;
        self.order.push_back(key.clone());
        self.documents.insert(key, document);
        while self.bytes > KEPT {
            let Some(oldest) = self.order.pop_front() else {
                return;
            };
            if let Some(document) = self.documents.remove(&oldest) {
                self.bytes -= size(&oldest, &document);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_bounded_and_another_state_begins_anew() {
        let document = || {
            Arc::new(Composed {
                bytes: Bytes::from(vec![0; 1 << 20]),
                media_type: "",
                tag: String::new(),
                url: String::new(),
            })
        };
        let key = |number: usize| (number.to_string(), Format::Atom);
        let mut kept = Kept::default();
        for number in 0..100 {
            kept.put(0, key(number), document());
            assert!(kept.bytes <= KEPT);
        }
        assert!(kept.get(&key(99)).is_some() && kept.get(&key(0)).is_none());
        kept.renew(1);
        assert!(kept.get(&key(99)).is_none());
        // Whoever was at work on the old state comes too late.
        kept.put(0, key(99), document());
        assert!(kept.get(&key(99)).is_none());
        let (documents, order) = (kept.documents.len(), kept.order.len());
        assert_eq!((documents, order, kept.bytes), (0, 0, 0));
    }
}
