//! Nunjucks as Jinja, which it took its language from: tags of the site's own become calls.

use std::collections::BTreeSet;

use super::registered::Own;

/// A template for Jinja, and what of it is not known.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    pub text: String,
    pub filters: BTreeSet<String>,
    /// Tags that nobody knows, with their lines.
    pub tags: Vec<(String, usize)>,
}

/// The functions that run shortcodes.
pub(super) const SHORTCODE: &str = "__shortcode";
pub(super) const PAIRED: &str = "__paired";

/// Tags that Jinja has as well.
const TAGS: [&str; 27] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "set",
    "endset",
    "block",
    "endblock",
    "extends",
    "include",
    "import",
    "from",
    "macro",
    "endmacro",
    "call",
    "endcall",
    "filter",
    "endfilter",
    "break",
    "continue",
    "do",
    "with",
    "endwith",
    "autoescape",
    "endautoescape",
];

/// Tags of Eleventy's plugins that enclose something.
const KNOWN_PAIRS: [&str; 3] = ["highlight", "css", "js"];

/// What is open: a tag of the site's own, with its arguments and how many were open before.
struct Open<'t> {
    name: &'t str,
    arguments: String,
    number: usize,
}

pub(super) fn rewritten(source: &str, own: &Own) -> Rewritten {
    let mut made = Rewritten::default();
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut count = 0;
    let mut rest = source;
    while let Some(at) = next_mark(rest) {
        made.text.push_str(&rest[..at]);
        let mark = &rest[at..at + 2];
        let close = match mark {
            "{{" => "}}",
            "{#" => "#}",
            _ => "%}",
        };
        let Some(length) = end_of(&rest[at + 2..], close, mark == "{#") else {
            break;
        };
        let whole = &rest[at..at + length + 4];
        let line = source[..source.len() - rest.len() + at]
            .matches('\n')
            .count()
            + 1;
        rest = &rest[at + length + 4..];
        let inner = &whole[2..whole.len() - 2];
        let (left, right) = (
            if inner.starts_with('-') { "-" } else { "" },
            if inner.ends_with('-') { "-" } else { "" },
        );
        let inner = inner.strip_prefix('-').unwrap_or(inner);
        let inner = inner.strip_suffix('-').unwrap_or(inner).trim();
        match mark {
            "{#" => {}
            "{{" => {
                let expression = expression(inner, &mut made.filters);
                made.text
                    .push_str(&format!("{{{{{left} {expression} {right}}}}}"));
                continue;
            }
            _ => {}
        }
        if mark == "{#" {
            continue;
        }
        let end = inner
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(inner.len());
        let (name, written) = inner.split_at(end);
        if matches!(name, "raw" | "verbatim") {
            let ends = ["endraw", "endverbatim"];
            let body_end = rest.match_indices("{%").find(|(at, _)| {
                let tag = rest[at + 2..].trim_start_matches(['-', ' ']);
                ends.iter().any(|end| tag.starts_with(end))
            });
            let Some((body_end, _)) = body_end else { break };
            let after = rest[body_end..]
                .find("%}")
                .map_or(rest.len(), |it| body_end + it + 2);
            // Nunjucks keeps all that is between these tags, blanks as well.
            let body = &rest[..body_end];
            let end = &rest[body_end..after];
            let shut = if end.ends_with("-%}") { "-" } else { "" };
            // As a text in quotes, of which the engine takes nothing away.
            let quoted = serde_json::to_string(body).unwrap_or_default();
            made.text
                .push_str(&format!("{{{{{left} {quoted}|safe {shut}}}}}"));
            rest = &rest[after..];
            continue;
        }
        let written = expression(written.trim(), &mut made.filters);
        if let Some(closed) = name.strip_prefix("end")
            && open.last().is_some_and(|it| it.name == closed)
            && let Some(tag) = open.pop()
        {
            let comma = if tag.arguments.is_empty() { "" } else { ", " };
            made.text.push_str(&format!(
                "{{%{left} endset %}}{{{{ {PAIRED}(\"{closed}\", __inner{}{comma}{}) {right}}}}}",
                tag.number, tag.arguments
            ));
            continue;
        }
        let is_known_pair = KNOWN_PAIRS.contains(&name) && !own.shortcodes.contains_key(name);
        match own.shortcodes.get(name) {
            Some(true) => {}
            Some(false) => {
                let comma = if written.is_empty() { "" } else { ", " };
                made.text.push_str(&format!(
                    "{{{{{left} {SHORTCODE}(\"{name}\"{comma}{written}) {right}}}}}"
                ));
                continue;
            }
            None if is_known_pair => {}
            None => {
                let jinja = match name {
                    "elseif" => "elif",
                    "asyncEach" | "asyncAll" => "for",
                    "endeach" | "endall" => "endfor",
                    name if TAGS.contains(&name) => name,
                    name => {
                        if !name.starts_with("end") {
                            made.tags.push((name.to_owned(), line));
                        }
                        continue;
                    }
                };
                let written = written
                    .replace(" without context", "")
                    .replace(" with context", "");
                made.text
                    .push_str(&format!("{{%{left} {jinja} {written} {right}%}}"));
                continue;
            }
        }
        count += 1;
        made.text
            .push_str(&format!("{{%{left} set __inner{count} {right}%}}"));
        open.push(Open {
            name,
            arguments: written,
            number: count,
        });
    }
    made.text.push_str(rest);
    for tag in open.iter().rev() {
        made.text.push_str("{% endset %}{{ ");
        made.text.push_str(&format!("__inner{} }}}}", tag.number));
    }
    made
}

