//! What a build reports: warnings with their lines and a closing summary for people, and the same in forms for programs.

mod forms;
mod frame;
mod github;
mod human;
mod junit;
mod outcome;
mod place;
mod sarif;
mod target;

pub use self::frame::error;
pub use self::human::{blocked, chosen, count, notes, refused, stale, summary, timings, warnings};
#[cfg(feature = "pull")]
pub use self::outcome::schema_of;
pub use self::outcome::{Fault, Outcome, schema};
pub use self::place::from_here;
pub use self::target::Reports;
