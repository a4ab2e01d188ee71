//! Blocks become HTML, and their text is read.

pub(super) mod escape;
mod footnotes;
mod heading;
mod notes;
mod table;

use std::collections::HashMap;

use super::Output;
use super::attributes::Attributes;
use super::budget::Budget;
use super::definitions::Definitions;
use super::element::is_void;
use super::node::{Content, Kind, Node};
use super::options::Options;
use super::span;
use escape::{escape_attribute, escape_text};
use feedmill_text::entity::decode_entities;
use heading::{Contents, Heading};
use notes::Notes;

/// The HTML written so far, and what its later parts depend on.
pub(super) struct Writer<'d> {
    pub out: String,
    pub definitions: &'d Definitions,
    pub options: &'d Options,
    pub notes: Notes,
    /// Text that may hold abbreviations and is not written yet.
    pub pending: String,
    pub budget: Budget,
    /// Whether something was left unread because it was too deep.
    pub cut: bool,
    /// How often each id was made from a heading.
    ids: HashMap<String, usize>,
    contents: Option<Contents>,
    headings: Vec<Heading>,
    /// What a footnote's last paragraph ends with.
    closing: String,
    /// Where the last image begins that is to stand alone: `![a](b){:standalone}`.
    pub standalone: Option<usize>,
    /// Where the footnotes go, if not to the end.
    notes_at: Option<usize>,
    /// Stands before the ids of terms, in a definition list that wants ids.
    terms_prefix: Option<String>,
}

impl<'d> Writer<'d> {
    pub fn new(
        definitions: &'d Definitions,
        options: &'d Options,
        budget: Budget,
        capacity: usize,
    ) -> Self {
        Writer {
            out: String::with_capacity(capacity),
            definitions,
            options,
            notes: Notes::new(definitions.footnotes.len()),
            pending: String::new(),
            budget,
            cut: false,
            ids: HashMap::new(),
            contents: None,
            headings: Vec::new(),
            closing: String::new(),
            standalone: None,
            notes_at: None,
            terms_prefix: None,
        }
    }

    /// The whole document.
    pub fn document(mut self, nodes: &[Node]) -> Output {
        self.nodes(nodes);
        let end = self.out.len();
        self.footnotes();
        if let Some(at) = self.notes_at {
            let notes = self.out.split_off(end);
            self.out.insert_str(at, &notes);
            if let Some(contents) = self.contents.as_mut().filter(|contents| contents.at > at) {
                contents.at += notes.len();
            }
        }
        self.write_contents();
        Output {
            html: self.out,
            cut: self.cut || self.budget.exceeded,
            work: self.budget.spent(),
        }
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match &node.kind {
            Kind::Blank | Kind::End | Kind::Hidden => {}
            Kind::Paragraph { text, transparent } => {
                self.paragraph(node, text.trim_end(), *transparent);
            }
            Kind::Heading { level, text } => self.heading(node, *level, text),
            Kind::Code { text, language } => self.code(node, text, language.as_deref()),
            Kind::Quote => self.container("blockquote", node),
            Kind::Rule => {
                self.open_tag("hr", &node.attributes);
                self.out.truncate(self.out.len() - 1);
                self.out.push_str(" />\n");
            }
            Kind::List { ordered } => self.list(node, *ordered),
            Kind::Item { task } => self.item(node, *task),
            Kind::DefinitionList => {
                let outer = self.terms_prefix.take();
                self.terms_prefix = node.attributes.ids_of_terms();
                self.container("dl", node);
                self.terms_prefix = outer;
            }
            Kind::Term { text } => self.term(node, text),
            Kind::Definition => self.container("dd", node),
            Kind::Table(table) => self.table(node, table),
            Kind::Html { name, content } => self.html(node, name, *content),
            Kind::Text(text) => self.text(text),
            Kind::Raw(html) => self.out.push_str(html),
            Kind::Math(formula) if !self.options.math => {
                let mut attributes = node.attributes.clone();
                attributes.add_class("kdmath");
                self.open_tag("div", &attributes);
                self.out.push_str("$$\n");
                escape_text(&mut self.out, formula);
                self.out.push_str("\n$$");
                self.close_tag("div");
            }
            Kind::Math(formula) => {
                let plain = node.attributes.is_empty();
                if !plain {
                    self.open_tag("div", &node.attributes);
                }
                self.out.push_str("\\[");
                escape_text(&mut self.out, formula);
                self.out.push_str("\\]\n");
                if !plain {
                    self.close_tag("div");
                }
            }
        }
    }

