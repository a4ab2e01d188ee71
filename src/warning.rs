//! What is wrong with an input that did not stop the work.

pub mod codes;

use std::collections::HashMap;
use std::fmt;

/// Something about one input file that its author should know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Warning {
    /// The file, relative to the site, with `/` between its parts.
    pub path: String,
    /// The line, from 1; 0 if the whole file is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 if the whole line is meant.
    pub column: usize,
    /// What kind of fault it is, such as `no-date`; the same in every release.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
    /// The text of the line, for showing; empty if no line is meant.
    pub text: String,
}

impl Warning {
    /// A warning about a whole file.
    pub fn file(
        path: &str,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        debug_assert!(
            codes::code(code).is_some(),
            "`{code}` is not explained in src/warning/codes.rs"
        );
        Warning {
            path: path.to_owned(),
            line: 0,
            column: 0,
            code,
            message: message.into(),
            help: help.into(),
            text: String::new(),
        }
    }

    /// The same warning, about the line `line` of `source`, at the character `column` where that is not 0.
    #[must_use]
    pub fn at(mut self, source: &str, line: usize, column: usize) -> Self {
        self.line = line;
        self.column = column;
        let shown = source.lines().nth(line.saturating_sub(1));
        self.text = masked(shown.unwrap_or_default())
            .chars()
            .filter(|shown| !shown.is_control() || *shown == '\t')
            .take(200)
            .collect();
        self
    }
}

/// A line with `*` for each character of user info in its URLs, so that the carets stay below their places.
pub(crate) fn masked(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(slashes) = rest.find("//") {
        let (before, after) = rest.split_at(slashes + 2);
        shown.push_str(before);
        let at = user_info(after).map_or(0, str::len);
        shown.extend(after[..at].chars().map(|_| '*'));
        rest = &after[at..];
    }
    shown.push_str(rest);
    shown
}

/// The user name and password of an address, of which `address` is what follows `//`, up to the `@`. A password may have a `/`
/// in it that nobody encoded, as keys of S3 often do: then what stands before the `/` has a port that is not a number.
pub(crate) fn user_info(address: &str) -> Option<&str> {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`');
    let address = address.split(is_end).next()?;
    let host = address.split(['/', '?', '#']).next()?;
    let at = host.rfind('@').or_else(|| {
        let is_number = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
        let has_port = host.rsplit_once(':').is_none_or(|(_, it)| is_number(it));
        let may_be_host = has_port || host.ends_with(']');
        address.rfind('@').filter(|_| !may_be_host)
    })?;
    Some(&address[..at])
}

/// Where warnings go: they are collected for the report, or discarded for a reason that is named.
#[derive(Debug, Default)]
pub struct Warnings {
    collected: Vec<Warning>,
    discards: Option<Discard>,
}

/// Why warnings are not reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discard {
    /// The scan of the site has reported them, or will.
    ReportedByScan,
    /// They are reported when the whole body is rendered.
    ReportedWithBody,
    /// They are about a page that no feed shows.
    NotShown,
    /// The post's page is taken, which shows what its source cannot tell.
    PageIsTaken,
}

impl Warnings {
    /// Collects what is pushed.
    pub fn collect() -> Self {
        Warnings::default()
    }

    /// Discards what is pushed, for this reason.
    pub fn discard(reason: Discard) -> Self {
        Warnings {
            collected: Vec::new(),
            discards: Some(reason),
        }
    }

    /// Adds one.
    pub fn push(&mut self, warning: Warning) {
        if self.discards.is_none() {
            self.collected.push(warning);
        }
    }

    /// Adds several.
    pub fn extend(&mut self, warnings: impl IntoIterator<Item = Warning>) {
        if self.discards.is_none() {
            self.collected.extend(warnings);
        }
    }

    /// Whether none was collected.
    pub fn is_empty(&self) -> bool {
        self.collected.is_empty()
    }

    /// Those that were collected, in the order in which they were pushed.
    pub fn into_vec(self) -> Vec<Warning> {
        self.collected
    }
}

/// In the order of files and lines, with those that say the same thing of many files told once, in the first of them.
pub fn grouped(mut warnings: Vec<Warning>) -> Vec<Warning> {
    warnings.sort();
    warnings.dedup();
    once(&mut warnings, |_| 3);
    warnings
}

/// Tells what is wrong with the keys and languages of many posts once for each cause, in the first of them.
pub fn one_for_each_cause(warnings: &mut Vec<Warning>) {
    once(warnings, |warning| match warning.code {
        "unknown-key" => 1,
        "not-supported" | "not-run" => 3,
        _ => usize::MAX,
    });
}

/// Keeps the first of those with the same code and message, if there are more than `told` says of them.
fn once(warnings: &mut Vec<Warning>, told: fn(&Warning) -> usize) {
    let mut counts: HashMap<(&'static str, String), usize> = HashMap::new();
    for warning in warnings.iter() {
        *counts
            .entry((warning.code, warning.message.clone()))
            .or_default() += 1;
    }
    warnings.retain_mut(|warning| {
        let key = (warning.code, warning.message.clone());
        match counts.get_mut(&key) {
            Some(count) if *count > told(warning) => {
                let more = match *count - 1 {
                    1 => "once more".to_owned(),
                    more => format!("{more} times more"),
                };
                warning
                    .message
                    .push_str(&format!(" (and {more} in other lines and posts)"));
                *count = 0;
                true
            }
            Some(0) => false,
            _ => true,
        }
    });
}

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.path)?;
        if self.line > 0 {
            write!(out, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(out, ":{}", self.column)?;
        }
        write!(out, ": {} [{}]", self.message, self.code)
    }
}
