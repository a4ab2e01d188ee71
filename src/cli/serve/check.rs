//! The page on which people check feeds: where it is, and what it reads addresses with.

use std::net::SocketAddr;
use std::process::ExitCode;

use anyhow::Result;
use feedmill::date::Timestamp;
use feedmill::serve::{self, VALIDATOR, Validator};

use super::address;
use crate::cli::args::{ReportForm, Serve};
use crate::cli::say::{self, err, out, value};

/// Serves nothing but the page.
pub(super) fn alone(args: &Serve, addr: &str) -> Result<ExitCode> {
    let listener = address::listen(addr, args.port)?;
    let url = url(listener.local_addr()?);
    match args.report {
        Some(ReportForm::Json) => {
            say::json(&serde_json::json!({"url": url, "validator": url}).to_string());
        }
        None => out!("check feeds at {url} (Ctrl-C stops)"),
    }
    if args.open
        && let Err(error) = open::that_detached(&url)
    {
        err!("warning: no browser opens: {}", value(&error.to_string()));
        err!("  help: open {url} yourself");
    }
    serve::serve_validator(listener, &validator())?;
    Ok(ExitCode::SUCCESS)
}

/// Where a browser on this machine finds the page.
pub(super) fn url(at: SocketAddr) -> String {
    address::url(at, VALIDATOR)
}

#[cfg(feature = "fetch")]
pub(super) fn validator() -> Validator {
    Validator::new(
        Some(std::sync::Arc::new(crate::cli::validate::look)),
        present,
    )
}

/// Without the feature there is nothing to read addresses with.
#[cfg(not(feature = "fetch"))]
pub(super) fn validator() -> Validator {
    Validator::new(None, present)
}

#[allow(
    clippy::disallowed_methods,
    reason = "dates in the future are checked by the clock"
)]
fn present() -> Option<Timestamp> {
    Some(chrono::Utc::now().fixed_offset())
}
