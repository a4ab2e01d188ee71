//! Lines of a source: where they are, how far they are set in, and what adorns titles.

/// One line of a block, without its line break and the indentation of the block around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    /// The number in the source, from 1.
    pub no: usize,
    pub text: &'t str,
}

impl Line<'_> {
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub(crate) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }
}

/// The lines of a text.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let lines = text.lines().enumerate();
    lines
        .map(|(at, text)| Line {
            no: at + 1,
            text: text.trim_end(),
        })
        .collect()
}

/// Tabs become spaces up to the next column of eight, and other white space in lines plain spaces, as docutils reads them.
pub(crate) fn expand_tabs(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut column = 0;
    for c in source.chars() {
        match c {
            '\t' => loop {
                out.push(' ');
                column += 1;
                if column % 8 == 0 {
                    break;
                }
            },
            '\r' | '\u{feff}' => {}
            '\n' => {
                out.push('\n');
                column = 0;
            }
            '\u{b}' | '\u{c}' => {
                out.push(' ');
                column += 1;
            }
            c => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}

/// The lines without `width` leading spaces, or without as many as they have.
pub(crate) fn cut<'t>(lines: &[Line<'t>], width: usize) -> Vec<Line<'t>> {
    let cut = |line: &Line<'t>| Line {
        no: line.no,
        text: &line.text[line.indent().min(width)..],
    };
    lines.iter().map(cut).collect()
}

/// The least indentation of the lines that are not blank.
pub(crate) fn least_indent(lines: &[Line<'_>]) -> usize {
    let written = lines.iter().filter(|line| !line.is_blank());
    written.map(Line::indent).min().unwrap_or(0)
}

/// The lines without the indentation that they share.
pub(crate) fn dedent<'t>(lines: &[Line<'t>]) -> Vec<Line<'t>> {
    cut(lines, least_indent(lines))
}

/// Without the blank lines at both ends.
pub(crate) fn trim<'l, 't>(mut lines: &'l [Line<'t>]) -> &'l [Line<'t>] {
    while lines.first().is_some_and(Line::is_blank) {
        lines = &lines[1..];
    }
    while lines.last().is_some_and(Line::is_blank) {
        lines = &lines[..lines.len() - 1];
    }
    lines
}

/// How many lines from `start` on are blank or set in by at least `width`.
pub(crate) fn indented(lines: &[Line<'_>], start: usize, width: usize) -> usize {
    let rest = lines.get(start..).unwrap_or_default();
    let mut end = 0;
    for (at, line) in rest.iter().enumerate() {
        if line.is_blank() {
            continue;
        }
        if line.indent() < width {
            break;
        }
        end = at + 1;
    }
    end
}

/// The texts of lines, as one.
pub(crate) fn joined(lines: &[Line<'_>]) -> String {
    let texts: Vec<&str> = lines.iter().map(|line| line.text).collect();
    texts.join("\n")
}

/// The sign that a line consists of, if it is one of those that adorn titles.
pub(crate) fn adornment(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    (first.is_ascii_punctuation() && text.chars().all(|c| c == first)).then_some(first)
}

/// How wide a title is: signs of East Asian scripts count twice.
pub(crate) fn width(text: &str) -> usize {
    let wide = |c: char| matches!(c as u32, 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd);
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}
