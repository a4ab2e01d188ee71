//! Markdown as the generators have it, and markup that passes through it untouched.

mod hooks;

use comrak::{Arena, Options};

use super::goldmark;
pub(crate) use hooks::{Hook, Part};

/// What differs between the generators' Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Flavour {
    /// Quotes and dashes become typographic.
    pub smart: bool,
    /// Raw HTML is left out.
    pub no_html: bool,
    /// Addresses become links.
    pub autolink: bool,
    /// Terms and what they mean, as in `: What it means`.
    pub definitions: bool,
    /// `{#id .class}` behind headings belongs to the heading.
    pub attributes: bool,
    /// A line of `{#id .class}` below a block belongs to the block.
    pub block_attributes: bool,
    /// Text as Goldmark has it: `smart` and `autolink` follow its rules.
    pub goldmark: bool,
    /// Emphasis beside Chinese, Japanese and Korean signs is none, as the standard has it.
    pub strict_emphasis: bool,
    /// `:smile:` is an emoji.
    pub emoji: bool,
}

/// Markdown becomes HTML.
pub(crate) fn to_html(source: &str, flavour: Flavour) -> String {
    written(source, flavour, None)
}

/// Markdown becomes HTML, with parts that `hook` writes.
pub(crate) fn to_html_with(source: &str, flavour: Flavour, hook: &mut dyn Hook) -> String {
    written(source, flavour, Some(hook))
}

fn written(source: &str, flavour: Flavour, hook: Option<&mut dyn Hook>) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.cjk_friendly_emphasis = !flavour.strict_emphasis;
    options.extension.autolink = flavour.autolink;
    options.extension.shortcodes = flavour.emoji && source.contains(':');
    options.extension.description_lists = flavour.definitions;
    options.parse.smart = flavour.smart && !flavour.goldmark;
    options.parse.escaped_char_spans = flavour.goldmark;
    options.render.r#unsafe = !flavour.no_html;
    let plain;
    let source = match flavour.attributes && source.contains('{') {
        true => {
            plain = without_attributes(source, flavour.block_attributes);
            &plain
        }
        false => source,
    };
    if !flavour.goldmark && hook.is_none() {
        return comrak::markdown_to_html(source, &options);
    }
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, source, &options);
    if flavour.goldmark {
        let mut inner = options.clone();
        inner.extension.autolink = false;
        goldmark::finish(&arena, root, &inner, flavour.smart);
    }
    if let Some(hook) = hook {
        hooks::write(root, &options, hook);
    }
    let mut html = String::with_capacity(source.len() * 2);
    // Writing to a string never fails.
    let _ = comrak::format_html(root, &options, &mut html);
    html
}

/// The source without the `{#id .class}` behind its headings, and on lines of their own where blocks may have such, which
/// comrak would show.
fn without_attributes(source: &str, of_blocks: bool) -> String {
    let mut out = String::with_capacity(source.len());
    let mut fence: Option<&str> = None;
    for line in source.split_inclusive('\n') {
        let text = line.trim_end();
        let start = text.trim_start();
        match fence {
            Some(mark) if start.starts_with(mark) => fence = None,
            Some(_) => {}
            None => {
                fence = ["```", "~~~"]
                    .into_iter()
                    .find(|mark| start.starts_with(mark));
            }
        }
        let attributes = text
            .rfind('{')
            .filter(|at| text.ends_with('}') && text[at + 1..].starts_with(['#', '.']));
        match attributes {
            Some(0) if fence.is_none() && of_blocks => {}
            Some(at) if fence.is_none() && text.starts_with('#') => {
                out.push_str(text[..at].trim_end());
                out.push_str(&line[text.len()..]);
            }
            _ => out.push_str(line),
        }
    }
    out
}

/// Pieces of HTML that stand in for themselves while Markdown is read around them.
#[derive(Debug)]
pub(crate) struct Pieces {
    mark: String,
    html: Vec<String>,
}

impl Pieces {
    /// None yet, under a name that `source` does not hold.
    pub fn new(source: &str) -> Self {
        let mut mark = "FeedmillPiece".to_owned();
        while source.contains(&mark) {
            mark.push('x');
        }
        Pieces {
            mark,
            html: Vec::new(),
        }
    }

    /// What stands in for `html`: one word.
    pub fn keep(&mut self, html: String) -> String {
        self.html.push(html);
        format!("{}{}Z", self.mark, self.html.len() - 1)
    }

    /// Puts every piece in its place. One that is a paragraph of its own loses the paragraph.
    pub fn restore(&self, rendered: &str) -> String {
        self.put(rendered, 0)
    }

    fn put(&self, rendered: &str, depth: usize) -> String {
        let mut out = String::with_capacity(rendered.len());
        let mut rest = rendered;
        while let Some(at) = rest.find(&self.mark) {
            let after = &rest[at + self.mark.len()..];
            let digits = after.find('Z').unwrap_or(0);
            let Some(html) = after[..digits]
                .parse()
                .ok()
                .and_then(|n: usize| self.html.get(n))
            else {
                out.push_str(&rest[..at + self.mark.len()]);
                rest = after;
                continue;
            };
            // A piece may hold others, which were made before it.
            let html = match depth < 32 && html.contains(&self.mark) {
                true => self.put(html, depth + 1),
                false => html.clone(),
            };
            let mut before = &rest[..at];
            rest = &after[digits + 1..];
            let is_block = html.trim_start().starts_with('<') || html.is_empty();
            if is_block && before.ends_with("<p>") && rest.starts_with("</p>") {
                before = &before[..before.len() - "<p>".len()];
                rest = &rest["</p>".len()..];
            }
            out.push_str(before);
            out.push_str(&html);
        }
        out.push_str(rest);
        out
    }
}
