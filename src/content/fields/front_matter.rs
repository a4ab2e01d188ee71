//! A front matter with all that is needed to understand it.

use crate::config::SiteConfig;
use crate::content::front_matter::Language;
use crate::generators::Rules;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// A front matter with all that is needed to understand it.
pub(crate) struct FrontMatter<'h> {
    pub map: &'h Map,
    pub config: &'h SiteConfig,
    /// How the posts of the site's generator differ from others.
    pub rules: &'static Rules,
    /// The site's authors by the keys under which posts name them.
    pub authors: &'h Value,
    pub path: &'h str,
    pub source: &'h str,
    pub line: usize,
    pub language: Option<Language>,
}

impl FrontMatter<'_> {
    /// The first of `keys` that holds a text that is not blank.
    pub fn text(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| {
            let text = match self.map.get(key)? {
                Value::String(text) => text.trim().to_owned(),
                other => other.to_text()?,
            };
            (!text.is_empty()).then_some(text)
        })
    }

    /// Whether the value under `key` is `wanted`, in the words of the site's YAML: Ruby's takes `no` and `off` for
    /// booleans where they are not in quotes.
    pub fn is(&self, key: &str, wanted: bool) -> bool {
        match self.map.get(key) {
            Some(Value::Bool(value)) => *value == wanted,
            Some(Value::String(word)) if self.rules.ruby_booleans && !self.is_quoted(key) => {
                let words = if wanted { ["yes", "on"] } else { ["no", "off"] };
                words.iter().any(|one| one.eq_ignore_ascii_case(word))
            }
            _ => false,
        }
    }

    pub(super) fn is_quoted(&self, key: &str) -> bool {
        self.written(key).is_some_and(|(_, line)| {
            line.split_once(':')
                .is_some_and(|(_, value)| value.trim_start().starts_with(['"', '\'']))
        })
    }

    /// The line, from 1, on which `key` is written, and its text.
    pub(super) fn written(&self, key: &str) -> Option<(usize, &str)> {
        self.source
            .lines()
            .enumerate()
            .skip(self.line - 1)
            .take(400)
            .find_map(|(index, line)| {
                let rest = line.trim_start_matches([' ', '"']).strip_prefix(key)?;
                rest.trim_start_matches(['"', ' '])
                    .starts_with([':', '='])
                    .then_some((index + 1, line))
            })
    }

    /// Whether `key` is written anywhere in the front matter, also below another key.
    pub fn is_written(&self, key: &str) -> bool {
        self.written(key).is_some()
    }

    pub fn place(&self, warning: Warning, key: &str) -> Warning {
        match self.written(key) {
            Some((line, text)) => {
                let column = text.find([':', '=']).map_or(0, |at| {
                    let spaces = text[at + 1..].len() - text[at + 1..].trim_start().len();
                    text[..at + 1 + spaces].chars().count() + 1
                });
                warning.at(self.source, line, column)
            }
            // A post that does not lie in a file has keys, and no lines.
            None if self.source.is_empty() && self.map.get(key).is_some() => Warning {
                message: format!("{} (key `{key}`)", warning.message),
                ..warning
            },
            None => warning,
        }
    }
}
