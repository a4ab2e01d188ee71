//! Footnotes, the ways to them and back, and the table of contents.

use crate::html::{Writer, escape};
use crate::tree::Block;

/// Stands where the ways back from a footnote go. A source holds none: it is taken out of it.
pub(crate) const WAY_BACK: &str = "\u{1}";

fn footnote_id(shown: &str) -> String {
    let plain: String = shown
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_string()
            } else {
                format!("u{:x}", c as u32)
            }
        })
        .collect();
    format!("footnote-{plain}")
}

impl Writer<'_> {
    /// The mark of a footnote in a text; `None` if there is no such footnote.
    pub(crate) fn footnote_mark(&mut self, label: &str) -> Option<String> {
        let of = |wanted: &str, at: &mut usize| {
            let mut notes = self
                .names
                .footnotes
                .iter()
                .filter(|note| note.written == wanted);
            let note = notes.nth(*at);
            *at += 1;
            note
        };
        let note = match label {
            "#" => of("#", &mut self.numbered),
            "*" => of("*", &mut self.signed),
            label => self.names.footnotes.iter().find(|note| {
                note.written == label
                    || note.written.to_lowercase() == label.to_lowercase()
                    || note.shown == label
            }),
        }?;
        self.marks += 1;
        let id = format!("footnote-reference-{}", self.marks);
        let shown = note.shown.clone();
        let html = format!(
            "<a href=\"#{}\" id=\"{id}\">[{}]</a>",
            footnote_id(&shown),
            escape(&shown)
        );
        self.references.entry(shown).or_default().push(id);
        Some(html)
    }

    pub(crate) fn with_ways_back(&self, html: String) -> String {
        let mut out = String::with_capacity(html.len());
        let mut rest = html.as_str();
        while let Some(at) = rest.find(WAY_BACK) {
            out.push_str(&rest[..at]);
            rest = &rest[at + WAY_BACK.len()..];
            let end = rest.find(WAY_BACK).unwrap_or(0);
            let shown = &rest[..end];
            let label = escape(shown);
            let back = self.references.get(shown).map_or(&[][..], Vec::as_slice);
            match back {
                [] => out.push_str(&format!("[{label}]")),
                [one] => out.push_str(&format!("<a href=\"#{one}\">[{label}]</a>")),
                many => {
                    let ways: Vec<String> = many
                        .iter()
                        .enumerate()
                        .map(|(at, id)| format!("<a href=\"#{id}\">{}</a>", at + 1))
                        .collect();
                    out.push_str(&format!("[{label}] <em>({})</em>", ways.join(", ")));
                }
            }
            rest = &rest[end + WAY_BACK.len().min(rest.len() - end)..];
        }
        out.push_str(rest);
        out
    }

    pub(crate) fn footnote(&mut self, label: &str, blocks: &[Block], out: &mut String) {
        // Those that the program numbers are numbered in the order in which they are.
        let at = self.references.entry(format!("\u{0}{label}")).or_default();
        at.push(String::new());
        let nth = at.len() - 1;
        let note = self
            .names
            .footnotes
            .iter()
            .filter(|note| note.written == label)
            .nth(nth);
        let shown = note.map_or(label, |note| note.shown.as_str());
        let body = self.item(blocks);
        let id = footnote_id(shown);
        out.push_str(&format!(
            "<div class=\"footnote\" id=\"{id}\">{WAY_BACK}{shown}{WAY_BACK} {body}</div>\n"
        ));
    }

    pub(crate) fn contents(
        &mut self,
        title: Option<&str>,
        depth: usize,
        is_local: bool,
        out: &mut String,
    ) {
        if is_local {
            return;
        }
        let headings = std::mem::take(&mut self.headings);
        let top = headings.iter().map(|(level, ..)| *level).min().unwrap_or(1);
        let listed: Vec<_> = headings
            .iter()
            .filter(|(level, ..)| level - top < depth)
            .collect();
        if listed.is_empty() {
            return;
        }
        out.push_str("<div class=\"contents\">\n");
        if let Some(title) = title {
            let title = self.inline(title);
            out.push_str(&format!("<p>{title}</p>\n"));
        }
        let mut open = 0;
        for (level, text, id) in listed {
            let wanted = level - top + 1;
            while open < wanted {
                out.push_str("<ul>\n");
                open += 1;
            }
            while open > wanted {
                out.push_str("</ul>\n");
                open -= 1;
            }
            let text = self.inline(text);
            out.push_str(&format!("<li><a href=\"#{id}\">{text}</a></li>\n"));
        }
        out.push_str(&"</ul>\n".repeat(open));
        out.push_str("</div>\n");
        self.headings = headings;
    }
}
