//! The report as workflow commands of GitHub Actions, which shows them as annotations at their lines.

use feedmill::validate::report::{Annotation, annotation};

use super::outcome::{Fault, Finding, Kind, Outcome, Stale};

/// GitHub shows ten annotations of a step; more than fifty would only make the log longer.
const MOST: usize = 50;

/// A line for each error, warning, finding and document that is not as it should be.
pub fn github(outcome: &Outcome) -> String {
    let mut lines = Vec::new();
    lines.extend(outcome.error.iter().map(|error| fault("error", error)));
    let documents = &outcome.documents;
    for stale in documents.stale.iter().take(MOST) {
        lines.push(of_stale(outcome, stale));
    }
    let refused = documents.refused.iter();
    let refused = refused.map(|document| (document, "it has an error"));
    let blocked = documents.blocked.iter();
    let blocked =
        blocked.map(|document| (document, "feedmill did not write the file that is there"));
    for (document, why) in refused.chain(blocked) {
        lines.push(annotation(&Annotation {
            level: "error",
            file: Some(&outcome.path_of(document)),
            line: None,
            column: None,
            title: "feedmill",
            message: &format!("{document} was not written, since {why}"),
        }));
    }
    let findings = outcome.findings.iter().take(MOST);
    lines.extend(findings.map(|finding| of_finding(outcome, finding)));
    let warnings = outcome.warnings.iter().take(MOST);
    lines.extend(warnings.map(|warning| fault("warning", warning)));
    let shown = [
        outcome.warnings.len(),
        outcome.findings.len(),
        documents.stale.len(),
    ];
    let more: usize = shown.iter().map(|count| count.saturating_sub(MOST)).sum();
    if more > 0 {
        lines.push(annotation(&Annotation {
            level: "notice",
            file: None,
            line: None,
            column: None,
            title: "feedmill",
            message: &format!("{more} more messages are in the log"),
        }));
    }
    lines.concat()
}

fn fault(level: &str, fault: &Fault) -> String {
    let message = match &fault.help {
        Some(help) => format!("{}\nhelp: {help}", fault.message),
        None => fault.message.clone(),
    };
    annotation(&Annotation {
        level,
        file: fault.file.as_deref(),
        line: fault.line,
        column: fault.column,
        title: &title(fault.code),
        message: &message,
    })
}

fn title(code: Option<&str>) -> String {
    match code {
        Some(code) => format!("feedmill {code}"),
        None => "feedmill".to_owned(),
    }
}

fn of_stale(outcome: &Outcome, stale: &Stale) -> String {
    let what = match stale.change {
        Kind::Missing => "is missing",
        Kind::Changed => "is not current",
        Kind::LeftOver => "is left over",
    };
    annotation(&Annotation {
        level: "error",
        file: Some(&outcome.path_of(&stale.path)),
        line: stale.line,
        column: None,
        title: "feedmill",
        message: &format!(
            "{} {what}\nhelp: run `feedmill build` and commit the result",
            stale.path
        ),
    })
}

fn of_finding(outcome: &Outcome, finding: &Finding) -> String {
    let level = match finding.severity {
        "info" => "notice",
        severity => severity,
    };
    // The document was not written, if it has an error: its line is not there.
    let is_written = finding.severity != "error";
    let file = is_written.then(|| outcome.path_of(&finding.document));
    annotation(&Annotation {
        level,
        file: file.as_deref(),
        line: is_written.then_some(finding.line),
        column: is_written.then_some(finding.column),
        title: finding.rule,
        message: &format!(
            "{}:{}:{}: {}\nhelp: {}",
            finding.document, finding.line, finding.column, finding.message, finding.help
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_warning_ends_the_command() {
        let fault = Fault {
            code: Some("no-date"),
            file: Some("content/a,b:%.md".to_owned()),
            line: Some(3),
            column: None,
            message: "50% of\nit".to_owned(),
            help: Some("write it".to_owned()),
        };
        let outcome = Outcome::failed(fault, &[], &[]);
        assert_eq!(
            github(&outcome),
            "::error file=content/a%2Cb%3A%25.md,line=3,title=feedmill no-date::50%25 of%0Ait%0Ahelp: write it\n"
        );
    }
}
