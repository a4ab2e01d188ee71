//! `feedmill schema`: what editors and programs need to know of feedmill.yaml and of reports.

use std::process::ExitCode;

use anyhow::Result;

use super::args::{Schema, SchemaOf};
use super::{report, say};

pub fn run(args: &Schema) -> Result<ExitCode> {
    match args.what {
        SchemaOf::Settings => say::text(&feedmill::config::schema()),
        SchemaOf::Post => say::text(&feedmill::source::schema()),
        SchemaOf::BuildReport => say::text(&report::schema()),
        #[cfg(feature = "pull")]
        SchemaOf::AdoptReport => say::text(&super::adopt::schema()),
        #[cfg(not(feature = "pull"))]
        SchemaOf::AdoptReport => return Err(super::missing::missing("pull")),
    }
    Ok(ExitCode::SUCCESS)
}
