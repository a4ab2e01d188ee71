//! The tree that a text becomes: elements with a text in front of their children, and one behind themselves.

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub tag: String,
    pub attributes: Vec<(String, String)>,
    /// What stands before the first child.
    pub text: String,
    /// Whether the text is code or the like, in which nothing is marked.
    pub is_final: bool,
    pub children: Vec<Element>,
    /// What follows the element itself.
    pub tail: String,
}

impl Element {
    pub fn new(tag: &str) -> Self {
        Element {
            tag: tag.to_owned(),
            ..Element::default()
        }
    }

    pub fn with_text(tag: &str, text: impl Into<String>) -> Self {
        Element {
            tag: tag.to_owned(),
            text: text.into(),
            ..Element::default()
        }
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    /// Appends a child, and gives it back to be filled.
    pub fn push(&mut self, child: Element) -> &mut Element {
        let at = self.children.len();
        self.children.push(child);
        &mut self.children[at]
    }

    pub fn is_one_of(&self, tags: &[&str]) -> bool {
        tags.contains(&self.tag.as_str())
    }

    pub fn is_heading(&self) -> bool {
        self.is_one_of(&["h1", "h2", "h3", "h4", "h5", "h6"])
    }

    /// The code of a block of it.
    pub fn code(&mut self) -> Option<&mut Element> {
        match self.tag == "pre" {
            true => self.children.first_mut().filter(|code| code.tag == "code"),
            false => None,
        }
    }

    /// Calls `visit` for the element and all below it, the outer before the inner.
    pub fn walk(&mut self, visit: &mut impl FnMut(&mut Element)) {
        visit(self);
        for child in &mut self.children {
            child.walk(visit);
        }
    }
}

/// The elements that are blocks.
const BLOCKS: [&str; 58] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "canvas",
    "center",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "group",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "map",
    "math",
    "menu",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "output",
    "p",
    "pre",
    "progress",
    "script",
    "section",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Whether a tag's name is that of a block.
pub(crate) fn is_block(tag: &str) -> bool {
    BLOCKS.contains(&tag) || tag == "video"
}
