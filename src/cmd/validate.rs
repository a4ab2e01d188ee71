//! `feedmill validate`: what is wrong with these documents.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::validate::{self, Input, Report, Severity, report};
use rayon::prelude::*;

use crate::args::{Validate, ValidateForm};

/// The largest document that is read. Feeds are a thousand times smaller.
const LARGEST: u64 = 256 << 20;

/// How many reports are held at once, so that those of a large folder never stand in memory together.
const BATCH: usize = 64;

/// What folders are searched for.
const EXTENSIONS: [&str; 6] = ["xml", "rss", "atom", "json", "opml", "rdf"];

pub fn run(args: &Validate) -> Result<ExitCode> {
    let now = now(args)?;
    let mut out = io::stdout().lock();
    let mut worst = None;
    let mut unread = false;
    for paths in documents(&args.paths)?.chunks(BATCH) {
        let reports: Vec<_> = paths.par_iter().map(|path| judge(path, now)).collect();
        for report in reports {
            match report {
                Ok(report) => {
                    worst = worst.max(report.worst());
                    match args.format {
                        ValidateForm::Json => writeln!(out, "{}", report::json(&report))?,
                    }
                }
                Err(error) => {
                    eprintln!("error: {error:#}");
                    unread = true;
                }
            }
        }
    }
    let limit = if args.strict {
        Severity::Warning
    } else {
        Severity::Error
    };
    Ok(match worst {
        _ if unread => ExitCode::from(2),
        Some(worst) if worst >= limit => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    })
}

#[allow(
    clippy::disallowed_methods,
    reason = "dates in the future are judged by the clock, unless --now is given"
)]
fn now(args: &Validate) -> Result<Option<Timestamp>> {
    let Some(text) = &args.now else {
        return Ok(Some(chrono::Utc::now().fixed_offset()));
    };
    let now = date::read(text, false, chrono_tz::UTC, NaiveDates::Site);
    Ok(Some(now.with_context(|| {
        format!("`{text}` is not a date; write 2026-01-01T00:00:00Z")
    })?))
}

/// The documents that the paths stand for, folders searched.
fn documents(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut documents = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = documents.len();
            let entries = walkdir::WalkDir::new(path).sort_by_file_name();
            for entry in entries {
                let entry = entry.with_context(|| format!("cannot read {}", path.display()))?;
                let is_feed = entry.path().extension().is_some_and(|extension| {
                    EXTENSIONS
                        .iter()
                        .any(|known| extension.eq_ignore_ascii_case(known))
                });
                if entry.file_type().is_file() && is_feed {
                    documents.push(entry.into_path());
                }
            }
            if documents.len() == before {
                bail!(
                    "{} has no feeds; they are known by the endings {}",
                    path.display(),
                    EXTENSIONS.join(", ")
                );
            }
        } else {
            documents.push(path.clone());
        }
    }
    Ok(documents)
}

fn judge(path: &Path, now: Option<Timestamp>) -> Result<Report> {
    let bytes = read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let document = path.to_string_lossy();
    Ok(validate::validate(
        &Input {
            document: &document,
            bytes: &bytes,
            response: None,
        },
        now,
    ))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin()
            .lock()
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)?;
    } else {
        fs::File::open(path)?
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > LARGEST {
        bail!("it is larger than {} MiB", LARGEST >> 20);
    }
    Ok(bytes)
}
