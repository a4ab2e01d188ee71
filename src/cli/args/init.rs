//! What can be said of `init`.

use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  feedmill init my-jekyll-blog")]
pub struct Init {
    /// The site's folder
    #[arg(default_value = ".")]
    pub site: PathBuf,
}
