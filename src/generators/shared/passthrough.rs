//! Formulas and the like, which Markdown leaves as they are.

use std::borrow::Cow;

use feedmill_text::entity::escape_text;

use super::commonmark::Pieces;

/// What formulas stand between.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Delimiters {
    /// Those of formulas with lines of their own.
    pub block: Vec<(String, String)>,
    /// Those of formulas in a line.
    pub inline: Vec<(String, String)>,
    /// A `$` among them counts only beside the formula: after the first and before the last there is no blank, and no digit follows.
    pub near_dollars: bool,
}

impl Delimiters {
    /// Those of the extensions for formulas of Python-Markdown and markdown-it: `$` and `$$`.
    pub fn dollars() -> Self {
        let pair = |sign: &str| (sign.to_owned(), sign.to_owned());
        Delimiters {
            block: vec![pair("$$")],
            inline: vec![pair("$")],
            near_dollars: true,
        }
    }

    fn fits(&self, open: &str, inner: &str, after: &str) -> bool {
        !self.near_dollars
            || open != "$"
            || !inner.ends_with([' ', '\n', '\t', '\\'])
                && !inner.starts_with(char::is_whitespace)
                && !after.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// Writes a formula, which `open` and `close` stand around.
type Write = fn(open: &str, inner: &str, close: &str) -> String;

fn as_written(open: &str, inner: &str, close: &str) -> String {
    [open, inner, close].concat()
}

/// The source with a word in the place of each formula, which stands for it.
pub(crate) fn keep(source: &str, delimiters: &Delimiters, pieces: &mut Pieces) -> String {
    keep_as(source, delimiters, pieces, as_written)
}

/// The same, with formulas as `write` has them.
pub(crate) fn keep_as(
    source: &str,
    delimiters: &Delimiters,
    pieces: &mut Pieces,
    write: Write,
) -> String {
    keep_if(source, delimiters, pieces, |_| true, write).into_owned()
}

/// The same, of what is a formula without doubt, for sites that do not say whether they have any: `\(` and `\[` may be no more
/// than a bracket. Borrowed if there is none.
pub(crate) fn keep_formulas<'s>(
    source: &'s str,
    delimiters: &Delimiters,
    pieces: &mut Pieces,
) -> Cow<'s, str> {
    keep_if(source, delimiters, pieces, is_formula, as_written)
}

