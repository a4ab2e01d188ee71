//! `feedmill serve`: the feeds as subscribers get them.

mod address;
mod builds;
mod check;
mod compose;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use feedmill::serve::{self, Live, Options, Patience};
use percent_encoding::percent_decode_str;

use super::options;
use super::say::{self, err, out, value};
use crate::cli::args::{ReportForm, Serve};

pub fn run(args: &Serve) -> Result<ExitCode> {
    let (site, own_addr) = site_and_addr(args);
    if let Some(addr) = own_addr {
        return check::alone(args, addr);
    }
    let config = match options::load(site, None) {
        // Who only wants to check feeds needs no site.
        Err(_) if args.validator.is_some() && !has_settings(site) => {
            return check::alone(args, &args.addr);
        }
        config => config?,
    };
    let root = args
        .out
        .clone()
        .unwrap_or_else(|| config.root.join(&config.feeds.dir));
    let listener = address::listen(&args.addr, args.port)?;
    let live = args.watch.then(Live::default);
    if let Some(live) = &live {
        builds::keep_current(site.to_owned(), root.clone(), live.clone())?;
    } else if is_empty(&root) {
        builds::once(site, &root)?;
    }
    let composer = args.compose.then(|| compose::composer(site, &root));
    let composer = composer.transpose()?;
    let url = address::url(listener.local_addr()?, config.feeds.url.path());
    let validator = args.validator.is_some().then(check::validator);
    match args.report {
        Some(ReportForm::Json) => {
            let mut report = serde_json::json!({"url": url, "folder": root});
            if validator.is_some() {
                report["validator"] = check::url(listener.local_addr()?).into();
            }
            say::json(&report.to_string());
        }
        None => {
            out!(
                "{} is served at {url} (Ctrl-C stops)",
                value(&root.to_string_lossy())
            );
            if composer.is_some() {
                out!("feeds are composed at {url}q/?match=RULE");
            }
            if validator.is_some() {
                out!("check feeds at {}", check::url(listener.local_addr()?));
            }
        }
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
            manifest: config.manifest_of(&root),
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
            validator,
            composer,
            patience: Patience::default(),
        },
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Whether a folder is meant to be a site of feedmill.
/// The site, and the address of the validator's page if it has one of its own. In `--validator my-site`, what follows the option is
/// the site.
fn site_and_addr(args: &Serve) -> (&Path, Option<&str>) {
    let addr = args.validator.as_deref().filter(|addr| !addr.is_empty());
    match addr {
        Some(folder) if args.site == Path::new(".") && Path::new(folder).is_dir() => {
            (Path::new(folder), None)
        }
        addr => (&args.site, addr),
    }
}

fn has_settings(site: &Path) -> bool {
    let mut names = ["feedmill.yaml", "feedmill.yml"].iter();
    names.any(|name| site.join(name).exists())
}

/// Whether a folder has nothing to serve: it is not there, or holds hidden files alone.
fn is_empty(root: &Path) -> bool {
    let Ok(mut entries) = std::fs::read_dir(root) else {
        return !root.exists();
    };
    let is_hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    !entries.any(|entry| entry.is_ok_and(|entry| !is_hidden(&entry.file_name())))
}
