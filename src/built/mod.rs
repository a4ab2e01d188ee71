//! The built site: what the site's own generator has made of it, which shows where posts really live.

mod pages;
mod place;
mod site;

pub use pages::{Pages, last_part, modified};
pub use site::{BuiltSite, Target};
