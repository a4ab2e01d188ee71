//! What a build remembers, so that the next one need not do the same work again.

mod build_cache;
mod page_facts;
mod state;

pub(crate) use build_cache::BuildCache;
