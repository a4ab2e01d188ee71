//! What is set about rules: which are errors, which are warnings, and which are not reported.

use std::collections::HashSet;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

use super::rule::Rule;
use super::{Report, Severity, rules};
use feedmill_text::nearest::nearest;

/// Choices about rules and families of rules. One about a rule goes before one about its family, and a later one before
/// an earlier one.
#[derive(Debug, Default)]
pub struct Policy {
    choices: Vec<Choice>,
}

#[derive(Debug)]
struct Choice {
    name: String,
    /// Nothing where findings are not told.
    severity: Option<Severity>,
    is_used: AtomicBool,
}

/// A choice that cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyError {
    /// There is no such rule or family; and the name that was meant, where one is near.
    Unknown(String, Option<&'static str>),
    /// The name stands in more than one of the lists.
    Twice(String),
}

impl fmt::Display for PolicyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name, Some(near)) => {
                write!(formatter, "`{name}` is not a rule; did you mean `{near}`?")
            }
            Self::Unknown(name, None) => write!(
                formatter,
                "`{name}` is not a rule or a family of rules; `feedmill explain` lists them"
            ),
            Self::Twice(name) => write!(
                formatter,
                "`{name}` cannot be denied, warned of and allowed at the same time"
            ),
        }
    }
}

impl std::error::Error for PolicyError {}

impl PolicyError {
    /// There is nothing of this name.
    pub fn unknown(name: &str) -> Self {
        let names = rules().flat_map(|rule| [rule.name, rule.family()]);
        Self::Unknown(name.to_owned(), nearest(name, names))
    }
}

impl Policy {
    /// The choices of these lists: rules and families whose findings are errors, warnings, or not told.
    ///
    /// # Errors
    ///
    /// Where a name is of no rule and no family, or stands in two lists.
    pub fn new(deny: &[String], warn: &[String], allow: &[String]) -> Result<Self, PolicyError> {
        let mut seen = HashSet::new();
        let mut policy = Self::default();
        for (severity, names) in [
            (Some(Severity::Error), deny),
            (Some(Severity::Warning), warn),
            (None, allow),
        ] {
            for name in names.iter().collect::<HashSet<_>>() {
                if !seen.insert(name) {
                    return Err(PolicyError::Twice(name.clone()));
                }
            }
            for name in names {
                known(name)?;
                policy.choices.push(Choice {
                    name: name.clone(),
                    severity,
                    is_used: AtomicBool::new(false),
                });
            }
        }
        Ok(policy)
    }

    /// These choices, and then others.
    #[must_use]
    pub fn then(mut self, later: Policy) -> Self {
        self.choices.extend(later.choices);
        self
    }

    /// Gives the findings of a report the severities that were chosen, and removes those that are allowed.
    pub fn apply(&self, report: &mut Report) {
        if self.choices.is_empty() {
            return;
        }
        report.findings.retain_mut(|finding| {
            let Some(choice) = self.choice(finding.rule) else {
                return true;
            };
            choice.is_used.store(true, Ordering::Relaxed);
            if let Some(severity) = choice.severity {
                finding.severity = severity;
            }
            choice.severity.is_some()
        });
    }

    /// The names that are allowed, and that nothing was found for in any report so far.
    pub fn unused(&self) -> impl Iterator<Item = &str> {
        let allowed = self
            .choices
            .iter()
            .filter(|choice| choice.severity.is_none());
        let unused = allowed.filter(|choice| !choice.is_used.load(Ordering::Relaxed));
        unused.map(|choice| choice.name.as_str())
    }

    fn choice(&self, rule: &Rule) -> Option<&Choice> {
        let last = |name: &str| self.choices.iter().rev().find(|choice| choice.name == name);
        last(rule.name).or_else(|| last(rule.family()))
    }
}

fn known(name: &str) -> Result<(), PolicyError> {
    if rules().any(|rule| rule.name == name || rule.family() == name) {
        return Ok(());
    }
    Err(PolicyError::unknown(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Input, validate};

    fn checked(policy: &Policy) -> Vec<(&'static str, Severity)> {
        let bytes =
            b"<rss version='2.0'><channel><title>a</title><link>https://example.org/</link>\
            <item><title>b</title><guid>https://example.org/1</guid></item>\
            <item><title>c</title><guid>https://example.org/1</guid></item></channel></rss>";
        let mut report = validate(&Input::new("a", bytes), None);
        policy.apply(&mut report);
        let found = report.findings.iter();
        let found = found.filter(|finding| finding.rule.family() == "rss");
        found
            .map(|finding| (finding.rule.name, finding.severity))
            .collect()
    }

    fn policy(deny: &[&str], warn: &[&str], allow: &[&str]) -> Result<Policy, PolicyError> {
        let owned = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        Policy::new(&owned(deny), &owned(warn), &owned(allow))
    }

    #[test]
    fn a_rule_goes_before_its_family_and_a_later_choice_before_an_earlier_one() {
        let wanted = "rss/guid-repeated";
        let of = |policy: &Policy| {
            checked(policy)
                .into_iter()
                .find(|(name, _)| *name == wanted)
        };
        assert_eq!(of(&Policy::default()), Some((wanted, Severity::Error)));
        assert_eq!(checked(&policy(&[], &[], &["rss"]).unwrap()), []);
        let rule = policy(&[], &[wanted], &["rss"]).unwrap();
        assert_eq!(checked(&rule), [(wanted, Severity::Warning)]);
        let later = rule.then(policy(&[wanted], &[], &[]).unwrap());
        assert_eq!(checked(&later), [(wanted, Severity::Error)]);
    }

    #[test]
    fn an_allow_that_nothing_needs_is_known() {
        let policy = policy(&[], &[], &["rss/guid-repeated", "opml"]).unwrap();
        assert_eq!(policy.unused().count(), 2);
        checked(&policy);
        assert_eq!(policy.unused().collect::<Vec<_>>(), ["opml"]);
    }

    #[test]
    fn a_name_that_is_none_is_an_error_with_the_nearest() {
        let error = policy(&["rss/guid-repeted"], &[], &[]).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("did you mean `rss/guid-repeated`?"),
            "{error}"
        );
        let error = policy(&[], &["MissingElement"], &[]).unwrap_err();
        assert_eq!(
            error,
            PolicyError::Unknown("MissingElement".to_owned(), None)
        );
        let error = policy(&["rss"], &[], &["rss"]).unwrap_err();
        assert_eq!(error, PolicyError::Twice("rss".to_owned()));
    }
}
