//! The forms of a report, and an outcome in each of them.

use super::{Outcome, github, junit, sarif};
use crate::cli::args::BuildForm;
use crate::cli::say;

/// The report in a form, or nothing for people, to whom everything is printed as it comes.
pub fn written(outcome: &Outcome, form: BuildForm) -> String {
    match form {
        BuildForm::Human => String::new(),
        BuildForm::Json => say::as_json(&serde_json::to_string(outcome).unwrap_or_default()),
        BuildForm::Github => say::as_commands(&github::github(outcome)),
        BuildForm::Sarif => say::as_json(&sarif::sarif(outcome)),
        BuildForm::Junit => say::as_markup(&junit::junit(outcome)),
    }
}
