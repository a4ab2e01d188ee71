//! Jekyll's Markdown: kramdown with GitHub's additions, as its public syntax describes it and as it behaves.
//!
//! A text is cut into blocks, and what is defined in it is collected. Then the blocks are written as HTML; the text inside
//! of them is read while it is written. Nothing takes much longer than the length of the text asks for: what is nested too
//! deep or needs too much going back is taken as plain text, and [`Output::cut`] says so.

mod attributes;
mod block;
mod definitions;
mod element;
mod line;
mod node;
mod options;
mod span;
mod tag;
mod write;

use std::borrow::Cow;

pub use options::Options;

use block::Source;
use write::Writer;

/// HTML made from Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// A fragment of HTML, whose elements are all closed.
    pub html: String,
    /// Whether some of it was taken as plain text, since reading it would have taken too much work.
    pub cut: bool,
}

/// The HTML of `source`.
pub fn render(source: &str, options: &Options) -> Output {
    let text = prepared(source);
    let mut source = Source::new(options.clone());
    let nodes = source.blocks(&text);
    let mut writer = Writer::new(
        &source.definitions,
        &source.options,
        text.len() + text.len() / 4,
    );
    writer.cut = source.cut;
    let (html, cut) = writer.document(&nodes);
    Output { html, cut }
}

/// Lines that all end in `\n`.
fn prepared(source: &str) -> Cow<'_, str> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let returns = memchr::memchr(b'\r', source.as_bytes()).is_some();
    if !returns && source.ends_with('\n') {
        return Cow::Borrowed(source);
    }
    let mut text = if returns {
        source.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        source.to_owned()
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(source: &str) -> String {
        render(source, &Options::default()).html
    }

    #[test]
    fn a_block_behind_a_hard_space_is_a_block() {
        let source = "<p>a</p>\n &nbsp;<p class=\"em\">b</p>\n";
        assert_eq!(html(source), "<p>a</p>\n<p class=\"em\">b</p>\n");
    }

    #[test]
    fn bold_ends_beside_chinese_punctuation() {
        assert_eq!(
            html("**“粗体”**中文"),
            "<p><strong>“粗体”</strong>中文</p>\n"
        );
    }

    #[test]
    fn footnotes_of_two_posts_share_no_id() {
        let options = Options {
            footnote_prefix: "tea-".to_owned(),
            ..Options::default()
        };
        let html = render("a[^1]\n\n[^1]: b\n", &options).html;
        for id in [
            "id=\"tea-fnref:1\"",
            "id=\"tea-fn:1\"",
            "href=\"#tea-fn:1\"",
            "href=\"#tea-fnref:1\"",
        ] {
            assert!(html.contains(id), "{id} in {html}");
        }
    }

    #[test]
    fn input_made_to_be_slow_is_cut() {
        for unit in [
            "*", "_", "[", "![", "]", "<", "`", ">", "(", "[a](", "* ", "<b>", "<div>", "~~", "$$",
            "\"'", "{:", "*a **b ",
        ] {
            let source = unit.repeat(5_000 / unit.len());
            let output = render(&source, &Options::default());
            assert!(output.html.len() < source.len() * 12, "{unit}");
        }
        assert!(render(&"<b>".repeat(1000), &Options::default()).cut);
        assert!(!render(&"a *b* [c](d) ".repeat(1000), &Options::default()).cut);
    }
}
