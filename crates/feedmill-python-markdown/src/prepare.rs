//! What happens to a text before it is cut into blocks: blanks made alike, fenced code and HTML put aside.

use crate::place::{END, Place, START};
use crate::raw;

/// Tabs are this wide.
const TAB: usize = 4;

/// The text as blocks are made of it.
pub(crate) fn prepare(source: &str, place: &mut Place<'_>) -> String {
    let text = plain(source);
    let text = match place.options.fenced_code {
        true => fenced_code(&text, place),
        false => text,
    };
    raw::extract(&text, place)
}

/// Without signs that stand in for something, with one kind of line ends, without tabs, and blank lines empty.
fn plain(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut chars = source.chars().peekable();
    let mut column = 0;
    // Where the line begins, if it is blank so far.
    let mut blank = None;
    loop {
        let c = match chars.next() {
            Some('\r') => {
                chars.next_if_eq(&'\n');
                '\n'
            }
            Some(START | END) => continue,
            Some(c) => c,
            None => break,
        };
        match c {
            '\n' => {
                if let Some(start) = blank {
                    out.truncate(start);
                }
                out.push('\n');
                column = 0;
                blank = Some(out.len());
            }
            '\t' => {
                let width = TAB - column % TAB;
                out.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            c => {
                if c != ' ' {
                    blank = None;
                }
                out.push(c);
                column += 1;
            }
        }
    }
    out.push_str("\n\n");
    out
}

/// Puts fenced code aside.
fn fenced_code(text: &str, place: &mut Place<'_>) -> String {
    if !text.contains("```") && !text.contains("~~~") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let lines: Vec<&str> = text.split('\n').collect();
    // Fences that nothing below closes: for each, the line from which on it is known.
    let mut unclosed: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let opened = opening(line).filter(|(fence, _)| !unclosed.contains(fence));
        if let Some((fence, language)) = opened {
            let is_end = |line: &&str| {
                line.strip_prefix(fence)
                    .is_some_and(|rest| rest.bytes().all(|byte| byte == b' '))
            };
            if let Some(length) = lines[at + 1..].iter().position(is_end) {
                let code = lines[at + 1..at + 1 + length].join("\n");
                let kept = place.keep(code_block(&code, language.as_deref()));
                out.push('\n');
                out.push_str(&kept);
                out.push_str("\n\n");
                at += length + 2;
                continue;
            }
            unclosed.push(fence);
        }
        out.push_str(line);
        at += 1;
        if at < lines.len() {
            out.push('\n');
        }
    }
    out
}

/// The fence that a line opens, and the language of the code.
fn opening(line: &str) -> Option<(&str, Option<String>)> {
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(sign).len();
    if length < 3 {
        return None;
    }
    let (fence, info) = line.split_at(length);
    let info = info.trim_start_matches(' ').trim_end_matches(' ');
    if let Some(inner) = info.strip_prefix('{') {
        let inner = inner.strip_suffix('}')?;
        let words = inner.split_whitespace();
        let mut classes = words.filter_map(|word| word.strip_prefix('.'));
        return Some((fence, classes.next().map(str::to_owned)));
    }
    let info = info.strip_prefix('.').unwrap_or(info);
    let end = info
        .find(|c: char| !c.is_alphanumeric() && !"_#.+-".contains(c))
        .unwrap_or(info.len());
    // `hl_lines` may follow the language, or stand alone.
    let (language, rest) = match info.strip_prefix("hl_lines=") {
        Some(_) => ("", info),
        None => info.split_at(end),
    };
    let rest = rest.trim();
    let is_lines = || {
        let value = rest.strip_prefix("hl_lines=")?;
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let inner = value[1..].strip_suffix(quote)?;
        (!inner.contains(quote)).then_some(())
    };
    if !rest.is_empty() && is_lines().is_none() {
        return None;
    }
    Some((fence, (!language.is_empty()).then(|| language.to_owned())))
}

fn code_block(code: &str, language: Option<&str>) -> String {
    let mut html = String::with_capacity(code.len() + 40);
    html.push_str("<pre><code");
    if let Some(language) = language {
        html.push_str(" class=\"language-");
        escape(language, &mut html);
        html.push('"');
    }
    html.push('>');
    escape(code, &mut html);
    html.push_str("\n</code></pre>");
    html
}

/// With signs that mean something in HTML as references.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
