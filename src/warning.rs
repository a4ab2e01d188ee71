//! What is wrong with an input that did not stop the work.

use std::fmt;

/// Something about one input file that its author should know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// The file, relative to the site, with `/` between its parts.
    pub path: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 where the whole line is meant.
    pub column: usize,
    /// What kind of fault it is, such as `no-date`; the same in every release.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// The text of the line, for showing; empty where no line is meant.
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
    pub fn at(mut self, source: &str, line: usize, column: usize) -> Self {
        self.line = line;
        self.column = column;
        self.text = source
            .lines()
            .nth(line.saturating_sub(1))
            .unwrap_or_default()
            .chars()
            .filter(|shown| !shown.is_control() || *shown == '\t')
            .take(200)
            .collect();
        self
    }
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
