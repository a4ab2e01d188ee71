//! Footnotes: the list at the end, with links back.

use super::super::attributes::Attributes;
use super::super::definitions::Footnote;
use super::super::node::Kind;
use super::Writer;
use super::escape::escape_attribute;
use feedmill_text::entity::escape_text;

impl Writer<'_> {
    /// Writes the footnotes that were named, and those that they name in turn.
    pub(super) fn footnotes(&mut self) {
        if self.notes.order.is_empty() {
            return;
        }
        let first = match self.options.footnote_number {
            1 => String::new(),
            number => format!(" start=\"{number}\""),
        };
        self.out.push_str(&format!(
            "<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol{first}>\n"
        ));
        let definitions = self.definitions;
        // Footnotes name others while they are written. One can be back here before it was written.
        let mut index = 0;
        while let Some(&definition) = self.notes.order.get(index) {
            let note = &definitions.footnotes[definition];
            self.footnote(note, definition);
            index += 1;
        }
        self.out.push_str("</ol>\n</div>\n");
    }

    fn footnote(&mut self, note: &Footnote, definition: usize) {
        let mut attributes = Attributes::default();
        attributes.set(
            "id",
            format!("fn:{}{}", self.options.footnote_prefix, note.name),
        );
        attributes.set("role", "doc-endnote");
        self.open_tag("li", &attributes);
        self.out.push('\n');
        let content = &note.content;
        let last = content
            .iter()
            .rposition(|node| !node.is_blank() && !matches!(node.kind, Kind::End | Kind::Hidden));
        let closes = last.filter(|&last| content[last].is_paragraph());
        match closes {
            Some(last) => {
                self.nodes(&content[..last]);
                self.closing = self.back_links(note, definition, "\u{a0}");
                self.node(&content[last]);
            }
            None => {
                self.nodes(content);
                let links = self.back_links(note, definition, "");
                self.out.push_str("<p>");
                self.out.push_str(&links);
                self.out.push_str("</p>\n");
            }
        }
        self.close_tag("li");
    }

    /// Ends the last paragraph of a footnote with its links back.
    pub(super) fn end_footnote(&mut self) {
        if !self.closing.is_empty() {
            let closing = std::mem::take(&mut self.closing);
            self.out.push_str(&closing);
        }
    }

    fn back_links(&self, note: &Footnote, definition: usize, before: &str) -> String {
        let mut links = String::new();
        let prefix = &self.options.footnote_prefix;
        if self.options.footnote_backlink.is_empty() {
            return links;
        }
        for count in 0..self.notes.count(definition) {
            links.push_str(if count == 0 { before } else { "\u{a0}" });
            links.push_str("<a href=\"#");
            escape_attribute(&mut links, &reference_id(prefix, note, count));
            links.push_str("\" class=\"reversefootnote\" role=\"doc-backlink\">");
            links.push_str(&escape_text(&self.options.footnote_backlink));
            if count > 0 {
                links.push_str(&format!("<sup>{}</sup>", count + 1));
            }
            links.push_str("</a>");
        }
        links
    }

    /// Writes the mark in the text that leads to a footnote.
    pub(in super::super) fn footnote_mark(&mut self, definition: usize) {
        let note = &self.definitions.footnotes[definition];
        let (number, before) = self.notes.name(definition);
        let number = (number + self.options.footnote_number).saturating_sub(1);
        let prefix = &self.options.footnote_prefix;
        self.out.push_str("<sup id=\"");
        escape_attribute(&mut self.out, &reference_id(prefix, note, before));
        self.out.push_str("\" role=\"doc-noteref\"><a href=\"#");
        self.out.push_str("fn:");
        escape_attribute(&mut self.out, prefix);
        escape_attribute(&mut self.out, &note.name);
        self.out.push_str(&format!(
            "\" class=\"footnote\" rel=\"footnote\">{number}</a></sup>"
        ));
    }
}

fn reference_id(prefix: &str, note: &Footnote, before: usize) -> String {
    match before {
        0 => format!("fnref:{prefix}{}", note.name),
        _ => format!("fnref:{prefix}{}:{before}", note.name),
    }
}
