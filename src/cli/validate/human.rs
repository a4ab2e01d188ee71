//! What was found, for a person: every rule once, with the first places, the fix and where it is written.

use std::collections::HashMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};
use feedmill::validate::report::{Excerpt, excerpt};
use feedmill::validate::{Finding, Report, Rule, Severity};

use crate::cli::say::value;

/// How many places of a rule are shown before the rest are counted.
const SHOWN: usize = 3;

/// The longest message that is shown beside a line: some repeat a value of the document.
const LONGEST: usize = 300;

/// Everything found so far.
#[derive(Default)]
pub struct Human {
    broken: Vec<Broken>,
    /// Whether every place is shown.
    is_whole: bool,
    documents: usize,
    kind: &'static str,
    /// How many documents have an error.
    invalid: usize,
    /// How many findings `--fix` does away with.
    fixable: usize,
    /// How many findings there are beyond those that reports have.
    omitted: usize,
}

/// A rule that something breaks.
struct Broken {
    rule: &'static Rule,
    severity: Severity,
    places: Vec<Place>,
    count: usize,
    documents: usize,
}

/// Where it is broken.
pub struct Place {
    document: String,
    line: usize,
    column: usize,
    message: String,
    excerpt: Excerpt,
}

/// Places by the names of rules.
pub type Places = HashMap<&'static str, Vec<Place>>;

/// The places of a document that may be shown: the first of each rule, or all. `text` is the document's.
pub fn places(report: &Report, text: &str, is_whole: bool) -> Places {
    let most = if is_whole { usize::MAX } else { SHOWN };
    let mut places = Places::new();
    for finding in &report.findings {
        let of_rule = places.entry(finding.rule.name).or_default();
        if of_rule.len() < most {
            of_rule.push(Place::new(report, finding, text));
        }
    }
    places
}

impl Place {
    fn new(report: &Report, finding: &Finding, text: &str) -> Self {
        let mut message: String = finding.message.chars().take(LONGEST).collect();
        if message.len() < finding.message.len() {
            message.push('…');
        }
        Self {
            document: value(&report.document).into_owned(),
            line: finding.line,
            column: finding.column,
            message: value(&message).into_owned(),
            excerpt: visible(&excerpt(text, finding)),
        }
    }
}

impl Human {
    /// Shows every place.
    pub fn whole(self) -> Self {
        Self {
            is_whole: true,
            ..self
        }
    }

    pub fn add(&mut self, report: &Report, mut places: Places) {
        let most = if self.is_whole { usize::MAX } else { SHOWN };
        self.documents += 1;
        self.kind = report.kind.name();
        self.invalid += usize::from(!report.is_valid());
        self.omitted += report.omitted;
        let fixes = report
            .findings
            .iter()
            .filter_map(|finding| finding.fix.as_ref());
        self.fixable += fixes.filter(|fix| fix.is_safe).count();
        for finding in &report.findings {
            let known = self
                .broken
                .iter()
                .position(|broken| broken.rule.name == finding.rule.name);
            let place = known.unwrap_or_else(|| {
                self.broken.push(Broken {
                    rule: finding.rule,
                    severity: finding.severity,
                    places: Vec::new(),
                    count: 0,
                    documents: 0,
                });
                self.broken.len() - 1
            });
            let broken = &mut self.broken[place];
            broken.count += 1;
            if let Some(places) = places.remove(finding.rule.name) {
                broken.documents += 1;
                let room = most.saturating_sub(broken.places.len());
                broken.places.extend(places.into_iter().take(room));
            }
        }
    }

    /// Whether no document was looked at.
    pub fn is_empty(&self) -> bool {
        self.documents == 0
    }

    /// Everything, the worst first, and a closing line.
    pub fn text(mut self, renderer: &Renderer) -> String {
        let findings = self.findings(renderer);
        format!("{findings}{}\n", self.closing())
    }