    /// Markdown without blocks.
    pub(super) fn text(&mut self, text: &str) {
        span::write(self, text);
    }

    fn paragraph(&mut self, node: &Node, text: &str, transparent: bool) {
        if transparent {
            self.text(text);
            self.end_footnote();
            self.out.push('\n');
        } else {
            let start = self.out.len();
            self.open_tag("p", &node.attributes);
            let inside = self.out.len();
            self.text(text);
            if self.standalone == Some(inside) && is_one_tag(&self.out[inside..]) {
                let image = self.out.split_off(inside);
                self.out.truncate(start);
                self.figure(&image, node);
                return;
            }
            self.end_footnote();
            self.out.push_str("</p>\n");
        }
    }

    /// An image that stands alone, with its text below it.
    fn figure(&mut self, image: &str, node: &Node) {
        let mut attributes = self.resolved(&node.attributes);
        let mut image = image.to_owned();
        for name in ["class", "id"] {
            if attributes.get(name).is_none()
                && let Some((start, end, value)) = attribute(&image, name)
            {
                attributes.set(name, decode_entities(value).into_owned());
                image.replace_range(start..end, "");
            }
        }
        let text = attribute(&image, "alt").map(|(_, _, text)| text.to_owned());
        self.open_tag("figure", &attributes);
        self.out.push_str(&image);
        self.out.push_str("\n<figcaption>");
        self.out.push_str(&text.unwrap_or_default());
        self.out.push_str("</figcaption>\n");
        self.close_tag("figure");
    }

    fn code(&mut self, node: &Node, text: &str, language: Option<&str>) {
        let mut attributes = self.resolved(&node.attributes);
        let class = attributes.get("class").unwrap_or_default();
        let marked = class
            .split(' ')
            .find(|class| class.starts_with("language-"));
        let fenced = language.is_some();
        let language = match (language, marked) {
            (Some(language), _) => Some(format!("language-{language}")),
            (None, marked) => marked.map(str::to_owned),
        };
        if marked.is_some() && !fenced {
            let rest: Vec<&str> = class
                .split(' ')
                .filter(|class| !class.starts_with("language-"))
                .collect();
            let rest = rest.join(" ");
            attributes.remove("class");
            if !rest.is_empty() {
                attributes.add_class(&rest);
            }
        }
        self.open_tag("pre", &attributes);
        self.out.push_str("<code");
        if let Some(language) = language {
            self.out.push_str(" class=\"");
            escape_attribute(&mut self.out, &language);
            self.out.push('"');
        }
        self.out.push('>');
        escape_text(&mut self.out, text);
        self.out.push_str("</code></pre>\n");
    }

    fn list(&mut self, node: &Node, ordered: bool) {
        let name = if ordered { "ol" } else { "ul" };
        if node.attributes.refers_to("toc") && self.contents.is_none() {
            self.contents = Some(Contents {
                at: self.out.len(),
                name,
                attributes: self.resolved(&node.attributes),
            });
            return;
        }
        if node.attributes.refers_to("footnotes") && self.notes_at.is_none() {
            self.notes_at = Some(self.out.len());
            return;
        }
        let tasks = node
            .children
            .iter()
            .any(|item| matches!(item.kind, Kind::Item { task: Some(_) }));
        let mut attributes = Attributes::default();
        if tasks {
            attributes.add_class("task-list");
        }
        attributes.merge(&node.attributes);
        self.open_tag(name, &attributes);
        self.out.push('\n');
        // The items before the first with a box have none.
        let mut boxes = false;
        for item in &node.children {
            boxes |= matches!(item.kind, Kind::Item { task: Some(_) });
            self.item_of(item, boxes);
        }
        self.close_tag(name);
    }

