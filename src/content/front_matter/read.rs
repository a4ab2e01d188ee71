//! Reading a front matter.

use feedmill_text::ruby_yaml::as_ruby_reads;

use super::language::Language;
use super::plain::plain_yaml;
use super::repair::{repair, value_column};
use super::yaml::yaml;
use crate::read::depth;
use crate::syntax;
use crate::value::{Map, Value};
use crate::warning::{Warning, Warnings};

/// No front matter of a person's is longer, in bytes.
const LONGEST: usize = 64 * 1024;
/// Nor nested deeper.
const DEEPEST: usize = 64;

/// Reads the head of the post at `path`. What can be repaired without guessing is repaired, with a warning.
///
/// # Errors
///
/// A warning that says why the head cannot be read: the post has to be left out.
pub fn read(
    language: Language,
    text: &str,
    path: &str,
    source: &str,
    first_line: usize,
    warnings: &mut Warnings,
) -> Result<Map, Warning> {
    if language.is_yaml()
        && text.len() <= LONGEST
        && let Some(map) = plain_yaml(text)
    {
        return Ok(map);
    }
    if text.len() > LONGEST || depth(text) > DEEPEST {
        return Err(Warning::file(
            path,
            "front-matter-too-large",
            format!(
                "the front matter is longer than {LONGEST} bytes or nested deeper than {DEEPEST} levels; the post is left out"
            ),
            "keep only the post's settings in its front matter",
        )
        .at(source, first_line, 0));
    }
    let cleaned: String;
    let mut text = text;
    if let Some(index) = text.find(is_forbidden) {
        let line = text[..index].matches('\n').count() + first_line;
        warnings.push(
            Warning::file(
                path,
                "control-character",
                "a control character in the front matter is left out",
                "remove the invisible character",
            )
            .at(source, line, 0),
        );
        cleaned = text.replace(is_forbidden, "");
        text = &cleaned;
    }
    let as_read;
    if language == Language::RubyYaml {
        as_read = as_ruby_reads(text);
        text = &as_read;
    }
    let broken = |text: &str, fault: &syntax::Fault| {
        let (line, column) = fault.position(text).unwrap_or((1, 0));
        Warning::file(
            path,
            "invalid-front-matter",
            format!(
                "invalid front matter: {}; the post is left out",
                fault.message
            ),
            &*fault.help,
        )
        .at(source, line + first_line - 1, column)
    };
    let value = match language {
        Language::Yaml | Language::RubyYaml => match yaml(text) {
            Ok(value) => value,
            Err(error) => {
                let (repaired, lines) = repair(text);
                match yaml(&repaired) {
                    Ok(value) if !lines.is_empty() => {
                        for line in lines {
                            warnings.push(
                                Warning::file(
                                    path,
                                    "repaired-quotes",
                                    "the value in this line is not valid YAML; reading it as plain text",
                                    "write \\\" for quotes inside a quoted text, or quote it with '…'",
                                )
                                .at(source, line + first_line - 1, value_column(text, line)),
                            );
                        }
                        value
                    }
                    _ => return Err(broken(text, &syntax::yaml_or_other(text, &error))),
                }
            }
        },
        Language::Toml => {
            toml::from_str(text).map_err(|error| broken(text, &syntax::toml(text, &error)))?
        }
        Language::Json => {
            serde_json::from_str(text).map_err(|error| broken(text, &syntax::json(text, &error)))?
        }
    };
    if language.is_yaml()
        && let Some((key, line)) = written_twice(text)
    {
        warnings.push(
            Warning::file(
                path,
                "duplicate-key",
                format!("`{key}` appears twice; the last one counts"),
                "remove one of the two lines",
            )
            .at(source, line + first_line - 1, 0),
        );
    }
    match value {
        Value::Map(map) => Ok(map),
        Value::Null => Ok(Map::new()),
        other => Err(broken(
            text,
            &syntax::Fault::whole(
                format!("{} instead of keys with values", other.kind()),
                "write `key: value` lines, such as `title: My post`",
            ),
        )),
    }
}

/// The first key of the front matter itself that stands there again, and the line, from 1, of the second.
fn written_twice(text: &str) -> Option<(&str, usize)> {
    let mut keys = std::collections::HashSet::new();
    text.lines().enumerate().find_map(|(index, line)| {
        let (key, _) = line.split_once(':')?;
        let is_key = key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        (is_key && !key.is_empty() && !keys.insert(key)).then_some((key, index + 1))
    })
}

fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::super::split::split;
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> (Result<Map, Warning>, Vec<Warning>) {
        let mut warnings = Warnings::collect();
        let parts = split(text);
        let (language, head) = parts.head.unwrap();
        let map = read(
            language,
            head,
            "post.md",
            text,
            parts.head_line,
            &mut warnings,
        );
        (map, warnings.into_vec())
    }

    #[test]
    fn three_languages_and_their_fences() {
        for text in [
            "---\ntitle: Hello\n---\nbody",
            "\u{feff}---\r\ntitle: Hello\r\n---\r\nbody",
            "\n\n---\ntitle: Hello\n...\nbody",
            "+++\ntitle = \"Hello\"\n+++\nbody",
            "{\n  \"title\": \"Hello\"\n}\nbody",
        ] {
            let (map, warnings) = parse(text);
            assert_eq!(
                map.unwrap().get("title"),
                Some(&Value::from("Hello")),
                "{text:?}"
            );
            assert!(warnings.is_empty());
            assert_eq!(split(text).body, "body");
        }
        assert!(split("no front matter").head.is_none());
        assert!(split("---\nnever closed").head.is_none());
        assert!(split("{% include x %}").head.is_none());
    }

    #[test]
    fn quotes_inside_quotes_are_mended() {
        let (map, warnings) =
            parse("\n---\nlayout: post\ntitle: \"称\"扩产\"属实\"\ndate: 2022-03-18\n---\n");
        assert_eq!(
            map.unwrap().get("title"),
            Some(&Value::from("称\"扩产\"属实"))
        );
        assert_eq!((warnings[0].line, warnings[0].column), (4, 8));
        assert!(warnings[0].text.starts_with("title:"));
    }

    #[test]
    fn of_a_key_written_twice_the_last_counts_and_the_author_is_told() {
        let (map, warnings) = parse("---\ntitle: One\ntags:\n  title: x\ntitle: Two\n---\n");
        assert_eq!(map.unwrap().get("title"), Some(&Value::from("Two")));
        assert_eq!((warnings[0].code, warnings[0].line), ("duplicate-key", 5));
    }

    #[test]
    fn a_bomb_costs_nothing() {
        let (map, _) = parse(&format!("---\na: {}\n---\n", "[".repeat(20_000)));
        assert_eq!(map.unwrap_err().code, "front-matter-too-large");
        let (map, _) = parse(&format!("---\na: {}\n---\n", "x".repeat(100_000)));
        assert_eq!(map.unwrap_err().code, "front-matter-too-large");
    }

    #[test]
    fn control_characters_are_dropped() {
        let (map, warnings) = parse("---\ntitle: \"a\u{8}b\"\n---\n");
        assert_eq!(map.unwrap().get("title"), Some(&Value::from("ab")));
        assert_eq!(warnings[0].code, "control-character");
    }

    proptest! {
        #[test]
        fn the_short_way_agrees_with_yaml(lines in prop::collection::vec(
            ("[a-z_]{1,8}", r#"( ?[ -~中。é]{0,12}| [0-9:+. -]{1,20}| [0-9]{4}-[0-9]{2}-[0-9]{2}[ -~]{0,12}| "[^"\\]{0,8}"| [0-9][0-9a-zA-Z_.:中]{0,5}| (true|no|~|null|1e3|0x1f|12|2022-03-18 07:49:13))"#), 0..5,
        )) {
            let text: String = lines.iter().map(|(key, value)| format!("{key}:{value}\n")).collect();
            if let Some(map) = plain_yaml(&text) {
                let whole = yaml(&text);
                prop_assert!(whole.is_ok(), "{text:?} {whole:?}");
                let wanted = match whole { Ok(Value::Map(map)) => map, _ => Map::new() };
                prop_assert_eq!(map, wanted, "{:?}", text);
            }
        }

        #[test]
        fn any_text_is_taken_apart(text in any::<String>()) {
            let _ = split(&text);
            let mut warnings = Warnings::collect();
            let _ = read(Language::Yaml, &text, "p", &text, 1, &mut warnings);
        }
    }
}
