//! Text without blocks of extensions: attributes, keys and icons are looked for in what comrak found, so that code keeps its
//! text.

use comrak::nodes::NodeValue;
use comrak::{Arena, Node, Options};

use crate::generators::shared::commonmark::Pieces;
use crate::generators::shared::emoji::with_emoji;

/// The names of the extensions that a site enables.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub(crate) struct Extensions(pub Vec<String>);

impl Extensions {
    /// Whether an extension is enabled.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|known| known == name)
    }
}

/// What a body is read with.
pub(super) struct Context<'c> {
    pub extensions: &'c Extensions,
    /// The URL of the file that a link names.
    pub link: &'c dyn Fn(&str) -> Option<String>,
    /// The post's file, and the line of it on which the body starts.
    pub path: &'c str,
    pub first_line: usize,
    /// The lines of the whole body that say where references lead, `[name]: address`: those of one block count in all.
    pub references: &'c str,
}

/// Text without blocks of extensions as HTML, with `pieces` put into their places.
pub(super) fn inline_html(source: &str, context: &Context<'_>, pieces: &Pieces) -> String {
    let has = |name: &str| context.extensions.has(name);
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = has("pymdownx.tilde");
    options.extension.tasklist = has("pymdownx.tasklist");
    options.extension.footnotes = has("footnotes");
    options.extension.description_lists = has("def_list");
    options.extension.highlight = has("pymdownx.mark");
    options.extension.superscript = has("pymdownx.caret");
    options.extension.autolink = has("pymdownx.magiclink");
    options.extension.cjk_friendly_emphasis = true;
    options.parse.smart = has("smarty");
    options.render.hardbreaks = has("nl2br");
    options.render.r#unsafe = true;
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, source, &options);
    finish(root, context);
    let mut html = String::with_capacity(source.len() * 2);
    // Writing to a string never fails.
    let _ = comrak::format_html(root, &options, &mut html);
    pieces.restore(&html)
}

fn finish<'a>(root: Node<'a>, context: &Context<'_>) {
    let has_attributes = context.extensions.has("attr_list");
    let nodes: Vec<Node<'a>> = root.descendants().collect();
    for node in nodes {
        let after_element = has_attributes && is_after_element(node);
        let ends_block = has_attributes && node.next_sibling().is_none() && ends_block(node);
        match &mut node.data_mut().value {
            NodeValue::Link(link) | NodeValue::Image(link) => {
                if let Some(url) = (context.link)(&link.url) {
                    link.url = url;
                }
            }
            NodeValue::Code(code) if context.extensions.has("pymdownx.inlinehilite") => {
                if let Some((_, text)) = code
                    .literal
                    .strip_prefix("#!")
                    .and_then(|rest| rest.split_once(' '))
                {
                    code.literal = text.to_owned();
                }
            }
            NodeValue::Text(text) => {
                let mut new = text.to_string();
                if after_element && let Some(end) = attributes(&new) {
                    new.drain(..end);
                }
                if ends_block {
                    new = String::from(without_attributes(&new));
                }
                if context.extensions.has("pymdownx.emoji") {
                    new = with_emoji(&without_icons(&new)).into_owned();
                }
                if new != **text {
                    *text = new.into();
                }
            }
            _ => {}
        }
        let keys = match &node.data().value {
            NodeValue::Text(text) if context.extensions.has("pymdownx.keys") => keys(text),
            _ => None,
        };
        if let Some(html) = keys {
            node.data_mut().value = NodeValue::Raw(html);
        }
    }
}

/// Whether what precedes is an element that may have attributes.
fn is_after_element(node: Node<'_>) -> bool {
    node.previous_sibling().is_some_and(|before| {
        matches!(
            before.data().value,
            NodeValue::Link(_)
                | NodeValue::Image(_)
                | NodeValue::Emph
                | NodeValue::Strong
                | NodeValue::Code(_)
        )
    })
}

/// Whether attributes at the end of the text belong to the block around it: after the words of a heading or a cell, on a line
/// of their own in a paragraph.
fn ends_block(node: Node<'_>) -> bool {
    let is_own_line = || {
        node.previous_sibling()
            .is_none_or(|before| matches!(before.data().value, NodeValue::SoftBreak))
    };
    node.parent()
        .is_some_and(|parent| match parent.data().value {
            NodeValue::Heading(_) | NodeValue::TableCell => true,
            NodeValue::Paragraph => is_own_line(),
            _ => false,
        })
}

/// How long the attributes are that a text begins with: `{ #id .class width="3" }`.
fn attributes(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('{')?;
    let end = inner.find('}')?;
    let list = inner[..end].trim_start_matches(':').trim();
    let is_list = !list.is_empty()
        && !list.contains(['\n', '{'])
        && (list.starts_with(['#', '.']) || list.contains('=') || !list.contains(' '));
    is_list.then_some(end + 2)
}

/// A text without the attributes at its end.
pub(super) fn without_attributes(text: &str) -> &str {
    let trimmed = text.trim_end();
    match trimmed.rfind('{') {
        Some(at) if attributes(&trimmed[at..]) == Some(trimmed.len() - at) => {
            trimmed[..at].trim_end()
        }
        _ => text,
    }
}

/// The sets of icons that Material shows as pictures without words.
const ICONS: [&str; 4] = [":material-", ":octicons-", ":fontawesome-", ":simple-"];

/// Icons are pictures of the site's own, without words.
fn without_icons(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = ICONS.iter().filter_map(|icon| rest.find(icon)).min() {
        out.push_str(&rest[..at]);
        let name = &rest[at + 1..];
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
        match end.filter(|end| name[*end..].starts_with(':')) {
            Some(end) => {
                rest = &name[end + 1..];
                if let Some(end) = attributes(rest) {
                    rest = &rest[end..];
                }
            }
            None => {
                out.push(':');
                rest = name;
            }
        }
    }
    out.push_str(rest);
    out
}

/// `++ctrl+alt+del++` as keys; `None` if there are none.
fn keys(text: &str) -> Option<String> {
    let escape = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    let mut out = String::new();
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find("++") {
        let inner = &rest[at + 2..];
        let end = inner.find("++").filter(|end| {
            let is_key = |c: char| c.is_ascii_alphanumeric() || "-+_\"' ".contains(c);
            *end > 0 && inner[..*end].chars().all(is_key)
        });
        let Some(end) = end else {
            out.push_str(&escape(&rest[..at + 2]));
            rest = inner;
            continue;
        };
        found = true;
        out.push_str(&escape(&rest[..at]));
        let names = inner[..end]
            .split('+')
            .map(|name| format!("<kbd>{}</kbd>", key(name)));
        out.push_str(&names.collect::<Vec<_>>().join("+"));
        rest = &inner[end + 2..];
    }
    out.push_str(&escape(rest));
    found.then_some(out)
}

/// What is written on a key.
fn key(name: &str) -> String {
    let name = name.trim_matches(['"', '\'']);
    let known = match name {
        "cmd" => "Cmd",
        "del" | "delete" => "Del",
        "esc" | "escape" => "Esc",
        "ins" | "insert" => "Ins",
        "page-up" | "pgup" => "Page Up",
        "page-down" | "pgdn" => "Page Down",
        name => {
            let words = name.split('-').map(|word| {
                let mut chars = word.chars();
                let first = chars.next().map(|c| c.to_ascii_uppercase());
                first.into_iter().chain(chars).collect::<String>()
            });
            return words.collect::<Vec<_>>().join(" ");
        }
    };
    known.to_owned()
}
