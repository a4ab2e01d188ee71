//! Names in addresses: Pelican's rules, and those of a site's settings.

use regex::Regex;
use serde::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use crate::content::body::plain_text;
use crate::generators::shared::ascii;
use crate::value::Value;

/// A regular expression; two are equal if they are written alike.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

impl Serialize for Pattern {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.0.as_str())
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Pattern {
    /// One that has to match from the start, as Python's `re.match` has it; `None` if Rust does not know its syntax.
    pub fn from_start(written: &str) -> Option<Self> {
        Regex::new(&format!("^(?:{written})")).ok().map(Pattern)
    }

    fn anywhere(written: &str) -> Option<Self> {
        let written = written.replace(r"\Z", r"\z");
        Regex::new(&format!("(?i:{written})")).ok().map(Pattern)
    }

    /// What the named groups hold, if it matches.
    pub fn groups<'t>(&self, text: &'t str) -> Vec<(String, &'t str)> {
        let Some(found) = self.0.captures(text) else {
            return Vec::new();
        };
        let names = self.0.capture_names().flatten();
        names
            .filter_map(|name| Some((name.to_lowercase(), found.name(name)?.as_str())))
            .collect()
    }
}

/// How names become parts of addresses.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Slugs {
    /// The rules of the settings, in order; Pelican's own if there are none.
    pub(super) rules: Option<Vec<(Pattern, String)>>,
    /// Whether letters of other scripts stay.
    pub unicode: bool,
    /// Whether capitals stay.
    pub keeps_case: bool,
}

impl Slugs {
    /// Those that a setting such as `SLUG_REGEX_SUBSTITUTIONS` writes; a rule that is not understood is given back.
    pub fn with(mut self, written: Option<&Value>) -> (Self, Option<String>) {
        let Some(pairs) = written.and_then(Value::as_list) else {
            return (self, None);
        };
        let mut rules = Vec::new();
        for pair in pairs {
            let Some([from, to, ..]) = pair.as_list() else {
                continue;
            };
            let (Some(from), Some(to)) = (from.to_text(), to.to_text()) else {
                continue;
            };
            match Pattern::anywhere(&from) {
                // Python writes `\1` for `$1`.
                Some(pattern) => {
                    let mut by = to.replace('$', "$$");
                    for group in 1..=9 {
                        by = by.replace(&format!("\\{group}"), &format!("${{{group}}}"));
                    }
                    rules.push((pattern, by));
                }
                None => return (self, Some(from)),
            }
        }
        self.rules = Some(rules);
        (self, None)
    }

    /// A name as it is in an address.
    pub fn slug(&self, name: &str) -> String {
        let name = match name.contains(['<', '&']) {
            true => plain_text(name),
            false => name.to_owned(),
        };
        if self.rules.is_none() && !self.unicode && !self.keeps_case {
            return ascii::word_slug(&name);
        }
        let name: String = name.nfkc().collect();
        let mut slug = match self.unicode {
            true => name,
            false => deunicode::deunicode(&name),
        };
        match &self.rules {
            Some(rules) => {
                for (pattern, by) in rules {
                    slug = pattern.0.replace_all(&slug, by.as_str()).into_owned();
                }
            }
            None => {
                slug.retain(|c| c.is_alphanumeric() || c.is_whitespace() || "_-".contains(c));
                let mut joined = String::with_capacity(slug.len());
                for c in slug.trim().chars() {
                    match c.is_whitespace() || c == '-' {
                        true if joined.ends_with('-') => {}
                        true => joined.push('-'),
                        false => joined.push(c),
                    }
                }
                slug = joined;
            }
        }
        match self.keeps_case {
            true => slug.trim().to_owned(),
            false => slug.trim().to_lowercase(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(pairs: &[(&str, &str)]) -> Value {
        let pairs = pairs.iter();
        Value::List(
            pairs
                .map(|(from, to)| Value::List(vec![(*from).into(), (*to).into()]))
                .collect(),
        )
    }

    #[test]
    fn settings_may_have_rules_of_their_own() {
        let written = rules(&[
            ("C\\+\\+", "cpp"),
            ("[^\\w\\s-]", ""),
            ("(\\w) (\\w)", "\\1-\\2"),
        ]);
        let (slugs, unknown) = Slugs::default().with(Some(&written));
        assert_eq!(unknown, None);
        assert_eq!(slugs.slug("Tea in C++!"), "tea-in-cpp");
        let (_, unknown) = Slugs::default().with(Some(&rules(&[("(?<=a)b", "")])));
        assert_eq!(unknown.as_deref(), Some("(?<=a)b"));
    }

    #[test]
    fn letters_and_capitals_may_stay() {
        let slugs = Slugs {
            unicode: true,
            keeps_case: true,
            ..Slugs::default()
        };
        assert_eq!(slugs.slug("Grüner  Tee & Co."), "Grüner-Tee-Co");
        assert_eq!(Slugs::default().slug("Grüner <b>Tee</b>"), "gruner-tee");
    }

    #[test]
    fn patterns_match_from_the_start() {
        let pattern = Pattern::from_start(r"(?P<Date>\d{4})-(?P<slug>.*)").unwrap();
        let groups = pattern.groups("2024-tea");
        assert_eq!(
            groups,
            [("date".to_owned(), "2024"), ("slug".into(), "tea")]
        );
        assert!(pattern.groups("x2024-tea").is_empty());
    }
}
