//! What the names in a document stand for: targets, footnotes, substitutions.

use std::collections::{HashMap, HashSet};

use crate::tree::Image;

/// Where a name leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Address(String),
    Id(String),
    Name(String),
}

/// What a substitution shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Substitute {
    Text(String),
    Image(Image),
    Plain(String),
}

#[derive(Debug, Default)]
pub(crate) struct Names {
    explicit: HashMap<String, Target>,
    sections: HashMap<String, String>,
    pub anonymous: Vec<Target>,
    pub substitutes: HashMap<String, Substitute>,
    /// Targets that the next block is, or the next address.
    pending: Vec<Option<String>>,
    ids: HashSet<String>,
    pub footnotes: Vec<Footnote>,
    pub citations: HashSet<String>,
}

/// A footnote: as it is written, and the number or sign that it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Footnote {
    pub written: String,
    pub shown: String,
}

impl Names {
    pub(crate) fn section(&mut self, title: &str) -> String {
        let id = self.new_id(&plain(title), "section");
        self.sections
            .entry(normal(&plain(title)))
            .or_insert_with(|| id.clone());
        id
    }

    /// An id that nothing in the document has yet.
    pub(crate) fn new_id(&mut self, text: &str, fallback: &str) -> String {
        let id = id_of(text);
        let base = if id.is_empty() {
            fallback.to_owned()
        } else {
            id
        };
        let mut id = base.clone();
        let mut number = 1;
        while !self.ids.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        id
    }

    /// A target without an address; what comes next is it. Gives the id that its place has.
    pub(crate) fn wait(&mut self, name: Option<&str>) {
        self.pending.push(name.map(normal));
    }

    /// The address of a target, and of those right before it.
    pub(crate) fn address(&mut self, name: Option<&str>, target: Target) {
        let before = std::mem::take(&mut self.pending);
        for name in before.into_iter().chain([name.map(normal)]) {
            self.set(name, target.clone());
        }
    }

    fn set(&mut self, name: Option<String>, target: Target) {
        match name {
            Some(name) => {
                self.explicit.entry(name).or_insert(target);
            }
            None => self.anonymous.push(target),
        }
    }

    /// The ids of targets without an address, which the next block takes.
    pub(crate) fn take_pending(&mut self) -> Vec<String> {
        let mut ids = Vec::new();
        for name in std::mem::take(&mut self.pending) {
            let id = self.new_id(name.as_deref().unwrap_or("target"), "target");
            self.set(name, Target::Id(id.clone()));
            ids.push(id);
        }
        ids
    }

    /// Targets at the end of a block lead to where they are.
    pub(crate) fn end_pending(&mut self) {
        if !self.pending.is_empty() {
            self.take_pending();
        }
    }

    /// Notes the names that a text gives to places in it: phrases with an address, and targets.
    pub(crate) fn scan(&mut self, text: &str) {
        for (end, _) in text.match_indices(">`_") {
            if text[end + 3..].starts_with('_') {
                continue;
            }
            let before = &text[..end];
            let (Some(start), Some(open)) = (before.rfind('`'), before.rfind('<')) else {
                continue;
            };
            if open <= start {
                continue;
            }
            let name = text[start + 1..open].trim();
            let written = &text[open + 1..end];
            if !name.is_empty() {
                let target = embedded(written);
                self.explicit.entry(normal(name)).or_insert(target);
            }
        }
        for (at, _) in text.match_indices("_`") {
            let is_start = text[..at]
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric() && c != '`');
            if let (true, Some(end)) = (is_start, text[at + 2..].find('`')) {
                let name = &text[at + 2..at + 2 + end];
                let id = Target::Id(id_of(name));
                self.explicit.entry(normal(name)).or_insert(id);
            }
        }
    }

    /// Where a name leads; `None` if nothing has it.
    pub(crate) fn find(&self, name: &str) -> Option<Target> {
        let mut name = normal(name);
        // Names may stand for names, but not in a ring.
        for _ in 0..20 {
            match self.explicit.get(&name) {
                Some(Target::Name(other)) => name = normal(other),
                Some(found) => return Some(found.clone()),
                None => {
                    let id = self.sections.get(&name)?;
                    return Some(Target::Id(id.clone()));
                }
            }
        }
        None
    }

    /// Gives their numbers and signs to the footnotes that have none of their own.
    pub(crate) fn number(&mut self) {
        let taken: HashSet<String> = self
            .footnotes
            .iter()
            .map(|note| note.written.clone())
            .collect();
        let signs = [
            "*", "\u{2020}", "\u{2021}", "\u{a7}", "\u{b6}", "#", "\u{2660}", "\u{2665}",
            "\u{2666}", "\u{2663}",
        ];
        let (mut number, mut sign) = (0, 0);
        for note in &mut self.footnotes {
            note.shown = if note.written.starts_with('#') {
                number += 1;
                while taken.contains(&number.to_string()) {
                    number += 1;
                }
                number.to_string()
            } else if note.written == "*" {
                sign += 1;
                signs[(sign - 1) % signs.len()].repeat(1 + (sign - 1) / signs.len())
            } else {
                note.written.clone()
            };
        }
    }
}

/// The address in `text <address>`, or the name if it ends with `_`.
pub(crate) fn embedded(written: &str) -> Target {
    match written.strip_suffix('_') {
        Some(name) if !name.ends_with('\\') => Target::Name(name.trim_matches('`').to_owned()),
        _ => Target::Address(address(written)),
    }
}

/// An address: without white space and escapes; a mail address gets its scheme.
pub(crate) fn address(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut chars = written.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next().filter(|c| !c.is_whitespace())),
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    let is_mail = out.contains('@') && !out.contains([':', '/', '?', '#']);
    if is_mail {
        format!("mailto:{out}")
    } else {
        out
    }
}

/// Names are the same whatever their case and white space.
pub(crate) fn normal(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase().replace('\\', "")
}

/// A text without its marks, for names and ids.
fn plain(text: &str) -> String {
    text.replace(['`', '*', '|'], "")
}

/// An id of a name: letters and digits of ASCII, with `-` between them.
pub(crate) fn id_of(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => id.push(c.to_ascii_lowercase()),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    let id = id.trim_end_matches('-');
    id.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-')
        .to_owned()
}

/// Whether a name may be written without quotes: letters and digits, with single signs between them.
pub(crate) fn is_simple(name: &str) -> bool {
    let mut was_sign = true;
    for c in name.chars() {
        let is_sign = "-._+:".contains(c);
        if !is_sign && !c.is_alphanumeric() || is_sign && was_sign {
            return false;
        }
        was_sign = is_sign;
    }
    !was_sign
}
