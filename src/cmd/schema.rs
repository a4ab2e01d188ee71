//! `feedmill schema`: what editors want to know of feedmill.yaml.

use std::process::ExitCode;

use anyhow::Result;

pub fn run() -> Result<ExitCode> {
    print!("{}", feedmill::config::schema());
    Ok(ExitCode::SUCCESS)
}
