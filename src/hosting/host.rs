//! The hosts, and what each is told.

use super::{apache, caddy, cloudflare, github_pages, netlify, nginx};
use crate::config::Config;

/// A web server, or a place that serves folders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// nginx: `location` blocks.
    Nginx,
    /// Caddy 2: lines of a site's block.
    Caddy,
    /// Apache 2.4: `.htaccess`, or a virtual host.
    Apache,
    /// Netlify: `netlify.toml`.
    Netlify,
    /// Cloudflare Pages: `_headers` and `_redirects`.
    Cloudflare,
    /// GitHub Pages: a workflow, since no header can be set there.
    GithubPages,
}

/// The configuration of `host` for the site's feeds.
pub fn hosting(config: &Config, host: Host) -> String {
    match host {
        Host::Nginx => nginx::configuration(config),
        Host::Caddy => caddy::configuration(config),
        Host::Apache => apache::configuration(config),
        Host::Netlify => netlify::configuration(config),
        Host::Cloudflare => cloudflare::configuration(config),
        Host::GithubPages => github_pages::configuration(config),
    }
}
