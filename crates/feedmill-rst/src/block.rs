//! The structure of a document: sections, paragraphs, quotes and literal blocks; the rest has files of its own.

use std::collections::HashMap;

use crate::line::{Line, adornment, cut, dedent, indented, joined, least_indent, width};
use crate::names::Names;
use crate::tree::Block;
use crate::{Problem, list, table};

/// Deeper than any person's nesting; what is deeper is shown as it is written.
const DEEPEST: usize = 40;

/// What the structure of a document is read with.
#[derive(Debug, Default)]
pub(crate) struct Parser {
    /// The adornments of titles, from the outermost inwards.
    styles: Vec<(char, bool)>,
    pub names: Names,
    pub roles: HashMap<String, Role>,
    pub default_role: Option<String>,
    pub problems: Vec<Problem>,
    pub language: String,
    depth: usize,
}

/// What a role of the document's own stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Raw { is_html: bool },
    Code,
    Other { base: String, class: String },
}

impl Parser {
    pub(crate) fn problem(&mut self, line: usize, message: impl Into<String>) {
        let message = message.into();
        self.problems.push(Problem { line, message });
    }

    /// The blocks of nested lines.
    pub(crate) fn nested(&mut self, lines: &[Line<'_>]) -> Vec<Block> {
        if self.depth >= DEEPEST {
            return vec![Block::Literal(joined(lines))];
        }
        self.depth += 1;
        let blocks = self.blocks(lines, false);
        self.depth -= 1;
        blocks
    }

    /// The blocks of lines; `is_top` where sections may begin.
    pub(crate) fn blocks(&mut self, lines: &[Line<'_>], is_top: bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            if lines[at].is_blank() {
                at += 1;
                continue;
            }
            let used = self.block(&lines[at..], is_top, &mut blocks).max(1);
            at += used;
        }
        self.names.end_pending();
        blocks
    }

