//! What can be said of `lock`.

use std::path::PathBuf;

use super::form::ReportForm;

/// Exit status: 0 when all is well; 1 with --check when the lock is not current; 2 when it could not be read or written.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  feedmill lock my-site\n  feedmill lock my-site --moved content/old.md=content/new.md"
)]
pub struct Lock {
    /// The site's folder, which contains feedmill.yaml or the settings of a generator
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Decide that the post at OLD is now at NEW, and keeps its id; paths are relative to the site
    #[arg(long, value_name = "OLD=NEW")]
    pub moved: Vec<String>,
    /// Decide that the post at this path is new, whatever post that is gone it is like
    #[arg(long, value_name = "PATH")]
    pub new: Vec<String>,
    /// Write nothing, and exit with 1 if the lock is not current
    #[arg(long)]
    pub check: bool,
    /// Use this as the present, such as 2026-01-01T00:00:00Z
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Print a report in this form on standard output
    #[arg(long, value_name = "FORM")]
    pub report: Option<ReportForm>,
}
