//! What was sent where: one line for each post and destination.

mod file;
mod row;

pub use file::Ledger;
pub use row::{Fingerprint, Row, State};
