//! Markdown as the generators have it, and markup that passes through it untouched.

mod hooks;
mod indented;
mod typographer;

use comrak::{Arena, Options};

use super::goldmark;
pub(crate) use hooks::{Hook, Part};

/// What differs between the generators' Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Flavour {
    /// Quotes and dashes become typographic, by the rules of markdown-it or of Goldmark.
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
    /// What GitHub adds to the standard is not there.
    pub without: Without,
    /// A line break is one.
    pub breaks: bool,
    /// `==marked==` and `++inserted++`.
    pub marks: bool,
    /// `x^2^`.
    pub superscript: bool,
    /// `H~2~O`, for which two tildes strike out.
    pub subscript: bool,
    /// Quotes that begin with `[!NOTE]`.
    pub alerts: bool,
    /// What stands below a picture that is a paragraph of its own.
    pub captions: Option<Caption>,
    /// Raw HTML is shown as it is written.
    pub escapes_html: bool,
    /// Numbers of footnotes stand in brackets.
    pub bracketed_notes: bool,
}

/// The caption of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Caption {
    /// Its words.
    Alt,
    /// Its title.
    Title,
}

/// Parts of GitHub's Markdown that are not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Without {
    /// `- [x]`.
    pub tasks: bool,
    /// `[^1]`.
    pub footnotes: bool,
    /// Tables.
    pub tables: bool,
    /// `~~gone~~`.
    pub strikethrough: bool,
    /// Code that is only indented: it is a paragraph.
    pub indented_code: bool,
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
    options.extension.table = !flavour.without.tables;
    options.extension.strikethrough = !flavour.without.strikethrough;
    options.extension.tasklist = !flavour.without.tasks;
    options.extension.footnotes = !flavour.without.footnotes;
    options.extension.highlight = flavour.marks;
    options.extension.insert = flavour.marks;
    options.extension.superscript = flavour.superscript;
    options.extension.subscript = flavour.subscript;
    options.extension.alerts = flavour.alerts;
    options.render.hardbreaks = flavour.breaks;
    options.render.escape = flavour.escapes_html;
    options.extension.cjk_friendly_emphasis = !flavour.strict_emphasis;
    options.extension.autolink = flavour.autolink;
    options.extension.shortcodes = flavour.emoji && source.contains(':');
    options.extension.description_lists = flavour.definitions;
    let is_typographic = flavour.smart && !flavour.goldmark;
    options.parse.escaped_char_spans = flavour.goldmark || is_typographic;
    options.render.r#unsafe = !flavour.no_html && !flavour.escapes_html;
    let plain;
    let source = match flavour.attributes && source.contains('{') {
        true => {
            plain = without_attributes(source, flavour.block_attributes);
            &plain
        }
        false => source,
    };
    let colons;
    let source = match flavour.goldmark && flavour.definitions && source.contains("~ ") {
        true => {
            colons = with_colons_only(source);
            &colons
        }
        false => source,
    };
    let kept;
    let keeps_references = flavour.goldmark && flavour.smart && source.contains('&');
    let source = match keeps_references {
        true => {
            kept = with_kept_references(source);
            &kept
        }
        false => source,
    };
    if !flavour.goldmark && hook.is_none() {
        let is_changed = is_typographic || flavour.without.indented_code;
        let html = match is_changed {
            false => comrak::markdown_to_html(source, &options),
            true => {
                let arena = Arena::new();
                let root = comrak::parse_document(&arena, source, &options);
                finish(&arena, root, &options, flavour);
                let mut html = String::with_capacity(source.len() * 2);
                // Writing to a string never fails.
                let _ = comrak::format_html(root, &options, &mut html);
                html
            }
        };
        let html = match flavour.captions {
            Some(of) if html.contains(PICTURE) => with_captions(&html, of),
            _ => html,
        };
        return match flavour.bracketed_notes && html.contains(NOTE) {
            true => with_brackets(&html),
            false => html,
        };
    }
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, source, &options);
    if flavour.goldmark {
        let mut inner = options.clone();
        inner.extension.autolink = false;
        goldmark::finish(&arena, root, &inner, flavour.smart);
    }
    finish(&arena, root, &options, flavour);
    if let Some(hook) = hook {
        hooks::write(root, &options, hook);
    }
    let mut html = String::with_capacity(source.len() * 2);
    // Writing to a string never fails.
    let _ = comrak::format_html(root, &options, &mut html);
    let html = match flavour.goldmark && html.contains(WAY_BACK) {
        true => with_plain_ways_back(&html),
        false => html,
    };
    match keeps_references {
        true => without_kept_references(&html),
        false => html,
    }
}

/// References to signs that Goldmark makes typographic only if they are written as themselves, and the numbers of characters
/// for private use that stand for them meanwhile.
const KEPT: [(&str, &str, char); 5] = [
    ("&gt;", "&#xE8A0;", '\u{E8A0}'),
    ("&lt;", "&#xE8A1;", '\u{E8A1}'),
    ("&quot;", "&#xE8A2;", '\u{E8A2}'),
    ("&#34;", "&#xE8A3;", '\u{E8A3}'),
    ("&#39;", "&#xE8A4;", '\u{E8A4}'),
];

fn with_kept_references(source: &str) -> String {
    let mut out = source.to_owned();
    for (reference, stand_in, _) in KEPT {
        if out.contains(reference) {
            out = out.replace(reference, stand_in);
        }
    }
    out
}

