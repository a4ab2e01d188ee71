//! Prints what is wrong with the documents that are named as arguments; exits with 1 if one of them has an error.

use std::io::Write;
use std::process::ExitCode;

use feedmill_validate::{Input, Severity, validate};

fn main() -> std::io::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    let mut has_error = false;
    for document in std::env::args().skip(1) {
        let bytes = std::fs::read(&document)?;
        let input = Input::new(&document, &bytes);
        for finding in validate(&input, None).findings {
            has_error |= finding.severity == Severity::Error;
            let (line, column) = (finding.line, finding.column);
            let (severity, rule) = (finding.severity.name(), finding.rule);
            writeln!(
                out,
                "{document}:{line}:{column}: {severity}: {}",
                finding.message
            )?;
            writeln!(out, "  {}: {}", rule.name, rule.fix)?;
        }
    }
    Ok(ExitCode::from(u8::from(has_error)))
}
