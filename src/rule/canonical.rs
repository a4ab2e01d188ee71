//! A rule as it is written in one way: rules that differ in order, case, blanks or needless parentheses have one form.

use std::borrow::Cow;
use std::fmt::{self, Write};

use super::syntax::{HAS, NameField, Node, Pattern, Rule, Test, TextField, TextTest};

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&Form::of(&self.root).text)
    }
}

/// A condition in the one way in which it is written.
struct Form {
    shape: Shape,
    text: String,
}

enum Shape {
    /// At least two, of which none is of the same shape.
    All(Vec<Form>),
    Any(Vec<Form>),
    /// What is turned around is not turned around itself.
    Not(Box<Form>),
    Test,
}

impl Form {
    fn of(node: &Node) -> Form {
        match node {
            Node::All(nodes) => Form::list(nodes, " ", Shape::All, |shape| match shape {
                Shape::All(forms) => Ok(forms),
                other => Err(other),
            }),
            Node::Any(nodes) => Form::list(nodes, " or ", Shape::Any, |shape| match shape {
                Shape::Any(forms) => Ok(forms),
                other => Err(other),
            }),
            Node::Not(inner) => match Form::of(inner) {
                Form {
                    shape: Shape::Not(inner),
                    ..
                } => *inner,
                inner => Form {
                    text: format!("-{}", inner.within()),
                    shape: Shape::Not(Box::new(inner)),
                },
            },
            Node::Test(test) => Form {
                shape: Shape::Test,
                text: test_text(test),
            },
        }
    }

    /// The conditions of a list in the order of their texts, each once. A list within a list of its shape is a part of it, and one
    /// with a single condition left is that one.
    fn list(
        nodes: &[Node],
        between: &str,
        shape: fn(Vec<Form>) -> Shape,
        parts_of: fn(Shape) -> Result<Vec<Form>, Shape>,
    ) -> Form {
        let mut forms = Vec::new();
        for Form { shape, text } in nodes.iter().map(Form::of) {
            match parts_of(shape) {
                Ok(parts) => forms.extend(parts),
                Err(shape) => forms.push(Form { shape, text }),
            }
        }
        forms.sort_unstable_by(|one, other| one.text.cmp(&other.text));
        forms.dedup_by(|one, other| one.text == other.text);
        if forms.len() == 1
            && let Some(only) = forms.pop()
        {
            return only;
        }
        let texts: Vec<_> = forms.iter().map(Form::within).collect();
        Form {
            text: texts.join(between),
            shape: shape(forms),
        }
    }

    /// Its text among others.
    fn within(&self) -> Cow<'_, str> {
        match self.shape {
            Shape::All(_) | Shape::Any(_) => Cow::Owned(format!("({})", self.text)),
            Shape::Not(_) | Shape::Test => Cow::Borrowed(&self.text),
        }
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