    fn item(&mut self, node: &Node, task: Option<bool>) {
        self.item_of(node, task.is_some());
    }

    fn item_of(&mut self, node: &Node, tasks: bool) {
        let mut attributes = Attributes::default();
        if tasks {
            attributes.add_class("task-list-item");
        }
        attributes.merge(&node.attributes);
        self.open_tag("li", &attributes);
        if let Kind::Item { task: Some(done) } = node.kind {
            let checked = if done { " checked=\"checked\"" } else { "" };
            let checkbox = format!(
                "<input type=\"checkbox\" class=\"task-list-item-checkbox\" disabled=\"disabled\"{checked} />"
            );
            self.inside(node, &checkbox);
        } else {
            self.inside(node, "");
        }
        self.close_tag("li");
    }

    /// The children, with `before` at the beginning of the first one's text.
    fn inside(&mut self, node: &Node, before: &str) {
        match node.children.split_first() {
            Some((first, rest)) => {
                if !first.is_transparent() {
                    self.out.push('\n');
                }
                let start = self.out.len();
                self.node(first);
                if !before.is_empty() {
                    let at = if self.out[start..].starts_with("<p>") {
                        start + 3
                    } else {
                        start
                    };
                    self.out.insert_str(at, before);
                }
                if rest.is_empty() && first.is_transparent() {
                    self.out.truncate(self.out.trim_end_matches('\n').len());
                }
                self.nodes(rest);
            }
            None => self.out.push_str(before),
        }
    }

    /// A term of a definition list, with an id if the list asks for ids.
    fn term(&mut self, node: &Node, text: &str) {
        let mut attributes = node.attributes.clone();
        if let Some(prefix) = &self.terms_prefix
            && attributes.get("id").is_none()
        {
            attributes.set("id", format!("{prefix}{}", heading::plain_id(text)));
        }
        self.open_tag("dt", &attributes);
        self.text(text);
        self.close_tag("dt");
    }

    fn container(&mut self, name: &str, node: &Node) {
        self.open_tag(name, &node.attributes);
        self.inside(node, "");
        self.close_tag(name);
    }

    fn html(&mut self, node: &Node, name: &str, content: Content) {
        self.open_tag(name, &node.attributes);
        if is_void(name) {
            self.out.truncate(self.out.len() - 1);
            self.out.push_str(" />\n");
            return;
        }
        if content == Content::Block {
            self.out.push('\n');
        }
        self.nodes(&node.children);
        self.close_tag(name);
    }

    pub(super) fn resolved(&mut self, attributes: &Attributes) -> Attributes {
        let mut attributes = attributes.clone();
        attributes.resolve(&self.definitions.lists, &mut self.budget);
        attributes
    }

    pub(super) fn open_tag(&mut self, name: &str, attributes: &Attributes) {
        self.out.push('<');
        self.out.push_str(name);
        if !attributes.is_empty() {
            let attributes = self.resolved(attributes);
            attributes.write(&mut self.out);
        }
        self.out.push('>');
    }

    pub(super) fn close_tag(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }
}

fn is_one_tag(html: &str) -> bool {
    html.starts_with('<') && html.find('>') == Some(html.len() - 1)
}

/// Where an attribute of a tag stands, and its value as it is written.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<(usize, usize, &'t str)> {
    let start = tag.find(&format!(" {name}=\""))?;
    let value = start + name.len() + 3;
    let end = value + tag[value..].find('"')?;
    Some((start, end + 1, &tag[value..end]))
}
