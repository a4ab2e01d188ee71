//! `feedmill hosting`: what a web server must be told.

use std::process::ExitCode;

use anyhow::Result;
use feedmill::hosting::{self, Host};

use super::options;
use super::say;
use crate::cli::args::{HostName, Hosting, ReportForm};

pub fn run(args: &Hosting) -> Result<ExitCode> {
    let config = options::load(&args.site, None)?;
    let host = match args.host {
        HostName::Nginx => Host::Nginx,
        HostName::Caddy => Host::Caddy,
        HostName::Apache => Host::Apache,
        HostName::Netlify => Host::Netlify,
        HostName::Cloudflare => Host::Cloudflare,
        HostName::GithubPages => Host::GithubPages,
    };
    let text = hosting::hosting(&config, host);
    match args.report {
        Some(ReportForm::Json) => {
            say::json(&serde_json::json!({ "configuration": text }).to_string());
        }
        None => say::text(&text),
    }
    Ok(ExitCode::SUCCESS)
}
