//! The whole way from a site's folder to its documents.

mod archives;
mod builder;
mod check;
mod documents;
mod entries;
mod error;
mod listing;
#[doc(hidden)]
pub mod lock_site;
mod locked;
mod news;
mod paths;
mod report;
mod river;
mod run;

pub use builder::Build;
pub use error::Error;
pub use report::Report;
pub use run::{build, rebuild};
