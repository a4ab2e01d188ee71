//! What can be said of `pull`.

use std::path::PathBuf;

use super::form::ReportForm;

/// Exit status: 0 when all is well, also where a source could not be read and is asked again later; 1 with --strict when
/// one could not be read; 2 when nothing could be pulled.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill pull my-planet && feedmill build my-planet")]
pub struct Pull {
    /// The site's folder, which contains feedmill.yaml
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Read feeds from private addresses as well, such as those of this machine, or only from these: --allow-private=10.0.0.7:80
    #[arg(long, value_name = "ADDRESS", num_args = 0.., require_equals = true, value_delimiter = ',')]
    pub allow_private: Option<Vec<std::net::SocketAddr>>,
    /// Ask sources that failed again now, without waiting
    #[arg(long)]
    pub retry: bool,
    /// Print what would be written, without writing it
    #[arg(long)]
    pub dry_run: bool,
    /// Exit with 1 if a source could not be read
    #[arg(long)]
    pub strict: bool,
    /// Print a report in this form on standard output
    #[arg(long, value_name = "FORM")]
    pub report: Option<ReportForm>,
}
