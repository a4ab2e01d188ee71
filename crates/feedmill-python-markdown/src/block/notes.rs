//! What is defined in a block of its own, and shown elsewhere: footnotes, abbreviations, addresses of links.

use super::{Blocks, INDENT, Parser, is_set_in, lines, outdented};

impl Parser<'_, '_> {
    pub(super) fn footnote(&mut self, block: String, blocks: &mut Blocks) -> Option<String> {
        let Some((start, length, id, first)) = note(&block) else {
            return Some(block);
        };
        let id = id.to_owned();
        let rest = block.get(start + length + 1..).unwrap_or_default();
        let rest = rest.trim_start_matches('\n');
        let mut parts = Vec::new();
        match note(rest) {
            Some((next, ..)) => {
                let more = rest[..next].trim_end_matches('\n');
                parts.push(joined(first, more));
                blocks.push_front(rest[next..].to_owned());
            }
            None => {
                parts.push(joined(first, rest.trim_end_matches('\n')));
                set_in(blocks, &mut parts);
            }
        }
        let text = parts.join("\n\n").trim_end().to_owned();
        match self
            .place
            .footnotes
            .iter_mut()
            .find(|(known, _)| *known == id)
        {
            Some((_, old)) => *old = text,
            None => self.place.footnotes.push((id, text)),
        }
        let before = block[..start].trim_end_matches('\n');
        if !before.trim().is_empty() {
            blocks.push_front(before.to_owned());
        }
        None
    }

    pub(super) fn abbreviation(&mut self, block: String, blocks: &mut Blocks) -> Option<String> {
        let found = lines(&block).find_map(|(start, line)| {
            let inner = line.strip_prefix("*[")?;
            let (name, after) = inner.split_once(']')?;
            let after = after.strip_prefix(' ').unwrap_or(after);
            let meaning = after.strip_prefix(':')?.trim_start_matches(' ');
            let end = start + line.len();
            // What it means may stand on the next line.
            let (meaning, end) = match meaning.is_empty() {
                true => {
                    let next = block.get(end + 1..)?.split('\n').next()?;
                    (next.trim_start_matches(' '), end + 1 + next.len())
                }
                false => (meaning, end),
            };
            let is_name = !name.is_empty() && !name.contains('\\');
            is_name.then(|| {
                (
                    start,
                    end,
                    name.trim().to_owned(),
                    meaning.trim().to_owned(),
                )
            })
        });
        let Some((start, end, name, meaning)) = found else {
            return Some(block);
        };
        self.place.abbreviations.retain(|(known, _)| *known != name);
        if !matches!(meaning.as_str(), "''" | "\"\"") {
            let meaning = meaning
                .strip_prefix('"')
                .and_then(|it| it.strip_suffix('"'))
                .map_or(meaning.clone(), str::to_owned);
            self.place.abbreviations.push((name, meaning));
        }
        self.around(&block, start, end, blocks);
        None
    }

    pub(super) fn reference(&mut self, block: String, blocks: &mut Blocks) -> Option<String> {
        let found = lines(&block).find_map(|(start, line)| {
            let (length, definition) = definition(&block[start..], line)?;
            Some((start, start + length, definition))
        });
        let Some((start, end, (id, link, title))) = found else {
            return Some(block);
        };
        self.place.references.insert(id, (link, title));
        self.around(&block, start, end, blocks);
        None
    }

    /// What stands before and behind a definition is read next.
    fn around(&mut self, block: &str, start: usize, end: usize, blocks: &mut Blocks) {
        let (before, after) = (&block[..start], &block[end.min(block.len())..]);
        if !after.trim().is_empty() {
            blocks.push_front(after.trim_start_matches('\n').to_owned());
        }
        if !before.trim().is_empty() {
            blocks.push_front(before.trim_end_matches('\n').to_owned());
        }
    }
}

/// The first footnote that a text defines: where its line begins, how long that is, its name and its first line.
fn note(text: &str) -> Option<(usize, usize, &str, &str)> {
    lines(text).find_map(|(start, line)| {
        let inner = outdented(line).strip_prefix("[^")?;
        let (id, after) = inner.split_once(']')?;
        let first = after.strip_prefix(':')?.trim_start_matches(' ');
        Some((start, line.len(), id, first))
    })
}

fn joined(first: &str, more: &str) -> String {
    format!("{first}\n{more}")
        .trim_start_matches('\n')
        .to_owned()
}

/// The blocks that are set in below a footnote.
fn set_in(blocks: &mut Blocks, parts: &mut Vec<String>) {
    while blocks
        .front()
        .is_some_and(|block| block.starts_with(INDENT))
    {
        let Some(block) = blocks.pop_front() else {
            return;
        };
        match note(&block) {
            Some((start, ..)) => {
                let before = block[..start].trim_end_matches('\n');
                if !before.is_empty() {
                    parts.push(moved(before));
                }
                blocks.push_front(block[start..].to_owned());
                return;
            }
            None => parts.push(moved(&block)),
        }
    }
}

fn moved(block: &str) -> String {
    let lines: Vec<&str> = block
        .split('\n')
        .map(|line| match is_set_in(line, INDENT.len()) {
            true => &line[INDENT.len()..],
            false => line,
        })
        .collect();
    lines.join("\n")
}

type Definition = (String, String, Option<String>);

/// The address that the first line of `text` defines, which is `line`, and how long that is.
fn definition(text: &str, line: &str) -> Option<(usize, Definition)> {
    let inner = outdented(line).strip_prefix('[')?;
    let close = inner.find(['[', ']'])?;
    let (id, after) = inner.split_at(close);
    let mut rest = after.strip_prefix("]:")?.trim_start_matches(' ');
    let mut at = line.len() - rest.len();
    if rest.is_empty() {
        // The address may stand on the next line.
        let next = text.get(line.len() + 1..)?;
        let next_line = next.split('\n').next()?;
        rest = next_line.trim_start_matches(' ');
        at = line.len() + 1 + next_line.len() - rest.len();
    }
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (link, after) = rest.split_at(length);
    if link.is_empty() {
        return None;
    }
    let link = link.trim_start_matches('<').trim_end_matches('>');
    let id = id.trim().to_lowercase();
    let end = at + length;
    let title_here = after.trim_matches(' ');
    if !title_here.is_empty() {
        let title = title(title_here)?;
        return Some((end + after.len(), (id, link.to_owned(), Some(title))));
    }
    let line_end = end + after.len();
    if let Some(next) = text.get(line_end + 1..) {
        let next_line = next.split('\n').next().unwrap_or_default();
        if let Some(title) = title(next_line.trim_matches(' ')) {
            let whole = line_end + 1 + next_line.len();
            return Some((whole, (id, link.to_owned(), Some(title))));
        }
    }
    Some((line_end, (id, link.to_owned(), None)))
}

fn title(text: &str) -> Option<String> {
    let close = match text.chars().next()? {
        '(' => ')',
        quote @ ('"' | '\'') => quote,
        _ => return None,
    };
    let inner = text[1..].strip_suffix(close)?;
    Some(inner.to_owned())
}
