//! What can be said of `diff`.

use std::path::PathBuf;

use clap::ValueEnum;

/// Exit status: 0 when nothing that is denied would happen; 1 when it would; 2 when the feeds could not be compared.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  feedmill diff my-site --against https://example.org/feeds/ --deny again\n  feedmill diff --against git:main --report markdown"
)]
pub struct Diff {
    /// The site's folder, which contains feedmill.yaml or the settings of a generator
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// What subscribers have: a folder of feeds, the address of a feed or of a folder of feeds, or git:REV for the
    /// committed ones; by default the site's folder of feeds
    #[arg(long, value_name = "OLD")]
    pub against: Option<String>,
    /// Exit with 1 if an entry is shown again, gone, new, updated or silently changed
    #[arg(long, value_delimiter = ',', value_name = "KIND")]
    pub deny: Vec<Denied>,
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub report: DiffForm,
    /// Use this as the present, such as 2026-01-01T00:00:00Z
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Follow redirects and pages to private addresses as well, or only to these: --allow-private=10.0.0.7:80
    #[arg(long, value_name = "ADDRESS", num_args = 0.., require_equals = true, value_delimiter = ',')]
    pub allow_private: Option<Vec<std::net::SocketAddr>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Denied {
    /// An entry that subscribers know is shown to them as new
    Again,
    /// An entry is no longer there, though newer and older ones are
    Gone,
    /// An entry is new
    New,
    /// An entry says that it has changed
    Updated,
    /// An entry has changed and does not say so
    Silent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffForm {
    /// For people
    Human,
    /// One JSON object
    Json,
    /// Markdown, for a comment on a pull request
    Markdown,
    /// Annotations of GitHub Actions
    Github,
}
