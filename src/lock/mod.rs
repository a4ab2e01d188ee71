//! `feedmill.lock`: the id that readers know each post by, which stays when posts move.

#[cfg(feature = "pull")]
mod adopt;
mod archive;
mod decide;
mod error;
mod file;
mod ids;
mod join;
mod keep;
mod known;
mod pair;
mod text_print;

#[cfg(feature = "pull")]
pub(crate) use adopt::Adopted;
pub use error::Error;
pub use file::{FILE, Lock, Row};
#[cfg(feature = "announce")]
pub(crate) use file::{escape, unescape};
pub use ids::Ids;
pub use keep::Kept;
pub(crate) use keep::keep;
pub(crate) use known::Known;
pub use pair::{Candidate, Pairing, pair, pair_equal};
pub use text_print::TextPrint;
