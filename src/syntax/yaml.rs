//! Faults of YAML. The parser says at which character it stopped; the fault is often before it.

mod faults;
mod said;

pub(crate) use self::faults::without_keys;
use self::faults::{
    alias, control, first_character, later_fence, second_colon, tab, unclosed, unclosed_quote,
    unexpected_text, unknown_escape, without_colon,
};
use self::said::{place, said};
use super::fault::{line_of, offset, rest_of_line};
use super::{Fault, of_another_type};

/// The fault of `text`, of which the parser says `error`. None if the text is YAML, but not what is expected.
pub(crate) fn yaml(text: &str, error: &serde_yaml::Error) -> Option<Fault> {
    fault(text, &error.to_string())
}

/// The same for readers to whom every YAML is welcome.
pub(crate) fn yaml_or_other(text: &str, error: &serde_yaml::Error) -> Fault {
    yaml(text, error).unwrap_or_else(|| {
        let line = error.location().map_or(1, |place| place.line());
        let span = line_of(text, offset(text, line, 1));
        match of_another_type(&error.to_string()) {
            Some((message, help)) => Fault::at(span, message, help),
            None => Fault::at(
                span,
                "this YAML cannot be read",
                "check the keys and values of this line",
            ),
        }
    })
}

fn fault(text: &str, error: &str) -> Option<Fault> {
    if let Some(fault) = other(text, error) {
        return Some(fault);
    }
    let said = said(text, error)?;
    let context = |what: &str| said.context.ends_with(what);
    let fault = match said.problem {
        "found unexpected end of stream" | "found unexpected document indicator"
            if context("a quoted scalar") =>
        {
            unclosed_quote(text, said.began)
        }
        "found unknown escape character"
        | "did not find expected hexadecimal number"
        | "found invalid Unicode character escape code" => unknown_escape(text, said.at),
        "mapping values are not allowed in this context" => second_colon(text, said.at),
        "mapping keys are not allowed in this context" => first_character(text, said.at),
        "found character that cannot start any token"
        | "did not find expected alphabetic or numeric character"
        | "found undefined tag handle"
        | "did not find expected tag URI"
        | "did not find URI escaped octet"
        | "did not find the expected '>'"
        | "did not find expected '!'" => first_character(text, said.at.min(said.start(text))),
        "found a tab character that violates indentation"
        | "found a tab character where an indentation space is expected" => tab(text, said.at),
        "could not find expected ':'" => without_colon(text, said.began),
        "did not find expected ',' or ']'" => unclosed(text, &said, ']'),
        "did not find expected ',' or '}'" => unclosed(text, &said, '}'),
        "did not find expected node content" => first_character(text, said.at),
        "did not find expected key" => unexpected_text(text, said.at),
        "did not find expected '-' indicator" => Fault::at(
            rest_of_line(text, said.at),
            "expected an item of the list, which begins with `- `",
            "indent this line as the items above it, and begin it with `- `; or start it in the column of the list's key",
        ),
        "did not find expected <document start>" => unexpected_text(text, said.at),
        "block sequence entries are not allowed in this context" => Fault::at(
            rest_of_line(text, said.at),
            "a list cannot begin in the line of its key",
            "put each `- item` on a line of its own below the key, or write `key: [one, two]`",
        ),
        "did not find expected comment or line break" => Fault::at(
            rest_of_line(text, said.at),
            "unexpected text after `|` or `>`",
            "begin the text on the next line, indented; or put it in quotes",
        ),
        "found undefined alias" => alias(text, said.at),
        "control characters are not allowed" => control(text),
        _ if context("a directive") || said.context.contains("directive") => {
            first_character(text, said.began)
        }
        _ => Fault::at(
            rest_of_line(text, said.at),
            "invalid YAML",
            "check quotes, brackets and indentation of this line and the one above it",
        ),
    };
    Some(fault)
}

