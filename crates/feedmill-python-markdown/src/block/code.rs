//! Blocks of code that are set in.

use super::{Blocks, INDENT, Parser, detab};
use crate::tree::Element;

impl Parser<'_, '_> {
    pub(super) fn code(
        &mut self,
        parent: &mut Element,
        block: String,
        blocks: &mut Blocks,
    ) -> Option<String> {
        if !block.starts_with(INDENT) {
            return Some(block);
        }
        let (code, rest) = detab(&block, INDENT.len());
        let code = code.trim_end();
        match parent.children.last_mut().and_then(Element::code) {
            Some(before) => {
                before.text.push('\n');
                before.text.push_str(code);
                before.text.push('\n');
            }
            None => {
                let mut inner = Element::with_text("code", format!("{code}\n"));
                inner.is_final = true;
                parent.push(Element::new("pre")).push(inner);
            }
        }
        if !rest.is_empty() {
            blocks.push_front(rest);
        }
        None
    }
}

/// A first line of code that names its language takes its place on the element, and leaves the text.
pub(crate) fn take_header(code: &mut Element) {
    let text = code.text.trim_matches('\n').to_owned();
    let text = text.as_str();
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let is_shebang = line.starts_with("#!");
    let colons = line.len() - line.trim_start_matches(':').len();
    if !is_shebang && colons < 2 {
        return;
    }
    let name = match is_shebang {
        true => &line[2..],
        false => &line[colons..],
    };
    // A path to a program belongs to the code, and its last part says the language.
    let slash = name.rfind('/').map_or(0, |at| at + 1);
    let (path, name) = name.split_at(slash);
    let is_path = path
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '/'));
    let end = name
        .find(|c: char| !c.is_alphanumeric() && !"_#.+-".contains(c))
        .unwrap_or(name.len());
    let (language, after) = name.split_at(end);
    let after = after.trim();
    if !is_path || !(after.is_empty() || after.starts_with("hl_lines=")) {
        return;
    }
    if !language.is_empty() {
        code.set("class", format!("language-{}", language.to_lowercase()));
    }
    if path.is_empty() {
        code.text = format!("{}\n", rest.trim_matches('\n'));
    }
}
