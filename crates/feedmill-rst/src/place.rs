//! Where marks may begin and end in a text, and addresses without marks.

use crate::html::{attribute, escape};

/// Whether a mark may begin at `at`: behind white space, an opening bracket or quote, or a few other signs.
pub(crate) fn can_start(chars: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| chars[before]) else {
        return true;
    };
    // Behind an escape, what is escaped counts: `\ ` is white space.
    let is_sign = if before.is_ascii() {
        "'\"([{<-/:".contains(before)
    } else {
        !before.is_alphanumeric()
    };
    if !before.is_whitespace() && !is_sign {
        return false;
    }
    // Quoted alone, a sign is not a mark: "*" and (*).
    let close = match before {
        '\'' => '\'',
        '"' => '"',
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        '\u{201c}' => '\u{201d}',
        '\u{2018}' => '\u{2019}',
        _ => return true,
    };
    let length = chars[at..]
        .iter()
        .take_while(|c| "*`_|".contains(**c))
        .count();
    length == 0 || chars.get(at + length) != Some(&close)
}

/// Whether a mark may end before `at`.
pub(crate) fn can_end(chars: &[char], at: usize) -> bool {
    let Some(next) = chars.get(at) else {
        return true;
    };
    if next.is_ascii() {
        return next.is_whitespace() || "'\")]}>-/:.,;!?\\".contains(*next);
    }
    next.is_whitespace() || !next.is_alphanumeric()
}

/// The text up to `close`, which may not be behind white space, and where what follows begins.
pub(crate) fn until(
    chars: &[char],
    start: usize,
    close: &str,
    is_literal: bool,
) -> Option<(String, usize)> {
    let close: Vec<char> = close.chars().collect();
    if chars.get(start).is_none_or(|c| c.is_whitespace()) {
        return None;
    }
    let mut at = start;
    while at < chars.len() {
        if chars[at] == '\\' && !is_literal {
            at += 2;
            continue;
        }
        if at > start && chars[at..].starts_with(&close) && !chars[at - 1].is_whitespace() {
            return Some((chars[start..at].iter().collect(), at + close.len()));
        }
        at += 1;
    }
    None
}

/// The same, if a mark may end there; else up to a later one.
pub(crate) fn between(
    chars: &[char],
    start: usize,
    close: &str,
    is_literal: bool,
) -> Option<(String, usize)> {
    let mut from = start;
    loop {
        let (_, end) = until(chars, from, close, is_literal)?;
        let inner_end = end - close.chars().count();
        if can_end(chars, end) {
            return Some((chars[start..inner_end].iter().collect(), end));
        }
        from = inner_end + 1;
        // The next place may be any, also behind white space.
        while chars.get(from).is_some_and(|c| c.is_whitespace()) {
            from += 1;
        }
        if from >= chars.len() {
            return None;
        }
    }
}

/// Addresses that are links without any mark.
const SCHEMES: [&str; 14] = [
    "http", "https", "ftp", "ftps", "sftp", "mailto", "git", "svn", "ssh", "irc", "news", "file",
    "tel", "gopher",
];

pub(crate) fn bare(chars: &[char], at: usize) -> Option<(String, usize)> {
    let is_part = |c: &char| c.is_ascii_alphanumeric() || "-_.!~*'()[];/:@&=+$,%?#".contains(*c);
    let is_last = |c: char| c.is_ascii_alphanumeric() || "_~*/=+".contains(c);
    let length = chars[at..].iter().take_while(|c| is_part(c)).count();
    if length < 5 {
        return None;
    }
    let mut end = at + length;
    let is_closed = chars.get(end) == Some(&'>');
    while end > at && !is_closed && !is_last(chars[end - 1]) {
        end -= 1;
    }
    let text: String = chars[at..end].iter().collect();
    let is_address = text.split_once(':').is_some_and(|(scheme, rest)| {
        let is_known = SCHEMES.contains(&scheme.to_ascii_lowercase().as_str());
        is_known
            && rest
                .trim_start_matches('/')
                .starts_with(|c: char| c.is_ascii_alphanumeric() || "[_~".contains(c))
    });
    let is_mail = !is_address
        && text.split_once('@').is_some_and(|(name, host)| {
            let is_name = !name.is_empty()
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_.+%".contains(c));
            let is_host = host.contains('.')
                && host
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-.".contains(c));
            is_name && is_host && host.ends_with(|c: char| c.is_ascii_alphanumeric())
        });
    if !(is_address || is_mail) || !can_end(chars, end) {
        return None;
    }
    let href = if is_mail {
        format!("mailto:{text}")
    } else {
        text.clone()
    };
    let html = format!("<a href=\"{}\">{}</a>", attribute(&href), escape(&text));
    Some((html, end))
}
