//! GitHub's alerts, such as `> [!NOTE]`: without a style sheet, a quote that begins with its kind says the same.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Node};

/// Makes a quote of every alert, with its title in bold above it.
pub(crate) fn as_quotes<'a>(arena: &'a Arena<'a>, root: Node<'a>) {
    for node in root.descendants() {
        let title = match &node.data().value {
            NodeValue::Alert(alert) => match &alert.title {
                Some(title) => title.clone(),
                None => alert.alert_type.default_title().to_owned(),
            },
            _ => continue,
        };
        node.data_mut().value = NodeValue::BlockQuote;
        let new = |value: NodeValue| -> Node<'a> { arena.alloc(AstNode::from(value)) };
        let paragraph = new(NodeValue::Paragraph);
        let bold = new(NodeValue::Strong);
        bold.append(new(NodeValue::Text(title.into())));
        paragraph.append(bold);
        node.prepend(paragraph);
    }
}
