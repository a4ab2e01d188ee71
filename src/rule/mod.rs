//! Rules that say in one line which posts a feed shows, such as `category:news -tag:sponsored words>800`.

mod canonical;
mod error;
mod looked;
mod matching;
mod parse;
mod subject;
mod syntax;
mod terms;
mod token;
mod words;

pub use error::RuleError;
pub use looked::Looked;
pub use subject::{Media, Subject};
pub use syntax::Rule;
pub use terms::{Term, TermRule};
pub use words::count_words;
