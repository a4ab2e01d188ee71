//! `feedmill validate --summary`: how often each rule is broken, and how each document fares.

use std::collections::BTreeMap;

use feedmill::validate::{Report, Severity};

use crate::cli::say::value;

/// Counts of the documents so far.
#[derive(Default)]
pub struct Summary {
    /// How often each rule is broken, and in how many documents.
    rules: BTreeMap<(std::cmp::Reverse<Severity>, &'static str), (usize, usize)>,
    documents: Vec<Row>,
}

struct Row {
    name: String,
    kind: &'static str,
    /// Errors, warnings, notes.
    counts: [usize; 3],
}

impl Summary {
    pub fn add(&mut self, report: &Report) {
        let mut counts = [0; 3];
        let mut of_document: BTreeMap<_, usize> = BTreeMap::new();
        for finding in &report.findings {
            let column = match finding.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Info => 2,
            };
            counts[column] += 1;
            let key = (std::cmp::Reverse(finding.severity), finding.rule.name);
            *of_document.entry(key).or_default() += 1;
        }
        for (key, count) in of_document {
            let entry = self.rules.entry(key).or_default();
            entry.0 += count;
            entry.1 += 1;
        }
        self.documents.push(Row {
            name: value(&report.document).into_owned(),
            kind: report.kind.name(),
            counts,
        });
    }

    /// Both tables.
    pub fn text(&self) -> String {
        let mut rows = vec![row(["rule", "severity", "findings", "documents"])];
        for ((severity, rule), (findings, documents)) in &self.rules {
            let cells = [
                rule,
                severity.0.name(),
                &findings.to_string(),
                &documents.to_string(),
            ];
            rows.push(row(cells));
        }
        let mut text = String::new();
        if rows.len() > 1 {
            text.push_str(&table(&rows));
            text.push('\n');
        }
        let mut rows = vec![row(["document", "kind", "errors", "warnings", "notes"])];
        for document in &self.documents {
            let [errors, warnings, notes] = document.counts.map(|count| count.to_string());
            rows.push(row([
                &document.name,
                document.kind,
                &errors,
                &warnings,
                &notes,
            ]));
        }
        text.push_str(&table(&rows));
        text
    }
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.into_iter().map(str::to_owned).collect()
}

/// Cells below each other: words to the left, numbers to the right.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| {
        let widths = rows.iter().map(|row| row[column].chars().count());
        widths.max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate();
        let cells = cells.map(|(column, (cell, width))| {
            if column < 2 {
                format!("{cell:width$}")
            } else {
                format!("{cell:>width$}")
            }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
