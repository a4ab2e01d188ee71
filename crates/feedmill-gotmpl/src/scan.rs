//! The text of a template, cut into what stands between actions and what stands in them.

use crate::problem::Problem;

/// A piece of a template.
pub(crate) enum Piece<'t> {
    Text(&'t str),
    /// What an action holds, and the line it begins in.
    Action(&'t str, usize),
}

/// The pieces of `text`, without comments, trimmed as `{{-` and `-}}` ask.
pub(crate) fn pieces<'t>(name: &str, text: &'t str) -> Result<Vec<Piece<'t>>, Problem> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut line = 1;
    let mut trim = false;
    while let Some(at) = text[from..].find("{{").map(|at| at + from) {
        let mut before = &text[from..at];
        if trim {
            before = before.trim_start();
        }
        let mut start = at + 2;
        line += count(&text[from..at]);
        let trims_before =
            text[start..].starts_with('-') && text[start + 1..].starts_with(char::is_whitespace);
        if trims_before {
            start += 1;
            before = before.trim_end();
        }
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let problem = |message: &str| Problem {
            template: name.to_owned(),
            line,
            message: message.to_owned(),
        };
        let inner = text[start..].trim_start();
        let is_comment = inner.starts_with("/*");
        let end = if is_comment {
            let skipped = text.len() - inner.len();
            let close = inner
                .find("*/")
                .ok_or_else(|| problem("comment without `*/`"))?;
            let after = skipped + close + 2;
            let end = text[after..]
                .find("}}")
                .ok_or_else(|| problem("`{{` without `}}`"))?;
            after + end
        } else {
            start + action_end(&text[start..]).ok_or_else(|| problem("`{{` without `}}`"))?
        };
        let mut inner = &text[start..end];
        trim = inner.ends_with('-') && inner[..inner.len() - 1].ends_with(char::is_whitespace);
        if trim {
            inner = &inner[..inner.len() - 1];
        }
        if !is_comment {
            pieces.push(Piece::Action(inner, line));
        }
        line += count(&text[at..end]);
        from = end + 2;
    }
    let mut rest = &text[from..];
    if trim {
        rest = rest.trim_start();
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    Ok(pieces)
}

fn count(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// How much of `text` is the inside of an action.
fn action_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'}' if bytes.get(at + 1) == Some(&b'}') => return Some(at),
            quote @ (b'"' | b'`' | b'\'') => {
                at += 1;
                while at < bytes.len() && bytes[at] != quote {
                    if bytes[at] == b'\\' && quote != b'`' {
                        at += 1;
                    }
                    at += 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}
