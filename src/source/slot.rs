//! The store that a build reads posts from.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use super::posts::PostSource;
use super::store::Store;
use crate::warning::Warning;

/// The posts of a site that does not keep them in a folder, while a build looks at them. Copies share what they know.
#[derive(Clone, Default)]
pub(crate) struct Slot {
    open: Arc<RwLock<Option<Arc<Store>>>>,
    /// What a program gives posts from.
    pub source: Option<Arc<dyn PostSource>>,
}

/// Equal whatever is open, as settings are.
impl fmt::Debug for Slot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Slot").field(&self.source).finish()
    }
}

impl Slot {
    /// The posts, if they are open.
    pub fn get(&self) -> Option<Arc<Store>> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.clone()
    }

    /// Opens these posts in the place of others.
    pub fn set(&self, store: Option<Arc<Store>>) {
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = store;
    }

    /// Makes warnings about paths of posts such about the places where the posts were found.
    pub fn locate(&self, warnings: &mut Vec<Warning>) {
        let Some(store) = self.get() else {
            return;
        };
        let located = std::mem::take(warnings).into_iter();
        warnings.extend(located.map(|warning| store.locate(warning)));
    }
}
