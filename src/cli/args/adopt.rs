//! What can be said of `adopt`.

use std::path::PathBuf;

use super::form::ReportForm;

/// Exit status: 0 when all is well; 1 with --check when the lock would change; 2 when a feed could not be read, or the lock not be
/// written.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  feedmill adopt https://example.org/feed/ --site my-site\n  feedmill adopt wordpress-export.xml _site/feed.xml"
)]
pub struct Adopt {
    /// What subscribers have: addresses or files of RSS, Atom and JSON feeds, addresses of pages that name feeds, or export files
    /// of WordPress
    #[arg(required = true, value_name = "URL|FILE")]
    pub old: Vec<String>,
    /// The site's folder, which contains feedmill.yaml or the settings of a generator
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub site: PathBuf,
    /// Replace ids that feedmill.lock has already by those that subscribers know
    #[arg(long)]
    pub replace: bool,
    /// Write nothing, and exit with 1 if the lock would change
    #[arg(long)]
    pub check: bool,
    /// Use this as the present, such as 2026-01-01T00:00:00Z
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Read feeds from private addresses as well, or only from these: --allow-private=10.0.0.7:80
    #[arg(long, value_name = "ADDRESS", num_args = 0.., require_equals = true, value_delimiter = ',')]
    pub allow_private: Option<Vec<std::net::SocketAddr>>,
    /// Print a report in this form on standard output
    #[arg(long, value_name = "FORM")]
    pub report: Option<ReportForm>,
}
