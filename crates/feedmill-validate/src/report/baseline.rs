//! What was found before, so that only what is new is reported.

use std::collections::HashMap;

use serde::Deserialize;

use super::Report;

/// Findings of an earlier run. A finding is known by its document, its rule and what it says, wherever it stands now.
#[derive(Debug, Default)]
pub struct Baseline {
    counts: HashMap<(String, String, String), usize>,
    /// Whether the documents' names count.
    is_named: bool,
}

#[derive(Deserialize)]
struct Line {
    document: String,
    findings: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    rule: String,
    message: String,
}

impl Baseline {
    /// The findings of reports that were written as JSON, one a line.
    ///
    /// # Errors
    ///
    /// If a line is not a report.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        let mut baseline = Self {
            is_named: true,
            ..Self::default()
        };
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let line: Line = serde_json::from_str(line)?;
            for item in line.findings {
                let key = (plain(&line.document), item.rule, item.message);
                *baseline.counts.entry(key).or_default() += 1;
            }
        }
        Ok(baseline)
    }

    /// The findings of another version of a document, whatever its name.
    pub fn of(report: &Report) -> Self {
        let mut baseline = Self::default();
        for finding in &report.findings {
            let key = (
                String::new(),
                finding.rule.name.to_owned(),
                finding.message.clone(),
            );
            *baseline.counts.entry(key).or_default() += 1;
        }
        baseline
    }

    /// Takes out of a report what was found before, each finding as often as it was; says how many are taken out.
    pub fn apply(&self, report: &mut Report) -> usize {
        let name = if self.is_named {
            plain(&report.document)
        } else {
            String::new()
        };
        let mut used: HashMap<(&str, &str), usize> = HashMap::new();
        let before = report.findings.len();
        let mut kept = Vec::with_capacity(before);
        for finding in std::mem::take(&mut report.findings) {
            let key = (
                name.clone(),
                finding.rule.name.to_owned(),
                finding.message.clone(),
            );
            let known = self.counts.get_key_value(&key);
            let is_known = known.is_some_and(|((_, rule, message), count)| {
                let used = used.entry((rule, message)).or_default();
                *used += 1;
                *used <= *count
            });
            if !is_known {
                kept.push(finding);
            }
        }
        report.findings = kept;
        before - report.findings.len()
    }
}

fn plain(document: &str) -> String {
    document.trim_start_matches("./").replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::json;
    use crate::{Input, validate};

    fn report(name: &str, items: &str) -> Report {
        let text = format!(
            "<rss version='2.0'><channel><title>a</title><link>https://harbour.example/</link><description>b</description>{items}</channel></rss>"
        );
        validate(&Input::new(name, text.as_bytes()), None)
    }

    #[test]
    fn only_what_is_new_is_left() {
        let item = "<item><title>c</title><guid>https://harbour.example/1</guid></item>";
        let before = report("a.xml", &format!("{item}{item}"));
        let baseline = Baseline::read(&json(&before)).unwrap();
        let mut same = report("./a.xml", &format!("\n{item}{item}"));
        let count = same.findings.len();
        assert_eq!(baseline.apply(&mut same), count);
        let mut more = report("a.xml", &format!("{item}{item}{item}"));
        baseline.apply(&mut more);
        let names: Vec<_> = more
            .findings
            .iter()
            .map(|finding| finding.rule.name)
            .collect();
        assert_eq!(names, ["rss/guid-repeated"]);
        let mut other = report("b.xml", &format!("{item}{item}"));
        assert_eq!(baseline.apply(&mut other), 0);
        assert!(Baseline::read("<rss/>").is_err());
        assert_eq!(Baseline::of(&before).apply(&mut other), count);
    }
}
