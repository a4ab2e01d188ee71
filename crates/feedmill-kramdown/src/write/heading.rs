//! Headings, the ids that they get, and the table of contents.

use super::super::attributes::Attributes;
use super::super::node::Node;
use super::Writer;
use super::escape::escape_attribute;
use feedmill_text::entity::decode_entities;

/// The place of the table of contents.
pub(super) struct Contents {
    /// Where in the HTML.
    pub at: usize,
    /// `ul` or `ol`.
    pub name: &'static str,
    pub attributes: Attributes,
}

/// A heading as the table of contents shows it.
pub(super) struct Heading {
    level: u8,
    id: String,
    html: String,
}

impl Writer<'_> {
    pub(super) fn heading(&mut self, node: &Node, level: u8, text: &str) {
        let mut attributes = self.resolved(&node.attributes);
        let start = self.out.len();
        self.text(text);
        let html = self.out.split_off(start);
        if attributes.get("id").is_none() && self.options.auto_ids {
            let id = match self.options.gfm {
                true => self.new_id(&html),
                false if self.options.strips_ids => {
                    self.new_plain_id(&decode_entities(&plain_text(&html)))
                }
                false => self.new_plain_id(text),
            };
            if !id.is_empty() {
                attributes.set("id", id);
            }
        }
        let shown = self.options.toc_levels.contains(&level) && !attributes.has_class("no_toc");
        if let Some(id) = attributes.get("id").filter(|_| shown) {
            self.headings.push(Heading {
                level,
                id: id.to_owned(),
                html: without_links(&html),
            });
        }
        let level = level.saturating_add_signed(self.options.header_offset);
        let name = ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(1, 6)) - 1];
        self.open_tag(name, &attributes);
        self.out.push_str(&html);
        self.close_tag(name);
    }

    /// The id of a heading: its words in small letters, joined by `-`, with a number where it was there before.
    fn new_id(&mut self, html: &str) -> String {
        let mut id = String::with_capacity(html.len());
        let text = plain_text(html);
        for char in decode_entities(&text).chars() {
            match char {
                ' ' | '\t' => id.push('-'),
                '-' | '_' => id.push(char),
                _ if is_word(char) => id.extend(char.to_lowercase()),
                _ => {}
            }
        }
        let count = self.ids.entry(id.clone()).or_insert(0);
        if *count > 0 {
            id.push_str(&format!("-{count}"));
        }
        *count += 1;
        id.insert_str(0, &self.options.auto_id_prefix);
        id
    }

    /// The id that kramdown makes without GitHub's additions: Latin letters, digits and hyphens of the Markdown.
    fn new_plain_id(&mut self, text: &str) -> String {
        let mut id = plain_id(text);
        if id.is_empty() {
            id.push_str("section");
        }
        let count = self.ids.entry(id.clone()).or_insert(0);
        if *count > 0 {
            id.push_str(&format!("-{count}"));
        }
        *count += 1;
        id.insert_str(0, &self.options.auto_id_prefix);
        id
    }

    /// Puts the table of contents in its place.
    pub(super) fn write_contents(&mut self) {
        let Some(contents) = self.contents.take() else {
            return;
        };
        if self.headings.is_empty() {
            return;
        }
        let Contents {
            at,
            name,
            mut attributes,
        } = contents;
        if attributes.get("id").is_none() {
            attributes.set("id", "markdown-toc");
        }
        let mut html = String::new();
        let id = attributes.get("id").unwrap_or_default().to_owned();
        html.push('<');
        html.push_str(name);
        attributes.write(&mut html);
        html.push('>');
        html.push('\n');
        let mut open: Vec<u8> = Vec::new();
        for heading in &self.headings {
            while open.last().is_some_and(|&level| level > heading.level) {
                open.pop();
                // The level below may begin deeper than this heading.
                if open.last().is_none_or(|&level| level < heading.level) {
                    open.push(heading.level);
                    break;
                }
                html.push_str(&format!("</li>\n</{name}>\n"));
            }
            match open.last() {
                Some(&level) if level < heading.level => {
                    html.push_str(&format!("\n<{name}>\n"));
                    open.push(heading.level);
                }
                Some(_) => html.push_str("</li>\n"),
                None => open.push(heading.level),
            }
            html.push_str("<li><a href=\"#");
            escape_attribute(&mut html, &heading.id);
            html.push_str("\" id=\"");
            escape_attribute(&mut html, &id);
            html.push('-');
            escape_attribute(&mut html, &heading.id);
            html.push_str("\">");
            html.push_str(&heading.html);
            html.push_str("</a>");
        }
        for _ in &open {
            html.push_str(&format!("</li>\n</{name}>\n"));
        }
        self.out.insert_str(at, &html);
    }
}

/// The Latin letters, digits and hyphens of a text, from its first letter on.
pub(super) fn plain_id(text: &str) -> String {
    let text = text.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let kept = text.chars().filter_map(|char| match char {
        ' ' => Some('-'),
        '-' => Some('-'),
        _ if char.is_ascii_alphanumeric() => Some(char.to_ascii_lowercase()),
        _ => None,
    });
    kept.collect()
}

/// A letter, a mark or a decimal digit; `½` and `①` are none.
fn is_word(char: char) -> bool {
    if char.is_numeric() && !char.is_alphabetic() {
        let mut parts = 0;
        unicode_normalization::char::decompose_compatible(char, |part| {
            parts += 1 + usize::from(part != char);
        });
        return parts == 1 || matches!(char, '０'..='９');
    }
    char.is_alphanumeric() || unicode_normalization::char::is_combining_mark(char)
}

/// The text without tags and footnotes.
fn plain_text(html: &str) -> String {
    with_tags(html, |_| false)
}

/// The HTML without links, ids and footnotes, since it goes inside of a link.
fn without_links(html: &str) -> String {
    with_tags(html, |tag| {
        !(tag.starts_with("<a ") || tag == "<a>" || tag == "</a>")
    })
}

/// The HTML with the tags that `keep` says, and without footnotes.
fn with_tags(html: &str, keep: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        if rest.starts_with("<sup id=\"")
            && rest.contains("rel=\"footnote\"")
            && let Some(end) = rest.find("</sup>")
        {
            rest = &rest[end + 6..];
            continue;
        }
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let tag = &rest[..end];
        if keep(tag) {
            out.push_str(tag);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}
