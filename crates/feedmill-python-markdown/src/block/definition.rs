//! Lists of terms and what they mean.

use super::{Blocks, INDENT, Parser, State, detab, lines, outdented};
use crate::tree::Element;

impl Parser<'_, '_> {
    pub(super) fn definition(
        &mut self,
        parent: &mut Element,
        block: String,
        blocks: &mut Blocks,
    ) -> Option<String> {
        let found = lines(&block).find_map(|(at, line)| Some((at, line.len(), meaning(line)?)));
        let Some((start, length, first)) = found else {
            return Some(block);
        };
        let terms: Vec<String> = block[..start]
            .split('\n')
            .map(str::trim)
            .filter(|term| !term.is_empty())
            .map(str::to_owned)
            .collect();
        let rest = block.get(start + length + 1..).unwrap_or_default();
        let is_lazy = {
            let line = outdented(rest);
            line.starts_with(|c: char| c != ' ' && c != ':')
        };
        let (more, after) = match is_lazy {
            true => (rest.to_owned(), String::new()),
            false => detab(rest, INDENT.len()),
        };
        let text = match more.is_empty() {
            true => first.to_owned(),
            false => format!("{first}\n{more}"),
        };
        let last = parent.children.last();
        if terms.is_empty() && last.is_none() {
            return Some(block);
        }
        let mut state = State::List;
        let mut terms = terms;
        // The paragraph before has the terms.
        if terms.is_empty() && last.is_some_and(|last| last.tag == "p") {
            state = State::LooseList;
            let paragraph = parent.children.pop().unwrap_or_default();
            terms = paragraph.text.split('\n').map(str::to_owned).collect();
        }
        match parent.children.last() {
            Some(list) if list.tag == "dl" => {
                let before = list.children.last();
                if terms.is_empty()
                    && before.is_some_and(|it| it.tag == "dd" && !it.children.is_empty())
                {
                    state = State::LooseList;
                }
            }
            _ => {
                parent.push(Element::new("dl"));
            }
        }
        if let Some(list) = parent.children.last_mut() {
            for term in terms {
                list.push(Element::with_text("dt", term));
            }
            let item = list.push(Element::new("dd"));
            self.within(state, |parser| parser.block(item, text));
        }
        if !after.is_empty() {
            blocks.push_front(after);
        }
        None
    }

    /// A block that is set in below what a term means.
    pub(super) fn indented_definition(
        &mut self,
        parent: &mut Element,
        block: String,
    ) -> Option<String> {
        self.indented_in(parent, block, &["dd"], &["dl", "ol", "ul"])
    }
}

/// What follows a colon and up to three blanks.
fn meaning(line: &str) -> Option<&str> {
    let rest = outdented(line).strip_prefix(':')?;
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    (blanks > 0).then(|| &rest[blanks.min(3)..])
}
