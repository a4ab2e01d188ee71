//! Blocks of code: indented, or between fences.

use super::super::line::{ends_lazy, is_blank, is_indented, line_at, unindented};
use super::super::node::{Kind, Node};
use super::Blocks;

impl Blocks<'_, '_> {
    pub(super) fn indented_code(&mut self) {
        let mut text = String::new();
        self.indented_lines(&mut text, ' ');
        self.push(Node::new(Kind::Code {
            text,
            language: None,
        }));
    }

    /// Takes the lines that are indented as code. A line without indentation right below goes on with the line before it,
    /// joined by `joint`.
    pub(super) fn indented_lines(&mut self, taken: &mut String, joint: char) {
        let mut any = false;
        while self.position < self.text.len() {
            let start = self.position;
            let mut position = start;
            while position < self.text.len() && is_blank(line_at(self.text, position)) {
                position += line_at(self.text, position).len();
            }
            if position >= self.text.len() {
                break;
            }
            let line = line_at(self.text, position);
            if is_indented(line) {
                for blank in self.text[start..position].split_inclusive('\n') {
                    taken.push_str(code_line(blank).unwrap_or("\n"));
                }
                taken.push_str(code_line(line).unwrap_or(line));
                any = true;
            } else if any && position == start && !ends_lazy(line) {
                if taken.ends_with('\n') {
                    taken.pop();
                    taken.push(joint);
                }
                taken.push_str(line);
            } else {
                break;
            }
            self.position = position + line.len();
        }
    }

    pub(super) fn fenced_code(&mut self) -> bool {
        let line = self.line();
        let Some(fence) = unindented(line).map(str::trim_end) else {
            return false;
        };
        let Some(mark) = fence.chars().next().filter(|c| matches!(c, '`' | '~')) else {
            return false;
        };
        let info = fence.trim_start_matches(mark);
        let width = fence.len() - info.len();
        let info = info.trim();
        if width < 3 || info.contains(is_white) {
            return false;
        }
        if self.source.budget.exceeded {
            return false;
        }
        let start = self.position + line.len();
        let Some((end, closing)) = self.closing_fence(start, mark, width) else {
            return false;
        };
        let mut text = self.text[start..end].to_owned();
        if text.is_empty() {
            text.push('\n');
        }
        self.position = end + line_at(self.text, end).len();
        // What a shorter fence leaves of the first one is taken for a part of the language.
        let info = &fence[closing.min(width)..];
        let language = info.trim().split('?').next();
        let language = language.filter(|name| !name.is_empty());
        let language = language.map(str::to_owned);
        self.push(Node::new(Kind::Code { text, language }));
        true
    }

    /// The line that closes a fence of `width` marks, and how many it has: the first that is as wide, or else the first of
    /// the widest.
    fn closing_fence(&mut self, start: usize, mark: char, width: usize) -> Option<(usize, usize)> {
        let mut widest = None;
        let mut position = start;
        while position < self.text.len() {
            let line = line_at(self.text, position);
            let found = closing_width(line, mark).filter(|found| *found >= 3);
            if let Some(found) = found {
                if found >= width {
                    return Some((position, found));
                }
                if widest.is_none_or(|(_, known)| found > known) {
                    widest = Some((position, found));
                }
            }
            position += line.len();
        }
        self.source.budget.spend(position - start);
        widest
    }
}

/// How many marks a line has that is a fence without a language.
fn closing_width(line: &str, mark: char) -> Option<usize> {
    let line = unindented(line)?;
    let after = line.trim_start_matches(mark);
    is_blank(after).then_some(line.len() - after.len())
}

/// The line without the indentation of code.
fn code_line(line: &str) -> Option<&str> {
    line.strip_prefix('\t')
        .or_else(|| line.strip_prefix("    "))
}

fn is_white(char: char) -> bool {
    char.is_ascii_whitespace()
}
