//! What can be said of serving feeds: `serve`, `hosting`, `head`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::form::ReportForm;

/// Exit status: 0 when it was asked to stop (Ctrl-C); 2 when it could not serve.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  feedmill serve my-site --watch --open\n  feedmill serve my-site --port 8080\n  feedmill serve --validator :4000"
)]
pub struct Serve {
    /// The site's folder
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// The address to listen at: `127.0.0.1:4000`, `[::1]:4000`, `localhost:4000`, `:4000` or just a port, which both mean
    /// this machine. Port 0 is any free port
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:4000")]
    pub addr: String,
    /// The port to listen at, on the address of `--addr`; 0 is any free port
    #[arg(short, long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Open the feeds in the browser
    #[arg(long)]
    pub open: bool,
    /// Serve this folder instead of the site's folder of feeds
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Build again when a file of the site changes, and reload open pages
    #[arg(long)]
    pub watch: bool,
    /// Serve a page on which people check feeds as well. With an address, serve it there alone, without a site
    #[arg(long, value_name = "ADDRESS", num_args = 0..=1, default_missing_value = "")]
    pub validator: Option<String>,
    /// Compose feeds of any selection when somebody asks for them, at `q/?match=RULE` in the folder of feeds
    #[arg(long)]
    pub compose: bool,
    /// Print the address of the server in this form on standard output
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
