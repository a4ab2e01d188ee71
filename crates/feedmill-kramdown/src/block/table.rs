//! Tables: lines with `|`.

use super::super::budget::Budget;
use super::super::element::{is_block, is_void};
use super::super::line::{line_at, unindented};
use super::super::node::{Alignment, Group, GroupKind, Kind, Node, Table};
use super::super::tag::{find_closing, opening};
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

/// Whether the lines are those of a table: kramdown looks at what stands between code and elements, and there at the first
/// line and the last.
fn is_table(lines: &str, budget: &mut Budget) -> bool {
    let text = lines.strip_suffix('\n').unwrap_or(lines);
    let bytes = text.as_bytes();
    let mut has_pipe = PipeOnLine(false);
    let mut start = 0;
    let mut index = 0;
    while let Some(found) = memchr::memchr2(b'`', b'<', &bytes[index..]) {
        index += found;
        let (len, code) = match bytes[index] {
            b'`' => (code_len(text, index), true),
            _ => (element_len(&text[index..], budget), false),
        };
        let Some(len) = len else {
            // All of the backticks are text.
            index += ticks(&text[index..]).max(1);
            continue;
        };
        let inside = &text[index..index + len];
        let goes_on =
            has_pipe.after_text(&text[start..index]) && (!code || has_pipe.after_code(inside));
        if !goes_on {
            return has_pipe.0;
        }
        index += len;
        start = index;
    }
    has_pipe.after_text(&text[start..]);
    has_pipe.0
}

/// Whether the line that is read has a `|` that parts cells.
struct PipeOnLine(bool);

impl PipeOnLine {
    /// Whether the lines before the last are those of a table.
    fn after_text(&mut self, text: &str) -> bool {
        let text = text.trim_end_matches('\n');
        let mut lines = text.split('\n');
        let first = lines.next().unwrap_or_default();
        let last = lines.next_back();
        if last.is_some() && !self.0 && !has_pipe(first) {
            return false;
        }
        self.0 = match last {
            Some(last) => has_pipe(last),
            None => self.0 || has_pipe(first),
        };
        true
    }

    fn after_code(&mut self, code: &str) -> bool {
        match memchr::memchr_iter(b'\n', code.as_bytes()).count() {
            0 => true,
            1 if self.0 => {
                self.0 = false;
                true
            }
            _ => false,
        }
    }
}

/// How long the element of a line is that `text` begins with: to the end where nothing ends it.
fn element_len(text: &str, budget: &mut Budget) -> Option<usize> {
    let tag = opening(text, budget)?;
    if is_block(&tag.name) {
        return None;
    }
    if tag.closed || is_void(&tag.name) {
        return Some(tag.len);
    }
    let rest = &text[tag.len..];
    let end = find_closing(rest, &tag.name);
    budget.spend(end.map_or(rest.len(), |(_, end)| end));
    Some(end.map_or(text.len(), |(_, end)| tag.len + end))
}

fn read(lines: &str, budget: &mut Budget) -> Option<Table> {
    let mut table = Table::default();
    let mut rows = Vec::new();
    let mut headed = false;
    let mut footed = false;
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
            rows.push(cells(line, bordered));
        }
    }
    let last = if footed {
        GroupKind::Foot
    } else {
        GroupKind::Body
    };
    close(&mut table, &mut rows, last);
    let filled = |kind| table.groups.iter().any(|group: &Group| group.kind == kind);
    if !filled(GroupKind::Body) || !is_table(lines, budget) {
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
    line.trim_start_matches(['|', '+', ' ', '\t'])
        .trim_end_matches(['|', ' ', '\t'])
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

/// The cells of a row. Inside of code a `|` parts nothing.
fn cells(line: &str, bordered: bool) -> Vec<String> {
    let bytes = line.as_bytes();
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut index = 0;
    // Looked for once: a line may begin a million of them.
    let last_code = memchr::memmem::rfind(bytes, b"</code>").unwrap_or(0);
    while let Some(found) = memchr::memchr3(b'|', b'`', b'<', &bytes[index..]) {
        cell.push_str(&line[index..index + found]);
        index += found;
        let code = match bytes[index] {
            b'`' => code_len(line, index),
            b'<' if index < last_code => code_element_len(&line[index..]),
            _ => None,
        };
        if let Some(len) = code {
            cell.push_str(&line[index..index + len]);
            index += len;
            continue;
        }
        match bytes[index] {
            b'|' if cell.ends_with('\\') => {
                cell.pop();
                cell.push('|');
            }
            b'|' => cells.push(std::mem::take(&mut cell)),
            b'`' => {
                let ticks = ticks(&line[index..]);
                cell.push_str(&line[index..index + ticks]);
                index += ticks - 1;
            }
            _ => cell.push('<'),
        }
        index += 1;
    }
    cell.push_str(&line[index..]);
    cells.push(cell);
    let is_blank = |cell: Option<&String>| cell.is_some_and(|cell| cell.trim().is_empty());
    if bordered && is_blank(cells.first()) {
        cells.remove(0);
    }
    if is_blank(cells.last()) {
        cells.pop();
    }
    for cell in &mut cells {
        *cell = cell.trim().to_owned();
    }
    cells
}

/// The length of the code span that begins at `start`; none where its backticks are text.
fn code_len(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let ticks = ticks(rest);
    let is_space = |char: char| char.is_ascii_whitespace();
    let inside = &rest[ticks..];
    if ticks == 1 && text[..start].ends_with(is_space) && inside.starts_with(is_space) {
        return None;
    }
    inside.find(&rest[..ticks]).map(|end| ticks + end + ticks)
}

/// How many backticks a text begins with.
fn ticks(text: &str) -> usize {
    text.bytes().take_while(|&byte| byte == b'`').count()
}

/// The length of the element `<code>` that `text` begins with.
fn code_element_len(text: &str) -> Option<usize> {
    text.strip_prefix("<code")?;
    let start = text.find('>')?;
    let end = text[start..].find("</code>")?;
    Some(start + end + "</code>".len())
}
