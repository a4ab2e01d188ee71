//! What stands in braces: attribute lists, comments, options.

use super::super::attributes::{Attributes, is_name};
use super::super::line::{attribute_line, closing_brace, is_blank, line_at, unindented};
use super::super::node::{Kind, Node};
use super::Blocks;

/// `{::name options}`: the parts of an extension's opening.
pub(in super::super) struct Opening<'t> {
    pub name: &'t str,
    pub options: Attributes,
    /// `{::name /}`.
    pub closed: bool,
    pub len: usize,
}

/// The extension that `text` opens.
pub(in super::super) fn opening(text: &str) -> Option<Opening<'_>> {
    let inside = text.strip_prefix("{::")?;
    let end = closing_brace(inside)?;
    let list = inside[..end].trim_end();
    let (list, closed) = match list.strip_suffix('/') {
        Some(list) => (list, true),
        None => (list, false),
    };
    let name_end = list.find([' ', '\t']).unwrap_or(list.len());
    let name = &list[..name_end];
    if name.is_empty()
        || !name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    {
        return None;
    }
    let mut options = Attributes::default();
    options.parse(&list[name_end..]);
    Some(Opening {
        name,
        options,
        closed,
        len: 3 + end + 1,
    })
}

/// Where `{:/name}` or `{:/}` begins in `text`, and where it ends.
pub(in super::super) fn ending(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let start = from + memchr::memmem::find(&text.as_bytes()[from..], b"{:/")?;
        let after = &text[start + 3..];
        let tail = after.strip_prefix(name).unwrap_or(after);
        if tail.starts_with('}') {
            return Some((start, text.len() - tail.len() + 1));
        }
        from = start + 3;
    }
}

/// The same, alone on its line.
fn ending_line(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let (start, end) = ending(&text[from..], name)?;
        let (start, end) = (from + start, from + end);
        let before = &text[text[..start].rfind('\n').map_or(0, |at| at + 1)..start];
        let is_alone = before.len() <= 3 && before.bytes().all(|byte| byte == b' ');
        if is_alone && is_blank(line_at(text, end)) {
            return Some((start - before.len(), end));
        }
        from = end;
    }
}

impl Blocks<'_, '_> {
    pub(super) fn extension(&mut self, line: &str) -> bool {
        let Some(line_text) = unindented(line) else {
            return false;
        };
        if line_text.starts_with("{::") {
            return self.named_extension();
        }
        let Some(list) = attribute_line(line_text) else {
            return false;
        };
        self.position += line.len();
        if let Some((name, list)) = list.split_once(':')
            && is_name(name)
        {
            let mut attributes = Attributes::default();
            attributes.parse(list);
            let lists = &mut self.source.definitions.lists;
            lists.entry(name.to_owned()).or_default().merge(&attributes);
            self.nodes.push(Node::new(Kind::Hidden));
            return true;
        }
        let mut attributes = Attributes::default();
        attributes.parse(list);
        let before = self
            .nodes
            .iter_mut()
            .rev()
            .find(|node| !matches!(node.kind, Kind::Hidden));
        match before {
            Some(node) if !matches!(node.kind, Kind::Blank | Kind::End) => {
                node.attributes.merge(&attributes);
                self.nodes.push(Node::new(Kind::Hidden));
            }
            _ => self.pending.get_or_insert_default().merge(&attributes),
        }
        true
    }

    fn named_extension(&mut self) -> bool {
        let rest = self.rest().trim_start_matches(' ');
        let start = self.text.len() - rest.len();
        let Some(found) = opening(rest) else {
            return false;
        };
        let after = &rest[found.len..];
        let tail = line_at(after, 0);
        if !is_blank(tail) {
            return false;
        }
        let body_start = found.len + tail.len();
        let (body, next) = if found.closed {
            ("", start + body_start)
        } else {
            if self.source.budget.exceeded {
                return false;
            }
            let Some((end, after_end)) = ending_line(&rest[body_start..], found.name) else {
                self.source.budget.spend(rest.len());
                return false;
            };
            let line = line_at(rest, body_start + after_end);
            let body = &rest[body_start..body_start + end];
            (body, start + body_start + after_end + line.len())
        };
        match found.name {
            "comment" => self.nodes.push(Node::new(Kind::Hidden)),
            "nomarkdown" => {
                let html = found
                    .options
                    .get("type")
                    .is_none_or(|kind| kind.split(' ').any(|word| word == "html"));
                if html {
                    self.push(Node::new(Kind::Raw(body.to_owned())));
                }
            }
            "options" => {
                for (name, value) in found.options.pairs() {
                    self.source.options.set(name, value);
                }
                self.nodes.push(Node::new(Kind::Hidden));
            }
            _ => return false,
        }
        self.position = next;
        true
    }
}
