//! One fault, and the list that faults are put into.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::fix::Fix;
use super::rule::{Rule, Severity};
use super::source::{Lines, xml::Trail};

/// How many findings of one rule a report has. A document that breaks a rule everywhere is not told better by more.
const MOST: usize = 500;

/// One fault of a document.
#[derive(Debug)]
pub struct Finding {
    /// The rule that it breaks.
    pub rule: &'static Rule,
    /// How bad it is: what the rule says, or what was set otherwise.
    pub severity: Severity,
    /// Which bytes of the text it is about. See [`Input::text`](super::Input::text).
    pub span: Range<usize>,
    /// The line where it begins, counted from 1.
    pub line: usize,
    /// The column where it begins, in characters, counted from 1.
    pub column: usize,
    /// The line where it ends.
    pub end_line: usize,
    /// The column behind its last character; where it begins, if it is about a place and not about a piece.
    pub end_column: usize,
    /// What is wrong here, in one sentence.
    pub message: String,
    /// What to write instead, if that is clear.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A fault whose line and column are yet to be counted.
    pub(super) fn new(rule: &'static Rule, span: Range<usize>, message: String) -> Self {
        Self {
            rule,
            severity: rule.severity,
            span,
            line: 0,
            column: 0,
            end_line: 0,
            end_column: 0,
            message,
            fix: None,
        }
    }
}

/// The findings so far.
pub(super) struct Findings {
    /// Where XML breaks first. Whatever is found after it is found by guessing at what was meant: it is no more than a warning.
    pub broken_at: usize,
    /// Whether what is being looked at ends after that place.
    pub is_late: bool,
    list: Vec<Finding>,
    counts: FxHashMap<&'static str, usize>,
    omitted: usize,
}

impl Default for Findings {
    fn default() -> Self {
        Self {
            broken_at: usize::MAX,
            is_late: false,
            list: Vec::new(),
            counts: FxHashMap::default(),
            omitted: 0,
        }
    }
}

impl Findings {
    pub fn add(&mut self, rule: &'static Rule, span: Range<usize>, message: String) {
        let count = self.counts.entry(rule.name).or_default();
        *count += 1;
        if *count > MOST {
            self.omitted += 1;
        } else {
            let is_late = self.is_late || span.start > self.broken_at;
            let mut finding = Finding::new(rule, span, message);
            if is_late {
                finding.severity = finding.severity.min(Severity::Warning);
            }
            self.list.push(finding);
        }
    }

    /// Whether no more findings of a rule are listed: then their places need not be looked for.
    fn is_full(&self, rule: &Rule) -> bool {
        self.counts
            .get(rule.name)
            .is_some_and(|count| *count >= MOST)
    }

    fn omit(&mut self) {
        self.omitted += 1;
    }

    /// In the order of their places, with lines and columns; and how many were left out.
    pub fn finish(mut self, text: &str) -> (Vec<Finding>, usize) {
        self.list.sort_by(|one, other| {
            let key = |finding: &Finding| (finding.span.start, finding.rule.name);
            key(one).cmp(&key(other))
        });
        if !self.list.is_empty() {
            let lines = Lines::new(text);
            let mut last = (0, (1, 1));
            for finding in &mut self.list {
                if finding.span.start != last.0 {
                    let start = finding.span.start;
                    last = (start, lines.place_after(last.0, last.1, start));
                }
                (finding.line, finding.column) = last.1;
                (finding.end_line, finding.end_column) = if finding.span.is_empty() {
                    last.1
                } else {
                    lines.place(finding.span.end)
                };
            }
        }
        (self.list, self.omitted)
    }
}

/// Where the offsets that a rule reports stand in the source.
pub(super) enum Place<'t> {
    /// They are offsets of the source.
    Source,
    /// They are offsets of a text that is escaped in another way: all of it stands here.
    Here(usize),
    /// They are offsets of a value that begins at `start` of the source.
    Value {
        text: &'t str,
        start: usize,
        trail: Trail,
    },
}

impl<'t> Place<'t> {
    pub fn value(text: &'t str, start: usize) -> Self {
        let trail = Trail::new(start);
        Self::Value { text, start, trail }
    }

    pub fn find(&mut self, offset: usize) -> usize {
        match self {
            Self::Source => offset,
            Self::Here(at) => *at,
            Self::Value { text, start, trail } => {
                // Offsets mostly grow: going on from the last one keeps this linear.
                if offset < trail.seen() {
                    *trail = Trail::new(*start);
                }
                trail.go(text, offset)
            }
        }
    }
}

/// What a rule reports its findings to.
pub(super) struct Reporter<'r, 't> {
    pub rule: &'static Rule,
    pub findings: &'r mut Findings,
    pub place: &'r mut Place<'t>,
}

impl Reporter<'_, '_> {
    /// Report a fault at this byte.
    pub fn at(&mut self, offset: usize, message: impl Into<String>) {
        if self.findings.is_full(self.rule) {
            return self.findings.omit();
        }
        let at = self.place.find(offset);
        self.findings.add(self.rule, at..at, message.into());
    }

    /// Report a fault of these bytes.
    pub fn span(&mut self, span: Range<usize>, message: impl Into<String>) {
        if self.findings.is_full(self.rule) {
            return self.findings.omit();
        }
        let start = self.place.find(span.start);
        let end = self.place.find(span.end).max(start);
        self.findings.add(self.rule, start..end, message.into());
    }
}
