//! What can be said on the command line.

mod serving;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

#[cfg(feature = "serve")]
pub use serving::Serve;
pub use serving::{Head, HostName, Hosting};

/// Turn a folder of posts into RSS, Atom and JSON feeds.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build every feed of a site
    Build(Build),
    /// Write a commented feedmill.yaml, taking over what Jekyll's _config.yml says
    Init(Init),
    /// Serve the feeds as subscribers get them
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Print what a web server must be told to serve the feeds well
    Hosting(Hosting),
    /// Print the lines of a page's head that let browsers and readers find the feeds
    Head(Head),
    /// Judge feeds: RSS, Atom, JSON Feed and OPML
    Validate(Validate),
    /// Print the JSON Schema of feedmill.yaml
    Schema,
}

/// Exit status: 0 when all is well; 1 with --strict when there are warnings, and with --check when a document is not
/// current; 2 when the feeds could not be built.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill build my-site --format atom --by all,category")]
pub struct Build {
    /// The site's folder, with feedmill.yaml or Jekyll's _config.yml in it
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Write the feeds into this folder instead of the site's own
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Which formats to write
    #[arg(long, value_delimiter = ',', value_name = "FORMAT")]
    pub format: Vec<Format>,
    /// What gets feeds
    #[arg(long, value_delimiter = ',', value_name = "KIND")]
    pub by: Vec<Kind>,
    /// How many posts a feed shows at most; 0 for all
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Take this for the present, for instance 2026-01-01T00:00:00Z
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Show drafts too
    #[arg(long)]
    pub drafts: bool,
    /// Show posts dated in the future too
    #[arg(long)]
    pub future: bool,
    /// Write nothing; say which documents are not current
    #[arg(long)]
    pub check: bool,
    /// Exit with 1 when there are warnings
    #[arg(long)]
    pub strict: bool,
    /// Print errors only
    #[arg(long, short)]
    pub quiet: bool,
    /// Print what was done in this form, on standard output
    #[arg(long, value_name = "FORM")]
    pub report: Option<ReportForm>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill init my-jekyll-blog")]
pub struct Init {
    /// The site's folder
    #[arg(default_value = ".")]
    pub site: PathBuf,
}

/// Exit status: 0 when no document has an error; 1 when one has, or a warning under --strict; 2 when one could not be read.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill validate feeds --format json")]
pub struct Validate {
    /// Documents, folders of documents, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to write what was found
    #[arg(long, value_name = "FORM", default_value = "json")]
    pub format: ValidateForm,
    /// Take this for the present, for instance 2026-01-01T00:00:00Z
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Exit with 1 when there are warnings
    #[arg(long)]
    pub strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ValidateForm {
    /// One JSON object a line for each document
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// RSS 2.0
    Rss,
    /// Atom 1.0
    Atom,
    /// JSON Feed 1.1
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Kind {
    /// The whole site
    All,
    /// Every category
    Category,
    /// Every tag
    Tag,
    /// Every author
    Author,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportForm {
    /// One JSON object
    Json,
}
