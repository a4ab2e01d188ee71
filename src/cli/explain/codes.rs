//! Codes of errors and warnings: on a terminal, to programs, and as the page `docs/messages.md`.

use std::fmt::Write;

use feedmill::warning::codes::{self, Code, Severity};
use serde_json::json;

use crate::cli::args::ExplainForm;

/// The name that stands for all codes, as that of a family does for rules.
pub const FAMILY: &str = "build";

/// What the page says above its codes.
const OPENING: &str = "# Errors and warnings

Every code that `feedmill build` and `feedmill doctor` print with their messages. `feedmill explain CODE` prints the same on a
terminal. What `feedmill validate` finds in feeds has [rules](rules.md) instead.

This page is made by `feedmill explain build --format markdown > docs/messages.md`.
";

/// Every code.
pub fn all() -> Vec<&'static Code> {
    codes::codes().collect()
}

/// The codes that a name stands for; none if it is something else's name.
pub fn named(name: &str) -> Vec<&'static Code> {
    match name.trim() {
        FAMILY => all(),
        name => codes::code(name).into_iter().collect(),
    }
}

/// Codes in a form; `is_one` says whether one was asked for by its name.
pub fn written(codes: Vec<&Code>, is_one: bool, format: ExplainForm) -> String {
    match format {
        ExplainForm::Text if is_one => codes.into_iter().map(text).collect(),
        ExplainForm::Text => list(&codes),
        ExplainForm::Json => codes.into_iter().map(|code| json(code) + "\n").collect(),
        ExplainForm::Markdown => markdown(&codes),
    }
}

fn text(code: &Code) -> String {
    format!(
        "{} ({})\n\n{}\n{}\n\n{}\n",
        code.name,
        code.severity.name(),
        code.what,
        code.why,
        code.fix
    )
}

fn list(codes: &[&Code]) -> String {
    let width = codes.iter().map(|code| code.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for code in codes {
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(
            out,
            "{:width$}  {:7}  {}",
            code.name,
            code.severity.name(),
            code.what
        );
    }
    out
}

fn json(code: &Code) -> String {
    json!({
        "name": code.name,
        "family": FAMILY,
        "severity": code.severity.name(),
        "what": code.what,
        "why": code.why,
        "fix": code.fix,
    })
    .to_string()
}

fn markdown(codes: &[&Code]) -> String {
    let mut out = OPENING.to_owned();
    let mut severity = None;
    for code in codes {
        if severity != Some(code.severity) {
            severity = Some(code.severity);
            let heading = match code.severity {
                Severity::Error => "## Errors\n\nNothing is built.",
                Severity::Warning => {
                    "## Warnings\n\nThe build goes on. With `--strict` it exits with 1."
                }
                Severity::Doctor => "## Findings of `feedmill doctor`",
            };
            let _ = write!(out, "\n{heading}\n");
        }
        let _ = write!(
            out,
            "\n### {}\n\n{} {}\n\n{}\n",
            code.name,
            escaped(code.what),
            escaped(code.why),
            escaped(code.fix)
        );
    }
    out
}

/// A sentence in which `<` is text, and `{{` no template. Between backticks it already is.
fn escaped(sentence: &str) -> String {
    let parts = sentence.split('`').enumerate();
    let parts = parts.map(|(place, part)| match place % 2 {
        0 => part.replace('<', "&lt;").replace('*', "\\*"),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("`")
}
