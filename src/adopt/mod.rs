//! A site takes over the ids that subscribers know: the entries of the feeds that are out there find their posts.
//!
//! 1. `collect` reads the feeds, and the documents with older entries that they name; `forms` knows what they are, and `wxr` reads
//!    exports of WordPress;
//! 2. `pairing` says which entry is which post, by the `evidence` of its `edges`: never by a guess;
//! 3. `run` writes the ids into the lock, and `report` has what came of it.

mod collect;
mod document;
mod edges;
mod evidence;
mod forms;
mod old;
mod own;
mod pairing;
mod redirects;
mod report;
mod run;
mod wxr;

pub use collect::{Answer, Ask, Collected, collect};
pub use document::{Document, Skipped};
pub use evidence::{Evidence, Text, TextMatch, evidence, title_key};
pub use forms::{file, read};
pub use old::Old;
pub use own::Own;
pub use pairing::{By, Doubt, Outcome, pair};
pub use report::{Doubtful, Read, Report, Unpaired};
pub use run::{Options, adopt};