/// Faults that have no place of their own, or are not faults of syntax.
fn other(text: &str, error: &str) -> Option<Fault> {
    if error.starts_with("recursion limit exceeded") {
        return Some(Fault::whole(
            "the values are nested too deep",
            "check that every bracket is closed",
        ));
    }
    if error.starts_with("repetition limit exceeded") {
        return Some(Fault::whole(
            "aliases (`*name`) are repeated too often",
            "write the values out",
        ));
    }
    if error.starts_with("unknown anchor") {
        let (line, column) = place(error)?;
        return Some(alias(text, offset(text, line, column)));
    }
    if error.contains("more than one document") {
        let Some(at) = later_fence(text) else {
            return Some(Fault::whole(
                "unexpected text after the end",
                "remove what follows the last closing bracket",
            ));
        };
        return Some(Fault::at(
            rest_of_line(text, at),
            "unexpected second document",
            "remove this line and what follows it, or make one document of both",
        ));
    }
    let is_merge =
        error.contains("for merging, but found") || error.contains("tagged value in merge");
    if is_merge || error.contains("empty YAML tag") {
        let at = text.find("<<").unwrap_or(0);
        return Some(Fault::at(
            rest_of_line(text, at),
            "`<<` must name a mapping, or a list of mappings",
            "write `<<: *name`, where `&name` stands before the mapping",
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;

    /// The line, the column, the piece and the message.
    fn of(text: &str) -> (usize, usize, String, String) {
        let error = serde_yaml::from_str::<serde_yaml::Value>(text).unwrap_err();
        let fault = yaml(text, &error).unwrap_or_else(|| panic!("{error}"));
        let (line, column) = fault.position(text).unwrap_or((0, 0));
        let span: Range<usize> = fault.span.clone().unwrap_or_default();
        (line, column, text[span].to_owned(), fault.message)
    }

    fn check(text: &str, line: usize, column: usize, message: &str) {
        let found = of(text);
        assert!(
            (found.0, found.1) == (line, column) && found.3.contains(message),
            "{text:?}: {found:?}"
        );
    }

    #[test]
    fn a_quote_is_blamed_where_it_opens() {
        check(
            "title: \"My blog\nurl: a\nx: y\nz: 1\n",
            1,
            8,
            "unclosed quote",
        );
        check("title: 'My blog\nurl: a\n", 1, 8, "unclosed quote");
        check("\"title: a\n", 1, 1, "unclosed quote");
        check(
            "a: 1\ntitle: \"My blog\nurl: \"b\"\nc: d\n",
            2,
            8,
            "unclosed quote",
        );
        check("title: \"a\" b\n", 1, 12, "after the closing quote");
        check("title: \"C:\\dir\"\n", 1, 11, "unknown escape `\\d`");
    }

    #[test]
    fn a_colon_and_an_indentation_are_told_apart() {
        check("title: Notes: a blog\n", 1, 8, "has a colon");
        check("title: a\n  url: b\n", 2, 3, "indentation of `url`");
        check(
            "feeds:\n   limit: 1\n  by: all\n",
            3,
            3,
            "unexpected indentation",
        );
        check("title My blog\nurl: a\n", 1, 1, "the `:` after the key");
        check("url:https://a\ntitle: b\n", 1, 1, "the space after `:`");
    }

    #[test]
    fn brackets_are_blamed_where_they_open() {
        check("by: [all, tag\ntitle: a\nurl: b\n", 1, 5, "unclosed `[`");
        check("by: {all: 1\ntitle: a\n", 1, 5, "unclosed `{`");
        check("by: [all, tag]]\n", 1, 15, "unexpected `]`");
        check("by: [\n", 1, 5, "unclosed `[`");
        check("by: [a, \"b\" c]\n", 1, 13, "expected `,` or `]`");
    }

    #[test]
    fn characters_that_begin_no_text_are_named() {
        check("title: @me\n", 1, 8, "begin with `@`");
        check("title: `a`\n", 1, 8, "begin with a backtick");
        check("title: %a\n", 1, 8, "begin with `%`");
        check("feeds:\n\tlimit: 3\n", 2, 1, "tab");
        check("title: *bold* text\n", 1, 8, "begin with `*`");
        check("title: - a\n", 1, 8, "list");
        check("a: 1\nb: x\u{8}y\n", 2, 5, "U+0008");
        check("a: 1\n---\nb: 2\n", 2, 1, "second document");
        check("a: | text\n  more\n", 1, 6, "after `|`");
    }

    proptest::proptest! {
        #[test]
        fn no_text_of_the_parser_is_shown(text in "[a-z:\"'\\[\\]{}@%*&!|>#,\\\\ \t\n-]{0,60}") {
            if let Err(error) = serde_yaml::from_str::<serde_yaml::Value>(&text)
                && let Some(fault) = yaml(&text, &error)
            {
                let raw = ["token", "scalar", "mapping value", "did not find", "could not find", "at line"];
                proptest::prop_assert!(!raw.iter().any(|raw| fault.message.contains(raw)), "{}", fault.message);
                let span = fault.span.clone().unwrap_or_default();
                proptest::prop_assert!(text.get(span).is_some());
            }
        }
    }
}
