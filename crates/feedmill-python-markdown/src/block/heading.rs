//! Headings and rules.

use super::{Blocks, Parser, State, lines, loose_detab, outdented};
use crate::tree::Element;

impl Parser<'_, '_> {
    pub(super) fn hash_heading(
        &mut self,
        parent: &mut Element,
        block: String,
        blocks: &mut Blocks,
    ) -> Option<String> {
        let is_heading = |(_, line): &(usize, &str)| line.starts_with('#') && !line.ends_with('\\');
        let Some((start, line)) = lines(&block).find(is_heading) else {
            return Some(block);
        };
        let end = (start + line.len() + 1).min(block.len());
        let (before, after) = (&block[..start], &block[end..]);
        let hashes = line.len() - line.trim_start_matches('#').len();
        let level = hashes.min(6);
        let before = before.strip_suffix('\n').unwrap_or(before);
        if !before.is_empty() {
            self.block(parent, before.to_owned());
        }
        let text = line[level..].trim_end_matches('#').trim();
        parent.push(Element::with_text(&format!("h{level}"), text));
        if !after.is_empty() {
            blocks.push_front(match self.is(State::LooseList) {
                true => loose_detab(after, 1),
                false => after.to_owned(),
            });
        }
        None
    }

    pub(super) fn underlined_heading(
        &mut self,
        parent: &mut Element,
        block: String,
        blocks: &mut Blocks,
    ) -> Option<String> {
        let mut parts = block.splitn(3, '\n');
        let (Some(title), Some(line), rest) = (parts.next(), parts.next(), parts.next()) else {
            return Some(block);
        };
        let marks = line.trim_end_matches(' ');
        if marks.is_empty() || !marks.bytes().all(|byte| matches!(byte, b'=' | b'-')) {
            return Some(block);
        }
        let tag = if marks.starts_with('=') { "h1" } else { "h2" };
        parent.push(Element::with_text(tag, title.trim()));
        if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
            blocks.push_front(rest.to_owned());
        }
        None
    }

    pub(super) fn rule(
        &mut self,
        parent: &mut Element,
        block: String,
        blocks: &mut Blocks,
    ) -> Option<String> {
        let Some((start, line)) = lines(&block).find(|(_, line)| is_rule(line)) else {
            return Some(block);
        };
        let before = block[..start].trim_end_matches('\n');
        if !before.is_empty() {
            self.block(parent, before.to_owned());
        }
        parent.push(Element::new("hr"));
        let after = block[start + line.len()..].trim_start_matches('\n');
        if !after.is_empty() {
            blocks.push_front(after.to_owned());
        }
        None
    }
}

/// Three of the same mark or more, with at most two blanks between them.
fn is_rule(line: &str) -> bool {
    let line = outdented(line).trim_end_matches(' ');
    let Some(mark) = line.chars().next().filter(|c| matches!(c, '-' | '_' | '*')) else {
        return false;
    };
    let mut count = 0;
    let mut blanks = 0;
    for c in line.chars() {
        if c == mark {
            count += 1;
            blanks = 0;
        } else if c == ' ' && blanks < 2 {
            blanks += 1;
        } else {
            return false;
        }
    }
    count >= 3
}
