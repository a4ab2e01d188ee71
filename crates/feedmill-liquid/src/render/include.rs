//! `include`, and Liquid inside a tag.

use std::borrow::Cow;
use std::rc::Rc;

use super::Machine;
use crate::datum::{Datum, Record};
use crate::parse::{Include, Parameter, parse};
use crate::problem::ProblemKind;
use crate::syntax::Expression;

impl<'a> Machine<'a> {
    pub(super) fn include(&mut self, include: &Include<'_>, out: &mut String) {
        let tag = match include.relative {
            true => "include_relative",
            false => "include",
        };
        let file = self.inner(include.file).into_owned();
        if self.include_depth >= self.context.limits.include_depth {
            let message = format!("`{file}` is included too deep; it was left out");
            return self.problem(ProblemKind::Limit, tag, message);
        }
        let lookups = self.context.lookups;
        let path = file.trim_start_matches('/');
        let found = match (is_plain(path), include.relative) {
            (false, _) => None,
            (true, true) => lookups.include_relative(path),
            (true, false) => lookups.include(path),
        };
        let Some(source) = found else {
            let message = format!("`{file}` is not there; nothing was put in its place");
            return self.problem(ProblemKind::Missing, tag, message);
        };
        let locals = self.locals.len();
        if let Some(parameters) = &include.parameters {
            let values = self.parameters(parameters);
            let values = self.budget.admit(values);
            self.locals.push(("include".into(), values));
        }
        self.include_depth += 1;
        self.template(&source, out);
        self.include_depth -= 1;
        self.locals.truncate(locals);
    }

    fn parameters(&mut self, parameters: &[(&str, Parameter<'_>)]) -> Datum<'a> {
        let mut entries: Vec<(Rc<str>, Datum<'a>)> = Vec::with_capacity(parameters.len());
        for (name, parameter) in parameters {
            let value = match parameter {
                Parameter::Text(text) => Datum::from(&**text),
                Parameter::Variable(path) => {
                    // `site` and `page` stay what they are, so that what the site gathers is found through them.
                    self.evaluate(&Expression::lax(path))
                }
            };
            match entries.iter_mut().find(|(known, _)| **known == **name) {
                Some((_, old)) => *old = value,
                None => entries.push((Rc::from(*name), value)),
            }
        }
        Datum::Record(Rc::new(Record::new(entries)))
    }

    /// Renders `source` in place, with everything that is known here.
    fn template(&mut self, source: &str, out: &mut String) {
        if !self.budget.read(source.len().saturating_mul(4)) {
            return;
        }
        // What is wrong in an include is told at the line that includes it.
        let mut problems = std::mem::take(&mut self.problems);
        let nodes = problems.at_line(self.line, |problems| {
            parse(source, self.context.limits.nesting, problems)
        });
        self.problems = problems;
        self.nodes(&nodes, out);
    }

    /// Text in a tag that may itself contain Liquid: a file's name, a path.
    pub(super) fn inner<'t>(&mut self, markup: &'t str) -> Cow<'t, str> {
        if !markup.contains("{{") {
            return Cow::Borrowed(markup);
        }
        let mut out = String::new();
        let depth = self.include_depth;
        // The line of the tag is the line of what is in it.
        self.include_depth = depth + 1;
        self.template(markup, &mut out);
        self.include_depth = depth;
        Cow::Owned(out)
    }
}

/// Whether a path names a file below the folder, in the characters that Jekyll allows and in those of any language.
fn is_plain(path: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || "_/.-()+~#@".contains(c);
    let climbs = |pair: &[u8]| matches!(pair, [b'.' | b'/', b'.' | b'/']);
    !path.is_empty() && path.chars().all(allowed) && !path.as_bytes().windows(2).any(climbs)
}
