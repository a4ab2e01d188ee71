//! What can be said on the command line.

mod report;
mod serving;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub use report::{BuildForm, ReportTo};
pub use serving::{Head, HostName, Hosting, Serve};

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
    /// Write a feedmill.yaml with comments, using the settings of the site's generator
    Init(Init),
    /// Compare posts with the pages of the built site, and suggest settings that fix differences
    Doctor(Doctor),
    /// Serve the feeds as subscribers get them
    Serve(Serve),
    /// Print a configuration for a web server or a hosting service
    Hosting(Hosting),
    /// Print the <link> elements by which browsers and readers find the feeds
    Head(Head),
    /// Check feeds: RSS, Atom, JSON Feed and OPML
    Validate(Validate),
    /// Turn the entries of other people's feeds into posts
    Pull(Pull),
    /// Explain a rule of the validator, or list the rules
    Explain(Explain),
    /// Send the documents to the place from which they are served
    Publish(Publish),
    /// Notify hubs and search engines of what is new
    Announce(Announce),
    /// Print the JSON Schema of feedmill.yaml, or of a report
    Schema(Schema),
}

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
    /// Write the feeds into this folder instead of the site's
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Whose ids, paths and texts the feeds have
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<Profile>,
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
    /// Print errors only
    #[arg(long, short)]
    pub quiet: bool,
    /// Print a report on standard output, or write it to a file: human, json, github, sarif or junit, such as
    /// --report github or --report junit=report.xml; may be given several times
    #[arg(long, value_name = "FORM[=FILE]")]
    pub report: Vec<ReportTo>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill init my-jekyll-blog")]
pub struct Init {
    /// The site's folder
    #[arg(default_value = ".")]
    pub site: PathBuf,
}

/// Exit status: 0 when everything fits; 1 when there are findings; 2 when the site could not be read.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill doctor my-blog --format json")]
pub struct Doctor {
    /// The site's folder, which contains feedmill.yaml or the settings of a generator
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: DoctorForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DoctorForm {
    /// For people: the first findings of each kind, and what fixes them
    Human,
    /// One JSON object with every finding
    Json,
}

/// Exit status: 0 when no document has an error; 1 when one has, or a warning under --strict; 2 when one could not be read.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  feedmill validate feeds\n  feedmill validate feeds/rss.xml --strict --allow html/script\n  feedmill validate feeds --format github\n  feedmill validate feed.xml --fix --diff\n  feedmill validate https://example.org/"
)]
pub struct Validate {
    /// Files, folders, addresses of feeds or of pages that name feeds, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: ValidateForm,
    /// Fix files in place, where readers show the same afterwards; what comes from standard input goes to standard output, without a report
    #[arg(long)]
    pub fix: bool,
    /// With --fix, make the other fixes as well
    #[arg(long, requires = "fix")]
    pub unsafe_fixes: bool,
    /// With --fix, print the changes and make none. Without it, print what the second of two documents has and the first has not
    #[arg(long)]
    pub diff: bool,
    /// Print a table of the rules and one of the documents instead of every finding
    #[arg(long, conflicts_with = "all")]
    pub summary: bool,
    /// Print every place, not only the first three of each rule
    #[arg(long)]
    pub all: bool,
    /// Leave out what is in this report, which was written with --format json
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Use this as the present, such as 2026-01-01T00:00:00Z
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Exit with 1 if there are warnings
    #[arg(long)]
    pub strict: bool,
    /// Follow redirects and pages to private addresses as well, or only to these: --allow-private=10.0.0.7:80
    #[arg(long, value_name = "ADDRESS", num_args = 0.., require_equals = true, value_delimiter = ',')]
    pub allow_private: Option<Vec<std::net::SocketAddr>>,
    #[command(flatten)]
    pub levels: Levels,
}

/// What is made of rules; these go before `validate:` in the feedmill.yaml of the current folder.
#[derive(Debug, clap::Args)]
pub struct Levels {
    /// Report what this rule, or family of rules, finds as an error
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub deny: Vec<String>,
    /// Report what this rule, or family of rules, finds as a warning
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub warn: Vec<String>,
    /// Do not report what this rule, or family of rules, finds
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub allow: Vec<String>,
}

/// Exit status: 2 when there is no such rule.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  feedmill explain rss/guid-repeated\n  feedmill explain atom")]
pub struct Explain {
    /// A rule, or a family of rules to list; without it, all rules
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
    /// How to write it
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub format: ExplainForm,
}

/// Exit status: 0.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill schema > feedmill.schema.json")]
pub struct Schema {
    /// What the schema is of
    #[arg(value_name = "WHAT", default_value = "settings")]
    pub what: SchemaOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// feedmill.yaml
    Settings,
    /// What `feedmill build --report json` prints
    BuildReport,
}

/// Which warnings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shown {
    /// Every one.
    All,
    /// How many there are of each kind.
    Summary,
    /// None; the exit status still tells under `--strict`.
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainForm {
    /// For people
    Text,
    /// One JSON object for each rule, one a line
    Json,
    /// The page docs/rules.md
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ValidateForm {
    /// For people: lines of the documents, fixes, and links to the specification
    Human,
    /// One JSON object for each document, one a line
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, with a test case for each document
    Junit,
}

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
    /// Print errors only
    #[arg(long, short)]
    pub quiet: bool,
    /// Print a report in this form on standard output
    #[arg(long, value_name = "FORM")]
    pub report: Option<ReportForm>,
}

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
    /// Print what would be sent and removed, without doing it
    #[arg(long)]
    pub dry_run: bool,
    /// Continue after a killed run, without waiting for its lease to end
    #[arg(long)]
    pub take_over: bool,
    /// Then notify hubs and search engines of what is new
    #[arg(long)]
    pub announce: bool,
    /// Print errors only
    #[arg(long, short)]
    pub quiet: bool,
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
    /// Print who would be notified, without doing it
    #[arg(long)]
    pub dry_run: bool,
    /// Print errors only
    #[arg(long, short)]
    pub quiet: bool,
    /// Print a report in this form on standard output
    #[arg(long, value_name = "FORM")]
    pub report: Option<ReportForm>,
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportForm {
    /// One JSON object
    Json,
}