    /// Everything, the worst first.
    pub fn findings(&mut self, renderer: &Renderer) -> String {
        self.broken
            .sort_by_key(|broken| std::cmp::Reverse(broken.severity));
        let drawn = self.broken.iter();
        drawn.map(|broken| broken.draw(renderer) + "\n\n").collect()
    }

    pub fn closing(&self) -> String {
        let of = |severity: Severity| -> usize {
            let wanted = self
                .broken
                .iter()
                .filter(|broken| broken.severity == severity);
            wanted.map(|broken| broken.count).sum()
        };
        let mut line = count(self.documents, "document");
        if self.documents == 1 {
            line.push_str(&format!(" ({})", self.kind));
        }
        if self.invalid > 0 && self.documents > 1 {
            line.push_str(&format!(", {} with errors", self.invalid));
        }
        line.push_str(&format!(
            ": {}, {}",
            count(of(Severity::Error), "error"),
            count(of(Severity::Warning), "warning")
        ));
        if of(Severity::Info) > 0 {
            line.push_str(&format!(", {}", count(of(Severity::Info), "note")));
        }
        if self.fixable > 0 {
            line.push_str(&format!("; `--fix` fixes {}", self.fixable));
        }
        if self.omitted > 0 {
            line.push_str(&format!("; {} more are not counted here", self.omitted));
        }
        line
    }
}

impl Broken {
    fn draw(&self, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let mut group = Group::with_title(level.primary_title(self.rule.what).id(self.rule.name));
        for place in &self.places {
            group = group.element(place.snippet());
        }
        let more = self.count - self.places.len();
        let notes = [
            (more > 0).then(|| Level::NOTE.message(self.more(more))),
            Some(Level::NOTE.message(self.source())),
            Some(Level::HELP.message(self.rule.fix)),
        ];
        group = group.elements(notes.into_iter().flatten().map(Element::from));
        let mut drawn = renderer.render(&[group]);
        let mut from = 0;
        for place in &self.places {
            from = place.name(&mut drawn, from);
        }
        drawn
    }

    /// Where the rule is written. What has no name but its address is told once.
    fn source(&self) -> String {
        let (name, url) = (self.rule.spec.to_string(), self.rule.spec.url());
        if name == url {
            url
        } else {
            format!("{name}: {url}")
        }
    }

    fn more(&self, more: usize) -> String {
        let documents = match self.documents {
            1 => String::new(),
            several => format!(", in {several} documents"),
        };
        format!("and {more} more like this{documents}")
    }
}

impl Place {
    /// The renderer takes columns from what it draws, which is not the whole line. Puts the true one there, behind the
    /// byte `from`, and says where that is.
    fn name(&self, drawn: &mut String, from: usize) -> usize {
        let before = &self.excerpt.text[..self.excerpt.mark.start];
        let place = format!("{}:{}:", self.document, self.line);
        let counted = format!("{place}{}", before.chars().count() + 1);
        let Some(at) = drawn[from..].find(&counted).map(|at| from + at) else {
            return from;
        };
        let column = self.column.to_string();
        drawn.replace_range(at + place.len()..at + counted.len(), &column);
        at + place.len() + column.len()
    }

    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let mark = AnnotationKind::Primary.span(self.excerpt.mark.clone());
        Snippet::source(self.excerpt.text.as_str())
            .path(self.document.as_str())
            .line_start(self.line)
            .fold(false)
            .annotation(mark.label(self.message.as_str()))
    }
}

/// The same, with what misleads made visible, and marked where it is then.
fn visible(excerpt: &Excerpt) -> Excerpt {
    let Range { start, end } = excerpt.mark;
    let mut text = value(&excerpt.text[..start]).into_owned();
    let from = text.len();
    text.push_str(&value(&excerpt.text[start..end]));
    let to = text.len();
    text.push_str(&value(&excerpt.text[end..]));
    Excerpt {
        text,
        mark: from..to,
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
