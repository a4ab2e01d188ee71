//! What Goldmark, Hugo's Markdown, does with running text: typographic signs, and addresses that become links.
//!
//! comrak parses the document; this walks over its inlines, with the source's own character on either side of each text.

mod address;
mod quotes;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Node, Options};

use quotes::Quotes;

/// Makes the text of the document what Goldmark makes of it. `options` read what turns out to be no address, and find none.
pub(crate) fn finish<'a>(arena: &'a Arena<'a>, root: Node<'a>, options: &Options, smart: bool) {
    let blocks: Vec<Node<'a>> = root
        .descendants()
        .filter(|node| node.data().value.contains_inlines() && node.data().value.block())
        .collect();
    let mut walk = Walk {
        arena,
        options,
        smart,
        before: '\n',
        is_fresh: true,
        quotes: Quotes::default(),
    };
    for block in blocks {
        walk.before = '\n';
        walk.is_fresh = true;
        walk.children(block, &[]);
    }
}

struct Walk<'a, 'o> {
    arena: &'a Arena<'a>,
    options: &'o Options<'o>,
    smart: bool,
    /// The source's character before the next node.
    before: char,
    /// That character became another one, behind which addresses begin too.
    is_fresh: bool,
    /// Those that are open: Goldmark counts them through the whole document.
    quotes: Quotes,
}

/// How far rules look ahead.
const AHEAD: usize = 4;

impl<'a> Walk<'a, '_> {
    /// Walks over what `parent` holds; `close` follows its last child in the source.
    fn children(&mut self, parent: Node<'a>, close: &[char]) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            let mut after = node.next_sibling().map_or_else(Vec::new, ahead);
            if after.len() < AHEAD && !after.contains(&'\n') {
                after.extend_from_slice(close);
            }
            self.node(node, &after);
            next = node.next_sibling();
        }
    }

    fn node(&mut self, node: Node<'a>, after: &[char]) {
        let mark = match &node.data().value {
            NodeValue::Text(_) => None,
            NodeValue::Link(_) | NodeValue::Image(_) => Some(('[', ']', ')')),
            NodeValue::Strikethrough => Some(('~', '~', '~')),
            NodeValue::Emph | NodeValue::Strong => Some(('*', '*', '*')),
            NodeValue::SoftBreak | NodeValue::LineBreak => Some(('\n', '\n', '\n')),
            NodeValue::Code(_) => Some(('`', '`', '`')),
            NodeValue::HtmlInline(_) => Some(('>', '>', '>')),
            // What a backslash keeps as it is.
            NodeValue::Escaped => {
                self.before = first_text(node).chars().next_back().unwrap_or('\\');
                self.is_fresh = false;
                return;
            }
            _ => Some(('.', '.', '.')),
        };
        let Some((open, close, behind)) = mark else {
            self.text(node, after);
            return;
        };
        if let Some(written) = bare_link(node) {
            self.link(node, &written);
            return;
        }
        self.is_fresh = false;
        if is_autolink(node) {
            self.before = '>';
            return;
        }
        self.before = open;
        let inner: Vec<char> = [close].into_iter().chain(after.iter().copied()).collect();
        self.children(node, &inner);
        self.before = behind;
        self.is_fresh = true;
    }

    /// Makes a bare address as long as Goldmark has it.
    fn link(&mut self, node: Node<'a>, written: &str) {
        let next = node.next_sibling();
        let more = match next.map(|next| next.data().value.clone()) {
            Some(NodeValue::Text(text)) => text.into_owned(),
            _ => String::new(),
        };
        let whole = format!("{written}{more}");
        let begins = self.is_fresh || self.before.is_whitespace() || "*_~(".contains(self.before);
        let length = match begins {
            true => address::length(&whole, written.len()),
            false => 0,
        };
        let (kept, rest) = whole.split_at(length);
        if let Some(next) = next.filter(|_| !more.is_empty()) {
            next.detach();
        }
        // What does not belong to it is text like any other.
        let mut last = node;
        for part in self.inlines(rest) {
            last.insert_after(part);
            last = part;
        }
        self.is_fresh = false;
        if kept.is_empty() {
            // The parts after it are read next.
            if let Some(inner) = node.first_child() {
                inner.detach();
            }
            node.data_mut().value = NodeValue::Text("".into());
            return;
        }
        if let NodeValue::Link(link) = &mut node.data_mut().value
            && !link.url.starts_with("mailto:")
        {
            link.url = match kept.starts_with("www.") {
                true => format!("https://{kept}"),
                false => kept.to_owned(),
            };
        }
        if let Some(inner) = node.first_child() {
            inner.data_mut().value = NodeValue::Text(kept.to_owned().into());
        }
        self.before = kept.chars().next_back().unwrap_or('.');
    }

    /// The inlines of a piece of a line.
    fn inlines(&self, text: &str) -> Vec<Node<'a>> {
        let plain = |text: &str| {
            let value = NodeValue::Text(text.to_owned().into());
            vec![&*self.arena.alloc(AstNode::from(value))]
        };
        match text {
            "" => return Vec::new(),
            text if !text.contains(['`', '[', '*', '_', '<', '&', '\\']) => return plain(text),
            _ => {}
        }
        // A letter in front keeps it from being a list or a heading.
        let root = comrak::parse_document(self.arena, &format!("a{text}"), self.options);
        let paragraph = root.first_child();
        let nodes: Vec<Node<'a>> = paragraph.map_or_else(Vec::new, |one| one.children().collect());
        for node in &nodes {
            node.detach();
        }
        let Some(first) = nodes.first() else {
            return plain(text);
        };
        if let NodeValue::Text(text) = &mut first.data_mut().value {
            text.to_mut().remove(0);
        }
        nodes
    }

    fn text(&mut self, node: Node<'a>, after: &[char]) {
        let mut data = node.data_mut();
        let NodeValue::Text(text) = &mut data.value else {
            return;
        };
        let Some(last) = text.chars().next_back() else {
            return;
        };
        self.is_fresh = false;
        if self.smart && text.contains(['"', '\'', '-', '.', '<', '>']) {
            let chars: Vec<char> = text.chars().collect();
            *text = self.quotes.smart(&chars, self.before, after).into();
            self.is_fresh = !text.ends_with(last);
        }
        self.before = last;
    }
}

