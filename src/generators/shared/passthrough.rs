//! Formulas and the like, which Markdown leaves as they are.

use feedmill_text::entity::escape_text;

use super::commonmark::Pieces;

/// What formulas stand between.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delimiters {
    /// Those of formulas with lines of their own.
    pub block: Vec<(String, String)>,
    /// Those of formulas in a line.
    pub inline: Vec<(String, String)>,
}

/// The source with a word in the place of each formula, which stands for it.
pub(crate) fn keep(source: &str, delimiters: &Delimiters, pieces: &mut Pieces) -> String {
    let all = || delimiters.block.iter().chain(&delimiters.inline);
    if !all().any(|(open, _)| source.contains(open.as_str())) {
        return source.to_owned();
    }
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
        let whole = all().find_map(|(open, close)| {
            let is_block = delimiters.block.iter().any(|(one, _)| one == open);
            let inner = rest.strip_prefix(open.as_str())?;
            let end = inner.find(close.as_str())?;
            let is_cut = !is_block && leaves_paragraph(&inner[..end], is_row);
            (end > 0 && !is_cut).then_some(open.len() + end + close.len())
        });
        if let Some(whole) = whole {
            out.push_str(&pieces.keep(escape_text(&rest[..whole]).into_owned()));
            rest = &rest[whole..];
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
    out
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
        };
        let source = "a \\(x_1*y*\\) `\\(c\\)` $a$\n\n```\n$$d$$\n```\n\n$$\ne\n\nf<g\n$$\n\n\\$5 and \\$6\n\n| $5 | $6 |";
        let mut pieces = Pieces::new(source);
        let kept = keep(source, &delimiters, &mut pieces);
        assert!(kept.contains("`\\(c\\)`") && kept.contains("$$d$$") && !kept.contains("x_1"));
        assert!(kept.contains("\\$5 and \\$6") && kept.contains("| $5 | $6 |"));
        assert!(pieces.restore(&kept).contains("$$\ne\n\nf&lt;g\n$$"));
    }
}
