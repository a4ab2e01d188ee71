//! Admonitions: `!!! note "Title"`, and what is set in below.

use super::{Blocks, INDENT, Parser, detab, is_set_in, lines};
use crate::tree::Element;

impl Parser<'_, '_> {
    pub(super) fn admonition(
        &mut self,
        parent: &mut Element,
        block: String,
        blocks: &mut Blocks,
    ) -> Option<String> {
        let found = lines(&block).find_map(|(at, line)| Some((at, line.len(), head(line)?)));
        let Some((start, length, (classes, title))) = found else {
            return self.below_admonition(parent, block, blocks);
        };
        if start > 0 {
            self.block(parent, block[..start - 1].to_owned());
        }
        let rest = block.get(start + length + 1..).unwrap_or_default();
        let (inner, after) = detab(rest, INDENT.len());
        let mut element = Element::new("div");
        element.set("class", format!("admonition {classes}"));
        let title = title.unwrap_or_else(|| {
            let first = classes.split(' ').next().unwrap_or_default();
            let mut chars = first.chars();
            let initial = chars.next().map(char::to_uppercase);
            initial
                .into_iter()
                .flatten()
                .chain(chars.flat_map(char::to_lowercase))
                .collect()
        });
        if !title.is_empty() {
            let mut heading = Element::with_text("p", title);
            heading.set("class", "admonition-title");
            element.push(heading);
        }
        let element = parent.push(element);
        self.chunk(element, &inner);
        if !after.is_empty() {
            blocks.push_front(after);
        }
        None
    }

    /// A block that is set in below an admonition.
    fn below_admonition(
        &mut self,
        parent: &mut Element,
        block: String,
        blocks: &mut Blocks,
    ) -> Option<String> {
        let is_admonition = |it: &Element| {
            it.tag == "div"
                && it
                    .get("class")
                    .is_some_and(|class| class.contains("admonition"))
        };
        let follows = parent.children.last().is_some_and(is_admonition);
        if !follows || !block.starts_with(INDENT) {
            return Some(block);
        }
        let mut width = INDENT.len();
        let mut target = parent.children.last_mut()?;
        // What is set in far enough belongs to the last item of a list inside.
        while is_set_in(&block, width + INDENT.len())
            && target.children.last().is_some_and(|last| {
                last.is_one_of(&["ul", "ol", "dl"]) && !last.children.is_empty()
            })
        {
            let list = target.children.last_mut()?;
            target = list.children.last_mut()?;
            width += INDENT.len();
        }
        let (inner, after) = detab(&block, width);
        if target.is_one_of(&["li", "dd"]) && !target.text.is_empty() {
            let text = std::mem::take(&mut target.text);
            target.children.insert(0, Element::with_text("p", text));
        }
        self.chunk(target, &inner);
        if !after.is_empty() {
            blocks.push_front(after);
        }
        None
    }
}

/// The classes and the title that a line gives an admonition.
fn head(line: &str) -> Option<(String, Option<String>)> {
    let rest = line.strip_prefix("!!!")?;
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let (names, title) = match rest.find('"') {
        Some(quote) => {
            let title = rest[quote + 1..].trim_end_matches(' ').strip_suffix('"')?;
            (rest[..quote].strip_suffix(' ')?, Some(title.to_owned()))
        }
        None => (rest, None),
    };
    let words: Vec<&str> = names.split(' ').filter(|word| !word.is_empty()).collect();
    let is_word = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    };
    if words.is_empty() || names.starts_with(' ') || !words.iter().all(is_word) {
        return None;
    }
    Some((words.join(" ").to_lowercase(), title))
}
