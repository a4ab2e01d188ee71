//! Headings and rules.

use super::super::attributes::Attributes;
use super::super::line::{is_blank, is_heading, is_plain_heading, line_at, unindented};
use super::super::node::{Kind, Node};
use super::Blocks;

impl Blocks<'_, '_> {
    /// `## text ##`.
    pub(super) fn heading(&mut self, line: &str) -> bool {
        let found = match self.source.options.gfm {
            true => is_heading(line),
            false => is_plain_heading(line),
        };
        if !found || !self.source.options.ends_paragraphs && !self.after_boundary() {
            return false;
        }
        let level = line.bytes().take_while(|&byte| byte == b'#').count().min(6);
        let text = line[level..].trim();
        let (text, id) = split_id(text);
        let without = text.trim_end_matches('#');
        let closes =
            without.ends_with([' ', '\t']) || !self.source.options.gfm && !without.ends_with('\\');
        let text = if closes { without.trim_end() } else { text };
        self.position += line.len();
        self.push_heading(level, text, id);
        true
    }

    /// A line above `===` or `---`.
    pub(super) fn underlined_heading(&mut self, line: &str) -> bool {
        let next = self.position + line.len();
        if next >= self.text.len() || !self.after_boundary() {
            return false;
        }
        let underline = line_at(self.text, next).trim_end();
        let level = match underline.as_bytes().first() {
            Some(b'=') => 1,
            Some(b'-') => 2,
            _ => return false,
        };
        let mark = &underline[..1];
        if !underline.trim_start_matches(mark).is_empty() {
            return false;
        }
        let underline_len = line_at(self.text, next).len();
        let (text, id) = split_id(line.trim());
        self.position = next + underline_len;
        self.push_heading(level, text, id);
        true
    }

    fn push_heading(&mut self, level: usize, text: &str, id: Option<&str>) {
        let mut node = Node::new(Kind::Heading {
            level: level as u8,
            text: text.to_owned(),
        });
        if let Some(id) = id {
            let mut attributes = Attributes::default();
            attributes.set("id", id);
            node.attributes = attributes;
        }
        self.push(node);
    }

    /// `* * *`, `---` or `___`.
    pub(super) fn rule(&mut self, line: &str) -> bool {
        if !is_rule(line) {
            return false;
        }
        self.position += line.len();
        self.push(Node::new(Kind::Rule));
        true
    }
}

/// Whether the line is a rule.
pub(super) fn is_rule(line: &str) -> bool {
    let Some(line) = unindented(line) else {
        return false;
    };
    let Some(mark) = line.bytes().next().filter(|byte| b"*-_".contains(byte)) else {
        return false;
    };
    let marks = line.bytes().filter(|&byte| byte == mark).count();
    marks >= 3
        && line
            .bytes()
            .all(|byte| byte == mark || matches!(byte, b' ' | b'\t' | b'\n'))
}

/// `text {#id}`: both parts.
fn split_id(text: &str) -> (&str, Option<&str>) {
    let id = || {
        let inside = text.strip_suffix('}')?;
        let (before, id) = inside.rsplit_once("{#")?;
        let name = id.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && id
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'));
        let apart = before.ends_with([' ', '\t']);
        (name && apart).then_some((before, id))
    };
    match id() {
        Some((before, id)) if !is_blank(before) => (before.trim_end(), Some(id)),
        _ => (text, None),
    }
}
