//! What a rule is made of.

use crate::date::Timestamp;
use crate::fingerprint::as_text;

/// A rule that a post matches or not. Two rules are equal if they were written alike, but for blanks and parentheses that
/// change nothing.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Rule {
    pub(super) root: Node,
}

#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub(super) enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Test(Test),
}

/// One condition.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub(super) enum Test {
    /// One of the names is this one.
    Name(NameField, Pattern),
    /// The text is this one, or contains it.
    Text(TextField, TextTest),
    /// The language is this one, or one of its regions.
    Language(String),
    /// The post was published at this instant or later.
    #[serde(serialize_with = "as_text")]
    After(Timestamp),
    /// The post was published before this instant.
    #[serde(serialize_with = "as_text")]
    Before(Timestamp),
    /// The number of words is in this range; both ends belong to it.
    Words { least: u64, most: u64 },
    /// The post has it.
    Has(Has),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) enum NameField {
    Category,
    Tag,
    Author,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) enum TextField {
    Title,
    Summary,
    /// The body.
    Text,
    Path,
    Url,
}

/// What a text has to be; in lower case.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) enum TextTest {
    Is(Pattern),
    Contains(String),
}

/// A text in lower case whose `*` stand for anything; the pieces between them.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) struct Pattern(pub Vec<String>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) enum Has {
    Audio,
    Video,
    Image,
    Attachment,
    Summary,
    Author,
    Category,
    Tag,
    Body,
}

/// Every field with the name under which rules know it.
pub(super) const FIELDS: [&str; 15] = [
    "after", "author", "before", "category", "has", "is", "lang", "language", "path", "summary",
    "tag", "text", "title", "url", "words",
];

/// What `has:` may ask for.
pub(super) const HAS: [(&str, Has); 9] = [
    ("audio", Has::Audio),
    ("video", Has::Video),
    ("image", Has::Image),
    ("attachment", Has::Attachment),
    ("summary", Has::Summary),
    ("author", Has::Author),
    ("category", Has::Category),
    ("tag", Has::Tag),
    ("body", Has::Body),
];

impl Rule {
    /// Whether it asks for something that only the body of a post tells.
    pub fn needs_body(&self) -> bool {
        self.root.has(&|test| {
            matches!(
                test,
                Test::Words { .. }
                    | Test::Text(TextField::Text, _)
                    | Test::Has(Has::Image | Has::Body)
            )
        })
    }

    /// Whether it asks for the file of a post.
    pub fn needs_path(&self) -> bool {
        let is_path = |test: &Test| matches!(test, Test::Text(TextField::Path, _));
        self.root.has(&is_path)
    }
}

impl Node {
    /// Whether one of its conditions is such.
    fn has(&self, is_such: &dyn Fn(&Test) -> bool) -> bool {
        match self {
            Node::All(nodes) | Node::Any(nodes) => nodes.iter().any(|node| node.has(is_such)),
            Node::Not(node) => node.has(is_such),
            Node::Test(test) => is_such(test),
        }
    }
}
