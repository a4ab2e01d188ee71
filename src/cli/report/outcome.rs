//! What came of a build, as `feedmill build --report json` prints it.

use std::collections::BTreeMap;
use std::path::Path;

use feedmill::Report;
use feedmill::output::Change;
use feedmill::validate;
use feedmill::warning::Warning;
use schemars::JsonSchema;
use serde::Serialize;

use super::place::{from_here, path_of};

/// The version of the report's form. It is raised if a key is removed or gets another meaning; new keys may appear in any version.
const FORM: u32 = 1;

/// Where schemas of reports are; that of a report stays there as long as its form does.
const SCHEMAS: &str = "https://feedmill.github.io/feedmill/";

/// The report of `feedmill build --report json`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Outcome {
    /// The version of this form. New keys may appear in it; if a key is removed or gets another meaning, the version is raised.
    pub form: u32,
    /// The version of feedmill.
    pub feedmill: &'static str,
    /// How the build ended.
    pub status: Status,
    /// The exit status: 0 for `success`, 1 for `failure`, 2 for `error`.
    pub exit_code: u8,
    /// Why nothing was built; `null` unless the status is `error`.
    pub error: Option<Fault>,
    /// The folder of the documents, as seen from the current folder; `null` if it is not known because of an error.
    pub folder: Option<String>,
    /// The number of files that may be posts.
    pub files: usize,
    /// The number of files that were read; the others have not changed since the last build.
    pub read: usize,
    /// The number of posts that feeds may show.
    pub posts: usize,
    /// The number of posts that were left out as their authors want it, by reason.
    pub left_out: BTreeMap<String, usize>,
    /// The number of posts that were left out because of errors.
    pub faulty: usize,
    /// The number of feeds, each in every format.
    pub feeds: usize,
    /// The documents in the folder.
    pub documents: Documents,
    /// The seconds that each stage took.
    pub seconds: BTreeMap<String, f64>,
    /// Other messages, such as why the cache could not be used.
    pub notes: Vec<String>,
    /// The warnings about settings, posts and documents.
    pub warnings: Vec<Fault>,
    /// What the validator found in new documents, with `--validate`.
    pub findings: Vec<Finding>,
}

/// How a build ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// All is well. There may be warnings.
    Success,
    /// The feeds were built, but with `--check` documents are stale, documents were not written, or there are warnings and `--strict`.
    Failure,
    /// Nothing was built.
    Error,
}

/// The documents in the folder of feeds. Paths are relative to the folder.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Documents {
    /// The documents that were written: new ones and changed ones.
    pub written: Vec<String>,
    /// Those of the written documents that replaced an older version.
    pub changed: Vec<String>,
    /// The documents that were removed, since feedmill no longer makes them.
    pub removed: Vec<String>,
    /// With `--check`, the documents that are out of date. Nothing is written then.
    pub stale: Vec<Stale>,
    /// The documents that were not written, since the validator found an error in them.
    pub refused: Vec<String>,
    /// The documents that were not written, since feedmill did not write the files in their places.
    pub blocked: Vec<String>,
    /// The number of documents that did not change.
    pub unchanged: usize,
    /// The size of all documents in bytes.
    pub bytes: u64,
}

/// A document that is out of date.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Stale {
    /// Its path in the folder.
    pub path: String,
    /// What a build would do with it.
    pub change: Kind,
    /// The first line that differs, from 1; `null` if the document is missing or left over.
    pub line: Option<usize>,
}

/// What a build would do with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Add it.
    Missing,
    /// Replace it.
    Changed,
    /// Remove it.
    LeftOver,
}

/// An error or a warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fault {
    /// Its code, such as `no-date`, which `feedmill explain` takes; the same in every version. `null` for errors without a code.
    pub code: Option<&'static str>,
    /// The file, as seen from the current folder; `null` if it is about no file.
    pub file: Option<String>,
    /// The line, from 1; `null` if it is about the whole file.
    pub line: Option<usize>,
    /// The column in characters, from 1; `null` if it is about the whole line.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
}

/// What the validator found in a document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// The path of the document in the folder.
    pub document: String,
    /// The rule, which `feedmill explain` takes.
    pub rule: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: &'static str,
}