/// Whether it is TeX: it has a command, an index, a power, or is an equation; or it is nothing but a few letters.
fn is_formula(inner: &str) -> bool {
    let inner = inner.trim();
    let has_command = || {
        inner
            .split('\\')
            .skip(1)
            .any(|after| after.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    !inner.is_empty()
        && !inner.contains("](")
        && (inner.contains(['^', '_', '=', '<', '>', '+']) || has_command() || inner.len() <= 3)
}

/// Whether a delimiter stands anywhere. In most bodies none does, and not even its first byte, which is looked for faster.
fn contains(source: &str, open: &str) -> bool {
    let first = open.as_bytes().first();
    first.is_none_or(|first| memchr::memchr(*first, source.as_bytes()).is_some())
        && source.contains(open)
}

fn keep_if<'s>(
    source: &'s str,
    delimiters: &Delimiters,
    pieces: &mut Pieces,
    is_meant: fn(&str) -> bool,
    write: Write,
) -> Cow<'s, str> {
    let all = || delimiters.block.iter().chain(&delimiters.inline);
    if !all().any(|(open, _)| contains(source, open)) {
        return Cow::Borrowed(source);
    }
    let mut is_kept = false;
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    let mut fence: Option<&str> = None;
    let mut is_start = true;
    // The line is a row of a table, whose cells formulas do not leave.
    let mut is_row = false;
    while let Some(c) = rest.chars().next() {
        if is_start {
            let line_end = rest.find('\n').map_or(rest.len(), |at| at + 1);
            let line = rest[..line_end].trim_start();
            is_row = line.starts_with('|');
            let mark = ["```", "~~~"]
                .into_iter()
                .find(|mark| line.starts_with(mark));
            let is_code = match (fence, mark) {
                (Some(open), mark) => {
                    if mark == Some(open) {
                        fence = None;
                    }
                    true
                }
                (None, Some(mark)) => {
                    fence = Some(mark);
                    true
                }
                (None, None) => false,
            };
            if is_code {
                out.push_str(&rest[..line_end]);
                rest = &rest[line_end..];
                continue;
            }
        }
        is_start = c == '\n';
        let formula = all().find_map(|(open, close)| {
            let is_block = delimiters.block.iter().any(|(one, _)| one == open);
            let inner = rest.strip_prefix(open.as_str())?;
            let end = inner.find(close.as_str())?;
            let is_cut = !is_block && leaves_paragraph(&inner[..end], is_row);
            let (inner, after) = (&inner[..end], &inner[end + close.len()..]);
            let is_whole =
                end > 0 && !is_cut && is_meant(inner) && delimiters.fits(open, inner, after);
            is_whole.then_some((open.as_str(), inner, close.as_str()))
        });
        if let Some((open, inner, close)) = formula {
            is_kept = true;
            let written = write(open, inner, close);
            out.push_str(&pieces.keep(escape_text(&written).into_owned()));
            rest = &rest[open.len() + inner.len() + close.len()..];
            continue;
        }
        let length = match c {
            '`' => code_span(rest),
            '\\' => rest.chars().take(2).map(char::len_utf8).sum(),
            c => c.len_utf8(),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    match is_kept {
        true => Cow::Owned(out),
        false => Cow::Borrowed(source),
    }
}

/// Whether a formula in a line would reach beyond its paragraph, or the cell of its table.
fn leaves_paragraph(inner: &str, is_row: bool) -> bool {
    let is_block = |line: &str| {
        let line = line.trim_start();
        line.is_empty() || line.starts_with(['|', '#', '>', '-', '*', '+'])
    };
    (is_row && inner.contains(['|', '\n'])) || inner.split('\n').skip(1).any(is_block)
}

/// How long the code is that begins with the backticks at the start of `text`; the backticks alone if none ends it.
fn code_span(text: &str) -> usize {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let mut from = ticks;
    while let Some(at) = text[from..].find('`').map(|at| at + from) {
        let run = text[at..].len() - text[at..].trim_start_matches('`').len();
        if text[ticks..at].contains("\n\n") {
            return ticks;
        }
        if run == ticks {
            return at + run;
        }
        from = at + run;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_left_alone_outside_code() {
        let pair = |open: &str, close: &str| (open.to_owned(), close.to_owned());
        let delimiters = Delimiters {
            block: vec![pair("$$", "$$")],
            inline: vec![pair("\\(", "\\)"), pair("$", "$")],
            ..Delimiters::default()
        };
        let source = "a \\(x_1*y*\\) `\\(c\\)` $a$\n\n```\n$$d$$\n```\n\n$$\ne\n\nf<g\n$$\n\n\\$5 and \\$6\n\n| $5 | $6 |";
        let mut pieces = Pieces::new(source);
        let kept = keep(source, &delimiters, &mut pieces);
        assert!(kept.contains("`\\(c\\)`") && kept.contains("$$d$$") && !kept.contains("x_1"));
        assert!(kept.contains("\\$5 and \\$6") && kept.contains("| $5 | $6 |"));
        assert!(pieces.restore(&kept).contains("$$\ne\n\nf&lt;g\n$$"));
    }

    #[test]
    fn dollars_are_formulas_only_beside_them() {
        let source = "$a_1*b$ costs $5 or $6, $ x $ and $$c*d*e$$";
        let mut pieces = Pieces::new(source);
        let kept = keep(source, &Delimiters::dollars(), &mut pieces);
        assert!(kept.contains("costs $5 or $6, $ x $ and"), "{kept}");
        assert!(!kept.contains("a_1") && !kept.contains("c*d"), "{kept}");
        assert_eq!(pieces.restore(&kept), source);
    }

    #[test]
    fn brackets_are_no_formulas() {
        let delimiters = Delimiters {
            block: vec![("\\[".to_owned(), "\\]".to_owned())],
            inline: vec![("\\(".to_owned(), "\\)".to_owned())],
            ..Delimiters::default()
        };
        for (source, is_kept) in [
            ("\\(a^*=x-b^*\\)", true),
            ("\\(n\\) and \\[\\sum i\\]", true),
            ("a \\(so to say\\) and \\[not a link\\](x)", false),
            ("`\\(a=b\\)`", false),
        ] {
            let mut pieces = Pieces::new(source);
            let kept = keep_formulas(source, &delimiters, &mut pieces);
            assert_eq!(kept != source, is_kept, "{source}");
        }
    }
}
