//! Reports as workflow commands of GitHub Actions, which shows them as annotations of the files.

use std::fmt::Write;

use super::{Report, Unread};
use crate::Severity;

/// A line for each finding, each with its end.
pub fn github(report: &Report) -> String {
    let mut out = String::new();
    let document = &report.document;
    // Only a file of the repository has a page that an annotation can stand on.
    let is_file = document != "-" && !document.contains("://");
    let (place, prefix) = if is_file {
        let file = property(document.trim_start_matches("./"));
        (format!("file={file},"), String::new())
    } else {
        (String::new(), format!("{document}: "))
    };
    for finding in &report.findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let message = format!(
            "{prefix}{}\n{}\n{}",
            finding.message,
            finding.rule.fix,
            finding.rule.spec.url()
        );
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "::{command} {}line={},col={},title={}::{}",
            place,
            finding.line,
            finding.column,
            property(finding.rule.name),
            data(&message)
        );
    }
    out
}

/// The line for a document that could not be read.
pub fn github_unread(unread: &Unread) -> String {
    format!("::error::{}\n", data(&unread.reason))
}

/// A message, which ends at the line's end.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property, which also ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_ends_a_property_or_the_command() {
        assert_eq!(property("a:b,c%\r\nd"), "a%3Ab%2Cc%25%0D%0Ad");
        assert_eq!(data("50% of: a,\nb"), "50%25 of: a,%0Ab");
    }
}
