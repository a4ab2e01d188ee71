//! What can be said of taking feeds to where they are served: `publish`, `announce`.

use std::path::PathBuf;

use super::form::ReportForm;

/// Exit status: 0 when all is well; 1 with --announce when somebody could not be told; 2 when the documents could not be
/// published.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill publish my-site --to s3://my-bucket/feeds")]
pub struct Publish {
    /// The site's folder, which contains feedmill.yaml or Jekyll's _config.yml
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Where to: a folder, `s3://bucket/prefix`, `gs://bucket/prefix` or `az://container/prefix`
    #[arg(long, value_name = "DEST")]
    pub to: Option<String>,
    /// Publish the documents of this folder instead of the site's
    #[arg(long, value_name = "DIR")]
    pub from: Option<PathBuf>,
    /// Remove nothing
    #[arg(long)]
    pub keep: bool,
    /// Publish even if readers show more than three entries again that subscribers have seen
    #[arg(long)]
    pub force: bool,
    /// Print what would be sent and removed, without doing it
    #[arg(long)]
    pub dry_run: bool,
    /// Continue after a killed run, without waiting for its lease to end
    #[arg(long)]
    pub take_over: bool,
    /// Then notify hubs and search engines of what is new
    #[arg(long)]
    pub announce: bool,
    /// Print a report in this form on standard output
    #[arg(long, value_name = "FORM")]
    pub report: Option<ReportForm>,
}

/// Exit status: 0 when all is well; 1 when somebody could not be told; 2 when nothing could be announced.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill announce my-site --dry-run")]
pub struct Announce {
    /// The site's folder, which contains feedmill.yaml
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Announce the documents of this folder instead of the site's
    #[arg(long, value_name = "DIR")]
    pub from: Option<PathBuf>,
    /// Print who would be notified and what would be sent, without doing it
    #[arg(long)]
    pub dry_run: bool,
    /// Also send posts of this date or later that a destination was not told of
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Send to each destination, and take back from it, this number of posts at most
    #[arg(long, value_name = "N")]
    pub max: Option<usize>,
    /// Notify pages at private addresses that posts link to as well, or only at these: --allow-private=10.0.0.7:80
    #[arg(long, value_name = "ADDRESS", num_args = 0.., require_equals = true, value_delimiter = ',')]
    pub allow_private: Option<Vec<std::net::SocketAddr>>,
    /// Print what was sent where, and do nothing else
    #[arg(long, conflicts_with_all = ["dry_run", "since", "max", "from"])]
    pub status: bool,
    /// Print a report in this form on standard output
    #[arg(long, value_name = "FORM")]
    pub report: Option<ReportForm>,
}
