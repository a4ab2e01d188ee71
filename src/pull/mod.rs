//! Other people's feeds become posts: asked for politely, read, cleaned, and written as one file for each entry.
//!
//! 1. `sources` says which feeds there are, and `place` where each is asked and what may be shown of that;
//! 2. `fetch` asks for those that may have changed, as `rate_limit` and `state` allow;
//! 3. `strict` makes a feed one that a parser takes, and `parse` reads RSS, Atom and JSON Feed into items, within the `limits`:
//!    `bound` cuts a feed before it is parsed, and `fit` its entries;
//! 4. `same` says whether two sources have the same item, and whose it is;
//! 5. `post` writes an item as a post, and `post_store` puts it where it belongs, unless a person has edited it.

mod address;
mod bound;
mod cuts;
mod error;
mod fetch;
mod fit;
mod item;
mod limits;
mod matching;
mod options;
mod parse;
mod place;
mod post;
mod post_store;
mod rate_limit;
mod report;
mod run;
mod same;
mod seen;
mod signature;
mod sources;
mod state;
mod strict;

pub use error::Error;
pub use options::Options;
pub use report::{Counts, Outcome, Report, SourceReport};
pub use run::pull;
pub use seen::{Seen, SeenFeed, seen};
