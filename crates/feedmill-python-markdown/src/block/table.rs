//! Tables.

use super::Parser;
use crate::tree::Element;

impl Parser<'_, '_> {
    pub(super) fn table(&mut self, parent: &mut Element, block: String) -> Option<String> {
        let rows: Vec<&str> = block.split('\n').map(|row| row.trim_matches(' ')).collect();
        let [header, separator, ..] = rows.as_slice() else {
            return Some(block);
        };
        let has_border = header.starts_with('|') || ends_with_border(header);
        let head = cells(header, has_border);
        let is_table = head.len() > 1
            || has_border
                && rows[1..]
                    .iter()
                    .all(|row| row.starts_with('|') || ends_with_border(row));
        let marks = cells(separator, has_border);
        let is_mark = |c: char| matches!(c, '|' | ':' | '-' | ' ');
        if !is_table || marks.len() != head.len() || !marks.iter().all(|it| it.chars().all(is_mark))
        {
            return Some(block);
        }
        let aligned: Vec<Option<&str>> = marks
            .iter()
            .map(|mark| mark.trim_matches(' '))
            .map(|mark| match (mark.starts_with(':'), mark.ends_with(':')) {
                (true, true) => Some("center"),
                (true, false) => Some("left"),
                (false, true) => Some("right"),
                (false, false) => None,
            })
            .collect();
        let mut table = Element::new("table");
        let top = table.push(Element::new("thead"));
        row(top, "th", &head, &aligned);
        let body = table.push(Element::new("tbody"));
        if rows.len() == 2 {
            row(body, "td", &[], &aligned);
        }
        for written in &rows[2..] {
            row(body, "td", &cells(written, has_border), &aligned);
        }
        parent.push(table);
        None
    }
}

fn row(parent: &mut Element, tag: &str, cells: &[String], aligned: &[Option<&str>]) {
    let row = parent.push(Element::new("tr"));
    for (at, side) in aligned.iter().enumerate() {
        let text = cells.get(at).map_or("", |cell| cell.trim_matches(' '));
        let cell = row.push(Element::with_text(tag, text));
        if let Some(side) = side {
            cell.set("style", format!("text-align: {side};"));
        }
    }
}

/// Whether a row ends with a bar that no backslash takes its meaning.
fn ends_with_border(row: &str) -> bool {
    row.strip_suffix('|').is_some_and(|rest| {
        let slashes = rest.len() - rest.trim_end_matches('\\').len();
        slashes % 2 == 0
    })
}

fn cells(row: &str, has_border: bool) -> Vec<String> {
    let mut inner = row;
    if has_border {
        inner = inner.strip_prefix('|').unwrap_or(inner);
        if ends_with_border(inner) {
            inner = &inner[..inner.len() - 1];
        }
    }
    let mut cells = Vec::new();
    let mut start = 0;
    for at in bars(inner) {
        cells.push(inner[start..at].to_owned());
        start = at + 1;
    }
    cells.push(inner[start..].to_owned());
    cells
}

/// Where the bars between cells are: those that no backslash takes their meaning, and that are in no code.
fn bars(row: &str) -> Vec<usize> {
    let bytes = row.as_bytes();
    // Each run of backticks, with its length; one after a backslash is shorter by its first.
    let mut ticks: Vec<(usize, usize)> = Vec::new();
    let mut bars = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if bytes.get(at + 1) == Some(&b'\\') => at += 2,
            b'\\' if bytes.get(at + 1) == Some(&b'|') => at += 2,
            b'\\' if bytes.get(at + 1) == Some(&b'`') => {
                let run = bytes[at + 1..].iter().take_while(|b| **b == b'`').count();
                ticks.push((at + 1, run));
                at += 1 + run;
            }
            b'`' => {
                let run = bytes[at..].iter().take_while(|b| **b == b'`').count();
                ticks.push((at, run));
                at += run;
            }
            b'|' => {
                bars.push(at);
                at += 1;
            }
            _ => at += 1,
        }
    }
    // A run closes with the next of its length.
    let mut code: Vec<(usize, usize)> = Vec::new();
    let mut first = 0;
    while first < ticks.len() {
        let (start, length) = ticks[first];
        let is_escaped = start > 0 && bytes[start - 1] == b'\\';
        let wanted = length - usize::from(is_escaped);
        let close = ticks[first + 1..].iter().position(|(_, it)| *it == wanted);
        match close.filter(|_| wanted > 0) {
            Some(offset) => {
                let (end, _) = ticks[first + 1 + offset];
                code.push((start, end));
                first += offset + 2;
            }
            None => first += 1,
        }
    }
    bars.retain(|bar| !code.iter().any(|(start, end)| start < bar && bar < end));
    bars
}
