//! HTML of a document's blocks, in the order in which they are.

use std::collections::HashMap;

use crate::Problem;
use crate::block::Role;
use crate::names::{Names, Target, embedded, id_of};
use crate::tree::{Block, Cell, Image, Table};

/// Writes HTML, with what the names in the document stand for at hand.
pub(crate) struct Writer<'d> {
    pub names: &'d Names,
    pub roles: &'d HashMap<String, Role>,
    pub default_role: Option<&'d str>,
    /// How many anonymous references there were.
    pub anonymous: usize,
    pub depth: usize,
    /// How many references there were to footnotes numbered and signed by the program.
    pub numbered: usize,
    pub signed: usize,
    pub references: HashMap<String, Vec<String>>,
    pub marks: usize,
    pub problems: Vec<Problem>,
    pub headings: Vec<(usize, String, String)>,
}

impl<'d> Writer<'d> {
    pub(crate) fn new(
        names: &'d Names,
        roles: &'d HashMap<String, Role>,
        default_role: Option<&'d str>,
    ) -> Self {
        Writer {
            names,
            roles,
            default_role,
            anonymous: 0,
            depth: 0,
            numbered: 0,
            signed: 0,
            references: HashMap::new(),
            marks: 0,
            problems: Vec::new(),
            headings: Vec::new(),
        }
    }

    /// Reports what is not known; each thing once.
    pub(crate) fn unknown(&mut self, message: String) {
        if !self
            .problems
            .iter()
            .any(|problem| problem.message == message)
        {
            self.problems.push(Problem { line: 0, message });
        }
    }

    /// The HTML of a whole document's blocks.
    pub(crate) fn document(&mut self, blocks: &[Block]) -> String {
        for block in blocks {
            if let Block::Heading { level, text, id } = block {
                self.headings.push((*level, text.clone(), id.clone()));
            }
        }
        let body = self.blocks(blocks);
        // Marks of footnotes lead back only once all are known.
        self.with_ways_back(body)
    }

    pub(crate) fn blocks(&mut self, blocks: &[Block]) -> String {
        let mut out = String::new();
        for block in blocks {
            self.block(block, &mut out);
        }
        out
    }

    /// The blocks of an item: a paragraph that is alone, or before a list, needs no marks.
    pub(crate) fn item(&mut self, blocks: &[Block]) -> String {
        match blocks {
            [Block::Paragraph(text)] => self.inline(text),
            [Block::Paragraph(text), rest @ ..]
                if rest
                    .iter()
                    .all(|block| matches!(block, Block::Bullets(_) | Block::Numbers { .. })) =>
            {
                let text = self.inline(text);
                format!("{text}\n{}", self.blocks(rest))
            }
            blocks => self.blocks(blocks),
        }
    }

