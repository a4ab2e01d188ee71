//! What a build remembers, so that the next one need not do the same work again.

mod memory;
mod page_facts;
mod state;

pub(crate) use memory::Memory;
