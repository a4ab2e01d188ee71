//! Tables: lines with `|`.

use super::super::budget::Budget;
use super::super::element::{is_inline, is_void};
use super::super::line::{line_at, unindented};
use super::super::node::{Alignment, Group, GroupKind, Kind, Node, Table};
use super::super::tag::opening;
use super::Blocks;

impl Blocks<'_, '_> {
    pub(super) fn table(&mut self, line: &str) -> bool {
        if !has_pipe(line) || unindented(line).is_none() || !self.after_boundary() {
            return false;
        }
        let mut end = self.position;
        while end < self.text.len() {
            let line = line_at(self.text, end);
            if !has_pipe(line) {
                break;
            }
            end += line.len();
        }
        if !self.before_boundary(end) {
            return false;
        }
        let Some(table) = read(&self.text[self.position..end], &mut self.source.budget) else {
            return false;
        };
        self.position = end;
        self.push(Node::new(Kind::Table(Box::new(table))));
        true
    }
}

/// Whether a `|` stands in the line that no backslash takes away.
fn has_pipe(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr_iter(b'|', bytes).any(|at| at == 0 || bytes[at - 1] != b'\\')
}

/// Whether a `|` stands outside of code and of elements: without one the lines are no table.
fn has_open_pipe(lines: &str, budget: &mut Budget) -> bool {
    let bytes = lines.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        match bytes[index] {
            b'|' => return true,
            b'\\' => index += 2,
            b'`' => index += code_len(&lines[index..]),
            b'<' => {
                let rest = &lines[index..];
                match opening(rest, budget) {
                    Some(tag) => {
                        index += tag.len;
                        if is_inline(&tag.name) && !is_void(&tag.name) && !tag.closed {
                            let end = format!("</{}>", tag.name);
                            match memchr::memmem::find(&bytes[index..], end.as_bytes()) {
                                Some(at) => index += at + end.len(),
                                None => return false,
                            }
                        }
                    }
                    None => index += 1,
                }
            }
            _ => index += 1,
        }
    }
    false
}

fn read(lines: &str, budget: &mut Budget) -> Option<Table> {
    let mut table = Table::default();
    let mut rows = Vec::new();
    let mut headed = false;
    let mut footed = false;
    let mut pipes = false;
    // Whether a `|` at the beginning of a line is a border: the first line tells.
    let bordered = lines.trim_start().starts_with('|');
    for line in lines.lines() {
        let line = line.trim();
        if is_separator(line, '-') {
            // A rule above the table means nothing, and none below its foot does.
            if rows.is_empty() && table.groups.is_empty() || footed {
                continue;
            }
            if headed || !table.groups.is_empty() {
                close(&mut table, &mut rows, GroupKind::Body);
            } else {
                table.alignment = alignments(line);
                close(&mut table, &mut rows, GroupKind::Head);
                headed = true;
            }
        } else if is_separator(line, '=') {
            if !footed {
                close(&mut table, &mut rows, GroupKind::Body);
            }
            footed = true;
        } else {
            let line = line.strip_prefix('|').filter(|_| bordered).unwrap_or(line);
            let (cells, piped) = cells(line);
            pipes |= piped || bordered;
            rows.push(cells);
        }
    }
    let last = if footed {
        GroupKind::Foot
    } else {
        GroupKind::Body
    };
    close(&mut table, &mut rows, last);
    let filled = |kind| table.groups.iter().any(|group: &Group| group.kind == kind);
    if !pipes || !filled(GroupKind::Body) || !has_open_pipe(lines, budget) {
        return None;
    }
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    let columns = rows.map(Vec::len).max().unwrap_or_default();
    let count = table
        .groups
        .iter()
        .map(|group| group.rows.len())
        .sum::<usize>();
    if !budget.expand(count.saturating_mul(columns)) {
        return Some(table);
    }
    for row in table.groups.iter_mut().flat_map(|group| &mut group.rows) {
        row.resize(columns, String::new());
    }
    table.alignment.resize(columns, Alignment::Default);
    Some(table)
}

fn close(table: &mut Table, rows: &mut Vec<Vec<String>>, kind: GroupKind) {
    if !rows.is_empty() {
        let rows = std::mem::take(rows);
        table.groups.push(Group { kind, rows });
    }
}

/// A line of `mark`, `|`, `+`, `:` and white space.
fn is_separator(line: &str, mark: char) -> bool {
    line.contains(mark)
        && line
            .chars()
            .all(|c| c == mark || matches!(c, '|' | '+' | ':' | ' ' | '\t'))
}

fn alignments(line: &str) -> Vec<Alignment> {
    line.trim_matches(['|', ' ', '\t'])
        .split(['|', '+'])
        .map(|cell| {
            let cell = cell.trim();
            match (cell.starts_with(':'), cell.ends_with(':')) {
                (true, true) => Alignment::Center,
                (true, false) => Alignment::Left,
                (false, true) => Alignment::Right,
                (false, false) => Alignment::Default,
            }
        })
        .collect()
}

/// The cells of a row, and whether a `|` parted them. Inside of code a `|` parts nothing.
fn cells(line: &str) -> (Vec<String>, bool) {
    let bytes = line.as_bytes();
    let mut cells = Vec::new();
    let mut start = 0;
    let mut piped = false;
    let mut index = 0;
    while index < bytes.len() {
        match bytes[index] {
            b'\\' => index += 2,
            b'`' => index += code_len(&line[index..]),
            b'|' => {
                piped = true;
                cells.push(cell(&line[start..index]));
                index += 1;
                start = index;
            }
            _ => index += 1,
        }
    }
    if start < line.len() {
        cells.push(cell(&line[start..]));
    }
    (cells, piped)
}

fn cell(text: &str) -> String {
    text.trim().replace("\\|", "|")
}

/// The length of the code span that `text` begins with, or of the backticks where there is none.
fn code_len(text: &str) -> usize {
    let ticks = text.bytes().take_while(|&byte| byte == b'`').count();
    match text[ticks..].find(&text[..ticks]) {
        Some(end) => ticks + end + ticks,
        None => ticks,
    }
}
