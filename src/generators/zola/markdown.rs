//! Zola's Markdown: that of pulldown-cmark, with Zola's options.

use std::collections::HashMap;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::generators::shared::emoji::with_emoji;

/// What a site's settings turn on in `[markdown]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Flavour {
    /// `smart_punctuation`: quotes, dashes and dots become typographic.
    pub smart: bool,
    /// `render_emoji`: `:smile:` is an emoji.
    pub emoji: bool,
    /// `definition_list`: `: What a term means`.
    pub definitions: bool,
    /// `github_alerts`: quotes that begin with `[!NOTE]`.
    pub alerts: bool,
    /// `bottom_footnotes`: footnotes stand in a list at the end, with links back.
    pub notes_at_end: bool,
}

/// Markdown becomes HTML.
pub(crate) fn to_html(source: &str, flavour: Flavour) -> String {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    options.set(Options::ENABLE_SMART_PUNCTUATION, flavour.smart);
    options.set(Options::ENABLE_DEFINITION_LIST, flavour.definitions);
    options.set(Options::ENABLE_GFM, flavour.alerts);
    let mut is_code = false;
    let events = Parser::new_ext(source, options).map(|event| match event {
        Event::Start(Tag::CodeBlock(kind)) => {
            is_code = true;
            Event::Start(Tag::CodeBlock(language(kind)))
        }
        Event::End(TagEnd::CodeBlock) => {
            is_code = false;
            event
        }
        Event::Text(text) if flavour.emoji && !is_code && text.contains(':') => {
            Event::Text(with_emoji(&text).into_owned().into())
        }
        other => other,
    });
    let mut out = String::with_capacity(source.len() * 3 / 2);
    match flavour.notes_at_end && source.contains("[^") {
        true => html::push_html(&mut out, with_notes_at_end(events).into_iter()),
        false => html::push_html(&mut out, events),
    }
    out
}

/// The events with footnotes in a list at the end, in the order in which they are named, each with links back.
fn with_notes_at_end<'s>(events: impl Iterator<Item = Event<'s>>) -> Vec<Event<'s>> {
    let mut out = Vec::new();
    // The notes that are being read, since one may stand in another.
    let mut open: Vec<(CowStr<'s>, Vec<Event<'s>>)> = Vec::new();
    let mut notes: Vec<(CowStr<'s>, Vec<Event<'s>>)> = Vec::new();
    // The number of each note, and how often it is named.
    let mut named: HashMap<CowStr<'s>, (usize, usize)> = HashMap::new();
    for event in events {
        let event = match event {
            Event::Start(Tag::FootnoteDefinition(name)) => {
                open.push((name, Vec::new()));
                continue;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                notes.extend(open.pop());
                continue;
            }
            Event::FootnoteReference(name) => {
                let next = named.len() + 1;
                let (number, times) = named.entry(name.clone()).or_insert((next, 0));
                *times += 1;
                let id = escaped(&name);
                let html = format!(
                    "<sup class=\"footnote-reference\" id=\"fr-{id}-{times}\"><a href=\"#fn-{id}\">{number}</a></sup>"
                );
                Event::InlineHtml(html.into())
            }
            other => other,
        };
        match open.last_mut() {
            Some((_, note)) => note.push(event),
            None => out.push(event),
        }
    }
    notes.retain(|(name, _)| named.contains_key(name));
    notes.sort_by_key(|(name, _)| named[name].0);
    if notes.is_empty() {
        return out;
    }
    let html = |text: String| Event::Html(text.into());
    out.push(html(
        "<section class=\"footnotes\">\n<ol class=\"footnotes-list\">\n".to_owned(),
    ));
    for (name, mut note) in notes {
        let id = escaped(&name);
        let back = (1..=named[&name].1).map(|time| match time {
            1 => format!(" <a href=\"#fr-{id}-1\">↩</a>"),
            time => format!(" <a href=\"#fr-{id}-{time}\">↩{time}</a>"),
        });
        let back = Event::InlineHtml(back.collect::<String>().into());
        // In the last paragraph, or else behind what is no paragraph.
        match matches!(note.last(), Some(Event::End(TagEnd::Paragraph))) {
            true => note.insert(note.len() - 1, back),
            false => note.push(back),
        }
        out.push(html(format!("<li id=\"fn-{id}\">\n")));
        out.append(&mut note);
        out.push(html("</li>\n".to_owned()));
    }
    out.push(html("</ol>\n</section>\n".to_owned()));
    out
}

fn escaped(name: &str) -> String {
    feedmill_text::entity::escape_attribute(name).into_owned()
}

/// The language of a block of code, without what else Zola has to know of it: `rust,linenos`.
fn language(kind: CodeBlockKind<'_>) -> CodeBlockKind<'_> {
    let CodeBlockKind::Fenced(info) = &kind else {
        return kind;
    };
    let name = info.split([',', ' ', '{']).next().unwrap_or_default();
    CodeBlockKind::Fenced(CowStr::from(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_as_zola_has_it() {
        let all = Flavour {
            smart: true,
            emoji: true,
            definitions: true,
            alerts: true,
            notes_at_end: true,
        };
        for (source, wanted) in [
            ("\"Slack.\" - Ann", "<p>“Slack.” - Ann</p>\n"),
            ("low tide.\" - Ann", "<p>low tide.“ - Ann</p>\n"),
            (
                "since '90 and a << b",
                "<p>since ’90 and a &lt;&lt; b</p>\n",
            ),
            ("a :wave: 10:30:45", "<p>a 👋 10:30:45</p>\n"),
            (
                "## Ebb {#ebb .low}",
                "<h2 id=\"ebb\" class=\"low\">Ebb</h2>\n",
            ),
            (
                "Ebb\n: The tide goes out.",
                "<dl>\n<dt>Ebb</dt>\n<dd>The tide goes out.</dd>\n</dl>\n",
            ),
            (
                "b[^x] c[^x]\n\n[^x]: Note.",
                "<p>b<sup class=\"footnote-reference\" id=\"fr-x-1\"><a href=\"#fn-x\">1</a></sup> c\
                 <sup class=\"footnote-reference\" id=\"fr-x-2\"><a href=\"#fn-x\">1</a></sup></p>\n\
                 <section class=\"footnotes\">\n<ol class=\"footnotes-list\">\n<li id=\"fn-x\">\n\
                 <p>Note. <a href=\"#fr-x-1\">↩</a> <a href=\"#fr-x-2\">↩2</a></p>\n</li>\n</ol>\n</section>\n",
            ),
            (
                "```rust,linenos\n:wave:\n```",
                "<pre><code class=\"language-rust\">:wave:\n</code></pre>\n",
            ),
        ] {
            assert_eq!(to_html(source, all), wanted, "{source}");
        }
        assert_eq!(
            to_html("\"a\" :wave:", Flavour::default()),
            "<p>\"a\" :wave:</p>\n"
        );
    }
}
