//! Reports as workflow commands of GitHub Actions, which shows them as annotations of the files.

use super::{Report, Unread};
use crate::Severity;

/// A message at a place.
#[derive(Clone, Copy, Debug)]
pub struct Annotation<'a> {
    /// `error`, `warning` or `notice`.
    pub level: &'a str,
    /// The file, as seen from the root of the repository.
    pub file: Option<&'a str>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// What stands above the message.
    pub title: &'a str,
    /// The message, which may have several lines.
    pub message: &'a str,
}

/// The line for an annotation, with its end.
pub fn annotation(annotation: &Annotation<'_>) -> String {
    let mut properties = Vec::new();
    if let Some(file) = annotation.file {
        properties.push(format!("file={}", property(file)));
    }
    if let Some(line) = annotation.line {
        properties.push(format!("line={line}"));
    }
    if let Some(column) = annotation.column {
        properties.push(format!("col={column}"));
    }
    properties.push(format!("title={}", property(annotation.title)));
    format!(
        "::{} {}::{}\n",
        annotation.level,
        properties.join(","),
        data(annotation.message)
    )
}

/// A line for each finding, each with its end.
pub fn github(report: &Report) -> String {
    let mut out = String::new();
    let document = &report.document;
    // Only a file of the repository has a page that an annotation can stand on.
    let is_file = document != "-" && !document.contains("://");
    let file = is_file.then(|| document.trim_start_matches("./"));
    let prefix = match file {
        Some(_) => String::new(),
        None => format!("{document}: "),
    };
    for finding in &report.findings {
        let level = match finding.severity {
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
        out.push_str(&annotation(&Annotation {
            level,
            file,
            line: Some(finding.line),
            column: Some(finding.column),
            title: finding.rule.name,
            message: &message,
        }));
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
