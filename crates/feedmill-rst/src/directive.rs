//! Directives: `.. name:: argument`, options as fields, and a content.

use crate::block::{Parser, Role};
use crate::label::label;
use crate::line::{Line, dedent, joined, trim};
use crate::names::Substitute;
use crate::tree::{Block, Image};
use crate::{list, table};

/// A directive, cut into its parts.
#[derive(Debug)]
pub(crate) struct Directive<'l> {
    name: String,
    line: usize,
    /// All of it, for those whose first line is content.
    body: Vec<Line<'l>>,
}

/// A directive whose argument and options are told from its content.
pub(crate) struct Parts<'l> {
    pub argument: String,
    options: Vec<(String, String)>,
    pub content: Vec<Line<'l>>,
}

impl Parts<'_> {
    pub(crate) fn option(&self, name: &str) -> Option<&str> {
        let found = self.options.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Boxes with a title of their own: what they are called, and what they show.
const BOXES: [(&str, &str); 9] = [
    ("attention", "Attention!"),
    ("caution", "Caution!"),
    ("danger", "!DANGER!"),
    ("error", "Error"),
    ("hint", "Hint"),
    ("important", "Important"),
    ("note", "Note"),
    ("tip", "Tip"),
    ("warning", "Warning"),
];

impl<'l> Directive<'l> {
    pub(crate) fn new(name: &str, line: usize, body: Vec<Line<'l>>) -> Self {
        let name = name.to_lowercase();
        Directive { name, line, body }
    }

    /// With an argument, up to a blank line or the options.
    fn with_argument(&self) -> Parts<'l> {
        let end = self.body.iter().position(Line::is_blank);
        // A first line without an argument may be followed by options.
        let end = match end {
            Some(0) => {
                let rest = &self.body[1..];
                match rest
                    .first()
                    .is_some_and(|line| list::field(line.text).is_some())
                {
                    true => 1 + rest.iter().position(Line::is_blank).unwrap_or(rest.len()),
                    false => 1,
                }
            }
            Some(end) => end,
            None => self.body.len(),
        };
        let head = &self.body[..end];
        let first_option = head
            .iter()
            .position(|line| list::field(line.text).is_some());
        let options_at = first_option.unwrap_or(head.len());
        Parts {
            argument: joined(trim(&head[..options_at])),
            options: options(&head[options_at..]),
            content: dedent(trim(&self.body[end..])),
        }
    }

    /// Without an argument: options, then content.
    fn without_argument(&self) -> Parts<'l> {
        let body = trim(&self.body);
        let count = match body
            .first()
            .is_some_and(|line| list::field(line.text).is_some())
        {
            true => body.iter().position(Line::is_blank).unwrap_or(body.len()),
            false => 0,
        };
        Parts {
            argument: String::new(),
            options: options(&body[..count]),
            content: dedent(trim(&body[count..])),
        }
    }

    /// Reads it, and adds what it shows.
    pub(crate) fn read(&self, parser: &mut Parser, out: &mut Vec<Block>) {
        match self.name.as_str() {
            "image" => {
                let parts = self.with_argument();
                out.push(Block::Image(image(&parts)));
            }
            "figure" => {
                let parts = self.with_argument();
                let mut legend = parser.nested(&parts.content).into_iter();
                let mut first = legend.next();
                // An empty comment in its place is not a caption.
                let caption = match first.take() {
                    Some(Block::Paragraph(text)) => Some(text),
                    _ => None,
                };
                let (image, legend) = (image(&parts), legend.collect());
                out.push(Block::Figure {
                    image,
                    caption,
                    legend,
                });
            }
            "code" | "code-block" | "sourcecode" | "highlight" => {
                let parts = self.with_argument();
                let language = parts.argument.to_lowercase();
                let text = joined(&parts.content);
                out.push(Block::Code { language, text });
            }
            "admonition" => {
                let parts = self.with_argument();
                parser.names.scan(&parts.argument);
                let title = Some(parts.argument.clone());
                let blocks = parser.nested(&parts.content);
                out.push(Block::Aside {
                    kind: "admonition".into(),
                    title,
                    blocks,
                });
            }
            "topic" | "sidebar" => {
                let parts = self.with_argument();
                let title = Some(parts.argument.clone()).filter(|title| !title.is_empty());
                let mut blocks = parser.nested(&parts.content);
                if let Some(subtitle) = parts.option("subtitle") {
                    blocks.insert(0, Block::Paragraph(subtitle.to_owned()));
                }
                out.push(Block::Aside {
                    kind: self.name.clone(),
                    title,
                    blocks,
                });
            }
            "contents" => {
                let parts = self.with_argument();
                let is_local = parts.option("local").is_some();
                let depth = parts
                    .option("depth")
                    .and_then(|depth| depth.trim().parse().ok());
                let title = (!is_local || !parts.argument.is_empty()).then(|| {
                    if parts.argument.is_empty() {
                        label("contents", &parser.language, "Contents")
                    } else {
                        parts.argument.clone()
                    }
                });
                out.push(Block::Contents {
                    title,
                    depth: depth.unwrap_or(usize::MAX),
                    is_local,
                });
            }
            "raw" => {
                let parts = self.with_argument();
                let is_html = parts
                    .argument
                    .split_whitespace()
                    .any(|format| format.eq_ignore_ascii_case("html"));
                if parts.option("file").or(parts.option("url")).is_some() {
                    parser.problem(self.line, "`raw` of another file is left out");
                }
                out.push(if is_html {
                    Block::Html(joined(&parts.content))
                } else {
                    Block::Nothing
                });
            }
            "epigraph" | "highlights" | "pull-quote" => {
                let mut inner = Vec::new();
                let content = self.without_argument().content;
                inner.extend(parser.nested_quote(&content));
                out.extend(inner);
            }
            "parsed-literal" => {
                let text = joined(&self.without_argument().content);
                parser.names.scan(&text);
                out.push(Block::Parsed(text));
            }
            "math" => {
                let parts = self.with_argument();
                let content = joined(&parts.content);
                let text = [parts.argument.as_str(), &content].join("\n");
                out.push(Block::Math(text.trim().to_owned()));
            }
            "rubric" => {
                let parts = self.with_argument();
                out.push(Block::Rubric(parts.argument.clone()));
            }
            "container" | "compound" => {
                let parts = match self.name.as_str() {
                    "container" => self.with_argument(),
                    _ => self.without_argument(),
                };
                let class = if parts.argument.is_empty() {
                    self.name.clone()
                } else {
                    parts.argument.clone()
                };
                let blocks = parser.nested(&parts.content);
                out.push(Block::Group { class, blocks });
            }
            "line-block" => {
                let lines = self.without_argument().content;
                let lines = lines
                    .iter()
                    .map(|line| (line.indent(), line.text.trim().to_owned()));
                out.push(Block::Lines(lines.collect()));
            }
            "class" | "rst-class" => {
                let parts = self.with_argument();
                if !parts.content.is_empty() {
                    out.extend(parser.nested(&parts.content));
                }
            }
            "table" | "list-table" | "csv-table" => {
                let parts = self.with_argument();
                let found = match self.name.as_str() {
                    "table" => table::titled(parser, &parts),
                    "list-table" => table::of_lists(parser, &parts),
                    _ => table::of_csv(parser, &parts),
                };
                match found {
                    Some(found) => out.push(found),
                    None => {
                        parser.problem(
                            self.line,
                            format!("the table of `{}` cannot be read", self.name),
                        );
                        out.extend(parser.nested(&parts.content));
                    }
                }
            }
            "role" => self.role(parser),
            "default-role" => {
                let name = self.with_argument().argument;
                parser.default_role = Some(name).filter(|name| !name.is_empty());
            }
            "meta"
            | "sectnum"
            | "section-numbering"
            | "header"
            | "footer"
            | "target-notes"
            | "title"
            | "restructuredtext-test-directive" => out.push(Block::Nothing),
            "replace" | "unicode" | "date" => out.push(Block::Nothing),
            name => self.boxed(parser, name, out),
        }
    }

    /// A box such as a note; what is none is not known.
    fn boxed(&self, parser: &mut Parser, name: &str, out: &mut Vec<Block>) {
        if let Some((_, title)) = BOXES.iter().find(|(known, _)| *known == name) {
            let parts = self.without_argument();
            let blocks = parser.nested(&parts.content);
            let title = Some(label(name, &parser.language, title));
            out.push(Block::Aside {
                kind: name.to_owned(),
                title,
                blocks,
            });
            return;
        }
        parser.problem(
            self.line,
            format!("the directive `{name}` is not known: only its content is shown"),
        );
        let parts = self.with_argument();
        out.extend(parser.nested(&parts.content));
    }

    /// What a substitution by this directive shows.
    pub(crate) fn substitute(&self, parser: &mut Parser) -> Option<Substitute> {
        match self.name.as_str() {
            "replace" => Some(Substitute::Text(joined(trim(&self.body)))),
            "image" => Some(Substitute::Image(image(&self.with_argument()))),
            "unicode" => Some(Substitute::Plain(unicode(&self.with_argument().argument))),
            name => {
                parser.problem(
                    self.line,
                    format!("a substitution by `{name}` is not known"),
                );
                None
            }
        }
    }

    fn role(&self, parser: &mut Parser) {
        let parts = self.with_argument();
        let (name, base) = match parts.argument.split_once('(') {
            Some((name, base)) => (name.trim(), base.trim().trim_end_matches(')').trim()),
            None => (parts.argument.trim(), ""),
        };
        let role = match base {
            "raw" => Role::Raw {
                is_html: parts
                    .option("format")
                    .is_some_and(|format| format.split_whitespace().any(|it| it == "html")),
            },
            "code" => Role::Code,
            base => Role::Other {
                base: base.to_owned(),
                class: parts.option("class").unwrap_or(name).to_owned(),
            },
        };
        parser.roles.insert(name.to_lowercase(), role);
    }
}