/// The characters with which a node begins in the source.
fn ahead(node: Node<'_>) -> Vec<char> {
    let inner = |open: &[char]| {
        let text = first_text(node);
        open.iter()
            .copied()
            .chain(text.chars())
            .take(AHEAD)
            .collect()
    };
    match &node.data().value {
        NodeValue::Text(text) => text.chars().take(AHEAD).collect(),
        NodeValue::Escaped => inner(&['\\']),
        NodeValue::Emph => inner(&['*']),
        NodeValue::Strong => inner(&['*', '*']),
        NodeValue::Strikethrough => inner(&['~', '~']),
        NodeValue::Code(code) => ['`'].into_iter().chain(code.literal.chars()).collect(),
        NodeValue::HtmlInline(html) => html.chars().take(AHEAD).collect(),
        NodeValue::Image(_) => inner(&['!', '[']),
        NodeValue::Link(_) if bare_link(node).is_some() => inner(&[]),
        NodeValue::Link(_) if is_autolink(node) => inner(&['<']),
        NodeValue::SoftBreak | NodeValue::LineBreak => vec!['\n'],
        _ => inner(&['[']),
    }
}

fn first_text(node: Node<'_>) -> String {
    match node.first_child().map(|child| child.data().value.clone()) {
        Some(NodeValue::Text(text)) => text.into_owned(),
        _ => String::new(),
    }
}

/// Whether the link shows its own address.
fn is_autolink(node: Node<'_>) -> bool {
    let NodeValue::Link(link) = &node.data().value else {
        return false;
    };
    let text = first_text(node);
    let bare = ["", "http://", "mailto:"]
        .iter()
        .any(|scheme| link.url.strip_prefix(scheme) == Some(text.as_str()));
    link.title.is_empty() && bare && !text.is_empty()
}

