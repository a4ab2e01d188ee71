//! `feedmill serve`: the feeds as subscribers get them.

mod address;
mod builds;

use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use feedmill::serve::{self, Live, Options, Patience};
use percent_encoding::percent_decode_str;

use super::options;
use super::say::{self, err, out, value};
use crate::cli::args::{ReportForm, Serve};

pub fn run(args: &Serve) -> Result<ExitCode> {
    let config = options::load(&args.site, None)?;
    let root = args
        .out
        .clone()
        .unwrap_or_else(|| config.root.join(&config.feeds.dir));
    let listener = address::listen(&args.addr, args.port)?;
    let live = args.watch.then(Live::default);
    if let Some(live) = &live {
        builds::keep_current(args.site.clone(), root.clone(), live.clone())?;
    } else if is_empty(&root) {
        builds::once(&args.site, &root)?;
    }
    let url = url(listener.local_addr()?, config.feeds.url.path());
    match args.report {
        Some(ReportForm::Json) => {
            say::json(&serde_json::json!({"url": url, "folder": root}).to_string());
        }
        None => out!(
            "{} is served at {url} (Ctrl-C stops)",
            value(&root.to_string_lossy())
        ),
    }
    if args.open
        && let Err(error) = open::that_detached(&url)
    {
        err!("warning: no browser opens: {}", value(&error.to_string()));
        err!("  help: open {url} yourself");
    }
    let redirects = config.feeds.presentation.redirects.iter();
    serve::serve(
        listener,
        Options {
            root,
            base: percent_decode_str(config.feeds.url.path())
                .decode_utf8_lossy()
                .into_owned(),
            url: config.feeds.url.to_string(),
            hubs: config.feeds.hubs.clone(),
            redirects: redirects
                .map(|one| (one.from.clone(), one.to.clone()))
                .collect(),
            live,
            patience: Patience::default(),
        },
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Whether a folder has nothing to serve: it is not there, or holds hidden files alone.
fn is_empty(root: &Path) -> bool {
    let Ok(mut entries) = std::fs::read_dir(root) else {
        return !root.exists();
    };
    let is_hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    !entries.any(|entry| entry.is_ok_and(|entry| !is_hidden(&entry.file_name())))
}

/// Where a browser on this machine finds the folder.
fn url(address: SocketAddr, path: &str) -> String {
    let host = match address {
        // Every address of the machine is listened at, and this is one that always works.
        _ if address.ip().is_unspecified() => format!("localhost:{}", address.port()),
        _ => address.to_string(),
    };
    format!("http://{host}{path}")
}
