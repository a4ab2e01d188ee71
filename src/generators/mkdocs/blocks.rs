//! Python's Markdown with the blocks of extensions that blogs enable: admonitions, details, tabs, and HTML with Markdown in it.
//!
//! What Markdown itself does not know is taken out, each block with the text in it, and comrak reads what is around it.

use super::boxes::{admonition, details, escaped, named, tab};
use super::inline::{Context, inline_html};
use crate::generators::shared::commonmark::Pieces;
use crate::generators::shared::passthrough::{self, Delimiters};
use crate::warning::{Warning, Warnings};

/// No text of a person's nests deeper.
const DEEPEST: usize = 16;

/// A body as HTML. What could not be done goes to `warnings`.
pub(super) fn to_html(source: &str, context: &Context<'_>, warnings: &mut Warnings) -> String {
    let references = references(source);
    let context = Context {
        references: &references,
        ..*context
    };
    if !context.extensions.has("pymdownx.arithmatex") {
        return nested(source, &context, 0, warnings);
    }
    let mut pieces = Pieces::new(source);
    let mut delimiters = Delimiters::dollars();
    for (open, close) in [("\\(", "\\)"), ("\\[", "\\]")] {
        let pair = (open.to_owned(), close.to_owned());
        delimiters.inline.push(pair);
    }
    let source =
        passthrough::keep_as(
            source,
            &delimiters,
            &mut pieces,
            |open, inner, close| match open {
                "$" => format!("\\({inner}\\)"),
                "$$" => format!("\\[{inner}\\]"),
                _ => format!("{open}{inner}{close}"),
            },
        );
    pieces.restore(&nested(&source, &context, 0, warnings))
}

/// How many references of a body count in all of its blocks.
const MOST: usize = 500;

/// The lines of a body that say where references lead.
fn references(source: &str) -> String {
    let lines = source.lines().map(str::trim).filter(|line| {
        let label = line.strip_prefix('[').filter(|rest| !rest.starts_with('^'));
        label.is_some_and(|rest| {
            rest.find(']')
                .is_some_and(|end| rest[end..].starts_with("]: "))
        })
    });
    lines.take(MOST).flat_map(|line| [line, "\n"]).collect()
}

/// The same for a text inside as many blocks.
fn nested(source: &str, context: &Context<'_>, depth: usize, warnings: &mut Warnings) -> String {
    let mut reader = Reader {
        lines: source.lines().collect(),
        at: 0,
        out: String::with_capacity(source.len()),
        pieces: Pieces::new(source),
        context,
        depth,
    };
    reader.read(warnings);
    if !context.references.is_empty() && source.contains('[') {
        reader.out.push_str("\n\n");
        reader.out.push_str(context.references);
    }
    inline_html(&reader.out, context, &reader.pieces)
}

struct Reader<'s, 'c> {
    lines: Vec<&'s str>,
    at: usize,
    out: String,
    pieces: Pieces,
    context: &'c Context<'c>,
    depth: usize,
}

