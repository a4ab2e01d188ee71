//! Tables: drawn as grids, between rules, as lists and as values between commas.

use crate::block::Parser;
use crate::directive::Parts;
use crate::grid::grid;
use crate::line::{Line, dedent, trim};
use crate::tree::{Block, Cell, Table};

/// Reads a drawn table at the start of `lines`, and gives how many lines it takes; `None` if there is none.
pub(crate) fn read(parser: &mut Parser, lines: &[Line<'_>], out: &mut Vec<Block>) -> Option<usize> {
    let (table, used) = match lines[0].text.as_bytes()[0] {
        b'+' => grid(parser, lines)?,
        b'=' => simple(parser, lines)?,
        _ => return None,
    };
    out.push(Block::Table(table));
    Some(used)
}

/// The blocks of a cell.
pub(crate) fn of_texts(parser: &mut Parser, texts: &[String], first: usize) -> Vec<Block> {
    let lines: Vec<Line<'_>> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| Line {
            no: first + at,
            text: text.trim_end(),
        })
        .collect();
    parser.nested(&dedent(trim(&lines)))
}

/// The places of columns in a rule such as `=====  ===`.
fn columns(text: &str, sign: char) -> Option<Vec<(usize, usize)>> {
    if !text.starts_with(sign) || !text.chars().all(|c| c == sign || c == ' ') {
        return None;
    }
    let mut found = Vec::new();
    let mut at = 0;
    for part in text.split(' ') {
        if !part.is_empty() {
            found.push((at, at + part.len()));
        }
        at += part.len() + 1;
    }
    Some(found)
}

