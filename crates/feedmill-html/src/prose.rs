//! The sentences of HTML in one line, for summaries: what stands apart on the page stays apart.

use feedmill_text::entity::decode_entities;
use feedmill_text::forbidden::is_forbidden;

use super::text::{Edge, Flow, Piece, each_piece, plain_start};

/// The first sentences of `html`: its visible text without headings, captions, code, tables of contents, footnotes, the
/// labels of players, and paragraphs that are but one link. Where there is no other text, all of it is.
///
/// Cells are separated by commas, items and rows by semicolons, and a list or table ends with a full stop. Lines of Chinese and
/// Japanese are joined without spaces.
///
/// It is read as far as `enough` characters of text take, so that a long post costs no more than a short one.
pub fn prose(html: &str, enough: usize) -> String {
    let prose = joined(html, true, enough);
    match prose.is_empty() {
        true => joined(html, false, enough),
        false => prose,
    }
}

fn joined(html: &str, only_prose: bool, enough: usize) -> String {
    let mut line = Line::default();
    let _ = each_piece(html, only_prose, |piece| {
        match piece {
            Piece::Text(text) => line.text(&decode_entities(text)),
            Piece::Edge(edge) => line.edge(edge),
        }
        match line.chars < enough {
            true => Flow::Continue(()),
            false => Flow::Break(()),
        }
    });
    line.out
}

/// What keeps the text that comes next from the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    Space,
    /// A line of the source ends, which means nothing between words of Chinese.
    LineOfSource,
    Edge(Edge),
}

#[derive(Default)]
struct Line {
    out: String,
    chars: usize,
    gap: Gap,
}

impl Line {
    fn edge(&mut self, edge: Edge) {
        self.gap = match self.gap {
            // What ends says more than what begins; of what ends, the outer one counts.
            Gap::Edge(before) if edge <= Edge::ListStart && before > edge => self.gap,
            _ => Gap::Edge(edge),
        };
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(char) = rest.chars().next() {
            let plain = plain_start(rest.as_bytes());
            if plain > 0 {
                self.join(char);
                self.push(&rest[..plain]);
                rest = &rest[plain..];
                continue;
            }
            let after = &rest[char.len_utf8()..];
            if char.is_whitespace() {
                self.gap = match self.gap {
                    Gap::None | Gap::Space if char == '\n' => Gap::LineOfSource,
                    Gap::None => Gap::Space,
                    gap => gap,
                };
            } else if !is_forbidden(char) && !is_unseen(char) {
                self.join(char);
                self.push(&rest[..char.len_utf8()]);
            }
            rest = after;
        }
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.chars += text.chars().count();
    }

    /// Writes what stands between the text so far and one that begins with `next`.
    fn join(&mut self, next: char) {
        let gap = std::mem::take(&mut self.gap);
        let Some(last) = self.out.chars().next_back().filter(|_| gap != Gap::None) else {
            return;
        };
        let separator = separator(gap, last, next);
        self.push(separator);
    }
}

fn separator(gap: Gap, last: char, next: char) -> &'static str {
    let space = match is_spaceless(last, next) {
        true => "",
        false => " ",
    };
    let wide = is_wide(last) || is_wide(next);
    let one_of = |chinese, western| if wide { chinese } else { western };
    match gap {
        Gap::None => "",
        Gap::Space if is_full_stop(last) => space,
        Gap::Space => " ",
        Gap::LineOfSource => space,
        Gap::Edge(_) if !is_open(last) => space,
        Gap::Edge(Edge::Object) => space,
        Gap::Edge(Edge::Line) if space.is_empty() => "，",
        Gap::Edge(Edge::Block) if space.is_empty() => "。",
        Gap::Edge(Edge::Line | Edge::Block) => " ",
        Gap::Edge(Edge::ListStart | Edge::Term) => one_of("：", ": "),
        Gap::Edge(Edge::Cell) => one_of("，", ", "),
        Gap::Edge(Edge::Item) => one_of("；", "; "),
        Gap::Edge(Edge::ListEnd) => one_of("。", ". "),
    }
}

/// Whether no space stands between two characters: both are of scripts without any, or one is and the other is a sign that
/// these scripts share.
fn is_spaceless(last: char, next: char) -> bool {
    let shared = |char: char| matches!(char, '“' | '”' | '‘' | '’' | '…' | '—' | '·');
    is_full_stop(last)
        || (is_wide(last) && (is_wide(next) || shared(next)))
        || (shared(last) && is_wide(next))
}

/// Whether a text that ends so needs a sign between it and what follows.
fn is_open(last: char) -> bool {
    last.is_alphanumeric()
        || matches!(
            last,
            ')' | '）' | '」' | '》' | '”' | '"' | '’' | '%' | '☐' | '☑'
        )
}

/// Whether it is a sign of punctuation that has its space in itself.
fn is_full_stop(char: char) -> bool {
    matches!(char, '、' | '。' | '！' | '，' | '：' | '；' | '？')
}

/// Whether it belongs to a script without spaces, or to its punctuation.
fn is_wide(char: char) -> bool {
    matches!(char, '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character only says where a line may or must not be broken, or in what order bytes stand.
pub(super) fn is_unseen(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_lists_and_tables_do_not_run_into_each_other() {
        for (html, wanted) in [
            (
                "<p>Buy</p><ul><li>one</li>\n<li><p>two</p></li></ul>\n<p>Then go.</p>",
                "Buy: one; two. Then go.",
            ),
            (
                "<table>\n<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
                "a, b; 1, 2",
            ),
            ("<ul><li>One.</li><li>Two!</li></ul>End", "One. Two! End"),
            (
                "<ol><li>茶</li><li>水</li></ol><p>好。</p><p>再见</p>",
                "茶；水。好。再见",
            ),
            (
                "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>",
                "甲，1；乙，2",
            ),
            (
                "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>",
                "a: b; c; d",
            ),
            ("<ul><li>a</li></ul>\n<ol><li>b</li></ol>", "a. b"),
            (
                "<dl><dt>Tea</dt><dd>A drink</dd><dt>Cup</dt><dd>A thing</dd></dl>x",
                "Tea: A drink; Cup: A thing. x",
            ),
            ("a<br>b<img src=x>c<p>d</p>", "a b c d"),
        ] {
            assert_eq!(prose(html, usize::MAX), wanted, "{html}");
        }
    }

    #[test]
    fn chinese_is_joined_without_spaces() {
        for (html, wanted) in [
            (
                "<p>一。</p>\n<p>二</p>\n<p>three\nfour</p>",
                "一。二 three four",
            ),
            (
                "<p>第一段\n换行</p>\n<p>“第二段”</p>",
                "第一段换行。“第二段”",
            ),
            ("<p>“好。”\n他说</p>", "“好。”他说"),
            ("<p>明月光<br>地上霜</p>", "明月光，地上霜"),
            ("<p>用 Rust\n写的</p>", "用 Rust 写的"),
            ("<p>张三　李四</p>", "张三 李四"),
            ("<p>한국어\n문장</p><p>다음</p>", "한국어 문장 다음"),
            ("<p>图<img>文</p>", "图文"),
        ] {
            assert_eq!(prose(html, usize::MAX), wanted, "{html}");
        }
    }
}