fn next_mark(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find('{').map(|at| at + from) {
        if matches!(text.as_bytes().get(at + 1), Some(b'{' | b'%' | b'#')) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Where the mark is that closes, outside texts in quotes.
fn end_of(text: &str, close: &str, is_comment: bool) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if text[at..].starts_with(close) => return Some(at),
            None if !is_comment && matches!(c, '"' | '\'') => quote = Some(c),
            None => {}
        }
    }
    // A single quote, as in a text.
    text.find(close).filter(|_| quote.is_some())
}

/// An expression of Nunjucks' as Jinja has it, and the filters that it uses.
fn expression(text: &str, filters: &mut BTreeSet<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // What is open: braces have keys.
    let mut open: Vec<char> = Vec::new();
    let mut after_pipe = false;
    while let Some(c) = rest.chars().next() {
        let take = |count: usize| (&rest[..count], &rest[count..]);
        match c {
            '"' | '\'' => {
                let end = rest[1..].find(c).map_or(rest.len(), |at| at + 2);
                let (quoted, after) = take(end);
                out.push_str(quoted);
                rest = after;
                after_pipe = false;
                continue;
            }
            '{' | '(' | '[' => open.push(c),
            '}' | ')' | ']' => {
                open.pop();
            }
            '=' if rest.starts_with("===") => {
                out.push_str("==");
                rest = &rest[3..];
                continue;
            }
            '!' if rest.starts_with("!==") => {
                out.push_str("!=");
                rest = &rest[3..];
                continue;
            }
            '&' if rest.starts_with("&&") => {
                out.push_str(" and ");
                rest = &rest[2..];
                continue;
            }
            '|' if rest.starts_with("||") => {
                out.push_str(" or ");
                rest = &rest[2..];
                continue;
            }
            '|' => after_pipe = true,
            c if c.is_alphabetic() || c == '_' => {
                let end = rest
                    .find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(rest.len());
                let (word, after) = take(end);
                let is_member = out.ends_with('.');
                let is_key = open.last() == Some(&'{') && after.trim_start().starts_with(':');
                match word {
                    "length" if is_member => {
                        out.pop();
                        out.push_str("|length");
                    }
                    "null" if !is_member => out.push_str("none"),
                    word if is_key => out.push_str(&format!("\"{word}\"")),
                    word => out.push_str(word),
                }
                if after_pipe {
                    filters.insert(word.to_owned());
                }
                after_pipe = false;
                rest = after;
                continue;
            }
            _ => {}
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_the_site_become_calls() {
        let own = Own {
            shortcodes: [("tide".to_owned(), false), ("note".to_owned(), true)].into(),
            ..Own::default()
        };
        for (source, wanted) in [
            (
                "{% tide \"low\", 2 %}",
                "{{ __shortcode(\"tide\", \"low\", 2) }}",
            ),
            (
                "{% note kind=\"a\" %}b{% endnote %}",
                "{% set __inner1 %}b{% endset %}{{ __paired(\"note\", __inner1, kind=\"a\") }}",
            ),
            (
                "{%- if a.length === 2 %}b{% endif -%}",
                "{%- if a|length == 2 %}b{% endif  -%}",
            ),
            ("{% raw %}{{ a }}{% endraw %}", "{{ \"{{ a }}\"|safe }}"),
            (
                "{%- raw -%} {{ a }} {% endraw -%} b",
                "{{- \" {{ a }} \"|safe -}} b",
            ),
            (
                "{# {{ a }} #}{{ b | shout({ a: 1 }) }}",
                "{{ b | shout({ \"a\": 1 }) }}",
            ),
            ("{% strange %}a{% endstrange %}", "a"),
        ] {
            assert_eq!(rewritten(source, &own).text, wanted, "{source}");
        }
        let made = rewritten("a\n{% strange %}{{ b | shout | length }}", &own);
        assert_eq!(made.tags, [("strange".to_owned(), 2)]);
        assert!(made.filters.contains("shout") && made.filters.contains("length"));
    }
}