/// A table between rules of `=`; the first column says where rows begin.
fn simple(parser: &mut Parser, lines: &[Line<'_>]) -> Option<(Table, usize)> {
    let stops = columns(lines[0].text, '=').filter(|columns| columns.len() > 1)?;
    let is_rule = |line: &Line<'_>| columns(line.text, '=').is_some_and(|found| !found.is_empty());
    let mut rules = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(1) {
        if is_rule(line) {
            rules.push(at);
            let is_last = lines.get(at + 1).is_none_or(Line::is_blank);
            if rules.len() == 2 || is_last {
                break;
            }
        }
    }
    let end = *rules.last()?;
    let head_end = if rules.len() == 2 { rules[0] } else { 0 };
    let mut table = Table::default();
    let mut at = 1;
    // The cells of the row that is being read, by their columns.
    let mut row: Vec<(usize, usize, Vec<String>)> = Vec::new();
    let mut first = 1;
    let mut flush = |parser: &mut Parser,
                     row: &mut Vec<(usize, usize, Vec<String>)>,
                     first: usize,
                     is_head: bool| {
        if row.is_empty() {
            return;
        }
        let cells = std::mem::take(row)
            .into_iter()
            .map(|(_, columns, texts)| Cell {
                rows: 1,
                columns,
                blocks: of_texts(parser, &texts, lines[first].no),
            });
        let cells = cells.collect();
        if is_head {
            table.head.push(cells);
        } else {
            table.body.push(cells);
        }
    };
    while at <= end {
        let line = &lines[at];
        let is_head = at <= head_end;
        if is_rule(line) || line.text.starts_with('-') && columns(line.text, '-').is_some() {
            // A rule of `-` below a row says which columns its cells span.
            if let (Some(spans), false) = (columns(line.text, '-'), row.is_empty()) {
                row = spanned(lines, first, at, &stops, &spans);
            }
            flush(parser, &mut row, first, is_head);
            at += 1;
            continue;
        }
        let cut: Vec<String> = stops
            .iter()
            .enumerate()
            .map(|(column, (start, _))| {
                let stop = stops.get(column + 1).map(|next| next.0);
                slice(line.text, *start, stop)
            })
            .collect();
        let begins = !line.is_blank() && !cut[0].trim().is_empty();
        if begins || row.is_empty() && !line.is_blank() {
            flush(parser, &mut row, first, is_head);
            first = at;
            row = cut
                .into_iter()
                .enumerate()
                .map(|(column, text)| (column, 1, vec![text]))
                .collect();
        } else {
            for ((_, _, texts), text) in row.iter_mut().zip(cut) {
                texts.push(text);
            }
        }
        at += 1;
    }
    Some((table, end + 1))
}

/// The cells of the rows from `first` to `end`, by a rule that says which columns they span.
fn spanned(
    lines: &[Line<'_>],
    first: usize,
    end: usize,
    stops: &[(usize, usize)],
    spans: &[(usize, usize)],
) -> Vec<(usize, usize, Vec<String>)> {
    spans
        .iter()
        .enumerate()
        .map(|(at, (start, stop))| {
            let next = spans.get(at + 1).map(|next| next.0);
            let texts = lines[first..end]
                .iter()
                .map(|line| slice(line.text, *start, next))
                .collect();
            let columns = stops
                .iter()
                .filter(|column| column.0 >= *start && column.0 < *stop)
                .count();
            (at, columns.max(1), texts)
        })
        .collect()
}

/// The signs of a text from a column on.
fn slice(text: &str, start: usize, end: Option<usize>) -> String {
    let length = end.map_or(usize::MAX, |end| end - start);
    text.chars().skip(start).take(length).collect()
}

/// A drawn table below its title.
pub(crate) fn titled(parser: &mut Parser, parts: &Parts<'_>) -> Option<Block> {
    let blocks = parser.nested(&parts.content);
    match blocks.into_iter().next() {
        Some(Block::Table(mut table)) => {
            table.title = title(parser, parts);
            Some(Block::Table(table))
        }
        _ => None,
    }
}

fn title(parser: &mut Parser, parts: &Parts<'_>) -> Option<String> {
    let title = Some(parts.argument.clone()).filter(|title| !title.is_empty())?;
    parser.names.scan(&title);
    Some(title)
}

fn number(parts: &Parts<'_>, name: &str) -> usize {
    parts
        .option(name)
        .and_then(|number| number.trim().parse().ok())
        .unwrap_or(0)
}

/// A table as a list of rows, each a list of cells.
pub(crate) fn of_lists(parser: &mut Parser, parts: &Parts<'_>) -> Option<Block> {
    let blocks = parser.nested(&parts.content);
    let Some(Block::Bullets(rows)) = blocks
        .into_iter()
        .find(|block| matches!(block, Block::Bullets(_)))
    else {
        return None;
    };
    let mut found = Vec::new();
    for row in rows {
        let Some(Block::Bullets(cells)) = row
            .into_iter()
            .find(|block| matches!(block, Block::Bullets(_)))
        else {
            return None;
        };
        found.push(
            cells
                .into_iter()
                .map(|blocks| Cell {
                    rows: 1,
                    columns: 1,
                    blocks,
                })
                .collect(),
        );
    }
    Some(headed(parser, parts, found))
}

fn headed(parser: &mut Parser, parts: &Parts<'_>, mut rows: Vec<Vec<Cell>>) -> Block {
    let count = number(parts, "header-rows").min(rows.len());
    let body = rows.split_off(count);
    Block::Table(Table {
        title: title(parser, parts),
        head: rows,
        body,
        stubs: number(parts, "stub-columns"),
    })
}

/// A table of values between commas.
pub(crate) fn of_csv(parser: &mut Parser, parts: &Parts<'_>) -> Option<Block> {
    if parts.option("file").or(parts.option("url")).is_some() {
        return None;
    }
    let delimiter = match parts.option("delim") {
        Some("tab") => '\t',
        Some("space") => ' ',
        Some(sign) => sign.chars().next().unwrap_or(','),
        None => ',',
    };
    let quote = parts
        .option("quote")
        .and_then(|sign| sign.chars().next())
        .unwrap_or('"');
    let text: String = parts
        .content
        .iter()
        .map(|line| format!("{}\n", line.text))
        .collect();
    let mut rows = values(&text, delimiter, quote);
    if let Some(header) = parts.option("header") {
        let head = values(header, delimiter, quote);
        let count = head.len();
        rows.splice(0..0, head);
        let mut block = csv_block(parser, parts, rows);
        if let Block::Table(table) = &mut block {
            let more = count.min(table.body.len());
            let first: Vec<Vec<Cell>> = table.body.drain(..more).collect();
            table.head.extend(first);
        }
        return Some(block);
    }
    Some(csv_block(parser, parts, rows))
}

fn csv_block(parser: &mut Parser, parts: &Parts<'_>, rows: Vec<Vec<String>>) -> Block {
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().map(|text| {
            let texts: Vec<String> = text.lines().map(str::to_owned).collect();
            Cell {
                rows: 1,
                columns: 1,
                blocks: of_texts(parser, &texts, 1),
            }
        });
        cells.collect()
    });
    let rows = rows.collect();
    headed(parser, parts, rows)
}

/// Rows of values; a quoted one may hold line breaks and, doubled, the quote.
fn values(text: &str, delimiter: char, quote: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut value) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    let (mut is_quoted, mut was_quoted) = (false, false);
    while let Some(c) = chars.next() {
        if is_quoted {
            if c != quote {
                value.push(c);
            } else if chars.peek() == Some(&quote) {
                chars.next();
                value.push(quote);
            } else {
                is_quoted = false;
            }
        } else if c == quote && value.trim().is_empty() {
            value.clear();
            (is_quoted, was_quoted) = (true, true);
        } else if c == delimiter {
            row.push(std::mem::take(&mut value));
            was_quoted = false;
        } else if c == '\n' {
            if !row.is_empty() || !value.is_empty() || was_quoted {
                row.push(std::mem::take(&mut value));
                rows.push(std::mem::take(&mut row));
            }
            was_quoted = false;
        } else {
            value.push(c);
        }
    }
    if !row.is_empty() || !value.is_empty() {
        row.push(value);
        rows.push(row);
    }
    rows
}
