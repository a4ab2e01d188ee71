//! HTML in a text: blocks of it pass through, each as a block of its own.

use crate::place::Place;
use crate::tree::{Element, is_block};

/// Elements whose content is not Markdown even where others' is.
const NEVER: [&str; 7] = [
    "canvas", "math", "option", "pre", "script", "style", "textarea",
];

/// Elements with the attribute `markdown` that hold running text, and no blocks.
const RUNNING: [&str; 15] = [
    "address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "li", "p", "summary",
    "td", "th",
];

/// The text with its blocks of HTML put aside.
pub(crate) fn extract(text: &str, place: &mut Place<'_>) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let mut reader = Reader {
        text,
        at: 0,
        out: String::with_capacity(text.len()),
        open: Vec::new(),
        raw: String::new(),
        is_after: false,
    };
    reader.run(place);
    reader.out
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    out: String,
    /// The elements that are open in the block of HTML.
    open: Vec<String>,
    /// The block of HTML so far.
    raw: String,
    /// Whether a block of HTML ended on this line.
    is_after: bool,
}

impl Reader<'_> {
    fn run(&mut self, place: &mut Place<'_>) {
        while let Some(found) = self.text[self.at..].find('<') {
            self.pass(self.at + found);
            let rest = &self.text[self.at..];
            let next = rest[1..].chars().next();
            match next {
                Some('/') => self.end_tag(place),
                Some('!' | '?') => self.declaration(place),
                Some(c) if c.is_ascii_alphabetic() => self.start_tag(place),
                _ => self.pass(self.at + 1),
            }
        }
        self.pass(self.text.len());
        if !self.open.is_empty() {
            let raw = std::mem::take(&mut self.raw);
            self.out.push_str(&place.keep(raw));
        }
    }

    /// Passes over text up to `end`.
    fn pass(&mut self, end: usize) {
        let data = &self.text[self.at..end];
        if self.is_after && data.contains('\n') {
            self.is_after = false;
        }
        match self.open.is_empty() {
            true => self.out.push_str(data),
            false => self.raw.push_str(data),
        }
        self.at = end;
    }

    fn is_at_line_start(&self) -> bool {
        let line = self.text[..self.at].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[line..self.at];
        before.len() <= 3 && before.bytes().all(|byte| byte == b' ')
    }

    /// Whether nothing but blanks follows on the line that `at` is on, and a line that is empty.
    fn is_blank_after(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches(' ');
        rest.strip_prefix('\n')
            .is_some_and(|rest| rest.trim_start_matches(' ').starts_with('\n'))
    }

    fn start_tag(&mut self, place: &mut Place<'_>) {
        let rest = &self.text[self.at..];
        let Some(length) = tag_length(rest) else {
            self.pass(self.at + 1);
            return;
        };
        let tag = &rest[..length];
        let name = tag_name(&tag[1..]).to_lowercase();
        let is_block = is_block(&name);
        if tag.ends_with("/>") || name == "hr" {
            self.whole(length, is_block, place);
            return;
        }
        if !self.open.is_empty() {
            self.pass(self.at + length);
            if !self.skip_code_of(&name) {
                self.open.push(name);
            }
            return;
        }
        if !is_block || !(self.is_after || self.is_at_line_start()) {
            self.pass(self.at + length);
            return;
        }
        if place.options.markdown_in_html && self.markdown(tag, &name, place) {
            return;
        }
        self.out.push('\n');
        self.open.push(name.clone());
        let tag = match place.options.markdown_in_html {
            true => without_markdown(tag),
            false => tag.to_owned(),
        };
        self.raw.push_str(&tag);
        self.at += length;
        self.skip_code_of(&name);
    }

    /// Scripts and styles end at their own end, whatever is in them. Whether the end was found, and passed.
    fn skip_code_of(&mut self, name: &str) -> bool {
        if !matches!(name, "script" | "style") {
            return false;
        }
        let end = format!("</{name}");
        let rest = &self.text[self.at..];
        let found = rest
            .match_indices("</")
            .find(|(at, _)| {
                rest.get(*at..at + end.len())
                    .is_some_and(|it| it.eq_ignore_ascii_case(&end))
            })
            .map(|(at, _)| at);
        if let Some(found) = found {
            self.pass(self.at + found);
        }
        false
    }

    fn end_tag(&mut self, place: &mut Place<'_>) {
        let rest = &self.text[self.at..];
        let name = tag_name(&rest[2..]).to_lowercase();
        let length = rest.find('>').filter(|_| !name.is_empty());
        let Some(length) = length.map(|end| end + 1) else {
            self.pass(self.at + 1);
            return;
        };
        if self.open.is_empty() {
            self.pass(self.at + length);
            return;
        }
        self.raw.push_str(&rest[..length]);
        self.at += length;
        if let Some(at) = self.open.iter().rposition(|open| *open == name) {
            self.open.truncate(at);
        }
        if self.open.is_empty() {
            if self.is_blank_after(self.at) {
                self.raw.push('\n');
            } else {
                self.is_after = true;
            }
            let raw = std::mem::take(&mut self.raw);
            self.out.push_str(&place.keep(raw));
            self.out.push_str("\n\n");
        }
    }

    /// A comment, a declaration or an instruction.
    fn declaration(&mut self, place: &mut Place<'_>) {
        let rest = &self.text[self.at..];
        let end = if let Some(inner) = rest.strip_prefix("<!--") {
            inner.find("-->").map(|at| at + 7)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|at| at + 2)
        } else if rest.starts_with("<![CDATA[") {
            rest.find("]]>").map(|at| at + 3)
        } else {
            let is_name = rest[2..].starts_with(|c: char| c.is_ascii_alphabetic());
            rest.find('>').filter(|_| is_name).map(|at| at + 1)
        };
        match end {
            Some(length) => self.whole(length, true, place),
            None => self.pass(self.at + 1),
        }
    }

    /// Something that is whole in itself.
    fn whole(&mut self, length: usize, is_block: bool, place: &mut Place<'_>) {
        if !self.open.is_empty() || !is_block || !self.is_at_line_start() {
            self.pass(self.at + length);
            return;
        }
        let data = self.text[self.at..self.at + length].to_owned();
        self.at += length;
        if !self.is_blank_after(self.at) {
            self.is_after = true;
        }
        if self.out.ends_with('\n') && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        self.out.push_str(&place.keep(data));
        self.out.push_str("\n\n");
    }

    /// Puts an element aside whose text is Markdown; whether it is one.
    fn markdown(&mut self, tag: &str, name: &str, place: &mut Place<'_>) -> bool {
        let mut attributes = attributes(tag);
        let Some(at) = attributes.iter().position(|(key, _)| key == "markdown") else {
            return false;
        };
        let (_, value) = attributes.remove(at);
        let has_blocks = match value.as_str() {
            "block" => true,
            "span" => false,
            "" | "1" | "markdown" => !RUNNING.contains(&name),
            _ => return false,
        };
        if NEVER.contains(&name) {
            return false;
        }
        let start = self.at + tag.len();
        let Some((inner, length)) = inner_of(&self.text[start..], name) else {
            return false;
        };
        let mut element = Element::new(name);
        element.attributes = attributes;
        let text = match has_blocks {
            true => extract(&format!("{inner}\n"), place),
            false => inner.to_owned(),
        };
        let kept = place.keep_markdown(element, has_blocks, text);
        self.out.push_str("\n\n");
        self.out.push_str(&kept);
        self.out.push_str("\n\n");
        self.at = start + length;
        self.is_after = !self.is_blank_after(self.at);
        true
    }
}