/// What is written, if the link is an address without any sign around it.
fn bare_link(node: Node<'_>) -> Option<String> {
    if !is_autolink(node) {
        return None;
    }
    let text = first_text(node);
    let place = node.data().sourcepos;
    let width = (place.end.column + 1).saturating_sub(place.start.column);
    (place.start.line == place.end.line && width <= text.len()).then_some(text)
}

#[cfg(test)]
mod tests {
    use crate::generators::shared::commonmark::{Flavour, to_html};

    fn html(source: &str) -> String {
        let flavour = Flavour {
            smart: true,
            autolink: true,
            goldmark: true,
            strict_emphasis: true,
            ..Flavour::default()
        };
        to_html(source, flavour)
    }

    /// Each as Hugo 0.168 made it.
    #[test]
    fn quotes_follow_goldmark() {
        for (source, wanted) in [
            ("中文\"引号\"", "中文\"引号\""),
            ("\"a\" 'b' don't", "“a” ‘b’ don’t"),
            ("HashiConf'18", "HashiConf'18"),
            ("\"قال\"، ثم", "“قال”، ثم"),
            ("\"**قال**\"، ثم", "“<strong>قال</strong>\"، ثم"),
            ("a----b ... << c >>", "a—-b … « c »"),
            ("\\\"kept\\\"", "&quot;kept&quot;"),
            (
                "a &gt;&gt; `&gt;` &quot;b&quot; c",
                "a &gt;&gt; <code>&amp;gt;</code> &quot;b&quot; c",
            ),
        ] {
            let wanted = wanted.replace('"', "&quot;");
            assert_eq!(html(source), format!("<p>{wanted}</p>\n"), "{source}");
        }
    }

    #[test]
    fn attributes_of_blocks_are_not_shown() {
        let flavour = Flavour {
            attributes: true,
            block_attributes: true,
            goldmark: true,
            ..Flavour::default()
        };
        for attributes in ["{.wide}", "{ .wide }", "{width=3}"] {
            assert_eq!(
                to_html(&format!("# Tide\n\nLow.\n{attributes}\n"), flavour),
                "<h1>Tide</h1>\n<p>Low.</p>\n",
                "{attributes}"
            );
        }
    }

    #[test]
    fn addresses_end_where_goldmark_ends_them() {
        let link = |url: &str, text: &str| format!("<a href=\"{url}\">{text}</a>");
        for (source, wanted) in [
            (
                "见 http://a.com/b。后 `c` http://a.com/d 末",
                format!(
                    "见 {}。后 <code>c</code> {} 末",
                    link("http://a.com/b", "http://a.com/b"),
                    link("http://a.com/d", "http://a.com/d")
                ),
            ),
            (
                "见http://a.com/b。`c` 后",
                "见http://a.com/b。<code>c</code> 后".to_owned(),
            ),
            ("www.a.com", link("https://www.a.com", "www.a.com")),
            (
                "www.a.com:80 http://a.com:80",
                format!(
                    "{}:80 {}",
                    link("https://www.a.com", "www.a.com"),
                    link("http://a.com:80", "http://a.com:80")
                ),
            ),
            (
                "(http://a.com/b), x",
                format!("({}), x", link("http://a.com/b", "http://a.com/b")),
            ),
            (
                "http://a.com/b(c)!? http://a.com/d; x",
                format!(
                    "{}!? {} x",
                    link("http://a.com/b(c)", "http://a.com/b(c)"),
                    link("http://a.com/d;", "http://a.com/d;")
                ),
            ),
            (
                "http://127.0.0.1:80/ x",
                "http://127.0.0.1:80/ x".to_owned(),
            ),
            (
                "“http://a.com/bdon't http://a.com/b",
                format!(
                    "“http://a.com/bdon’t {}",
                    link("http://a.com/b", "http://a.com/b")
                ),
            ),
        ] {
            assert_eq!(html(source), format!("<p>{wanted}</p>\n"), "{source}");
        }
    }
}
