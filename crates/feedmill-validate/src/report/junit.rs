//! Reports as JUnit's XML, in the shape that Jenkins, GitLab and others read: a document is a test case.

use std::fmt::Write;

use super::{Report, Unread, count};
use crate::{Finding, Severity};

/// One XML document of all reports. A document fails whose worst finding is as bad as `limit`.
pub fn junit(reports: &[Report], unread: &[Unread], limit: Severity) -> String {
    let is_failure = |report: &&Report| report.worst() >= Some(limit);
    let failures = reports.iter().filter(is_failure).count();
    let tests = reports.len() + unread.len();
    let totals = format!(
        "tests=\"{tests}\" failures=\"{failures}\" errors=\"{}\"",
        unread.len()
    );
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"feedmill validate\" {totals}>\n  \
         <testsuite name=\"feedmill validate\" {totals} skipped=\"0\">\n"
    );
    for report in reports {
        case(&mut out, report, is_failure(&report));
    }
    for unread in unread {
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(
            out,
            "    <testcase classname=\"feedmill\" name=\"{}\">\n      <error message=\"{}\"/>\n    </testcase>",
            escape(&unread.document),
            escape(&unread.reason)
        );
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

fn case(out: &mut String, report: &Report, is_failure: bool) {
    let _ = write!(
        out,
        "    <testcase classname=\"feedmill.{}\" name=\"{}\"",
        report.kind,
        escape(&report.document)
    );
    if report.findings.is_empty() {
        out.push_str("/>\n");
        return;
    }
    let list: Vec<String> = report.findings.iter().map(line).collect();
    let list = escape(&list.join("\n"));
    // Schemas differ on how many failures a case may have: all take one.
    let body = if is_failure {
        let worst = report
            .findings
            .iter()
            .max_by_key(|finding| finding.severity);
        format!(
            "<failure type=\"{}\" message=\"{}\">{list}</failure>",
            worst.map_or("", |finding| finding.rule.name),
            totals(report)
        )
    } else {
        format!("<system-out>{list}</system-out>")
    };
    let _ = writeln!(out, ">\n      {body}\n    </testcase>");
}

fn line(finding: &Finding) -> String {
    format!(
        "{}:{}: {} {}: {}\n    {}\n    {}",
        finding.line,
        finding.column,
        finding.severity.name(),
        finding.rule.name,
        finding.message,
        finding.rule.fix,
        finding.rule.spec.url()
    )
}

fn totals(report: &Report) -> String {
    let of = |severity: Severity| {
        let found = report
            .findings
            .iter()
            .filter(|finding| finding.severity == severity);
        found.count()
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    format!("{}, {}", count(errors, "error"), count(warnings, "warning"))
}

/// Text for an element or an attribute, without the characters that XML cannot have.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            // XML may have the controls from U+0080 on; terminals obey them.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_have_is_replaced() {
        assert_eq!(
            escape("a\u{1b}[1m<b> & \"c\"\u{ffff}\u{9b}1m"),
            "a\u{fffd}[1m&lt;b&gt; &amp; &quot;c&quot;\u{fffd}\u{fffd}1m"
        );
    }
}
