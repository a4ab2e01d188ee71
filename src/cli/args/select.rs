//! Arguments of `select`.

use std::path::PathBuf;

use clap::ValueEnum;

/// Exit status: 0 if posts match; 1 if none does; 2 if the rule or the site could not be read.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  feedmill select 'category:news -tag:sponsored'\n  feedmill select 'words>800 after:2024' my-blog --format paths"
)]
pub struct Select {
    /// The rule, such as `category:news -tag:sponsored words>800`
    // A rule may begin with `-`.
    #[arg(allow_hyphen_values = true)]
    pub rule: String,
    /// The site's folder, which contains feedmill.yaml or the settings of a generator
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Show this many posts at most, the newest first; 0 for all
    #[arg(long, value_name = "N", default_value = "20")]
    pub limit: usize,
    /// The form of the list
    #[arg(long, value_name = "FORM", default_value = "table")]
    pub format: SelectForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SelectForm {
    /// For people: dates, titles and files
    Table,
    /// One JSON object
    Json,
    /// The files alone, one a line
    Paths,
}