impl<'s> Reader<'s, '_> {
    fn has(&self, name: &str) -> bool {
        self.context.extensions.has(name)
    }

    fn read(&mut self, warnings: &mut Warnings) {
        while let Some(line) = self.lines.get(self.at).copied() {
            self.at += 1;
            let text = line.trim_start();
            let indent = &line[..line.len() - text.len()];
            if let Some(fence) = fence(text) {
                self.code(line, indent, fence);
            } else if self.depth < DEEPEST && self.block(text.trim_end(), indent, warnings) {
                // It is in its place.
            } else if self.is_without_words(text) {
                self.out.push('\n');
            } else if self.has("pymdownx.snippets") && is_snippet(text) {
                self.snippet(line, text, warnings);
            } else {
                self.line(line);
            }
        }
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A line that shows nothing where it stands: a table of contents, or what an abbreviation means.
    fn is_without_words(&self, text: &str) -> bool {
        let is_abbreviation = || text.starts_with("*[") && text.contains("]:") && self.has("abbr");
        text.trim_end() == "[TOC]" || is_abbreviation()
    }

    /// Code between fences. Its title stands before it.
    fn code(&mut self, line: &'s str, indent: &str, fence: &'s str) {
        let info = line.trim_start()[fence.len()..].trim();
        let quoted = info
            .split_once("title=\"")
            .and_then(|(_, rest)| rest.split_once('"'));
        if let Some((title, _)) = quoted.filter(|(title, _)| !title.is_empty()) {
            let title = self
                .pieces
                .keep(format!("<p><code>{}</code></p>", escaped(title)));
            self.out.push_str(&format!("\n{indent}{title}\n\n"));
        }
        let language = info.trim_matches(['{', '}', ' ']);
        let language = language.split([' ', ',']).next().unwrap_or_default();
        let language = language
            .trim_start_matches('.')
            .split('{')
            .next()
            .unwrap_or_default();
        let language = if language.contains('=') { "" } else { language };
        self.line(&format!("{indent}{fence}{language}"));
        while let Some(line) = self.lines.get(self.at).copied() {
            self.at += 1;
            self.line(line);
            let text = line.trim();
            if text.starts_with(fence) && text.bytes().all(|byte| fence.as_bytes()[0] == byte) {
                break;
            }
        }
    }

    /// A block of an extension. Whether there is one.
    fn block(&mut self, text: &'s str, indent: &str, warnings: &mut Warnings) -> bool {
        let words = |marks: &[&str]| {
            let mut rests = marks.iter().filter_map(|mark| text.strip_prefix(mark));
            rests.find(|rest| rest.starts_with(' ')).map(str::trim)
        };
        if self.has("admonition")
            && let Some(words) = words(&["!!!"])
        {
            let (kind, title) = named(words);
            let inner = self.indented(indent, warnings);
            self.put(indent, admonition(&kind, title, &inner));
        } else if self.has("pymdownx.details")
            && let Some(words) = words(&["???+", "???"])
        {
            let (kind, title) = named(words);
            let inner = self.indented(indent, warnings);
            self.put(indent, details(&kind, title, &inner));
        } else if self.has("pymdownx.tabbed")
            && let Some(words) = words(&["===!+", "===+!", "===!", "===+", "==="])
            && words.starts_with(['"', '\''])
        {
            let (_, title) = named(words);
            let inner = self.indented(indent, warnings);
            self.put(indent, tab(title.unwrap_or_default(), &inner));
        } else if text.starts_with("/// ")
            && self
                .context
                .extensions
                .0
                .iter()
                .any(|it| it.starts_with("pymdownx.blocks"))
        {
            let Some(inner) = self.until(indent, "///", warnings) else {
                return false;
            };
            let (kind, title) = text[4..].split_once('|').unwrap_or((&text[4..], ""));
            let title = Some(title.trim()).filter(|title| !title.is_empty());
            let html = match kind.trim() {
                "details" => details("details", title, &inner),
                "tab" => tab(title.unwrap_or_default(), &inner),
                "html" | "define" | "caption" | "figure-caption" | "table-caption" => inner,
                kind => admonition(kind, title, &inner),
            };
            self.put(indent, html);
        } else if self.has("md_in_html")
            && let Some((name, open)) = with_markdown(text)
        {
            let Some(inner) = self.until(indent, &format!("</{name}>"), warnings) else {
                return false;
            };
            self.put(indent, format!("{open}\n{inner}</{name}>"));
        } else {
            return false;
        }
        true
    }

    fn put(&mut self, indent: &str, html: String) {
        let piece = self.pieces.keep(html);
        self.out.push_str(&format!("\n{indent}{piece}\n\n"));
    }

    /// The lines that are set in below the last one, as HTML.
    fn indented(&mut self, indent: &str, warnings: &mut Warnings) -> String {
        let width = width(indent) + 4;
        let mut inner = String::new();
        let first = self.at;
        while let Some(line) = self.lines.get(self.at) {
            match line.trim().is_empty() {
                true => inner.push('\n'),
                false if self::width(line) >= width => {
                    inner.push_str(without_indent(line, width));
                    inner.push('\n');
                }
                false => break,
            }
            self.at += 1;
        }
        self.inner(&inner, first, warnings)
    }

    /// The lines up to the one that closes what the last one opened, as HTML; `None` if there is no such line.
    fn until(&mut self, indent: &str, close: &str, warnings: &mut Warnings) -> Option<String> {
        let open = match close
            .strip_prefix("</")
            .and_then(|name| name.strip_suffix('>'))
        {
            Some(name) => format!("<{name}"),
            None => format!("{close} "),
        };
        let mut level = 1;
        let mut end = self.at;
        loop {
            let text = self.lines.get(end)?.trim();
            if text.starts_with(close) {
                level -= 1;
            } else if text.starts_with(&open) && !text.contains(close) {
                level += 1;
            }
            if level == 0 {
                break;
            }
            end += 1;
        }
        let lines = &self.lines[self.at..end];
        // How far the author sets in what stands between tags is a matter of taste.
        let filled = lines.iter().filter(|line| !line.trim().is_empty());
        let least = filled.map(|line| width(line)).min().unwrap_or_default();
        let least = least.max(width(indent));
        let inner: String = lines
            .iter()
            .map(|line| format!("{}\n", without_indent(line, least)))
            .collect();
        let first = self.at;
        self.at = end + 1;
        Some(self.inner(&inner, first, warnings))
    }

    fn inner(&self, source: &str, first: usize, warnings: &mut Warnings) -> String {
        let context = Context {
            first_line: self.context.first_line + first,
            ..*self.context
        };
        nested(source, &context, self.depth + 1, warnings)
    }

    /// A file that is put into the text when the site is built.
    fn snippet(&mut self, line: &str, text: &str, warnings: &mut Warnings) {
        // A block of several names ends with another such line.
        if text.trim_end() == "--8<--" {
            let end = self.lines[self.at..]
                .iter()
                .position(|line| line.trim() == "--8<--");
            self.at += end.map_or(0, |end| end + 1);
        }
        let warning = Warning::file(
            self.context.path,
            "not-run",
            "feedmill does not put snippets of other files into posts; this one is missing from feeds",
            "write the text into the post",
        );
        let mut warning = warning.at(line, 1, 0);
        warning.line = self.context.first_line + self.at - 1;
        warnings.push(warning);
        self.out.push('\n');
    }
}

