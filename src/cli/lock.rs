//! `feedmill lock`: the ids of a site's posts, in a file that is committed.

use std::process::ExitCode;

use anyhow::{Result, bail};
use feedmill::lock_site::{Decisions, LockReport, lock};
use serde_json::json;

use super::options;
use super::report::{self, from_here};
use super::say::{self, err, out, value};
use crate::cli::args::{Lock, ReportForm};

pub fn run(args: &Lock) -> Result<ExitCode> {
    let config = options::load(&args.site, None)?;
    let now = super::build::instant(args.now.as_deref(), &config)?;
    let mut moved = Vec::new();
    for pair in &args.moved {
        let Some((old, new)) = pair.split_once('=') else {
            bail!("--moved {pair}: write it as OLD=NEW, two paths relative to the site");
        };
        moved.push((old.to_owned(), new.to_owned()));
    }
    let decisions = Decisions {
        moved,
        new: args.new.clone(),
        dry_run: args.check,
    };
    let report = lock(&config, now, &decisions)?;
    if !options::is_quiet() {
        report::notes(&report.notes);
        report::warnings(&[&config.root, &args.site], &report.warnings);
    }
    if args.report == Some(ReportForm::Json) {
        say::json(&as_json(&report));
    } else if !options::is_quiet() {
        summary(&report, args.check);
    }
    Ok(match args.check && report.is_changed {
        true => ExitCode::from(1),
        false => ExitCode::SUCCESS,
    })
}

fn summary(report: &LockReport, is_check: bool) {
    let done = match (report.is_changed, is_check) {
        (true, true) => "out of date; run `feedmill lock`",
        (true, false) => "written",
        (false, _) => "up to date",
    };
    out!(
        "{}: {} with ids ({} added, {} moved, {} gone), {done}",
        value(&from_here(&report.path)),
        report::count(report.posts, "post"),
        report.added,
        report.moved.len(),
        report.gone.len(),
    );
    if report.is_changed && !is_check {
        err!(
            "note: commit the file; `feedmill build` keeps it up to date\n  help: to merge it without conflicts in all cases, add this line to `.gitattributes`: feedmill.lock merge=union"
        );
    }
}

fn as_json(report: &LockReport) -> String {
    let moved = report.moved.iter();
    json!({
        "posts": report.posts,
        "added": report.added,
        "moved": moved.map(|(old, new)| json!({"from": old, "to": new})).collect::<Vec<_>>(),
        "gone": report.gone,
        "changed": report.is_changed,
        "notes": report.notes,
        "warnings": report.warnings.iter().map(|warning| json!({
            "path": warning.path,
            "line": warning.line,
            "code": warning.code,
            "message": warning.message,
            "help": warning.help,
        })).collect::<Vec<_>>(),
    })
    .to_string()
}
