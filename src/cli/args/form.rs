//! The form of a report of verbs that have but one.

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportForm {
    /// One JSON object
    Json,
}
