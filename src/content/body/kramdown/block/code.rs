//! Blocks of code: indented, or between fences.

use super::super::line::{ends_lazy, is_blank, is_indented, line_at, unindented};
use super::super::node::{Kind, Node};
use super::Blocks;

impl Blocks<'_, '_> {
    pub(super) fn indented_code(&mut self) {
        let mut code = String::new();
        let mut blank = String::new();
        while self.position < self.text.len() {
            let start = self.position;
            let mut position = start;
            blank.clear();
            while position < self.text.len() && is_blank(line_at(self.text, position)) {
                let line = line_at(self.text, position);
                blank.push_str(code_line(line).unwrap_or("\n"));
                position += line.len();
            }
            if position >= self.text.len() {
                break;
            }
            let line = line_at(self.text, position);
            if is_indented(line) {
                code.push_str(&blank);
                code.push_str(code_line(line).unwrap_or(line));
            } else if position == start && !ends_lazy(line) {
                // A line without indentation goes on with the line before it.
                if code.ends_with('\n') {
                    code.pop();
                    code.push(' ');
                }
                code.push_str(line);
            } else {
                break;
            }
            self.position = position + line.len();
        }
        self.push(Node::new(Kind::Code {
            text: code,
            language: None,
        }));
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
        if width < 3 {
            return false;
        }
        let start = self.position + line.len();
        let mut position = start;
        while position < self.text.len() {
            let line = line_at(self.text, position);
            if closes(line, mark, width) {
                let text = self.text[start..position].to_owned();
                let info = info.trim();
                self.position = position + line.len();
                let language = info.split_whitespace().next().map(|word| {
                    word.split_once('?')
                        .map_or(word, |(name, _)| name)
                        .to_owned()
                });
                self.push(Node::new(Kind::Code { text, language }));
                return true;
            }
            position += line.len();
        }
        false
    }
}

/// Whether the line is a fence of `mark`, at least as wide as the one that opened.
fn closes(line: &str, mark: char, width: usize) -> bool {
    unindented(line).is_some_and(|line| {
        let after = line.trim_start_matches(mark);
        line.len() - after.len() >= width && is_blank(after)
    })
}

/// The line without the indentation of code.
fn code_line(line: &str) -> Option<&str> {
    line.strip_prefix('\t')
        .or_else(|| line.strip_prefix("    "))
}
