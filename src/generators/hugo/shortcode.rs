//! A body of Hugo's: its shortcodes are done, and its Markdown becomes HTML.

use super::settings::Hugo;
use super::standard;
use super::tag::{Tag, tags};
use crate::content::{Post, Site};
use crate::generators::shared::commonmark::{Flavour, Pieces, to_html};

/// Where the first words of a post end.
const MORE: &str = "<!--more-->";

/// No shortcodes of a person's nest deeper.
const DEEPEST: usize = 32;

/// Where the shortcodes stand that Hugo itself does not have, and their names.
pub(crate) fn unknown(body: &str) -> Vec<(usize, &str)> {
    let tags = tags(body).into_iter();
    tags.filter(|tag| !tag.is_shown && !standard::is_known(tag.name))
        .map(|tag| (tag.start, tag.name))
        .collect()
}

/// The body as HTML; as it stands but for shortcodes, where `flavour` is `None`.
pub(crate) fn render(
    site: &Site,
    hugo: &Hugo,
    post: &Post,
    body: &str,
    flavour: Option<Flavour>,
) -> String {
    let mut page = Page {
        site,
        hugo,
        post,
        flavour,
        pieces: Pieces::new(body),
    };
    let mut source = page.without_shortcodes(body, 0);
    // The mark is kept where other raw HTML is not.
    if source.contains(MORE) {
        source = source.replacen(MORE, &page.pieces.keep(MORE.to_owned()), 1);
    }
    let html = page.markdown(&source);
    page.pieces.restore(&html)
}

/// A page whose shortcodes are being done.
pub(crate) struct Page<'p> {
    pub site: &'p Site<'p>,
    pub hugo: &'p Hugo,
    pub post: &'p Post,
    flavour: Option<Flavour>,
    pieces: Pieces,
}

impl Page<'_> {
    /// The text with a word in the place of each shortcode, which stands for what the shortcode gives.
    fn without_shortcodes(&mut self, text: &str, depth: usize) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for tag in tags(text) {
            // Those inside another are done with it.
            if tag.start < from {
                continue;
            }
            out.push_str(&text[from..tag.start]);
            from = tag.closed.map_or(tag.end, |(_, end)| end);
            let inner = tag.closed.map(|(inner_end, _)| &text[tag.end..inner_end]);
            let done = self.one(&tag, inner.unwrap_or_default(), depth);
            out.push_str(&done);
        }
        out.push_str(&text[from..]);
        out
    }

    fn one(&mut self, tag: &Tag<'_>, inner: &str, depth: usize) -> String {
        if tag.is_shown {
            let (open, close) = if tag.is_markdown {
                ("%", "%")
            } else {
                ("<", ">")
            };
            return format!("{{{{{open}{}{close}}}}}", tag.name);
        }
        if depth >= DEEPEST {
            return String::new();
        }
        // The source of a listing is shown as it stands.
        if tag.name == "highlight" {
            return self.pieces.keep(standard::listing(tag, inner));
        }
        let inner = self.without_shortcodes(inner, depth + 1);
        match standard::html(self, tag, &inner) {
            Some(html) => self.pieces.keep(html),
            // Of the site's own, what it encloses is shown, or the picture that it names.
            None if inner.trim().is_empty() => match standard::picture(self, tag) {
                Some(html) => self.pieces.keep(html),
                None => String::new(),
            },
            None if tag.is_markdown => inner,
            None => {
                let html = self.markdown(inner.trim());
                self.pieces.keep(html)
            }
        }
    }

    /// Markdown, with words that stand for shortcodes.
    pub fn markdown(&self, source: &str) -> String {
        match self.flavour {
            Some(flavour) => to_html(source, flavour),
            None => source.to_owned(),
        }
    }

    /// Markdown of one line, without its paragraph.
    pub fn inline(&self, source: &str) -> String {
        let html = self.markdown(source);
        let html = html.trim();
        let inner = html
            .strip_prefix("<p>")
            .and_then(|html| html.strip_suffix("</p>"));
        inner.unwrap_or(html).to_owned()
    }
}
