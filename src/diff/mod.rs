//! What subscribers will get of a change: which entries their readers show as new, again, changed, or no more.

mod compare;
mod family;

pub(crate) use compare::place;
pub use compare::{Change, FeedDiff, Kind, compare};
pub use family::{FAMILIES, Family};
