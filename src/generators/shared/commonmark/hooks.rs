//! Parts of a document that templates write.

use comrak::nodes::NodeValue;
use comrak::{Node, Options};

/// A part of a document that a template may write.
pub(crate) enum Part<'p> {
    /// A link: its address and title, and its text as HTML and as text.
    Link {
        address: &'p str,
        title: &'p str,
        html: &'p str,
        plain: &'p str,
    },
    /// A picture: its address and title, and its words as HTML and as text; `is_alone` if its paragraph holds nothing else.
    Image {
        is_alone: bool,
        address: &'p str,
        title: &'p str,
        html: &'p str,
        plain: &'p str,
    },
    /// A block of code.
    Code { language: &'p str, code: &'p str },
    /// A quote, as HTML.
    Quote { html: &'p str },
}

/// Writes parts of a document in place of the usual HTML.
pub(crate) trait Hook {
    /// Whether parts of this name (`link`, `image`, `codeblock`, `blockquote`, each also with `-` and its kind) are wanted.
    fn wants(&self, part: &str) -> bool;

    /// The HTML of a part; `None` for the usual one.
    fn write(&mut self, part: &Part<'_>) -> Option<String>;
}

/// Puts what `hook` writes in the place of links, pictures, code and quotes, the inner ones first.
pub(super) fn write(root: Node<'_>, options: &Options<'_>, hook: &mut dyn Hook) {
    let mut nodes: Vec<Node<'_>> = root.descendants().collect();
    nodes.reverse();
    // Links and pictures are asked in their order, for templates that count.
    for node in nodes {
        let html = match &node.data().value {
            NodeValue::Link(link) if hook.wants("link") => {
                let (html, plain) = (inner(node, options), text(node));
                let (address, title) = (link.url.clone(), link.title.clone());
                hook.write(&Part::Link {
                    address: &address,
                    title: &title,
                    html: &html,
                    plain: &plain,
                })
            }
            NodeValue::Image(link) if hook.wants("image") => {
                let plain = text(node);
                let html = feedmill_text::entity::escape_text(&plain).into_owned();
                let (address, title) = (link.url.clone(), link.title.clone());
                let is_alone = node.next_sibling().is_none()
                    && node.previous_sibling().is_none()
                    && node
                        .parent()
                        .is_some_and(|parent| matches!(parent.data().value, NodeValue::Paragraph));
                hook.write(&Part::Image {
                    is_alone,
                    address: &address,
                    title: &title,
                    html: &html,
                    plain: &plain,
                })
            }
            NodeValue::CodeBlock(code) => {
                let language = code
                    .info
                    .split([' ', '{', ','])
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                let is_wanted =
                    hook.wants("codeblock") || hook.wants(&format!("codeblock-{language}"));
                // Goldmark asks for no template of code that is only indented.
                match is_wanted && code.fenced {
                    true => hook.write(&Part::Code {
                        language: &language,
                        code: &code.literal,
                    }),
                    false => None,
                }
            }
            NodeValue::BlockQuote
                if ["blockquote", "blockquote-alert", "blockquote-regular"]
                    .iter()
                    .any(|part| hook.wants(part)) =>
            {
                let html = inner(node, options);
                hook.write(&Part::Quote { html: &html })
            }
            _ => None,
        };
        let Some(html) = html else { continue };
        while let Some(child) = node.first_child() {
            child.detach();
        }
        node.data_mut().value = NodeValue::Raw(html);
    }
}

/// What a node holds, as HTML.
fn inner(node: Node<'_>, options: &Options<'_>) -> String {
    let mut html = String::new();
    for child in node.children() {
        // Writing to a string never fails.
        let _ = comrak::format_html(child, options, &mut html);
    }
    html
}

/// What a node holds, as text.
fn text(node: Node<'_>) -> String {
    let mut out = String::new();
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            _ => {}
        }
    }
    out
}