/// The signs that open code.
fn fence(text: &str) -> Option<&str> {
    let sign = text.chars().next().filter(|sign| "`~".contains(*sign))?;
    let length = text.len() - text.trim_start_matches(sign).len();
    let is_fence = length >= 3 && !(sign == '`' && text[length..].contains('`'));
    is_fence.then(|| &text[..length])
}

fn is_snippet(text: &str) -> bool {
    text.starts_with("--8<--") || text.starts_with("-8<-")
}

/// How far a line is set in; a tab counts for four.
fn width(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| matches!(c, ' ' | '\t'));
    blanks.map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// The line without the first `width` columns of blanks.
fn without_indent(line: &str, width: usize) -> &str {
    let mut left = width;
    let end = line.find(|c| {
        let size = match c {
            ' ' => 1,
            '\t' => 4,
            _ => return true,
        };
        match left.checked_sub(size) {
            Some(less) => {
                left = less;
                false
            }
            None => true,
        }
    });
    &line[end.unwrap_or(line.len())..]
}

/// The name and the start tag of an element whose text is Markdown, without the attribute that says so.
fn with_markdown(text: &str) -> Option<(&str, String)> {
    let inner = text.strip_prefix('<')?.strip_suffix('>')?;
    let end = inner
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(inner.len());
    let name = &inner[..end];
    if name.is_empty() || inner.contains('>') {
        return None;
    }
    let at = inner.find(" markdown")?;
    let rest = &inner[at + " markdown".len()..];
    let rest = match rest.strip_prefix('=') {
        Some(value) => match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote)?.1,
            _ => &value[value.find(' ').unwrap_or(value.len())..],
        },
        None if rest.is_empty() || rest.starts_with(' ') => rest,
        None => return None,
    };
    Some((name, format!("<{}{rest}>", &inner[..at])))
}

#[cfg(test)]
mod tests {
    use super::super::inline::Extensions;
    use super::*;

