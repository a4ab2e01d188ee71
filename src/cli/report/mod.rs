//! What a build reports: warnings with their lines and a closing summary for people, and the same in forms for programs.

mod forms;
mod github;
mod human;
mod junit;
mod outcome;
mod sarif;
mod target;

pub use self::human::{
    blocked, chosen, count, from_here, notes, refused, stale, summary, timings, warnings,
};
pub use self::outcome::{Fault, Outcome, schema};
pub use self::target::Reports;
