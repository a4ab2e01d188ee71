//! Text that is only indented, where that makes no code: it is a paragraph, and marks of blocks in it are text.

use comrak::nodes::NodeValue;
use comrak::{Arena, Node, Options};

/// What goes before the text of a paragraph, so that nothing in it begins a block.
const BEFORE: &str = "FeedmillIndented";

/// Makes paragraphs of all code that is only indented.
pub(super) fn finish<'a>(arena: &'a Arena<'a>, root: Node<'a>, options: &Options) {
    let blocks: Vec<Node<'a>> = root
        .descendants()
        .filter(|node| matches!(&node.data().value, NodeValue::CodeBlock(code) if !code.fenced))
        .collect();
    for block in blocks {
        let (literal, last_line) = match &block.data().value {
            NodeValue::CodeBlock(code) => (code.literal.clone(), block.data().sourcepos.end.line),
            _ => continue,
        };
        let mut last = None;
        let mut lines: Vec<&str> = Vec::new();
        for line in literal.lines().chain([""]) {
            if !line.trim().is_empty() {
                lines.push(line.trim());
            } else if !lines.is_empty() {
                for node in paragraph(arena, &lines, options) {
                    block.insert_before(node);
                    last = Some(node);
                }
                lines.clear();
            }
        }
        // A paragraph goes on in the lines below it that are not indented.
        let next = block.next_sibling().filter(|next| {
            matches!(next.data().value, NodeValue::Paragraph)
                && next.data().sourcepos.start.line == last_line + 1
        });
        block.detach();
        if let (Some(last), Some(next)) = (last, next) {
            let ends = matches!(last.data().value, NodeValue::Paragraph);
            if ends {
                last.append(arena.alloc(NodeValue::SoftBreak.into()));
                while let Some(inner) = next.first_child() {
                    last.append(inner);
                }
                next.detach();
            }
        }
    }
}

fn paragraph<'a>(arena: &'a Arena<'a>, lines: &[&str], options: &Options) -> Vec<Node<'a>> {
    let text = format!("{BEFORE}{}", lines.join("\n     "));
    let made = comrak::parse_document(arena, &text, options);
    let first = made.descendants().find(
        |node| matches!(&node.data().value, NodeValue::Text(text) if text.starts_with(BEFORE)),
    );
    if let Some(first) = first {
        let mut data = first.data_mut();
        if let NodeValue::Text(text) = &mut data.value {
            *text = text[BEFORE.len()..].to_owned().into();
        }
    }
    let nodes: Vec<Node<'a>> = made.children().collect();
    nodes.iter().for_each(|node| node.detach());
    nodes
}

#[cfg(test)]
mod tests {
    use super::super::{Flavour, Without, to_html};

    /// What markdown-it makes of these without its rule `code`.
    #[test]
    fn indented_text_is_a_paragraph() {
        let flavour = Flavour {
            without: Without {
                indented_code: true,
                ..Without::default()
            },
            ..Flavour::default()
        };
        for (text, wanted) in [
            (
                "a\n\n    <b>c</b>\n    - d *e*\n\nf",
                "<p>a</p><p><b>c</b>\n- d <em>e</em></p><p>f</p>",
            ),
            ("    # a\n\n    b\nc", "<p># a</p><p>b\nc</p>"),
            ("```\n    a\n```", "<pre><code>    a\n</code></pre>"),
        ] {
            let html = to_html(text, flavour).replace("</p>\n", "</p>");
            assert_eq!(html.trim(), wanted, "{text}");
        }
    }
}