/// What is in an element that has begun, and how long that is with its end.
fn inner_of<'t>(text: &'t str, name: &str) -> Option<(&'t str, usize)> {
    let mut depth = 1usize;
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        at += found;
        let rest = &text[at + 1..];
        if let Some(end) = rest.strip_prefix('/') {
            if tag_name(end).eq_ignore_ascii_case(name) {
                depth -= 1;
                if depth == 0 {
                    let length = text[at..].find('>')? + 1;
                    return Some((&text[..at], at + length));
                }
            }
        } else if tag_name(rest).eq_ignore_ascii_case(name)
            && tag_length(&text[at..]).is_some_and(|length| !text[at..at + length].ends_with("/>"))
        {
            depth += 1;
        }
        at += 1;
    }
    None
}

/// The name that a tag begins with.
fn tag_name(text: &str) -> &str {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return "";
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '\0'));
    &text[..end.unwrap_or(text.len())]
}

/// The length of the start tag that a text begins with, if it is whole.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None => match c {
                '"' | '\'' if last == '=' => quote = Some(c),
                '>' => return Some(at + 1),
                _ => {}
            },
        }
        if !c.is_whitespace() {
            last = c;
        }
    }
    None
}

/// The attributes of a start tag.
fn attributes(tag: &str) -> Vec<(String, String)> {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    let mut rest = &inner[tag_name(inner).len()..];
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return found;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=')
            .unwrap_or(rest.len());
        // A sign of equality with no name in front is passed over.
        let (key, after) = rest.split_at(end.max(usize::from(end == 0)));
        let after = after.trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
            found.push((key.to_lowercase(), String::new()));
            rest = after;
            continue;
        };
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        found.push((key.to_lowercase(), value.to_owned()));
        rest = after;
    }
}

/// A start tag without the attribute `markdown`.
fn without_markdown(tag: &str) -> String {
    for value in ["\"0\"", "\"1\"", "\"block\"", "\"span\"", "0", "1"] {
        let written = format!(" markdown={value}");
        if let Some(at) = tag.find(&written) {
            return format!("{}{}", &tag[..at], &tag[at + written.len()..]);
        }
    }
    tag.to_owned()
}
