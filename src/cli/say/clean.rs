//! Text of strangers, made visible where a terminal, a reader's eye or a CI runner would be misled.
//!
//! Control characters become the pictures that Unicode has for them (`␛`), all else an escape (`\u{202e}`).

use std::borrow::Cow;
use std::fmt::Write;

/// A value within a line: a name, a path, a message. Its line ends become visible too.
pub fn value(text: &str) -> Cow<'_, str> {
    replaced(text, |c| c == '\t' || !is_unsafe(c), push_visible)
}

/// Text of several lines, whose later lines are indented: none of them passes for a message of its own.
pub fn block(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (nth, line) in text.split('\n').enumerate() {
        if nth > 0 {
            out.push('\n');
            if !line.is_empty() && !line.starts_with("  ") {
                out.push_str("  ");
            }
        }
        out.push_str(&value(line));
    }
    out
}

/// Lines without control characters, and without lines that GitHub's runner would obey.
pub fn text(text: &str) -> String {
    defused(&controls(text), "\\u{3a}", "\\u{23}").into_owned()
}

/// Lines without control characters.
pub fn controls(text: &str) -> Cow<'_, str> {
    replaced(
        text,
        |c| matches!(c, '\t' | '\n') || !is_unsafe(c),
        push_visible,
    )
}

/// Lines that feedmill has drawn: the sequences that set colours stay.
pub fn drawn(drawn: &str) -> String {
    let mut out = String::with_capacity(drawn.len());
    let mut rest = drawn;
    while let Some(at) = rest.find('\u{1b}') {
        out.push_str(&text(&rest[..at]));
        rest = &rest[at..];
        let end = colour(rest);
        out.push_str(if end > 0 { &rest[..end] } else { "␛" });
        rest = &rest[end.max(1)..];
    }
    out.push_str(&text(rest));
    out
}

/// JSON with escapes for the characters that its writer leaves as they are.
pub fn json(text: &str) -> String {
    let is_kept = |c| matches!(c, '\t' | '\n') || !is_unsafe(c);
    let text = replaced(text, is_kept, |c, out| {
        let mut units = [0; 2];
        for unit in c.encode_utf16(&mut units) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    });
    defused(&text, "\\u003a", "\\u0023").into_owned()
}

/// XML or HTML with references, which mean the same. No line begins with a command of GitHub's runner.
pub fn markup(text: &str) -> String {
    let is_kept = |c| matches!(c, '\t' | '\n') || !is_unsafe(c);
    let text = replaced(text, is_kept, |c, out| {
        let _ = match c {
            // XML cannot have these, not even as references.
            '\0'..='\u{1f}' if c != '\r' => write!(out, "\u{fffd}"),
            c => write!(out, "&#x{:x};", c as u32),
        };
    });
    defused(&text, "&#x3a;", "&#x23;").into_owned()
}

/// Replaces what `is_kept` does not let pass.
fn replaced(
    text: &str,
    is_kept: impl Fn(char) -> bool,
    push: impl Fn(char, &mut String),
) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_kept(c) || (is_joiner(c) && joins(before, chars.peek().copied())) {
            out.push(c);
        } else {
            push(c, &mut out);
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

fn push_visible(c: char, out: &mut String) {
    match c {
        '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + c as u32)),
        '\u{7f}' => out.push('␡'),
        c => {
            let _ = write!(out, "\\u{{{:x}}}", c as u32);
        }
    }
}

/// Whether a terminal obeys the character, or a person does not see it or sees others in a wrong order.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || is_joiner(c)
        || matches!(c,
            // Marks of direction, which show text in another order than it has.
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            // Ends of lines and paragraphs.
            | '\u{2028}' | '\u{2029}'
            // What has no width, or looks like a blank or like nothing.
            | '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            // Tags and the selectors of variants, in which whole texts hide.
            | '\u{e0000}'..='\u{e0fff}')
}

/// What joins letters of Persian or the parts of an emoji, or keeps them apart.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner has something to join: visible characters beyond ASCII on both sides.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let is_joined = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !is_unsafe(c));
    is_joined(before) && is_joined(after)
}

