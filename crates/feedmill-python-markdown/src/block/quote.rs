//! Quotes.

use super::{Parser, State, lines, outdented};
use crate::tree::Element;

impl Parser<'_, '_> {
    pub(super) fn quote(&mut self, parent: &mut Element, block: String) -> Option<String> {
        let begins = |line: &str| outdented(line).starts_with('>');
        let Some((start, _)) = lines(&block).find(|(_, line)| begins(line)) else {
            return Some(block);
        };
        let before = &block[..start];
        let before = before.strip_suffix('\n').unwrap_or(before);
        if !before.is_empty() {
            self.block(parent, before.to_owned());
        }
        let inner: Vec<&str> = block[start..]
            .split('\n')
            .map(|line| {
                if line.trim() == ">" {
                    return "";
                }
                match outdented(line).strip_prefix('>') {
                    Some(rest) => rest.strip_prefix(' ').unwrap_or(rest),
                    None => line,
                }
            })
            .collect();
        let inner = inner.join("\n");
        if parent
            .children
            .last()
            .is_none_or(|last| last.tag != "blockquote")
        {
            parent.push(Element::new("blockquote"));
        }
        if let Some(quote) = parent.children.last_mut() {
            self.within(State::Quote, |parser| parser.chunk(quote, &inner));
        }
        None
    }
}
