//! The keys of a front matter, understood: dates, names, addresses, and where each stands in the file.

mod addresses;
mod dates;
mod front_matter;
mod language;
mod misspelt;
mod names;
mod space;
mod terms;
mod title;

pub(crate) use front_matter::FrontMatter;
pub(crate) use misspelt::suspects;