/// Replaces the first sign of what GitHub's runner takes for a command: `::name` at the start of a line, after blanks, and
/// `##[name` anywhere, as well as `##vso[` of Azure Pipelines and `##teamcity[`.
fn defused<'t>(text: &'t str, colon: &str, hash: &str) -> Cow<'t, str> {
    if !text.contains("::") && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for line in text.split_inclusive('\n') {
        let start = line.len() - line.trim_start().len();
        let command = line[start..].strip_prefix("::");
        let mut rest = line;
        if command.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())) {
            out.push_str(&line[..start]);
            out.push_str(colon);
            rest = &line[start + 1..];
        }
        while let Some(at) = rest.find("##") {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let name = rest.trim_start_matches('#');
            let name = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
            out.push_str(if name.starts_with('[') { hash } else { "#" });
            rest = &rest[1..];
        }
        out.push_str(rest);
    }
    Cow::Owned(out)
}

/// The length of the sequence that sets colours at the start of the text; 0 if there is none.
fn colour(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("\u{1b}[") else {
        return 0;
    };
    let numbers = rest
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b';')
        .count();
    match rest.as_bytes().get(numbers) {
        Some(b'm') => 2 + numbers + 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_hidden_characters_become_visible() {
        for (given, wanted) in [
            (
                "plain, übung, 日本, 👩‍👩‍👧, می‌خواهم",
                "plain, übung, 日本, 👩‍👩‍👧, می‌خواهم",
            ),
            ("\u{1b}[31mred\u{7}\u{7f}", "␛[31mred␇␡"),
            ("\u{9b}1m\u{9d}0;t\u{9c}", "\\u{9b}1m\\u{9d}0;t\\u{9c}"),
            ("a\r\nb\u{85}c\u{2028}d", "a␍␊b\\u{85}c\\u{2028}d"),
            ("\u{202e}fdp.exe\u{2066}", "\\u{202e}fdp.exe\\u{2066}"),
            (
                "a\u{200b}b\u{feff}c\u{200d}d",
                "a\\u{200b}b\\u{feff}c\\u{200d}d",
            ),
            ("x\u{e0041}\u{e0042}", "x\\u{e0041}\\u{e0042}"),
        ] {
            assert_eq!(value(given), wanted);
        }
    }

    #[test]
    fn later_lines_of_an_error_are_indented() {
        assert_eq!(
            block("a\nerror: b\n  help: c\n\n::error::d\u{1b}"),
            "a\n  error: b\n  help: c\n\n  ::error::d␛"
        );
    }

    #[test]
    fn commands_of_ci_runners_are_defused_where_they_would_be_read() {
        for (given, wanted) in [
            ("::error::a", "\\u{3a}:error::a"),
            ("a\n \t::add-mask::b\n", "a\n \t\\u{3a}:add-mask::b\n"),
            ("a::b\n ::: feeds/a.xml", "a::b\n ::: feeds/a.xml"),
            ("a ##[error]b", "a \\u{23}#[error]b"),
            ("##vso[x]###[y]", "\\u{23}#vso[x]\\u{23}\\u{23}#[y]"),
            ("## Title\n# a", "## Title\n# a"),
        ] {
            assert_eq!(text(given), wanted);
        }
    }

    #[test]
    fn colours_stay_where_feedmill_has_drawn_them() {
        assert_eq!(
            drawn("\u{1b}[1m\u{1b}[31merror\u{1b}[0m \u{1b}[2J\u{1b}]0;t\u{7}"),
            "\u{1b}[1m\u{1b}[31merror\u{1b}[0m ␛[2J␛]0;t␇"
        );
    }

    #[test]
    fn json_and_markup_mean_the_same_as_before() {
        let text = "{\"a\":\"\u{9b}x\u{202e}\u{e0041}é##[a]\"}";
        let escaped = json(text);
        assert_eq!(
            escaped,
            "{\"a\":\"\\u009bx\\u202e\\udb40\\udc41é\\u0023#[a]\"}"
        );
        let (one, other): (serde_json::Value, serde_json::Value) = (
            serde_json::from_str(text).unwrap(),
            serde_json::from_str(&escaped).unwrap(),
        );
        assert_eq!(one, other);
        assert_eq!(
            markup("<a>\n::error::\u{202e}</a>"),
            "<a>\n&#x3a;:error::&#x202e;</a>"
        );
    }
}
