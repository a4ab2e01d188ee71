//! What can be said of `doctor`.

use std::path::PathBuf;

use clap::ValueEnum;

/// Exit status: 0 when everything fits; 1 when there are findings; 2 when the site could not be read.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill doctor my-blog --report json")]
pub struct Doctor {
    /// The site's folder, which contains feedmill.yaml or the settings of a generator
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// The form of the report
    #[arg(
        long = "report",
        alias = "format",
        value_name = "FORM",
        default_value = "human"
    )]
    pub format: DoctorForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DoctorForm {
    /// For people: the first findings of each kind, and what fixes them
    Human,
    /// One JSON object with every finding
    Json,
}
