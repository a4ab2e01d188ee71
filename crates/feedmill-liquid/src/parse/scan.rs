//! Source text to tags, outputs and the text between them, in one pass whatever the text.

use crate::problem::{ProblemKind, Problems};

/// One piece of source text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'t> {
    pub line: usize,
    pub kind: PieceKind<'t>,
}

/// What a piece of source text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind<'t> {
    Text(&'t str),
    /// What stands between `{% raw %}` and `{% endraw %}`.
    Raw(&'t str),
    /// What stands between `{{` and `}}`.
    Output(&'t str),
    Tag {
        name: &'t str,
        markup: &'t str,
    },
}

/// The pieces of `source`.
pub(super) fn scan<'t>(source: &'t str, problems: &mut Problems) -> Vec<Piece<'t>> {
    let mut scanner = Scanner {
        source,
        text_from: 0,
        at: 0,
        line: 1,
        counted_to: 0,
        trim_next: false,
        ends: [None; 2],
        pieces: Vec::new(),
    };
    scanner.run(problems);
    scanner.pieces
}

struct Scanner<'t> {
    source: &'t str,
    /// Where the text that is not yet a piece starts.
    text_from: usize,
    at: usize,
    /// The line of `counted_to`.
    line: usize,
    counted_to: usize,
    /// Whether the last tag ended in `-`, which takes the white space after it away.
    trim_next: bool,
    /// The next `}` and `%}`, once found: text without any must not be searched again for every `{{`.
    ends: [Option<usize>; 2],
    pieces: Vec<Piece<'t>>,
}

const OUTPUT_END: usize = 0;
const TAG_END: usize = 1;

impl<'t> Scanner<'t> {
    fn run(&mut self, problems: &mut Problems) {
        while let Some(open) = self.next_open(self.at) {
            self.count_lines(open);
            if self.source.as_bytes()[open + 1] == b'{' {
                self.output(open, problems);
            } else {
                self.tag(open, problems);
            }
        }
        self.text_until(self.source.len(), false);
    }

    /// The next `{{` or `{%`.
    fn next_open(&self, from: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        memchr::memchr_iter(b'{', bytes.get(from..)?)
            .map(|at| from + at)
            .find(|at| matches!(bytes.get(at + 1), Some(b'{' | b'%')))
    }

    /// Where the next `}` or `%}` stands at or after `from`.
    fn next_end(&mut self, which: usize, from: usize) -> Option<usize> {
        let known = self.ends[which].filter(|at| *at >= from);
        let found = known.unwrap_or_else(|| {
            let rest = &self.source.as_bytes()[from..];
            let found = match which {
                OUTPUT_END => memchr::memchr(b'}', rest),
                _ => memchr::memmem::find(rest, b"%}"),
            };
            // No end is an end beyond everything, found once.
            found.map_or(usize::MAX, |at| from + at)
        });
        self.ends[which] = Some(found);
        (found != usize::MAX).then_some(found)
    }

    fn output(&mut self, open: usize, problems: &mut Problems) {
        let end = self.next_end(OUTPUT_END, open + 2);
        let closed = end.filter(|end| {
            self.source.as_bytes().get(end + 1) == Some(&b'}')
                && !is_swallowed(&self.source[open + 2..*end])
        });
        let Some(end) = closed else {
            problems.push(
                self.line,
                ProblemKind::Syntax,
                "",
                "`{{` is not closed by `}}`; it was kept as text",
            );
            self.at = open + 2;
            return;
        };
        let inside = self.inside(open, end);
        self.push(open, end, PieceKind::Output(inside));
    }

    fn tag(&mut self, open: usize, problems: &mut Problems) {
        let end = self.next_end(TAG_END, open + 2);
        let inner = end.and_then(|end| {
            memchr::memmem::find(&self.source.as_bytes()[open + 2..end], b"{%")
                .map(|at| open + 2 + at)
        });
        let Some(end) = end.filter(|_| inner.is_none()) else {
            self.broken(open, inner, problems);
            return;
        };
        let inside = self.inside(open, end).trim_start();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let length = match inside.starts_with('#') {
            true => 1,
            false => inside.find(|c| !is_name(c)).unwrap_or(inside.len()),
        };
        let (name, markup) = inside.split_at(length);
        let markup = markup.trim_start();
        match name {
            "" => {
                problems.push(
                    self.line,
                    ProblemKind::Syntax,
                    "",
                    "a tag without a name was left out",
                );
                self.push(open, end, PieceKind::Text(""));
            }
            "raw" => self.raw(open, end, problems),
            "liquid" => {
                self.push(open, end, PieceKind::Text(""));
                let end = end - usize::from(self.trim_next);
                self.lines(markup, end.saturating_sub(markup.len()));
            }
            _ => self.push(open, end, PieceKind::Tag { name, markup }),
        }
    }

