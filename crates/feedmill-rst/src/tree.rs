//! What a document consists of, before names in it are resolved.

/// A piece of a document. Texts are still marked up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    Heading {
        level: usize,
        text: String,
        id: String,
    },
    Paragraph(String),
    /// A paragraph of its own right only if it is not the only one of a list's item.
    Literal(String),
    /// A literal block whose text is marked up.
    Parsed(String),
    Code {
        language: String,
        text: String,
    },
    Bullets(Vec<Vec<Block>>),
    Numbers {
        kind: char,
        start: usize,
        items: Vec<Vec<Block>>,
    },
    Definitions(Vec<(String, Vec<Block>)>),
    Fields(Vec<Field>),
    Options(Vec<(String, Vec<Block>)>),
    /// Lines with how far each is set in.
    Lines(Vec<(usize, String)>),
    Quote {
        blocks: Vec<Block>,
        from: Option<String>,
    },
    Table(Table),
    Rule,
    Image(Image),
    Figure {
        image: Image,
        caption: Option<String>,
        legend: Vec<Block>,
    },
    /// A box with a title, of the class `kind`.
    Aside {
        kind: String,
        title: Option<String>,
        blocks: Vec<Block>,
    },
    Group {
        class: String,
        blocks: Vec<Block>,
    },
    Rubric(String),
    Math(String),
    Html(String),
    Footnote {
        label: String,
        blocks: Vec<Block>,
    },
    Citation {
        label: String,
        blocks: Vec<Block>,
    },
    Target(String),
    Contents {
        title: Option<String>,
        depth: usize,
        is_local: bool,
    },
    /// Something that shows nothing, but ends what is before it.
    Nothing,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub name: String,
    pub text: String,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Image {
    pub src: String,
    pub alt: Option<String>,
    pub width: Option<String>,
    pub height: Option<String>,
    pub class: String,
    /// An address, or a name with `_` after it.
    pub target: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Table {
    pub title: Option<String>,
    pub head: Vec<Vec<Cell>>,
    pub body: Vec<Vec<Cell>>,
    /// Whether the first cells of rows are headings, and how many.
    pub stubs: usize,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cell {
    pub rows: usize,
    pub columns: usize,
    pub blocks: Vec<Block>,
}