impl Outcome {
    /// The outcome of a build that was done. `folders` are those that the paths of warnings are relative to, `dir` is the folder of
    /// the documents, and `is_check` is whether they were only compared.
    pub fn done(report: &Report, folders: &[&Path], dir: &Path, is_check: bool) -> Self {
        let warnings = report.warnings.iter();
        let seconds = report.stages.iter();
        let left_out = report.left_out.iter();
        Outcome {
            folder: Some(from_here(dir)),
            files: report.files,
            read: report.read,
            posts: report.posts,
            left_out: left_out
                .map(|(reason, count)| (snake_case(reason), *count))
                .collect(),
            faulty: report.faulty,
            feeds: report.feeds,
            documents: Documents::of(report, is_check),
            seconds: seconds
                .map(|(stage, time)| (snake_case(stage), time.as_secs_f64()))
                .collect(),
            notes: report.notes.clone(),
            warnings: warnings
                .map(|warning| Fault::of(warning, folders))
                .collect(),
            ..Outcome::empty(Status::Success)
        }
    }

    /// The outcome of a build that could not be done, with the warnings that were known by then.
    pub fn failed(error: Fault, warnings: &[Warning], folders: &[&Path]) -> Self {
        let warnings = warnings.iter();
        Outcome {
            exit_code: 2,
            error: Some(error),
            warnings: warnings
                .map(|warning| Fault::of(warning, folders))
                .collect(),
            ..Outcome::empty(Status::Error)
        }
    }

    /// Adds what the validator found.
    pub fn add_findings(&mut self, reports: &[validate::Report]) {
        for report in reports {
            let findings = report.findings.iter();
            self.findings.extend(findings.map(|finding| Finding {
                document: report.document.clone(),
                rule: finding.rule.name,
                severity: finding.severity.name(),
                line: finding.line,
                column: finding.column,
                message: finding.message.clone(),
                help: finding.rule.fix,
            }));
        }
    }

    /// Notes that the build exits with 1.
    pub fn fail(&mut self) {
        self.status = Status::Failure;
        self.exit_code = 1;
    }

    /// A document's path, as seen from the current folder.
    pub fn path_of(&self, document: &str) -> String {
        match self.folder.as_deref() {
            None | Some(".") => document.to_owned(),
            Some(folder) => format!("{}/{document}", folder.trim_end_matches('/')),
        }
    }

    fn empty(status: Status) -> Self {
        Outcome {
            form: FORM,
            feedmill: env!("CARGO_PKG_VERSION"),
            status,
            exit_code: 0,
            error: None,
            folder: None,
            files: 0,
            read: 0,
            posts: 0,
            left_out: BTreeMap::new(),
            faulty: 0,
            feeds: 0,
            documents: Documents::default(),
            seconds: BTreeMap::new(),
            notes: Vec::new(),
            warnings: Vec::new(),
            findings: Vec::new(),
        }
    }
}

impl Documents {
    fn of(report: &Report, is_check: bool) -> Self {
        let of = &report.documents;
        let mut documents = Documents {
            refused: of.refused.clone(),
            blocked: of.blocked.clone(),
            unchanged: of.unchanged,
            bytes: of.bytes,
            ..Documents::default()
        };
        for (path, change) in &of.changes {
            let path = path.clone();
            match change {
                Change::Added if !is_check => documents.written.push(path),
                Change::Differs { .. } if !is_check => {
                    documents.changed.push(path.clone());
                    documents.written.push(path);
                }
                Change::Removed if !is_check => documents.removed.push(path),
                Change::Added => documents.stale.push(Stale {
                    path,
                    change: Kind::Missing,
                    line: None,
                }),
                Change::Differs { line, .. } => documents.stale.push(Stale {
                    path,
                    change: Kind::Changed,
                    line: Some(*line),
                }),
                Change::Removed => documents.stale.push(Stale {
                    path,
                    change: Kind::LeftOver,
                    line: None,
                }),
            }
        }
        documents
    }
}

impl Fault {
    /// A warning, with its file as seen from the current folder. `folders` are those that its path may be relative to, of which the
    /// first that has the file counts.
    pub fn of(warning: &Warning, folders: &[&Path]) -> Self {
        Fault {
            code: Some(warning.code),
            file: Some(path_of(warning, folders)),
            line: (warning.line > 0).then_some(warning.line),
            column: (warning.column > 0).then_some(warning.column),
            message: warning.message.clone(),
            help: Some(warning.help.clone()),
        }
    }
}

/// The JSON Schema of the report.
pub fn schema() -> String {
    schema_of::<Outcome>("build-report", "feedmill build --report json")
}

/// The JSON Schema of a report, by the name of its file and what prints it.
pub fn schema_of<Report: JsonSchema>(name: &str, title: &str) -> String {
    let mut schema = schemars::schema_for!(Report);
    schema.insert(
        "$id".to_owned(),
        format!("{SCHEMAS}{name}.schema.json").into(),
    );
    schema.insert("title".to_owned(), title.into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// A reason or a stage as a key.
fn snake_case(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("_").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_become_keys() {
        assert_eq!(snake_case("in the future"), "in_the_future");
        assert_eq!(snake_case("feed: false"), "feed_false");
    }
}
