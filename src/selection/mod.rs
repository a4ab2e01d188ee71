//! Which posts a feed shows.

mod language;
mod newest;
mod notes;
mod select;
#[allow(clippy::module_inception)] // A selection is what the module is about.
mod selection;
mod slugs;
mod updated;

pub use notes::{note_of_cut_episodes, warnings_of_empty};
pub use select::select;
pub use selection::Selection;
