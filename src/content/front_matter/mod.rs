//! The head of a post: finding it, and reading it as YAML, TOML or JSON.

mod language;
mod languages;
mod missing;
mod plain;
mod read;
mod repair;
mod split;
mod yaml;

pub use language::Language;
pub(crate) use languages::own_header;
pub use missing::missing;
pub use read::read;
pub use split::{Parts, split, split_jekyll};
