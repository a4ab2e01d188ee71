//! A rule as it is written in one way: rules that differ in order, case, blanks or needless parentheses have one form.

use std::fmt::{self, Write};

use super::syntax::{HAS, NameField, Node, Pattern, Rule, Test, TextField, TextTest};

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&text(&self.root))
    }
}

fn text(node: &Node) -> String {
    match node {
        Node::All(_) => joined(node, " "),
        Node::Any(_) => joined(node, " or "),
        // Twice turned around is as it was.
        Node::Not(inner) => match &**inner {
            Node::Not(inner) => text(inner),
            inner => format!("-{}", within(inner)),
        },
        Node::Test(test) => test_text(test),
    }
}

/// The conditions of a list in the order of their texts, each once. A list with one of them left is that one.
fn joined(node: &Node, between: &str) -> String {
    let mut parts = Vec::new();
    gather(node, node, &mut parts);
    parts.sort_unstable();
    parts.dedup();
    let only = parts.len() == 1;
    let parts: Vec<String> = parts
        .into_iter()
        .map(|(text, is_list)| match is_list && !only {
            true => format!("({text})"),
            false => text,
        })
        .collect();
    parts.join(between)
}

/// The texts of what a list holds, and whether each is a list itself. A list within a list of its kind is a part of it.
fn gather(list: &Node, node: &Node, parts: &mut Vec<(String, bool)>) {
    match (list, node) {
        (Node::All(_), Node::All(nodes)) | (Node::Any(_), Node::Any(nodes)) => {
            for inner in nodes {
                gather(list, inner, parts);
            }
        }
        (_, Node::Not(inner)) if matches!(&**inner, Node::Not(_)) => {
            if let Node::Not(inner) = &**inner {
                gather(list, inner, parts);
            }
        }
        (_, node) => parts.push((text(node), is_list(node))),
    }
}

/// Whether it is written as several conditions.
fn is_list(node: &Node) -> bool {
    match node {
        Node::All(_) | Node::Any(_) => {
            let mut parts = Vec::new();
            gather(node, node, &mut parts);
            parts.sort_unstable();
            parts.dedup();
            parts.len() > 1 || parts.first().is_some_and(|(_, is_list)| *is_list)
        }
        _ => false,
    }
}

fn within(node: &Node) -> String {
    match is_list(node) {
        true => format!("({})", text(node)),
        false => text(node),
    }
}

fn test_text(test: &Test) -> String {
    match test {
        Test::Name(field, pattern) => {
            let field = match field {
                NameField::Category => "category",
                NameField::Tag => "tag",
                NameField::Author => "author",
            };
            match pattern.0.as_slice() {
                [first, part, last] if first.is_empty() && last.is_empty() && !part.is_empty() => {
                    format!("{field}~{}", quoted(part))
                }
                _ => format!("{field}:{}", quoted(&written(pattern))),
            }
        }
        Test::Text(field, test) => {
            let field = match field {
                TextField::Title => "title",
                TextField::Summary => "summary",
                TextField::Text => "text",
                TextField::Path => "path",
                TextField::Url => "url",
            };
            match test {
                TextTest::Is(pattern) => format!("{field}:{}", quoted(&written(pattern))),
                // Only an empty text alone in quotes asks for nothing.
                TextTest::Contains(part) if part.is_empty() => "\"\"".to_owned(),
                TextTest::Contains(part) => format!("{field}~{}", quoted(part)),
            }
        }
        Test::Language(tag) => format!("lang:{}", quoted(tag)),
        Test::After(instant) => format!("after:{}", instant.format("%Y-%m-%d")),
        Test::Before(instant) => format!("before:{}", instant.format("%Y-%m-%d")),
        Test::Words { least, most } if least == most => format!("words:{least}"),
        Test::Words {
            least,
            most: u64::MAX,
        } => format!("words>={least}"),
        Test::Words { least: 0, most } => format!("words<={most}"),
        // Nothing matches it, as nothing has less than no words.
        Test::Words { .. } => "words<0".to_owned(),
        Test::Has(has) => {
            let mut names = HAS.iter();
            let name = names.find(|(_, known)| known == has);
            format!("has:{}", name.map_or("", |(name, _)| name))
        }
    }
}

fn written(pattern: &Pattern) -> String {
    pattern.0.join("*")
}

/// A value in quotes, unless it is a plain word.
fn quoted(value: &str) -> String {
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '*' | '+' | '#' | '@');
    if !value.is_empty() && value.chars().all(is_plain) {
        return value.to_owned();
    }
    let mut text = String::from('"');
    for character in value.chars() {
        if matches!(character, '"' | '\\') {
            text.push('\\');
        }
        let _ = text.write_char(character);
    }
    text.push('"');
    text
}
