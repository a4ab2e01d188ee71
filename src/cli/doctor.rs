//! `feedmill doctor`: what does not fit between a site's posts and its pages.

use std::collections::BTreeMap;
use std::process::ExitCode;

use anyhow::Result;
use feedmill::doctor::{self, Diagnosis, Finding};
use serde_json::json;

use super::options;
use super::report::count;
use super::say::{self, out, value};
use crate::cli::args::{Doctor, DoctorForm};

/// How many findings of one kind are shown to people.
const SHOWN: usize = 10;

/// The clock only says which posts are in the future.
#[allow(clippy::disallowed_methods)]
pub fn run(args: &Doctor) -> Result<ExitCode> {
    let config = options::load(&args.site, None)?;
    let now = chrono::Utc::now().fixed_offset();
    let diagnosis = doctor::examine(&config, now)?;
    match args.format {
        DoctorForm::Json => say::json(&as_json(&diagnosis)),
        DoctorForm::Human => show(&diagnosis),
    }
    Ok(match diagnosis.findings.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(1),
    })
}

fn as_json(diagnosis: &Diagnosis) -> String {
    let finding = |finding: &Finding| json!({"code": finding.code, "path": finding.path, "message": finding.message, "help": finding.help});
    let findings: Vec<_> = diagnosis.findings.iter().map(finding).collect();
    json!({
        "built": diagnosis.built,
        "posts": diagnosis.posts,
        "pages": diagnosis.pages,
        "left_out": diagnosis.left_out,
        "findings": findings,
    })
    .to_string()
}

fn show(diagnosis: &Diagnosis) {
    let pages = match &diagnosis.built {
        Some(built) => format!("{} in `{}`", count(diagnosis.pages, "page"), value(built)),
        None => "no built site".to_owned(),
    };
    out!("{}, {pages}", count(diagnosis.posts, "post"));
    for (reason, posts) in &diagnosis.left_out {
        out!("left out, {reason}: {posts}");
    }
    let mut kinds: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &diagnosis.findings {
        kinds.entry(finding.code).or_default().push(finding);
    }
    if kinds.is_empty() {
        out!("everything fits");
    }
    for (code, findings) in kinds {
        out!("\n{code}: {}", findings.len());
        let mut helps: Vec<&str> = Vec::new();
        for finding in findings.iter().take(SHOWN) {
            out!("  {}: {}", value(&finding.path), value(&finding.message));
            if !helps.contains(&finding.help.as_str()) {
                helps.push(&finding.help);
            }
        }
        if findings.len() > SHOWN {
            out!(
                "  … and {} more; `--format json` lists all",
                findings.len() - SHOWN
            );
        }
        for help in helps {
            out!("  help: {}", value(help));
        }
    }
}
