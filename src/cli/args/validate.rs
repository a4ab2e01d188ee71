//! What can be said of `validate`.

use std::path::PathBuf;

use clap::ValueEnum;

/// The profiles of the validator. The program that makes man pages has these arguments without the library; a test compares them.
pub const PARTNERS: [&str; 7] = [
    "apple",
    "spotify",
    "psp-1",
    "flipboard",
    "msn",
    "smartnews",
    "google-news-sitemap",
];

/// Exit status: 0 when no document has an error; 1 when one has, or a warning under --strict; 2 when one could not be read.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  feedmill validate feeds\n  feedmill validate feeds/rss.xml --strict --allow html/script\n  feedmill validate feeds --report github\n  feedmill validate feed.xml --fix --diff\n  feedmill validate podcast.rss --profile apple --profile spotify\n  feedmill validate --deep podcast.rss\n  feedmill validate https://example.org/"
)]
pub struct Validate {
    /// Files, folders, addresses of feeds or of pages that name feeds, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The form of the report
    #[arg(
        long = "report",
        alias = "format",
        value_name = "FORM",
        default_value = "human"
    )]
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
    /// Give each document a score from 0 to 100; --report json has it beside the findings
    #[arg(long)]
    pub score: bool,
    /// Print every place, not only the first three of each rule
    #[arg(long)]
    pub all: bool,
    /// Leave out what is in this report, which was written with --report json
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
    /// Check what this partner requires as well
    #[arg(long, value_name = "PARTNER", value_delimiter = ',', value_parser = PARTNERS)]
    pub profile: Vec<String>,
    /// Ask for what documents point to as well: enclosures, artwork, pictures, links, hubs, the next documents
    #[arg(long)]
    pub deep: bool,
    /// With --deep, ask for this many addresses of a document
    #[arg(long, value_name = "NUMBER", requires = "deep", default_value_t = 300)]
    pub deep_limit: usize,
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