    fn block(&mut self, block: &Block, out: &mut String) {
        match block {
            Block::Heading { level, text, id } => {
                let tag = (level + 1).min(6);
                let text = self.inline(text);
                out.push_str(&format!("<h{tag} id=\"{id}\">{text}</h{tag}>\n"));
            }
            Block::Paragraph(text) => {
                let text = self.inline(text);
                out.push_str(&format!("<p>{text}</p>\n"));
            }
            Block::Literal(text) => out.push_str(&format!("<pre>{}\n</pre>\n", escape(text))),
            Block::Parsed(text) => {
                let text = self.inline(text);
                out.push_str(&format!("<pre>{text}\n</pre>\n"));
            }
            Block::Code { language, text } => {
                let class = match language.as_str() {
                    "" => String::new(),
                    language => format!(" class=\"language-{}\"", attribute(language)),
                };
                out.push_str(&format!(
                    "<pre><code{class}>{}\n</code></pre>\n",
                    escape(text)
                ));
            }
            Block::Bullets(items) => self.list("<ul>", "</ul>", items, out),
            Block::Numbers { kind, start, items } => {
                let kind = if *kind == '1' {
                    String::new()
                } else {
                    format!(" type=\"{kind}\"")
                };
                let start = if *start == 1 {
                    String::new()
                } else {
                    format!(" start=\"{start}\"")
                };
                self.list(&format!("<ol{kind}{start}>"), "</ol>", items, out);
            }
            Block::Definitions(items) => {
                out.push_str("<dl>\n");
                for (term, blocks) in items {
                    let mut parts = term.split(" : ");
                    let mut html = self.inline(parts.next().unwrap_or_default());
                    for part in parts {
                        let part = self.inline(part);
                        html.push_str(&format!(" : <em>{part}</em>"));
                    }
                    let blocks = self.blocks(blocks);
                    out.push_str(&format!("<dt>{html}</dt>\n<dd>{blocks}</dd>\n"));
                }
                out.push_str("</dl>\n");
            }
            Block::Fields(fields) => {
                out.push_str("<table>\n<tbody>\n");
                for field in fields {
                    let name = self.inline(&field.name);
                    let body = self.item(&field.blocks);
                    out.push_str(&format!("<tr><th>{name}:</th><td>{body}</td></tr>\n"));
                }
                out.push_str("</tbody>\n</table>\n");
            }
            Block::Options(items) => {
                out.push_str("<table>\n<tbody>\n");
                for (marks, blocks) in items {
                    let body = self.item(blocks);
                    out.push_str(&format!(
                        "<tr><td><kbd>{}</kbd></td><td>{body}</td></tr>\n",
                        escape(marks)
                    ));
                }
                out.push_str("</tbody>\n</table>\n");
            }
            Block::Lines(lines) => {
                let least = lines
                    .iter()
                    .filter(|(_, text)| !text.is_empty())
                    .map(|(indent, _)| *indent)
                    .min()
                    .unwrap_or(0);
                let texts: Vec<String> = lines
                    .iter()
                    .map(|(indent, text)| {
                        let blanks = "\u{a0}\u{a0}".repeat(indent.saturating_sub(least).min(40));
                        format!("{blanks}{}", self.inline(text))
                    })
                    .collect();
                out.push_str(&format!("<p>{}</p>\n", texts.join("<br>\n")));
            }
            Block::Quote { blocks, from } => {
                let blocks = self.blocks(blocks);
                let from = from
                    .as_ref()
                    .map(|from| format!("<p>\u{2014}{}</p>\n", self.inline(from)));
                out.push_str(&format!(
                    "<blockquote>\n{blocks}{}</blockquote>\n",
                    from.unwrap_or_default()
                ));
            }
            Block::Table(table) => self.table(table, out),
            Block::Rule => out.push_str("<hr>\n"),
            Block::Image(image) => {
                let image = self.image(image);
                out.push_str(&format!("<p>{image}</p>\n"));
            }
            Block::Figure {
                image,
                caption,
                legend,
            } => {
                let image = self.image(image);
                out.push_str(&format!("<figure>\n{image}\n"));
                if caption.is_some() || !legend.is_empty() {
                    let caption = caption.as_ref().map(|caption| self.inline(caption));
                    let caption = match (caption, legend.is_empty()) {
                        (Some(caption), true) => caption,
                        (Some(caption), false) => format!("<p>{caption}</p>\n"),
                        (None, _) => String::new(),
                    };
                    let legend = self.blocks(legend);
                    out.push_str(&format!("<figcaption>{caption}{legend}</figcaption>\n"));
                }
                out.push_str("</figure>\n");
            }
            Block::Aside {
                kind,
                title,
                blocks,
            } => {
                let title = title.as_ref().map(|title| self.inline(title));
                let title = title.map(|title| format!("<p><strong>{title}</strong></p>\n"));
                let blocks = self.blocks(blocks);
                out.push_str(&format!(
                    "<div class=\"{}\">\n{}{blocks}</div>\n",
                    attribute(kind),
                    title.unwrap_or_default()
                ));
            }
            Block::Group { class, blocks } => {
                let blocks = self.blocks(blocks);
                out.push_str(&format!(
                    "<div class=\"{}\">\n{blocks}</div>\n",
                    attribute(class)
                ));
            }
            Block::Rubric(text) => {
                let text = self.inline(text);
                out.push_str(&format!("<p><strong>{text}</strong></p>\n"));
            }
            Block::Math(text) => out.push_str(&format!(
                "<div class=\"math\">\\[{}\\]</div>\n",
                escape(text)
            )),
            Block::Html(html) => {
                out.push_str(html);
                out.push('\n');
            }
            Block::Footnote { label, blocks } => self.footnote(label, blocks, out),
            Block::Citation { label, blocks } => {
                let body = self.item(blocks);
                let id = id_of(label);
                out.push_str(&format!(
                    "<div id=\"{id}\">[{}] {body}</div>\n",
                    escape(label)
                ));
            }
            Block::Target(id) => out.push_str(&format!("<span id=\"{}\"></span>\n", attribute(id))),
            Block::Contents {
                title,
                depth,
                is_local,
            } => self.contents(title.as_deref(), *depth, *is_local, out),
            Block::Nothing => {}
        }
    }

