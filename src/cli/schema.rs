//! `feedmill schema`: what editors want to know of feedmill.yaml.

use std::process::ExitCode;

use anyhow::Result;

use super::say;

pub fn run() -> Result<ExitCode> {
    say::text(&feedmill::config::schema());
    Ok(ExitCode::SUCCESS)
}
