//! Pages for people: every feed of the site on one, and one for each feed, so that a person who finds a feed learns what
//! it is and how to subscribe. They ask nothing of any other server, and say everything without JavaScript; with it there
//! are a filter and buttons that copy. A podcast's pages also have its cover and players, which load nothing until somebody
//! presses play. Browsers that open an RSS or Atom document get a viewer, or at least a style sheet.
//!
//! Pages are for people, not for readers: they may change with a release of feedmill, which documents do not.

mod common;
mod directory;
mod feed;
mod index;
mod layout;
mod listed;
mod locale;
mod overview;
mod podcast;
mod quiet;
mod river;
mod shared;
mod stylesheet;
mod subscribe;
mod viewer;

pub use common::{MARK, OVERVIEW};
pub use directory::{DIRECTORY_LENGTH, directories};
pub use feed::feed;
pub use index::{INDEX, index};
pub use listed::{Glance, Listed, Newest, Sound};
pub use overview::overview;
pub use river::{RING, RIVER, ring, river};
pub use shared::shared_paths;
pub use stylesheet::{STYLESHEET, styled, stylesheet};
pub use viewer::{PLAIN, SCRIPT, VIEWER, has_viewer, script, viewer};
