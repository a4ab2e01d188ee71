//! What a text is made of: blocks, with the text of their lines not yet read.

use super::attributes::Attributes;

/// One block and what is in it.
#[derive(Debug)]
pub(super) struct Node {
    pub kind: Kind,
    pub attributes: Attributes,
    pub children: Vec<Node>,
}

impl Node {
    pub fn new(kind: Kind) -> Self {
        Node {
            kind,
            attributes: Attributes::default(),
            children: Vec::new(),
        }
    }

    pub fn is_blank(&self) -> bool {
        matches!(self.kind, Kind::Blank)
    }

    pub fn is_paragraph(&self) -> bool {
        matches!(self.kind, Kind::Paragraph { .. })
    }

    /// A paragraph whose text stands in its list item without a `<p>`.
    pub fn is_transparent(&self) -> bool {
        matches!(
            self.kind,
            Kind::Paragraph {
                transparent: true,
                ..
            }
        )
    }

    pub fn set_transparent(&mut self) {
        if let Kind::Paragraph { transparent, .. } = &mut self.kind {
            *transparent = true;
        }
    }
}

/// What a block is. `text` is Markdown that has still to be read.
#[derive(Debug)]
pub(super) enum Kind {
    /// Blank lines: whether a list is loose depends on them.
    Blank,
    /// A line with `^`.
    End,
    /// Something that is not shown, such as a definition. Two blocks beside it do not become one.
    Hidden,
    Paragraph {
        text: String,
        transparent: bool,
    },
    Heading {
        level: u8,
        text: String,
    },
    Code {
        text: String,
        language: Option<String>,
    },
    Quote,
    Rule,
    List {
        ordered: bool,
    },
    Item {
        /// `- [x] done`.
        task: Option<bool>,
    },
    DefinitionList,
    Term {
        text: String,
    },
    Definition,
    Table(Box<Table>),
    Html {
        name: String,
        content: Content,
    },
    /// Markdown inside HTML that holds no blocks.
    Text(String),
    /// HTML as it is.
    Raw(String),
    Math(String),
}

/// How the inside of an HTML element is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// As HTML.
    Raw,
    /// As Markdown with blocks.
    Block,
    /// As Markdown without blocks.
    Span,
}

/// A table: its columns and the groups of its rows.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub alignment: Vec<Alignment>,
    pub groups: Vec<Group>,
}

/// Rows between two lines of dashes.
#[derive(Debug)]
pub(super) struct Group {
    pub kind: GroupKind,
    pub rows: Vec<Vec<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GroupKind {
    Head,
    Body,
    Foot,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Alignment {
    #[default]
    Default,
    Left,
    Center,
    Right,
}
