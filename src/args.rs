//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

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

/// Exit status: 0 when it was asked to stop (Ctrl-C); 2 when it could not serve.
#[cfg(feature = "serve")]
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill serve my-site --watch")]
pub struct Serve {
    /// The site's folder
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// The address to listen at; port 0 is any free port
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:4000")]
    pub addr: String,
    /// Serve this folder instead of the site's own folder of feeds
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Build the feeds again when a file of the site changes; open pages load themselves again
    #[arg(long)]
    pub watch: bool,
    /// Print where the feeds are served in this form, on standard output
    #[arg(long, value_name = "FORM")]
    pub report: Option<ReportForm>,
}

/// Exit status: 0, or 2 when the settings cannot be read.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill hosting nginx my-site > feeds.conf")]
pub struct Hosting {
    /// The web server, or the place that serves the site
    pub host: HostName,
    /// The site's folder
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Print it in this form
    #[arg(long, value_name = "FORM")]
    pub report: Option<ReportForm>,
}

/// Exit status: 0, or 2 when there is no such post, category, tag or author.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill head my-site --category boats")]
pub struct Head {
    /// The site's folder
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// For the page of a post: its URL, its path on the site, or its file
    #[arg(long, value_name = "URL", group = "page")]
    pub post: Option<String>,
    /// For the page of a category
    #[arg(long, value_name = "NAME", group = "page")]
    pub category: Option<String>,
    /// For the page of a tag
    #[arg(long, value_name = "NAME", group = "page")]
    pub tag: Option<String>,
    /// For the page of an author
    #[arg(long, value_name = "NAME", group = "page")]
    pub author: Option<String>,
    /// Print the links in this form
    #[arg(long, value_name = "FORM")]
    pub report: Option<ReportForm>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum HostName {
    /// `location` blocks
    Nginx,
    /// Lines of a site's block
    Caddy,
    /// `.htaccess`, or a virtual host
    Apache,
    /// `netlify.toml`
    Netlify,
    /// `_headers` and `_redirects` of Cloudflare Pages
    Cloudflare,
    /// A workflow that builds and publishes
    GithubPages,
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