    /// A tag without its end. What looks like a mistyped one goes, and anything else stays as text.
    fn broken(&mut self, open: usize, inner: Option<usize>, problems: &mut Problems) {
        problems.push(
            self.line,
            ProblemKind::Syntax,
            "",
            "`{%` is not closed by `%}`; what follows it was kept",
        );
        self.at = open + 2;
        let limit = inner.unwrap_or(self.source.len());
        // A line's worth: a tag that goes on for longer is not one that lost its `%`.
        let line: &[u8] = &self.source.as_bytes()[open..limit.min(open + 500)];
        let line = line.split(|byte| *byte == b'\n').next().unwrap_or_default();
        if let Some(brace) = memchr::memchr(b'}', line) {
            self.text_until(open, false);
            self.at = open + brace + 1;
            self.text_from = self.at;
        }
    }

    fn raw(&mut self, open: usize, end: usize, problems: &mut Problems) {
        self.push(open, end, PieceKind::Text(""));
        let mut from = self.at;
        let rest = &self.source.as_bytes()[self.at..];
        let close = memchr::memmem::find_iter(rest, b"{%").find_map(|at| {
            let inside = self.source[from + at + 2..].trim_start_matches('-');
            let after = inside.trim_start().strip_prefix("endraw")?;
            let after = after.trim_start();
            let tail = after
                .strip_prefix('-')
                .unwrap_or(after)
                .strip_prefix("%}")?;
            Some((from + at, self.source.len() - tail.len()))
        });
        let (close, after) = close.unwrap_or_else(|| {
            problems.push(
                self.line,
                ProblemKind::Syntax,
                "raw",
                "`raw` is never closed; the rest was kept as it is",
            );
            (self.source.len(), self.source.len())
        });
        let body = &self.source[from..close];
        self.pieces.push(Piece {
            line: self.line,
            kind: PieceKind::Raw(body),
        });
        from = after;
        self.at = from;
        self.text_from = from;
        self.count_lines(from);
    }

    /// `{% liquid %}`, whose markup starts at `start`: each line is a tag.
    fn lines(&mut self, markup: &'t str, start: usize) {
        self.count_lines(start.max(self.counted_to));
        let first = self.line;
        for (index, line) in markup.split('\n').enumerate() {
            let line = line.trim();
            let name_end = line
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '#'))
                .unwrap_or(line.len());
            let name_end = if line.starts_with('#') { 1 } else { name_end };
            if name_end == 0 {
                continue;
            }
            self.pieces.push(Piece {
                line: first + index,
                kind: PieceKind::Tag {
                    name: &line[..name_end],
                    markup: line[name_end..].trim(),
                },
            });
        }
    }

    /// What stands between the marks at `open` and `end`, without the `-` of white space control.
    fn inside(&self, open: usize, end: usize) -> &'t str {
        let inside = &self.source[open + 2..end];
        let inside = inside.strip_prefix('-').unwrap_or(inside);
        inside.strip_suffix('-').unwrap_or(inside)
    }

    /// Adds the text so far and the piece from `open` to `end`, with its two closing characters.
    fn push(&mut self, open: usize, end: usize, kind: PieceKind<'t>) {
        let bytes = self.source.as_bytes();
        self.text_until(open, bytes.get(open + 2) == Some(&b'-'));
        self.trim_next = bytes[end - 1] == b'-';
        self.pieces.push(Piece {
            line: self.line,
            kind,
        });
        self.at = end + 2;
        self.text_from = self.at;
    }

    fn text_until(&mut self, end: usize, trim_end: bool) {
        let mut text = &self.source[self.text_from..end];
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.trim_next) {
            text = text.trim_start_matches(is_trimmed);
        }
        if trim_end {
            text = text.trim_end_matches(is_trimmed);
        }
        let kind = PieceKind::Text(text);
        let line = self.line;
        self.pieces.push(Piece { line, kind });
    }

    /// Moves `line` on to the line of `to`, which is not before where it was.
    fn count_lines(&mut self, to: usize) {
        let passed = &self.source.as_bytes()[self.counted_to..to];
        self.line += memchr::memchr_iter(b'\n', passed).count();
        self.counted_to = to;
    }
}

/// Whether another output starts on a later line of `inside`, which shows that the first one lacks its end. (Jekyll
/// prints nothing for both and for what lies between them.)
fn is_swallowed(inside: &str) -> bool {
    // No line that an output stands on is longer, and a look at all of it for every `{{` could cost much.
    let Some(line) = inside.bytes().take(500).position(|byte| byte == b'\n') else {
        return false;
    };
    let (line, rest) = inside.split_at(line);
    let outside_quotes = line.matches(['"', '\'']).count() % 2 == 0;
    outside_quotes && rest.contains("{{")
}

/// What Ruby's `strip` takes away.
fn is_trimmed(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\0')
}
