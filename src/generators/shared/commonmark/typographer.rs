//! Quotes and signs as markdown-it's option `typographer` makes them: only quotes that have a partner become typographic.

use comrak::Node;
use comrak::nodes::NodeValue;

/// Makes the text of the document what markdown-it makes of it.
pub(super) fn finish(root: Node<'_>) {
    let blocks: Vec<Node<'_>> = root
        .descendants()
        .filter(|node| node.data().value.contains_inlines() && node.data().value.block())
        .collect();
    for block in blocks {
        let mut pieces = Vec::new();
        flatten(block, 0, false, &mut pieces);
        for piece in &mut pieces {
            if let Kind::Text {
                chars, is_address, ..
            } = &mut piece.kind
                && !*is_address
            {
                replace(chars);
            }
        }
        quote(&mut pieces);
        for piece in pieces {
            if let Kind::Text { node, chars, .. } = piece.kind {
                let mut data = node.data_mut();
                if let NodeValue::Text(text) = &mut data.value {
                    *text = chars.into_iter().collect::<String>().into();
                }
            }
        }
    }
    // What a backslash kept as it is is text like any other from here on.
    let kept: Vec<Node<'_>> = root
        .descendants()
        .filter(|node| matches!(node.data().value, NodeValue::Escaped))
        .collect();
    for node in kept {
        while let Some(inner) = node.first_child() {
            node.insert_before(inner);
        }
        node.detach();
    }
}

/// A piece of running text, with how many marks are around it.
struct Piece<'a> {
    level: usize,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Text {
        node: Node<'a>,
        chars: Vec<char>,
        /// Whether it is the address that it links to.
        is_address: bool,
    },
    /// Anything else that shows something, with its first and last characters.
    Shown(char, char),
    Break,
    /// Where marks begin or end.
    Mark,
}

fn flatten<'a>(parent: Node<'a>, level: usize, is_address: bool, pieces: &mut Vec<Piece<'a>>) {
    for node in parent.children() {
        let ends = |text: &str| match (text.chars().next(), text.chars().next_back()) {
            (Some(first), Some(last)) => Kind::Shown(first, last),
            _ => Kind::Mark,
        };
        let kind = match &node.data().value {
            NodeValue::Text(text) => Kind::Text {
                node,
                chars: text.chars().collect(),
                is_address,
            },
            NodeValue::SoftBreak | NodeValue::LineBreak => Kind::Break,
            NodeValue::Code(code) => ends(&code.literal),
            NodeValue::HtmlInline(html) => ends(html),
            NodeValue::Escaped | NodeValue::Image(_) => ends(&words(node)),
            _ => Kind::Mark,
        };
        let is_link =
            matches!(&node.data().value, NodeValue::Link(link) if is_bare(&link.url, node));
        let goes_in = matches!(kind, Kind::Mark);
        let is_picture = matches!(node.data().value, NodeValue::Image(_));
        pieces.push(Piece { level, kind });
        if goes_in && !is_picture && node.first_child().is_some() {
            flatten(node, level + 1, is_address || is_link, pieces);
            pieces.push(Piece {
                level,
                kind: Kind::Mark,
            });
        }
    }
}

/// Whether a link shows its address.
fn is_bare(url: &str, node: Node<'_>) -> bool {
    let text = words(node);
    let ends = ["", "http://", "https://", "mailto:"];
    ends.iter()
        .any(|start| url.strip_prefix(start) == Some(text.as_str()))
}

fn words(node: Node<'_>) -> String {
    let mut out = String::new();
    for inner in node.descendants() {
        if let NodeValue::Text(text) = &inner.data().value {
            out.push_str(text);
        }
    }
    out
}

/// Signs for what people type in their places.
fn replace(chars: &mut Vec<char>) {
    let has = |sign: char| chars.windows(2).any(|pair| pair == [sign, sign]);
    let is_rare = ['.', '?', '!', ',', '-'].into_iter().any(has)
        || chars.contains(&'(')
        || chars.windows(2).any(|pair| pair == ['+', '-']);
    if !is_rare {
        return;
    }
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let run = chars[at..].iter().take_while(|it| **it == c).count();
        let word: String = chars[at..]
            .iter()
            .take(4)
            .collect::<String>()
            .to_lowercase();
        match c {
            '(' if word.starts_with("(c)") || word.starts_with("(r)") => {
                out.push(if word.starts_with("(c)") { '©' } else { '®' });
                at += 3;
                continue;
            }
            '(' if word == "(tm)" => {
                out.push('™');
                at += 4;
                continue;
            }
            '+' if chars.get(at + 1) == Some(&'-') => {
                out.push('±');
                at += 2;
                continue;
            }
            // After `?` and `!`, two dots stay.
            '.' if run >= 2 => match out.last() {
                Some('?' | '!') => out.extend(['.', '.']),
                _ => out.push('…'),
            },
            '?' | '!' => {
                let run = chars[at..]
                    .iter()
                    .take_while(|it| matches!(it, '?' | '!'))
                    .count();
                match run >= 4 {
                    true => out.extend([chars[at + run - 1]; 3]),
                    false => out.extend(&chars[at..at + run]),
                }
                at += run;
                continue;
            }
            ',' if run >= 2 => out.push(','),
            '-' if run == 3 => out.push('—'),
            '-' if run == 2 => {
                let before = at.checked_sub(1).map(|at| chars[at]);
                let after = chars.get(at + 2);
                let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
                match is_blank(before) == is_blank(after.copied())
                    || before.is_none()
                    || after.is_none()
                {
                    true => out.push('–'),
                    false => out.extend(['-', '-']),
                }
            }
            _ => out.extend(&chars[at..at + run]),
        }
        at += run;
    }
    *chars = out;
}