fn without_kept_references(html: &str) -> String {
    let mut out = html.to_owned();
    for (reference, stand_in, character) in KEPT {
        // In code the reference itself is shown: its `&` has become another one.
        if out.contains(&stand_in[1..]) {
            out = out.replace(&stand_in[1..], &reference[1..]);
        }
        if out.contains(character) {
            out = out.replace(character, reference);
        }
    }
    out
}

/// What markdown-it makes of text otherwise than comrak.
fn finish<'a>(arena: &'a Arena<'a>, root: comrak::Node<'a>, options: &Options, flavour: Flavour) {
    if flavour.without.indented_code {
        indented::finish(arena, root, options);
    }
    if flavour.smart && !flavour.goldmark {
        typographer::finish(root);
    }
}

/// How comrak ends the sign of the way back from a footnote that is named more than once, before a number.
const WAY_BACK: &str = "↩<sup class=\"footnote-ref\">";

/// The ways back from footnotes without numbers, as Goldmark writes them.
fn with_plain_ways_back(html: &str) -> String {
    let mut parts = html.split(WAY_BACK);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push('↩');
        out.push_str(part.split_once("</sup>").map_or(part, |(_, rest)| rest));
    }
    out
}

/// The source with a backslash before each `~` that comrak would read as the start of a definition, which Goldmark does not.
fn with_colons_only(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 8);
    let mut fence: Option<&str> = None;
    for line in source.split_inclusive('\n') {
        let start = line.trim_start_matches(' ');
        let indent = line.len() - start.len();
        let of_line = ["```", "~~~"]
            .into_iter()
            .find(|mark| start.starts_with(mark));
        match (fence, of_line) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_none() && indent < 4 && start.starts_with("~ ") {
            out.push_str(&line[..indent]);
            out.push('\\');
            out.push_str(start);
        } else {
            out.push_str(line);
        }
    }
    out
}

/// How comrak ends the tag around the number of a footnote.
const NOTE: &str = " data-footnote-ref>";

/// How a paragraph begins that begins with a picture.
const PICTURE: &str = "<p><img ";

/// Pictures that are paragraphs of their own as figures with captions.
fn with_captions(html: &str, of: Caption) -> String {
    let name = match of {
        Caption::Alt => " alt=\"",
        Caption::Title => " title=\"",
    };
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(PICTURE) {
        let (before, paragraph) = rest.split_at(at);
        out.push_str(before);
        let end = paragraph.find("/>").map_or(paragraph.len(), |end| end + 2);
        let picture = &paragraph["<p>".len().min(end)..end];
        let caption = picture
            .split_once(name)
            .and_then(|(_, text)| text.split_once('"'));
        match (paragraph[end..].strip_prefix("</p>"), caption) {
            (Some(after), Some((caption, _))) if !caption.is_empty() => {
                out.push_str(&format!(
                    "<figure>{picture}<figcaption>{caption}</figcaption></figure>"
                ));
                rest = after;
            }
            _ => {
                out.push_str(&paragraph[..end]);
                rest = &paragraph[end..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The numbers of footnotes in brackets.
fn with_brackets(html: &str) -> String {
    let mut parts = html.split(NOTE);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find('<').unwrap_or(part.len());
        out.push_str(NOTE);
        out.push_str(&format!("[{}]", &part[..end]));
        out.push_str(&part[end..]);
    }
    out
}

/// A line without the attributes in braces that follow what is marked, such as `**a**{.b}`, or end the line.
fn without_inline_attributes(line: &str) -> std::borrow::Cow<'_, str> {
    let is_attributes = |inner: &str| {
        let inner = inner.strip_prefix(':').unwrap_or(inner);
        let mut words = inner.split_whitespace().peekable();
        words.peek().is_some()
            && words.all(|word| word.starts_with(['.', '#']) || word.contains('='))
    };
    let mut out = String::new();
    let mut copied = 0;
    let mut is_code = false;
    for (at, c) in line.char_indices() {
        if c == '`' {
            is_code = !is_code;
        }
        if c != '{' || is_code || at < copied {
            continue;
        }
        let Some(length) = line[at..].find('}') else {
            break;
        };
        let after = &line[at + length + 1..];
        let before = line[..at].chars().next_back();
        let is_behind = before.is_some_and(|c| "*_~)]`".contains(c));
        let is_last = before.is_some() && after.trim().is_empty();
        if (is_behind || is_last) && is_attributes(&line[at + 1..at + length]) {
            out.push_str(line[copied..at].trim_end_matches(' '));
            copied = at + length + 1;
        }
    }
    if copied == 0 {
        return line.into();
    }
    out.push_str(&line[copied..]);
    out.into()
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
        let attributes = text.rfind('{').filter(|at| {
            let inner = &text[at + 1..];
            let inner = inner
                .strip_prefix(':')
                .filter(|_| of_blocks)
                .unwrap_or(inner);
            let inner = inner.trim_start();
            text.ends_with('}') && (inner.starts_with(['#', '.']) || is_assignment(inner))
        });
        match attributes {
            Some(0) if fence.is_none() && of_blocks => {}
            Some(at) if fence.is_none() && text.starts_with('#') => {
                out.push_str(text[..at].trim_end());
                out.push_str(&line[text.len()..]);
            }
            _ if fence.is_none() && of_blocks && line.contains('{') => {
                out.push_str(&without_inline_attributes(line));
            }
            _ => out.push_str(line),
        }
    }
    out
}

/// Whether the text begins with an attribute and its value.
fn is_assignment(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, _)| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(&byte))
    })
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
