//! `*text*{: .class}`: attributes for the element before.

use super::super::attributes::{Attributes, write_attribute};
use super::super::line::closing_brace_anywhere;
use super::Spans;

impl Spans<'_, '_, '_> {
    pub(super) fn attributes(&mut self) -> bool {
        let Some(inside) = self.rest().strip_prefix("{:") else {
            return false;
        };
        if inside.starts_with([':', '/']) {
            return false;
        }
        let Some(last) = self.last.filter(|last| {
            last.end == self.writer.out.len()
                && self.writer.pending.is_empty()
                && self.plain == self.position
        }) else {
            return false;
        };
        let Some(end) = closing_brace_anywhere(inside).filter(|&end| end > 0) else {
            self.writer.budget.spend(inside.len());
            return false;
        };
        if last.start == last.tag_end {
            self.pass(2 + end + 1);
            self.sign();
            return true;
        }
        let mut attributes = Attributes::default();
        attributes.parse(&inside[..end]);
        attributes.resolve(&self.writer.definitions.lists, &mut self.writer.budget);
        if !self.writer.budget.expand(last.end - last.start + end) {
            return false;
        }
        let mut tag = self.writer.out[last.start..last.tag_end].to_owned();
        add(&mut tag, &attributes);
        let tag_end = last.start + tag.len();
        self.writer
            .out
            .replace_range(last.start..last.tag_end, &tag);
        self.pass(2 + end + 1);
        self.element(last.start, tag_end);
        if attributes.refers_to("standalone") && tag.starts_with("<img") {
            self.writer.standalone = Some(last.start);
        }
        true
    }
}

/// Adds attributes to an opening tag.
fn add(tag: &mut String, attributes: &Attributes) {
    for (name, value) in attributes.pairs() {
        let found = tag.find(&format!(" {name}=\""));
        let mut written = String::new();
        write_attribute(&mut written, name, value);
        match found {
            Some(at) => {
                let start = at + name.len() + 3;
                let end = tag[start..].find('"').map_or(tag.len(), |end| start + end);
                if name == "class" {
                    let classes = format!("{} {value}", &tag[start..end]);
                    written.clear();
                    write_attribute(&mut written, name, &classes);
                }
                tag.replace_range(at..(end + 1).min(tag.len()), &written);
            }
            None => {
                let end = tag
                    .strip_suffix(" />")
                    .or(tag.strip_suffix('>'))
                    .map_or(tag.len(), str::len);
                tag.insert_str(end, &written);
            }
        }
    }
}
