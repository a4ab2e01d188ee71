//! What a build remembers, so that the next one need not do the same work again.

mod memory;
mod state;

pub(crate) use memory::Memory;
