//! The report as JUnit's XML, in the shape that Jenkins, GitLab and others read: a file with messages is a test case.

use std::collections::BTreeMap;
use std::fmt::Write;

use quick_xml::escape::escape;

use super::outcome::{Fault, Outcome, Status};

/// One XML document. Warnings are failures if they make the build fail.
pub fn junit(outcome: &Outcome) -> String {
    let cases = cases(outcome);
    let failures = cases.iter().filter(|case| case.is_failure).count();
    let errors = outcome.error.iter().count();
    let tests = cases.len() + 1;
    let totals = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"feedmill build\" {totals}>\n  \
         <testsuite name=\"feedmill build\" {totals} skipped=\"0\">\n"
    );
    let build = match &outcome.error {
        Some(error) => format!(
            ">\n      <error message=\"{}\"/>\n    </testcase>",
            escape(line(error).as_str())
        ),
        None => "/>".to_owned(),
    };
    // Writing to a string cannot fail, here and below.
    let _ = writeln!(
        out,
        "    <testcase classname=\"feedmill\" name=\"build\"{build}"
    );
    for case in cases {
        let (name, lines) = (escape(case.name.as_str()), case.lines.join("\n"));
        let lines = escape(lines.as_str());
        let body = match case.is_failure {
            true => format!(
                "<failure type=\"{}\" message=\"{}\">{lines}</failure>",
                case.code,
                escape(case.first.as_str())
            ),
            false => format!("<system-out>{lines}</system-out>"),
        };
        let _ = writeln!(
            out,
            "    <testcase classname=\"feedmill.{}\" name=\"{name}\">\n      {body}\n    </testcase>",
            case.class
        );
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

/// A file, and what is said of it.
struct Case {
    class: &'static str,
    name: String,
    is_failure: bool,
    code: String,
    first: String,
    lines: Vec<String>,
}

impl Case {
    fn of_document(outcome: &Outcome, path: &str, code: &str, what: &str) -> Case {
        let message = format!("{path} {what}");
        Case {
            class: "document",
            name: outcome.path_of(path),
            is_failure: true,
            code: code.to_owned(),
            first: message.clone(),
            lines: vec![message],
        }
    }
}

fn cases(outcome: &Outcome) -> Vec<Case> {
    let is_failed = outcome.status == Status::Failure;
    let documents = &outcome.documents;
    // A build with nothing else that makes it fail fails since there are warnings.
    let is_strict = is_failed
        && documents.stale.is_empty()
        && documents.refused.is_empty()
        && documents.blocked.is_empty();
    let mut of_files: BTreeMap<&str, Vec<&Fault>> = BTreeMap::new();
    for warning in &outcome.warnings {
        let file = warning.file.as_deref().unwrap_or_default();
        of_files.entry(file).or_default().push(warning);
    }
    let mut cases: Vec<Case> = of_files
        .into_iter()
        .map(|(file, warnings)| Case {
            class: "source",
            name: file.to_owned(),
            is_failure: is_strict,
            code: warnings[0].code.unwrap_or_default().to_owned(),
            first: warnings[0].message.clone(),
            lines: warnings.into_iter().map(line).collect(),
        })
        .collect();
    for finding in &outcome.findings {
        let mut case =
            Case::of_document(outcome, &finding.document, finding.rule, &finding.message);
        case.is_failure = is_strict || finding.severity == "error";
        case.lines = vec![format!(
            "{}:{}: {} {}: {}\n    {}",
            finding.line,
            finding.column,
            finding.severity,
            finding.rule,
            finding.message,
            finding.help
        )];
        cases.push(case);
    }
    let of = |path: &String, code, what| Case::of_document(outcome, path, code, what);
    cases.extend(
        documents
            .stale
            .iter()
            .map(|stale| of(&stale.path, "stale-document", "is not current")),
    );
    let refused = documents.refused.iter();
    cases.extend(refused.map(|path| {
        of(
            path,
            "refused-document",
            "was not written, since it has an error",
        )
    }));
    let blocked = documents.blocked.iter();
    cases.extend(blocked.map(|path| {
        of(
            path,
            "foreign-document",
            "was not written, since feedmill did not write the file that is there",
        )
    }));
    cases
}

fn line(fault: &Fault) -> String {
    let mut out = fault.file.clone().unwrap_or_default();
    for number in [fault.line, fault.column].into_iter().flatten() {
        let _ = write!(out, ":{number}");
    }
    if !out.is_empty() {
        out.push_str(": ");
    }
    out.push_str(&fault.message);
    if let Some(code) = fault.code {
        let _ = write!(out, " [{code}]");
    }
    if let Some(help) = &fault.help {
        let _ = write!(out, "\n    help: {help}");
    }
    out
}