/// A quote that may open.
struct Open {
    piece: usize,
    at: usize,
    is_single: bool,
    level: usize,
}

fn quote(pieces: &mut [Piece<'_>]) {
    let mut open: Vec<Open> = Vec::new();
    for piece in 0..pieces.len() {
        let level = pieces[piece].level;
        open.truncate(
            open.iter()
                .rposition(|it| it.level <= level)
                .map_or(0, |at| at + 1),
        );
        let Kind::Text { chars, .. } = &pieces[piece].kind else {
            continue;
        };
        let places: Vec<usize> = (0..chars.len())
            .filter(|at| matches!(chars[*at], '"' | '\''))
            .collect();
        for at in places {
            let (last, next) = (before(pieces, piece, at), after(pieces, piece, at));
            let mark = char_at(pieces, piece, at);
            let is_single = mark == '\'';
            let (mut may_open, mut may_close) = may(last, next);
            // As in 1"".
            if next == '"' && mark == '"' && last.is_ascii_digit() {
                (may_open, may_close) = (false, false);
            }
            // In the middle of a word.
            if may_open && may_close {
                (may_open, may_close) = (is_sign(last), is_sign(next));
            }
            if may_close {
                let found = open
                    .iter()
                    .rposition(|it| it.is_single == is_single && it.level == level);
                if let Some(found) = found {
                    let (left, right) = if is_single {
                        ('‘', '’')
                    } else {
                        ('“', '”')
                    };
                    set(pieces, piece, at, right);
                    set(pieces, open[found].piece, open[found].at, left);
                    open.truncate(found);
                    continue;
                }
            }
            if may_open {
                open.push(Open {
                    piece,
                    at,
                    is_single,
                    level,
                });
            } else if is_single {
                set(pieces, piece, at, '’');
            }
        }
    }
}

/// Whether a quote between two characters may open, and close.
fn may(last: char, next: char) -> (bool, bool) {
    let allows = |inner: char, outer: char| {
        !inner.is_whitespace() && (!is_sign(inner) || outer.is_whitespace() || is_sign(outer))
    };
    (allows(next, last), allows(last, next))
}

fn is_sign(c: char) -> bool {
    use std::sync::LazyLock;
    static SIGN: LazyLock<Option<regex::Regex>> =
        LazyLock::new(|| regex::Regex::new(r"^[\p{P}\p{S}]$").ok());
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    let mut bytes = [0; 4];
    let text: &str = c.encode_utf8(&mut bytes);
    SIGN.as_ref().is_some_and(|sign| sign.is_match(text))
}

fn char_at(pieces: &[Piece<'_>], piece: usize, at: usize) -> char {
    match &pieces[piece].kind {
        Kind::Text { chars, .. } => chars.get(at).copied().unwrap_or(' '),
        _ => ' ',
    }
}

fn set(pieces: &mut [Piece<'_>], piece: usize, at: usize, sign: char) {
    if let Kind::Text { chars, .. } = &mut pieces[piece].kind
        && let Some(place) = chars.get_mut(at)
    {
        *place = sign;
    }
}

fn before(pieces: &[Piece<'_>], piece: usize, at: usize) -> char {
    if at > 0 {
        return char_at(pieces, piece, at - 1);
    }
    for piece in pieces[..piece].iter().rev() {
        match &piece.kind {
            Kind::Text { chars, .. } if !chars.is_empty() => return chars[chars.len() - 1],
            Kind::Shown(_, last) => return *last,
            Kind::Break => return ' ',
            _ => {}
        }
    }
    ' '
}

fn after(pieces: &[Piece<'_>], piece: usize, at: usize) -> char {
    if let Kind::Text { chars, .. } = &pieces[piece].kind
        && at + 1 < chars.len()
    {
        return chars[at + 1];
    }
    for piece in &pieces[piece + 1..] {
        match &piece.kind {
            Kind::Text { chars, .. } if !chars.is_empty() => return chars[0],
            Kind::Shown(first, _) => return *first,
            Kind::Break => return ' ',
            _ => {}
        }
    }
    ' '
}

#[cfg(test)]
mod tests {
    use super::super::{Flavour, to_html};

    /// What markdown-it 14 makes of these with `typographer`.
    #[test]
    fn quotes_need_partners_and_dots_become_one_sign() {
        let flavour = Flavour {
            smart: true,
            ..Flavour::default()
        };
        for (text, wanted) in [
            ("A 17\" screen.", "A 17\" screen."),
            ("\"Low *tide*\" at 'noon'", "“Low <em>tide</em>” at ‘noon’"),
            ("a \" [b](c)\" d", "a \" <a href=\"c\">b</a>\" d"),
            ("It's the sailors' rest", "It’s the sailors’ rest"),
            ("*\"a* b\"", "<em>\"a</em> b\""),
            ("a.... b.. c?.... d!!!!! e,, f", "a… b… c?.. d!!! e, f"),
            ("a--b c -- d e---f g----h", "a–b c – d e—f g----h"),
            ("(c) (TM) +-2 \\\"x\\\"", "© ™ ±2 \"x\""),
            ("`\"a\"` \"`b`\"", "<code>\"a\"</code> “<code>b</code>”"),
        ] {
            let html = to_html(text, flavour).replace("&quot;", "\"");
            assert_eq!(html.trim(), format!("<p>{wanted}</p>"), "{text}");
        }
    }
}