    fn list(&mut self, open: &str, close: &str, items: &[Vec<Block>], out: &mut String) {
        out.push_str(&format!("{open}\n"));
        // One item of several paragraphs gives all of them room.
        for blocks in items {
            let body = self.item(blocks);
            out.push_str(&format!("<li>{}</li>\n", body.trim_end()));
        }
        out.push_str(&format!("{close}\n"));
    }

    fn table(&mut self, table: &Table, out: &mut String) {
        out.push_str("<table>\n");
        if let Some(title) = &table.title {
            let title = self.inline(title);
            out.push_str(&format!("<caption>{title}</caption>\n"));
        }
        for (rows, part, heads) in [
            (&table.head, "thead", usize::MAX),
            (&table.body, "tbody", table.stubs),
        ] {
            if rows.is_empty() {
                continue;
            }
            out.push_str(&format!("<{part}>\n"));
            for row in rows {
                out.push_str("<tr>");
                for (at, cell) in row.iter().enumerate() {
                    self.cell(cell, at < heads, out);
                }
                out.push_str("</tr>\n");
            }
            out.push_str(&format!("</{part}>\n"));
        }
        out.push_str("</table>\n");
    }

    fn cell(&mut self, cell: &Cell, is_head: bool, out: &mut String) {
        let tag = if is_head { "th" } else { "td" };
        let span = |name: &str, count: usize| {
            if count > 1 {
                format!(" {name}=\"{count}\"")
            } else {
                String::new()
            }
        };
        let spans = span("rowspan", cell.rows) + &span("colspan", cell.columns);
        let body = self.item(&cell.blocks);
        out.push_str(&format!("<{tag}{spans}>{}</{tag}>", body.trim_end()));
    }

    pub(crate) fn image(&mut self, image: &Image) -> String {
        let mut html = format!("<img src=\"{}\"", attribute(&image.src));
        let alt = image.alt.as_deref().unwrap_or(&image.src);
        html.push_str(&format!(" alt=\"{}\"", attribute(alt)));
        for (name, value) in [("width", &image.width), ("height", &image.height)] {
            if let Some(value) = value {
                html.push_str(&format!(" {name}=\"{}\"", attribute(value)));
            }
        }
        if !image.class.is_empty() {
            html.push_str(&format!(" class=\"{}\"", attribute(&image.class)));
        }
        html.push('>');
        let Some(written) = &image.target else {
            return html;
        };
        let target = match embedded(written) {
            Target::Name(name) => self.names.find(&name),
            other => Some(other),
        };
        crate::inline::link(target.as_ref(), &html)
    }
}

/// A text as HTML shows it.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A text as the value of an attribute.
pub(crate) fn attribute(text: &str) -> String {
    escape(text).replace('"', "&quot;")
}
