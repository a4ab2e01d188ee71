//! Reports in the form that was asked for: as they come, or all at the end.

use feedmill::validate::report::{self, Unread};
use feedmill::validate::{Input, Report, Severity};

use super::human::{self, Human};
use super::summary::Summary;
use crate::cli::args::ValidateForm;
use crate::cli::say::{self, Stream, value};

/// Where reports go.
pub struct Output {
    form: ValidateForm,
    human: Human,
    /// Tables for people instead of findings.
    summary: Option<Summary>,
    /// The scores of documents, if they are wanted.
    scores: Option<Vec<(u8, String)>>,
    reports: Vec<Report>,
    unread: Vec<Unread>,
}

/// A report, and what of its document a person is shown.
pub struct Checked {
    report: Report,
    places: human::Places,
}

impl Checked {
    pub fn new(report: Report, input: &Input<'_>, form: ValidateForm, is_whole: bool) -> Self {
        let is_shown = form == ValidateForm::Human && !report.findings.is_empty();
        let places = if is_shown {
            human::places(&report, &input.text(), is_whole)
        } else {
            human::Places::new()
        };
        Self { report, places }
    }

    pub fn worst(&self) -> Option<Severity> {
        self.report.worst()
    }
}

impl Output {
    pub fn new(form: ValidateForm, is_summary: bool, is_scored: bool, is_whole: bool) -> Self {
        let human = Human::default();
        Self {
            form,
            human: if is_whole { human.whole() } else { human },
            summary: is_summary.then(Summary::default),
            scores: is_scored.then(Vec::new),
            reports: Vec::new(),
            unread: Vec::new(),
        }
    }

    pub fn add(&mut self, checked: Checked) {
        let Checked { report, places } = checked;
        match self.form {
            ValidateForm::Human => {
                if let Some(summary) = &mut self.summary {
                    summary.add(&report);
                }
                if let Some(scores) = &mut self.scores {
                    scores.push((report.score(), value(&report.document).into_owned()));
                }
                self.human.add(&report, places);
            }
            ValidateForm::Json if self.scores.is_some() => {
                say::json(&report::json_with_score(&report));
            }
            ValidateForm::Json => say::json(&report::json(&report)),
            ValidateForm::Github => say::commands(&report::github(&report)),
            // These are one document each.
            ValidateForm::Sarif | ValidateForm::Junit => self.reports.push(report),
        }
    }

    /// A document that could not be read.
    pub fn add_unread(&mut self, unread: Unread) {
        if self.form == ValidateForm::Github {
            say::commands(&report::github_unread(&unread));
        }
        self.unread.push(unread);
    }

    /// Writes what is left. `limit` is what makes a document fail. Says whether all could be read.
    pub fn finish(self, limit: Severity) -> bool {
        match self.form {
            // What could not be read is told already.
            ValidateForm::Human if self.human.is_empty() => {}
            ValidateForm::Human => {
                if let Some(summary) = &self.summary {
                    say::text(&format!("{}\n{}\n", summary.text(), self.human.closing()));
                } else {
                    let text = self.human.text(&say::renderer(Stream::Out));
                    say::drawn(Stream::Out, &text);
                }
                for (score, document) in self.scores.unwrap_or_default() {
                    say::text(&format!("score {score} of 100: {document}\n"));
                }
            }
            ValidateForm::Json | ValidateForm::Github => {}
            ValidateForm::Sarif => {
                say::json(&report::sarif(&self.reports, &self.unread));
            }
            ValidateForm::Junit => {
                say::markup(&report::junit(&self.reports, &self.unread, limit));
            }
        }
        self.unread.is_empty()
    }
}
