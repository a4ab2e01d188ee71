//! Whether a post matches a rule.

use super::looked::Looked;
use super::subject::{Media, Subject};
use super::syntax::{Has, NameField, Node, Pattern, Rule, Test, TextField, TextTest};

impl Rule {
    /// Whether the post matches.
    pub fn matches(&self, post: &Looked<impl Subject>) -> bool {
        self.root.matches(post)
    }
}

impl Node {
    fn matches(&self, post: &Looked<impl Subject>) -> bool {
        match self {
            Node::All(nodes) => nodes.iter().all(|node| node.matches(post)),
            Node::Any(nodes) => nodes.iter().any(|node| node.matches(post)),
            Node::Not(node) => !node.matches(post),
            Node::Test(test) => test.matches(post),
        }
    }
}

impl Test {
    fn matches(&self, post: &Looked<impl Subject>) -> bool {
        match self {
            Test::Name(NameField::Category, pattern) => any(post.categories(), pattern),
            Test::Name(NameField::Tag, pattern) => any(post.tags(), pattern),
            Test::Name(NameField::Author, pattern) => any(post.authors(), pattern),
            Test::Text(field, test) => match field {
                TextField::Title => test.matches(post.title()),
                TextField::Summary => post.summary().is_some_and(|text| test.matches(text)),
                TextField::Text => test.matches(post.text()),
                TextField::Path => test.matches(post.path()),
                TextField::Url => test.matches(post.url()),
            },
            Test::Language(_) => post.language().is_some_and(|own| self.is_language(own)),
            Test::After(instant) => post.published() >= *instant,
            Test::Before(instant) => post.published() < *instant,
            Test::Words { least, most } => (*least..=*most).contains(&post.words()),
            Test::Has(has) => match has {
                Has::Audio => post.has(Media::Audio),
                Has::Video => post.has(Media::Video),
                Has::Image => post.has(Media::Image),
                Has::Attachment => post.has(Media::Any),
                Has::Summary => post.summary().is_some(),
                Has::Author => !post.authors().is_empty(),
                Has::Category => !post.categories().is_empty(),
                Has::Tag => !post.tags().is_empty(),
                Has::Body => !post.text().trim().is_empty(),
            },
        }
    }

    /// Whether it asks for a language, and `own`, in lower case, is that or one of its regions.
    pub(super) fn is_language(&self, own: &str) -> bool {
        let Test::Language(wanted) = self else {
            return false;
        };
        let rest = own.strip_prefix(wanted.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }
}

fn any(names: &[String], pattern: &Pattern) -> bool {
    names.iter().any(|name| pattern.matches(name))
}

impl TextTest {
    /// Whether a text in lower case is what it asks for.
    fn matches(&self, text: &str) -> bool {
        match self {
            TextTest::Is(pattern) => pattern.matches(text),
            TextTest::Contains(part) => text.contains(part.as_str()),
        }
    }
}

impl Pattern {
    /// Whether the pieces stand in the text, which is in lower case, one after the other, the first at its start and the last at
    /// its end.
    pub(super) fn matches(&self, text: &str) -> bool {
        let [first, middle @ .., last] = self.0.as_slice() else {
            return self.0.first().is_none_or(|only| only == text);
        };
        let Some(rest) = text.strip_prefix(first.as_str()) else {
            return false;
        };
        let Some(mut rest) = rest.strip_suffix(last.as_str()) else {
            return false;
        };
        middle.iter().all(|piece| match rest.find(piece.as_str()) {
            Some(at) => {
                rest = &rest[at + piece.len()..];
                true
            }
            None => false,
        })
    }
}
