//! Lists of all kinds: bullets, numbers, definitions, fields, options of programs, and lines.

use crate::block::Parser;
use crate::line::{Line, cut, indented, joined, least_indent};
use crate::number::{Number, number};
use crate::tree::{Block, Field};

/// Reads a list at the start of `lines`, and gives how many lines it takes; `None` if there is none.
pub(crate) fn read(parser: &mut Parser, lines: &[Line<'_>], out: &mut Vec<Block>) -> Option<usize> {
    if bullet(lines[0].text).is_some() {
        return Some(bullets(parser, lines, out));
    }
    if field(lines[0].text).is_some() {
        let (fields, used) = fields(parser, lines);
        out.push(Block::Fields(fields));
        return Some(used);
    }
    if option(lines).is_some() {
        return Some(options(parser, lines, out));
    }
    if is_line(lines[0].text) {
        return Some(line_block(parser, lines, out));
    }
    numbers(parser, lines, out)
}

/// The sign of a bullet, and how wide it is with the blanks after it.
fn bullet(text: &str) -> Option<(char, usize)> {
    let sign = text
        .chars()
        .next()
        .filter(|c| "*+-\u{2022}\u{2023}\u{2043}".contains(*c))?;
    let rest = &text[sign.len_utf8()..];
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    (rest.is_empty() || blanks > 0).then(|| (sign, sign.len_utf8() + blanks.max(1)))
}

/// The blocks of an item whose sign is `width` bytes wide, `columns` columns; and how many lines it takes.
fn item(
    parser: &mut Parser,
    lines: &[Line<'_>],
    width: usize,
    columns: usize,
) -> (Vec<Block>, usize) {
    let more = indented(lines, 1, columns);
    let first = Line {
        no: lines[0].no,
        text: lines[0].text.get(width..).unwrap_or_default(),
    };
    let rest = &lines[1..=more];
    // Behind a sign that is alone on its line, the text is as far in as it begins.
    let columns = if first.text.is_empty() {
        least_indent(rest).max(1)
    } else {
        columns
    };
    let mut inner = vec![first];
    inner.extend(cut(rest, columns));
    (parser.nested(&inner), more + 1)
}

fn bullets(parser: &mut Parser, lines: &[Line<'_>], out: &mut Vec<Block>) -> usize {
    let mut items = Vec::new();
    let mut at = 0;
    let mut end = 0;
    let mut sign = None;
    while at < lines.len() {
        if lines[at].is_blank() {
            at += 1;
            continue;
        }
        let Some((found, width)) = bullet(lines[at].text) else {
            break;
        };
        if *sign.get_or_insert(found) != found {
            break;
        }
        let columns = width - found.len_utf8() + 1;
        let columns = if lines[at].text.len() == found.len_utf8() {
            1
        } else {
            columns
        };
        let (blocks, used) = item(parser, &lines[at..], width, columns);
        items.push(blocks);
        at += used;
        end = at;
    }
    out.push(Block::Bullets(items));
    end
}

fn numbers(parser: &mut Parser, lines: &[Line<'_>], out: &mut Vec<Block>) -> Option<usize> {
    let candidates = number(lines[0].text);
    let first = *candidates.iter().find(|first| is_item(lines, **first))?;
    let mut items = Vec::new();
    let (mut at, mut end) = (0, 0);
    let mut wanted = first.value;
    while at < lines.len() {
        if lines[at].is_blank() {
            at += 1;
            continue;
        }
        let found = number(lines[at].text).into_iter().find(|found| {
            let follows =
                found.value.is_none() || found.kind == first.kind && found.value == wanted;
            let is_auto = first.kind == '#' && found.kind == '#';
            found.form == first.form && (is_auto || first.kind != '#' && follows)
        });
        let Some(found) = found.filter(|found| is_item(&lines[at..], *found)) else {
            break;
        };
        let (blocks, used) = item(parser, &lines[at..], found.width, found.width);
        items.push(blocks);
        wanted = wanted.map(|value| value + 1);
        at += used;
        end = at;
    }
    let kind = if first.kind == '#' { '1' } else { first.kind };
    out.push(Block::Numbers {
        kind,
        start: first.value.unwrap_or(1),
        items,
    });
    Some(end)
}

/// Whether the line after a number lets it be one: a text such as `1. May was\nwarm.` is none.
fn is_item(lines: &[Line<'_>], before: Number) -> bool {
    let Some(next) = lines.get(1) else {
        return true;
    };
    if next.is_blank() || next.indent() > 0 {
        return true;
    }
    number(next.text).iter().any(|next| {
        let follows = next.value.is_none() || next.value == before.value.map(|value| value + 1);
        next.form == before.form && follows
    })
}

/// The name of a field in `:name: text`, and how wide the mark is with the blanks after it.
pub(crate) fn field(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix(':')?;
    if inner.starts_with([':', ' ']) {
        return None;
    }
    let mut from = 0;
    loop {
        let end = from + inner[from..].find(':')?;
        let rest = &inner[end + 1..];
        let is_end = rest.is_empty() || rest.starts_with(' ');
        if is_end && !inner[..end].ends_with(['\\', ' ']) && end > 0 {
            let blanks = rest.len() - rest.trim_start_matches(' ').len();
            return Some((&inner[..end], end + 2 + blanks));
        }
        from = end + 1;
    }
}

/// The fields at the start of `lines`, and how many lines they take.
pub(crate) fn fields(parser: &mut Parser, lines: &[Line<'_>]) -> (Vec<Field>, usize) {
    let mut found = Vec::new();
    let (mut at, mut end) = (0, 0);
    while at < lines.len() {
        if lines[at].is_blank() {
            at += 1;
            continue;
        }
        let Some((name, width)) = field(lines[at].text) else {
            break;
        };
        let (inner, used) = body(&lines[at..], width);
        let text = joined(crate::line::trim(&inner));
        let name = name.replace('\\', "");
        let blocks = parser.nested(&inner);
        found.push(Field { name, text, blocks });
        at += used;
        end = at;
    }
    (found, end)
}

/// What a mark of `width` bytes begins: the rest of its line, and what is set in below, without its indentation.
pub(crate) fn body<'t>(lines: &[Line<'t>], width: usize) -> (Vec<Line<'t>>, usize) {
    let more = indented(lines, 1, 1);
    let first = Line {
        no: lines[0].no,
        text: lines[0].text.get(width..).unwrap_or_default(),
    };
    let rest = &lines[1..=more];
    let mut inner = vec![first];
    inner.extend(cut(rest, least_indent(rest)));
    (inner, more + 1)
}

/// The options of a program in a list, `-o FILE, --output=FILE`, and where their description begins.
fn option<'t>(lines: &[Line<'t>]) -> Option<(&'t str, usize)> {
    let text = lines[0].text;
    if !text.starts_with(['-', '/']) {
        return None;
    }
    let marks = text.find("  ").map_or(text, |at| &text[..at]);
    let is_mark = |mark: &str| {
        let (name, rest) = match (mark.strip_prefix("--"), mark.strip_prefix(['-', '/'])) {
            (Some(long), _) => long.split_once(['=', ' ']).unwrap_or((long, "")),
            (None, Some(short)) => short.split_once(' ').unwrap_or((short, "")),
            (None, None) => return false,
        };
        let is_short = !mark.starts_with("--");
        let is_name = name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        is_name && (!is_short || name.len() == 1 || mark.starts_with('/')) && !rest.contains(' ')
    };
    if !marks.split(", ").all(is_mark) {
        return None;
    }
    let rest = &text[marks.len()..];
    let start = text.len() - rest.trim_start().len();
    let below = lines
        .get(1)
        .is_some_and(|next| !next.is_blank() && next.indent() > 0);
    (!rest.is_empty() || below).then_some((marks, start))
}

fn options(parser: &mut Parser, lines: &[Line<'_>], out: &mut Vec<Block>) -> usize {
    let mut items = Vec::new();
    let (mut at, mut end) = (0, 0);
    while at < lines.len() {
        if lines[at].is_blank() {
            at += 1;
            continue;
        }
        let Some((marks, width)) = option(&lines[at..]) else {
            break;
        };
        let (inner, used) = body(&lines[at..], width);
        items.push((marks.to_owned(), parser.nested(&inner)));
        at += used;
        end = at;
    }
    out.push(Block::Options(items));
    end
}

/// A term, what is set in right below it, and those that follow.
pub(crate) fn definitions(parser: &mut Parser, lines: &[Line<'_>], out: &mut Vec<Block>) -> usize {
    let mut items = Vec::new();
    let (mut at, mut end) = (0, 0);
    while at < lines.len() {
        if lines[at].is_blank() {
            at += 1;
            continue;
        }
        let is_item = lines[at].indent() == 0
            && lines
                .get(at + 1)
                .is_some_and(|next| !next.is_blank() && next.indent() > 0);
        if !is_item || at > 0 && begins_other(&lines[at..]) {
            break;
        }
        let more = indented(lines, at + 1, 1);
        let rest = &lines[at + 1..=at + more];
        let term = lines[at].text.to_owned();
        parser.names.scan(&term);
        items.push((term, parser.nested(&cut(rest, least_indent(rest)))));
        at += 1 + more;
        end = at;
    }
    out.push(Block::Definitions(items));
    end
}

/// Whether something else than a term begins here.
fn begins_other(lines: &[Line<'_>]) -> bool {
    let text = lines[0].text;
    text.starts_with(".. ")
        || text == ".."
        || bullet(text).is_some()
        || field(text).is_some()
        || is_line(text)
        || option(lines).is_some()
        || number(text).iter().any(|found| is_item(lines, *found))
}

fn is_line(text: &str) -> bool {
    text == "|" || text.starts_with("| ")
}

fn line_block(parser: &mut Parser, lines: &[Line<'_>], out: &mut Vec<Block>) -> usize {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let text = lines[at].text;
        if is_line(text) {
            let inner = &text[1..];
            let start = inner.trim_start();
            found.push((inner.len() - start.len(), start.to_owned()));
        } else if lines[at].indent() > 0 && !lines[at].is_blank() {
            if let Some((_, last)) = found.last_mut() {
                last.push(' ');
                last.push_str(text.trim());
            }
        } else {
            break;
        }
        at += 1;
    }
    for (_, text) in &found {
        parser.names.scan(text);
    }
    out.push(Block::Lines(found));
    at
}