    fn html(source: &str) -> String {
        let names = [
            "admonition",
            "attr_list",
            "md_in_html",
            "abbr",
            "pymdownx.details",
            "pymdownx.tabbed",
            "pymdownx.keys",
            "pymdownx.emoji",
            "pymdownx.snippets",
        ];
        let extensions = Extensions(names.map(str::to_owned).to_vec());
        let context = Context {
            extensions: &extensions,
            link: &|url| (url == "x.md").then(|| "/x/".to_owned()),
            path: "docs/blog/posts/a.md",
            first_line: 5,
            references: "",
        };
        to_html(source, &context, &mut Warnings::collect())
    }

    #[test]
    fn blocks_hold_markdown() {
        let made = html(
            "Before\n!!! note \"A *title*\"\n\n    Inner **text**\n\n    ```\n    !!! code\n    ```\n\nAfter\n",
        );
        assert_eq!(
            made.replace('\n', ""),
            "<p>Before</p><blockquote><p><strong>A <em>title</em></strong></p><p>Inner <strong>text</strong></p>\
             <pre><code>!!! code</code></pre></blockquote><p>After</p>"
        );
        assert!(html("??? tip\n    Text\n").contains("<summary>Tip</summary>\n<p>Text</p>"));
        let reference = html("!!! note\n\n    See [one].\n\nEnd.\n\n  [one]: x.md\n");
        assert!(reference.contains("<a href=\"/x/\">one</a>"), "{reference}");
        assert!(!html("!!! note \"\"\n    Text\n").contains("<strong>"));
        let tabs = html("=== \"One\"\n\n    1\n\n=== \"Two\"\n\n    2\n");
        assert!(tabs.find("One").unwrap() < tabs.find("<p>1").unwrap());
        assert!(tabs.find("<p>1").unwrap() < tabs.find("Two").unwrap());
        let nested = html("- item\n\n    !!! tip\n        In it\n");
        assert!(
            nested.contains("<li>") && nested.contains("In it"),
            "{nested}"
        );
        let div =
            html("<figure markdown=\"span\" class=\"a\">\n    ![A](b.png)\n</figure>\nText\n");
        assert!(
            div.contains("<figure class=\"a\">") && div.contains("<img src=\"b.png\""),
            "{div}"
        );
        assert_eq!(
            html("[TOC]\n\n*[HTML]: A language\n\nHTML\n"),
            "<p>HTML</p>\n"
        );
        assert!(html("<div markdown>\nnever closed\n").contains("never closed"));
    }

    #[test]
    fn attributes_keys_and_icons_show_no_signs() {
        let made = html(
            "## FrontMatter { #id .c }\n\n[a](x.md){ .md-button } and ![b](b.png){ width=\"3\" } {kept here}\n{ .line }\n\n`{ .code }` :material-check:{ .ok } :smile: ++ctrl+alt+del++\n",
        );
        assert!(made.contains("<h2>FrontMatter</h2>"), "{made}");
        assert!(made.contains("<a href=\"/x/\">a</a> and"), "{made}");
        assert!(made.contains("/> {kept here}"), "{made}");
        assert!(made.contains("😄") && !made.contains(":smile:"), "{made}");
        assert!(
            !made.contains(".line") && made.contains("{ .code }"),
            "{made}"
        );
        assert!(
            made.contains("<kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Del</kbd>"),
            "{made}"
        );
        assert!(!made.contains("material"), "{made}");
    }

    #[test]
    fn snippets_are_reported_with_their_lines() {
        let extensions = Extensions(vec!["pymdownx.snippets".into()]);
        let context = Context {
            extensions: &extensions,
            link: &|_| None,
            path: "a.md",
            first_line: 5,
            references: "",
        };
        let mut warnings = Warnings::collect();
        let made = to_html(
            "One\n\n--8<-- \"other.md\"\n\nTwo\n",
            &context,
            &mut warnings,
        );
        assert!(!made.contains("8&lt;"), "{made}");
        let lines: Vec<usize> = warnings
            .into_vec()
            .iter()
            .map(|warning| warning.line)
            .collect();
        assert_eq!(lines, [7]);
    }
}
