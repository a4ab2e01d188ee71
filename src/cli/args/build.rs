//! What can be said of building: `build`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::report::ReportTo;

/// Exit status: 0 when all is well; 1 with --strict when there are warnings, with --check when a document is not current, and
/// when a document was not written; 2 when the feeds could not be built.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  feedmill build my-site --format atom --by all,category\n  feedmill build my-blog --profile jekyll-feed --out my-blog/_site\n  feedmill build --validate"
)]
pub struct Build {
    /// The site's folder, which contains feedmill.yaml or the settings of a generator
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Take the posts from here instead of the site's folder, such as posts.jsonl or sqlite:posts.db, or - for standard input
    #[arg(long, value_name = "SOURCE", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// Write the feeds into this folder instead of the site's
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Whose ids, paths and texts the feeds have
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<Profile>,
    /// Build for another address than that of the settings, such as a preview of a deployment
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Which formats to write
    #[arg(long, value_delimiter = ',', value_name = "FORMAT")]
    pub format: Vec<Format>,
    /// What gets feeds
    #[arg(long, value_delimiter = ',', value_name = "KIND")]
    pub by: Vec<Kind>,
    /// The most posts that a feed shows, including episodes; 0 for no limit
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Use this as the present, such as 2026-01-01T00:00:00Z
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Include drafts
    #[arg(long)]
    pub drafts: bool,
    /// Include posts with a date in the future
    #[arg(long)]
    pub future: bool,
    /// Write nothing, and list the documents that are out of date
    #[arg(long)]
    pub check: bool,
    /// Validate each document, and keep the old one if the new one has an error
    #[arg(long)]
    pub validate: bool,
    /// Exit with 1 if there are warnings
    #[arg(long)]
    pub strict: bool,
    /// Which warnings to show; by default the first ten of each kind
    #[arg(long, value_name = "WHICH")]
    pub warnings: Option<Shown>,
    /// Replace files that feedmill did not write, and feeds even if the built site lacks the pages of their entries or no
    /// posts are left
    #[arg(long)]
    pub force: bool,
    /// Read every post and document, even if nothing seems to have changed since the last build
    #[arg(long)]
    pub verify: bool,
    /// Trust git's index alone, if no post has changed since the checkout, as in a CI job
    #[arg(long, conflicts_with = "verify")]
    pub clean_checkout: bool,
    /// Keep running, and build again when a file of the site changes
    #[cfg(feature = "watch")]
    #[arg(long, conflicts_with_all = ["check", "now"])]
    pub watch: bool,
    /// Use this many threads instead of one for each core
    #[arg(long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// Print how long each stage took
    #[arg(long)]
    pub timings: bool,
    /// Print a report on standard output, or write it to a file: human, json, github, sarif or junit, such as
    /// --report github or --report junit=report.xml; may be given several times
    #[arg(long, value_name = "FORM[=FILE]")]
    pub report: Vec<ReportTo>,
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
pub enum Profile {
    /// feedmill's own
    Feedmill,
    /// Those of the Jekyll plugin jekyll-feed, so that its subscribers see no entry twice
    JekyllFeed,
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
    /// Every feed of `feeds.custom`
    Custom,
    /// Every language, and every term within a language
    Language,
}

/// Which warnings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shown {
    /// Every one.
    All,
    /// How many there are of each kind.
    Summary,
    /// None; with `--strict`, the exit status is still 1.
    None,
}
