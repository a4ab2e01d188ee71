//! The statements at the top of a file in Python.

/// A statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement<'t> {
    pub text: &'t str,
    /// The line that it begins on, counted from 1.
    pub line: usize,
}

/// The statements that are not set in: what is inside of `if` and `def` may never be done.
pub(super) fn statements(text: &str) -> impl Iterator<Item = Statement<'_>> {
    let mut at = 0;
    let mut line = 1;
    std::iter::from_fn(move || {
        loop {
            if at >= text.len() {
                return None;
            }
            let start = at;
            let first = line;
            let end = start + end_of(&text[start..]);
            line += text[start..end].matches('\n').count();
            at = end;
            let statement = text[start..end].trim_end();
            let begins = statement.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
            if begins {
                return Some(Statement {
                    text: statement,
                    line: first,
                });
            }
        }
    })
}

/// Where the statement that a text begins with ends: at the end of its line, unless a bracket or a text is open.
fn end_of(text: &str) -> usize {
    let mut depth = 0usize;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '#' => {
                for (at, c) in chars.by_ref() {
                    if c == '\n' {
                        if depth == 0 {
                            return at + 1;
                        }
                        break;
                    }
                }
            }
            '\'' | '"' => {
                let rest = &text[at..];
                let length = text_length(rest);
                while chars.offset() < at + length && chars.next().is_some() {}
            }
            '[' | '(' | '{' => depth += 1,
            ']' | ')' | '}' => depth = depth.saturating_sub(1),
            '\\' => {
                chars.next();
            }
            '\n' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the text in quotes that begins here, with them. One that is not closed ends with its line.
pub(super) fn text_length(text: &str) -> usize {
    let quote = text.chars().next().unwrap_or('"');
    let tripled: String = std::iter::repeat_n(quote, 3).collect();
    let is_tripled = text.starts_with(&tripled);
    let close = if is_tripled { 3 } else { 1 };
    let mut chars = text[close..].char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            '\n' if !is_tripled => return close + at,
            c if c == quote && (!is_tripled || text[close + at..].starts_with(&tripled)) => {
                return close + at + close;
            }
            _ => {}
        }
    }
    text.len()
}

impl<'t> Statement<'t> {
    /// The names that get a value, how they get it, and the value.
    pub fn assignment(&self) -> Option<(Vec<&'t str>, &'static str, &'t str)> {
        let mut targets = Vec::new();
        let mut rest = self.text;
        let mut operator = "=";
        while let Some((target, after, by)) = target(rest) {
            targets.push(target.trim());
            rest = after;
            if by == "+=" {
                operator = by;
                break;
            }
        }
        (!targets.is_empty()).then_some((targets, operator, rest))
    }

    /// The name, the method and the argument of `NAME.method(argument)`.
    pub fn call(&self) -> Option<(String, &'t str, &'t str)> {
        let (head, rest) = self.text.split_once('(')?;
        let (name, method) = head.rsplit_once('.')?;
        let argument = rest.trim_end().strip_suffix(')')?;
        Some((name.trim().to_owned(), method.trim(), argument))
    }
}

/// The target that a statement begins with, what follows its sign, and the sign.
fn target(text: &str) -> Option<(&str, &str, &'static str)> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '=' if depth == 0 => {
                let after = &text[at + 1..];
                if after.starts_with('=') {
                    return None;
                }
                let (target, by) = match text[..at].strip_suffix('+') {
                    Some(target) => (target, "+="),
                    None => (&text[..at], "="),
                };
                return Some((target, after, by));
            }
            // The type of a name may stand after it.
            ':' if depth == 0 => {
                let (name, rest) = text.split_at(at);
                let (kind, after) = rest.split_once('=')?;
                let is_type =
                    !kind.contains(['(', '{', '\'', '"', '\n']) && !after.starts_with('=');
                return is_type.then_some((name, after, "="));
            }
            c if depth > 0 && c != '\n' => {}
            c if c.is_ascii_alphanumeric() || "_ +".contains(c) => {}
            _ => return None,
        }
    }
    None
}