impl Parser {
    /// Lines as a quote.
    fn nested_quote(&mut self, lines: &[Line<'_>]) -> Vec<Block> {
        // Set in, they are read as quotes are.
        let texts: Vec<String> = lines
            .iter()
            .map(|line| format!("  {}", line.text))
            .collect();
        let inner: Vec<Line<'_>> = texts
            .iter()
            .zip(lines)
            .map(|(text, line)| Line { no: line.no, text })
            .collect();
        self.nested(&inner)
    }
}

fn options(lines: &[Line<'_>]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in lines {
        match (list::field(line.text), found.last_mut()) {
            (Some((name, start)), _) => {
                let value = line.text.get(start..).unwrap_or_default();
                found.push((name.to_lowercase(), value.trim().to_owned()));
            }
            (None, Some((_, value))) => {
                value.push(' ');
                value.push_str(line.text.trim());
            }
            (None, None) => {}
        }
    }
    found
}

fn image(parts: &Parts<'_>) -> Image {
    let size = |name: &str| {
        let value = parts.option(name)?.trim();
        let number = value.strip_suffix("px").unwrap_or(value).trim();
        let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| number.to_owned())
    };
    Image {
        src: parts
            .argument
            .split_whitespace()
            .collect::<String>()
            .replace('\\', ""),
        alt: parts.option("alt").map(str::to_owned),
        width: size("width"),
        height: size("height"),
        class: parts
            .option("align")
            .map(|side| format!("align-{side}"))
            .unwrap_or_default(),
        target: parts
            .option("target")
            .map(str::to_owned)
            .filter(|target| !target.is_empty()),
    }
}

/// Characters by their numbers, and texts, without the blanks between them.
fn unicode(argument: &str) -> String {
    let written = argument.split(" .. ").next().unwrap_or_default();
    let one = |word: &str| {
        let lower = word.to_lowercase();
        let hex = ["0x", "x", "\\x", "u+", "u", "\\u", "&#x"]
            .iter()
            .find_map(|mark| lower.strip_prefix(mark));
        let number = match hex {
            Some(hex) => u32::from_str_radix(hex.trim_end_matches(';'), 16).ok(),
            None => word.parse().ok(),
        };
        number
            .and_then(char::from_u32)
            .map_or_else(|| word.to_owned(), String::from)
    };
    written.split_whitespace().map(one).collect()
}
