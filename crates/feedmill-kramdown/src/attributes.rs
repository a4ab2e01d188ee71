//! Attributes of an element, and the lists in braces that give them: `{: .note #top title="x"}`.

use std::collections::HashMap;

use super::budget::Budget;
use super::write::escape::escape_attribute;

/// The attributes of one element, in the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Attributes {
    pairs: Vec<(String, String)>,
    /// Names of attribute lists that are defined elsewhere; `toc` is one that kramdown knows itself.
    references: Vec<String>,
}

/// Further attributes of one element are left out, since each name is compared with those before it.
const MAX_ATTRIBUTES: usize = 100;
/// Further names of lists at one element are left out.
const MAX_REFERENCES: usize = 10;

/// Attribute lists with a name: `{:name: .class}`.
pub(super) type AttributeLists = HashMap<String, Attributes>;

impl Attributes {
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.pairs.iter().find(|(key, _)| key == name)?;
        Some(value)
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.references.is_empty()
    }

    /// The last value of a name counts.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        match self.pairs.iter().position(|(key, _)| key == name) {
            Some(index) => self.pairs[index].1 = value,
            None if self.pairs.len() < MAX_ATTRIBUTES => self.pairs.push((name.to_owned(), value)),
            None => {}
        }
    }

    pub fn remove(&mut self, name: &str) -> Option<String> {
        let index = self.pairs.iter().position(|(key, _)| key == name)?;
        Some(self.pairs.remove(index).1)
    }

    pub fn add_class(&mut self, class: &str) {
        match self.pairs.iter_mut().find(|(key, _)| key == "class") {
            Some((_, classes)) => {
                classes.push(' ');
                classes.push_str(class);
            }
            None => self.pairs.push(("class".to_owned(), class.to_owned())),
        }
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.get("class")
            .is_some_and(|classes| classes.split(' ').any(|name| name == class))
    }

    pub fn refers_to(&self, name: &str) -> bool {
        self.references.iter().any(|reference| reference == name)
    }

    /// The prefix of the ids that terms of this definition list get: `{:auto_ids-prefix}`.
    pub fn ids_of_terms(&self) -> Option<String> {
        let asked = self.references.iter();
        let mut prefixes = asked.filter_map(|name| name.strip_prefix("auto_ids"));
        let prefix = prefixes.next()?;
        Some(prefix.strip_prefix('-').unwrap_or(prefix).to_owned())
    }

    /// Adds what `other` says; its classes join ours.
    pub fn merge(&mut self, other: &Attributes) {
        self.merge_pairs(other);
        self.references.extend_from_slice(&other.references);
    }

    fn merge_pairs(&mut self, other: &Attributes) {
        for (name, value) in &other.pairs {
            if name == "class" {
                self.add_class(value);
            } else {
                self.set(name, value.as_str());
            }
        }
    }

    /// Follows the references to named lists.
    pub fn resolve(&mut self, lists: &AttributeLists, budget: &mut Budget) {
        if self.references.is_empty() {
            return;
        }
        let own = std::mem::take(self);
        for reference in &own.references {
            if let Some(list) = lists.get(reference)
                && budget.expand(list.len(lists))
            {
                // One level of references inside a list is followed; a list that names itself must not loop.
                for inner in list.references.iter().filter_map(|name| lists.get(name)) {
                    self.merge_pairs(inner);
                }
                self.merge_pairs(list);
            }
        }
        // What an element says itself goes before what a list says.
        self.merge_pairs(&own);
        self.references = own.references;
    }

    /// The size in bytes of the list with those that it refers to.
    fn len(&self, lists: &AttributeLists) -> usize {
        let own = |list: &Attributes| {
            let pairs = list.pairs.iter();
            pairs
                .map(|(name, value)| name.len() + value.len())
                .sum::<usize>()
        };
        let others = self.references.iter().filter_map(|name| lists.get(name));
        own(self) + others.map(own).sum::<usize>()
    }

    /// ` name="value"` for each.
    pub fn write(&self, out: &mut String) {
        for (name, value) in &self.pairs {
            if name != "id" || !value.trim().is_empty() {
                write_attribute(out, name, value);
            }
        }
    }

    /// Reads the inside of `{: … }`: `.class`, `#id`, `key="value"`, or the name of a list.
    pub fn parse(&mut self, list: &str) {
        let mut rest = list.trim_start();
        while !rest.is_empty() {
            let end = word_end(rest);
            let (word, after) = rest.split_at(end);
            self.word(word);
            rest = after.trim_start();
        }
    }

    fn word(&mut self, word: &str) {
        if let Some((name, value)) = quoted(word) {
            let value = value
                .replace("\\}", "}")
                .replace("\\\"", "\"")
                .replace("\\'", "'");
            if name == "class" {
                self.add_class(&value);
            } else {
                self.set(name, value);
            }
            return;
        }
        let mut rest = word;
        while let Some(mark) = rest.chars().next().filter(|c| matches!(c, '.' | '#')) {
            let tail = &rest[1..];
            let end = tail.find(['.', '#']).unwrap_or(tail.len());
            match (mark, &tail[..end]) {
                (_, "") => {}
                ('.', class) => self.add_class(class),
                (_, id) => self.set("id", id),
            }
            rest = &tail[end..];
        }
        if rest.len() == word.len() && is_name(word) && self.references.len() < MAX_REFERENCES {
            self.references.push(word.to_owned());
        }
    }
}

/// Writes ` name="value"`.
pub(super) fn write_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_attribute(out, value);
    out.push('"');
}

pub(super) fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        && word
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '-'))
}

/// Where the first word of a list ends; white space between quotes belongs to it.
fn word_end(list: &str) -> usize {
    let bytes = list.as_bytes();
    let mut quote = None;
    let mut index = 0;
    while index < bytes.len() {
        match (quote, bytes[index]) {
            (_, b'\\') => index += 1,
            (None, byte) if byte.is_ascii_whitespace() => return index,
            (None, byte @ (b'"' | b'\'')) if index > 0 && bytes[index - 1] == b'=' => {
                quote = Some(byte);
            }
            (Some(open), byte) if open == byte => return index + 1,
            _ => {}
        }
        index += 1;
    }
    list.len()
}

/// `key="value"` or `key='value'`.
fn quoted(word: &str) -> Option<(&str, &str)> {
    let (name, value) = word.split_once('=')?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = value[1..].strip_suffix(quote)?;
    let plain = !name.is_empty() && !name.contains(['"', '\'', '<', '>']);
    plain.then_some((name, value))
}
