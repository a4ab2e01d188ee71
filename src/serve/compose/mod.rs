//! Feeds that are composed when somebody asks for them: `q/?match=RULE&format=atom` in the folder of feeds.
//!
//! Rules are decided by what the index keeps of posts; bodies are read only of those that a feed shows, of which there are few.
//! What was composed is kept in memory up to a limit, until the feeds are built again.

mod answer;
mod composed;
mod composer;
mod posts;

pub(super) use answer::{answer, is_composed};
pub use composer::{Composer, Site};
