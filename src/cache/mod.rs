//! What a build remembers, so that the next one need not do the same work again.

mod build_cache;
mod key;
mod page_facts;
mod part;
mod state;
mod store;

pub(crate) use build_cache::{BuildCache, Posts};
