//! A tree to HTML.

use crate::place::{DEEPEST, Piece, Place, Raw, marked, pieces};
use crate::tree::{Element, is_block};

/// Elements that have no end.
const VOID: [&str; 3] = ["br", "hr", "img"];

/// The HTML of what is in a tree.
pub(crate) fn html(root: &Element, place: &Place<'_>) -> String {
    let mut writer = Writer {
        out: String::new(),
        place,
    };
    for child in &root.children {
        writer.element(child, 0);
        if !writer.out.is_empty() && !writer.out.ends_with('\n') {
            writer.out.push('\n');
        }
    }
    let trimmed = writer.out.trim_end().len();
    writer.out.truncate(trimmed);
    if !writer.out.is_empty() {
        writer.out.push('\n');
    }
    writer.out
}

struct Writer<'p> {
    out: String,
    place: &'p Place<'p>,
}

impl Writer<'_> {
    fn element(&mut self, element: &Element, depth: usize) {
        if depth > DEEPEST * 3 {
            return;
        }
        if self.is_raw_block(element) {
            self.text(element.text.trim(), depth);
            self.text(&element.tail, depth);
            return;
        }
        self.out.push('<');
        self.out.push_str(&element.tag);
        for (name, value) in &element.attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.value(value, depth);
            self.out.push('"');
        }
        self.out.push('>');
        if !VOID.contains(&element.tag.as_str()) {
            let has_lines = is_block(&element.tag)
                && element.children.iter().any(|child| is_block(&child.tag))
                && element.tag != "pre";
            match element.tag == "code" && element.is_final {
                true => self.code(&element.text, depth),
                false => self.text(&element.text, depth),
            }
            if has_lines {
                self.line();
            }
            for child in &element.children {
                self.element(child, depth + 1);
                if has_lines && is_block(&child.tag) {
                    self.line();
                }
            }
            self.out.push_str("</");
            self.out.push_str(&element.tag);
            self.out.push('>');
        } else if element.tag == "br" {
            self.out.push('\n');
        }
        self.text(&element.tail, depth);
    }

    fn line(&mut self) {
        if !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Whether an element is a paragraph of nothing but a block of HTML.
    fn is_raw_block(&self, element: &Element) -> bool {
        if element.tag != "p" || !element.children.is_empty() {
            return false;
        }
        let Some(('r', at, "")) = marked(element.text.trim()) else {
            return false;
        };
        let Some(Raw::Html(html)) = self.place.raw.get(at) else {
            return false;
        };
        let Some(name) = html.strip_prefix('<') else {
            return false;
        };
        let name = name.strip_prefix('/').unwrap_or(name);
        let end = name.find([' ', '>', '\n']).unwrap_or(name.len());
        name.starts_with(['!', '?', '@', '%'])
            || is_block(name[..end].trim_end_matches('/').to_lowercase().as_str())
    }

    fn text(&mut self, text: &str, depth: usize) {
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => escape(text, false, &mut self.out),
                Piece::Mark('r', at) => self.raw(at, depth),
                Piece::Mark('e', code) => self.character(code),
                Piece::Mark(..) => {}
            }
        }
    }

    /// Code says what it says: `&amp;` in it is not a reference.
    fn code(&mut self, text: &str, depth: usize) {
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => {
                    for (at, part) in text.split('&').enumerate() {
                        if at > 0 {
                            self.out.push_str("&amp;");
                        }
                        escape(part, false, &mut self.out);
                    }
                }
                Piece::Mark('r', at) => self.raw(at, depth),
                Piece::Mark(..) => {}
            }
        }
    }

    fn value(&mut self, text: &str, depth: usize) {
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => escape(text, true, &mut self.out),
                // No tag belongs into an attribute.
                Piece::Mark('r', at) => {
                    let mut writer = Writer {
                        out: String::new(),
                        place: self.place,
                    };
                    writer.raw(at, depth);
                    escape(&writer.out, true, &mut self.out);
                }
                Piece::Mark('e', code) => self.character(code),
                Piece::Mark(..) => {}
            }
        }
    }

    fn character(&mut self, code: usize) {
        if let Some(c) = u32::try_from(code).ok().and_then(char::from_u32) {
            let mut buffer = [0; 4];
            escape(c.encode_utf8(&mut buffer), true, &mut self.out);
        }
    }

    /// HTML as it is, with what stands in for more of it.
    fn raw(&mut self, at: usize, depth: usize) {
        let Some(Raw::Html(html)) = self.place.raw.get(at) else {
            return;
        };
        if depth > DEEPEST * 3 {
            return;
        }
        for piece in pieces(html) {
            match piece {
                Piece::Text(text) => self.out.push_str(text),
                Piece::Mark('r', inner) if inner != at => self.raw(inner, depth + 1),
                Piece::Mark('e', code) => self.character(code),
                Piece::Mark(..) => {}
            }
        }
    }
}

/// Signs that mean something become references; `&` only if it begins none.
pub(crate) fn escape(text: &str, is_value: bool, out: &mut String) {
    for (at, c) in text.char_indices() {
        match c {
            '&' if begins_reference(&text[at + 1..]) => out.push('&'),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if is_value => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

fn begins_reference(rest: &str) -> bool {
    let Some(end) = rest.bytes().take(40).position(|byte| byte == b';') else {
        return false;
    };
    let name = &rest[..end];
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The sign of one of the references that everybody knows.
pub(crate) fn decoded(reference: &str) -> String {
    let name = reference.trim_start_matches('&').trim_end_matches(';');
    let number = match name.strip_prefix('#') {
        Some(hex) if hex.starts_with('x') => u32::from_str_radix(&hex[1..], 16).ok(),
        Some(number) => number.parse().ok(),
        None => None,
    };
    match (name, number.and_then(char::from_u32)) {
        (_, Some(c)) => c.to_string(),
        ("amp", _) => "&".into(),
        ("lt", _) => "<".into(),
        ("gt", _) => ">".into(),
        ("quot", _) => "\"".into(),
        ("nbsp", _) => "\u{a0}".into(),
        _ => reference.to_owned(),
    }
}