    /// Reads one block at the start of `lines`, and gives how many lines it takes.
    fn block(&mut self, lines: &[Line<'_>], is_top: bool, out: &mut Vec<Block>) -> usize {
        let line = lines[0];
        if line.indent() > 0 {
            return self.quotes(lines, out);
        }
        if let Some(used) = self.explicit(lines, out) {
            return used;
        }
        self.names.end_pending();
        if let Some(used) = list::read(self, lines, out) {
            return used;
        }
        if let Some(used) = table::read(self, lines, out) {
            return used;
        }
        if line.text.starts_with(">>> ") || line.text == ">>>" {
            let end = lines.iter().position(Line::is_blank);
            let end = end.unwrap_or(lines.len());
            out.push(Block::Code {
                language: "pycon".into(),
                text: joined(&lines[..end]),
            });
            return end;
        }
        if let Some(used) = self.title(lines, is_top, out) {
            return used;
        }
        self.text(lines, out)
    }

    /// A title between adornments or above one, or a line between paragraphs.
    fn title(&mut self, lines: &[Line<'_>], is_top: bool, out: &mut Vec<Block>) -> Option<usize> {
        let first = lines[0].text;
        let second = lines.get(1).map(|line| line.text);
        if let Some(sign) = adornment(first) {
            if let (Some(title), Some(under)) = (second, lines.get(2))
                && !title.trim().is_empty()
                && adornment(under.text) == Some(sign)
                && (first.len() >= 4 || first.len() >= width(title.trim()))
            {
                self.heading(title.trim(), (sign, true), is_top, out);
                return Some(3);
            }
            let is_alone = second.is_none_or(|second| second.trim().is_empty());
            if first.len() >= 4 && is_alone {
                out.push(Block::Rule);
                return Some(1);
            }
        }
        let under = second?;
        let sign = adornment(under)?;
        let is_long = under.len() >= 4 || under.len() >= width(first);
        if !is_long || adornment(first).is_some() && first.len() < 4 {
            return None;
        }
        self.heading(first, (sign, false), is_top, out);
        Some(2)
    }

    fn heading(&mut self, text: &str, style: (char, bool), is_top: bool, out: &mut Vec<Block>) {
        let level = match self.styles.iter().position(|known| *known == style) {
            Some(at) => at + 1,
            None => {
                self.styles.push(style);
                self.styles.len()
            }
        };
        let level = if is_top { level } else { level.max(2) };
        let id = self.names.section(text);
        self.names.scan(text);
        let text = text.to_owned();
        out.push(Block::Heading { level, text, id });
    }

    /// A paragraph, a definition, or a paragraph and the literal block that it announces.
    fn text(&mut self, lines: &[Line<'_>], out: &mut Vec<Block>) -> usize {
        if lines
            .get(1)
            .is_some_and(|line| !line.is_blank() && line.indent() > 0)
        {
            return list::definitions(self, lines, out);
        }
        let end = lines
            .iter()
            .position(|line| line.is_blank() || line.indent() > 0)
            .unwrap_or(lines.len());
        let mut text = joined(&lines[..end]);
        let is_literal = text.ends_with("::") && !text.ends_with("\\::");
        if is_literal {
            text.truncate(text.len() - 2);
            let is_bare = text.is_empty() || text.ends_with([' ', '\n']);
            text.truncate(text.trim_end().len());
            if !is_bare {
                text.push(':');
            }
        }
        if !text.is_empty() {
            self.names.scan(&text);
            out.push(Block::Paragraph(text));
        }
        if !is_literal {
            return end;
        }
        end + self.literal(&lines[end..], out)
    }

    fn literal(&mut self, lines: &[Line<'_>], out: &mut Vec<Block>) -> usize {
        let start = lines.iter().position(|line| !line.is_blank());
        let Some(start) = start else { return 0 };
        if lines[start].indent() > 0 {
            let length = indented(lines, start, 1);
            let text = joined(&dedent(&lines[start..start + length]));
            out.push(Block::Literal(text));
            return start + length;
        }
        // Without indentation, every line begins with the same sign.
        let sign = lines[start].text.chars().next();
        let sign = sign.filter(|sign| sign.is_ascii_punctuation());
        let Some(sign) = sign.filter(|_| start > 0) else {
            self.problem(
                lines[start].no,
                "a literal block is announced with `::`, and none follows",
            );
            return 0;
        };
        let rest = &lines[start..];
        let end = rest.iter().position(|line| !line.text.starts_with(sign));
        let end = end.unwrap_or(rest.len());
        out.push(Block::Literal(joined(&rest[..end])));
        start + end
    }

    /// Quotes: what is set in. A line of `-- who` ends each.
    fn quotes(&mut self, lines: &[Line<'_>], out: &mut Vec<Block>) -> usize {
        let length = indented(lines, 0, 1);
        let mut rest = &lines[..length];
        while !rest.is_empty() {
            let width = least_indent(rest);
            let block = cut(rest, width);
            let (end, next, from) = match attribution(&block) {
                Some((start, end, from)) => (start, end, Some(from)),
                None => (rest.len(), rest.len(), None),
            };
            let blocks = self.nested(&block[..end]);
            if let Some(from) = &from {
                self.names.scan(from);
            }
            out.push(Block::Quote { blocks, from });
            rest = &rest[next..];
            while rest.first().is_some_and(Line::is_blank) {
                rest = &rest[1..];
            }
        }
        length
    }
}

/// Where a quote names whom it is from: the paragraph after a blank line that begins with a dash.
fn attribution(lines: &[Line<'_>]) -> Option<(usize, usize, String)> {
    let mut was_blank = false;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() {
            was_blank = at > 0;
            continue;
        }
        let dash = ["---", "--", "\u{2014}"]
            .iter()
            .find_map(|dash| line.text.strip_prefix(dash));
        if let (true, Some(rest)) = (was_blank, dash)
            && !rest.starts_with('-')
            && !rest.trim().is_empty()
        {
            let tail = &lines[at..];
            let end = tail.iter().position(Line::is_blank).unwrap_or(tail.len());
            let more: Vec<&str> = tail[1..end].iter().map(|line| line.text.trim()).collect();
            let text = [&[rest.trim()][..], &more].concat().join("\n");
            return Some((at, at + end, text));
        }
        was_blank = false;
    }
    None
}
