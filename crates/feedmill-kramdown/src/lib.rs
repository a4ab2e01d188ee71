//! Jekyll's Markdown: kramdown with GitHub's additions, as its public syntax describes it and as it behaves.
//!
//! A text is cut into blocks, and what is defined in it is collected. Then the blocks are written as HTML; the text inside
//! of them is read while it is written. Nothing takes much longer than the length of the text asks for: what is nested too
//! deep or needs too much going back is taken as plain text, and [`Output::cut`] says so.

// What is read here is other people's text, and a panic would lose the rest of it.
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::unwrap_used))]

mod attributes;
mod block;
mod budget;
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
use budget::Budget;
use definitions::Definitions;
use write::Writer;

/// The version of this crate. What it makes may differ between two versions, so caches of it belong to one.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The example of the README is tested like those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// HTML made from Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// A fragment of HTML, whose elements are all closed.
    pub html: String,
    /// Whether some of it was taken as plain text, since reading it would have taken too much work.
    pub cut: bool,
    /// The number of bytes that were looked at, each as often as it was: what the text cost.
    pub work: usize,
}

/// The HTML of `source`.
pub fn render(source: &str, options: &Options) -> Output {
    let text = prepared(source);
    let mut source = Source::new(options.clone(), Budget::new(text.len()));
    let nodes = source.blocks(&text);
    let capacity = text.len() + text.len() / 4;
    let mut writer = Writer::new(
        &source.definitions,
        &source.options,
        source.budget,
        capacity,
    );
    writer.cut = source.cut;
    writer.document(&nodes)
}

/// Jekyll's filter `smartify`: quotes, dashes and dots as a typesetter sets them, and HTML with its tags balanced. All else
/// stays as it is. `jekyll-feed` does this to titles.
pub fn smartify(text: &str, options: &Options) -> String {
    let definitions = Definitions::default();
    let budget = Budget::new(text.len());
    let mut writer = Writer::new(&definitions, options, budget, text.len() + 16);
    span::write_typography(&mut writer, text);
    writer.out
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
            "id=\"fnref:tea-1\"",
            "id=\"fn:tea-1\"",
            "href=\"#fn:tea-1\"",
            "href=\"#fnref:tea-1\"",
        ] {
            assert!(html.contains(id), "{id} in {html}");
        }
    }

    #[test]
    fn where_every_line_ends_visibly_a_backslash_is_one() {
        let options = Options {
            hard_wrap: true,
            ..Options::default()
        };
        for (source, wanted) in [
            ("a\nb", "<p>a<br />\nb</p>\n"),
            ("a\\\nb", "<p>a\\<br />\nb</p>\n"),
            ("a\\\\\nb", "<p>a\\<br />\nb</p>\n"),
            ("a\n\"b\"", "<p>a<br />\n“b”</p>\n"),
            ("*a\nb*", "<p><em>a<br />\nb</em></p>\n"),
            ("`a\nb`", "<p><code>a\nb</code></p>\n"),
        ] {
            assert_eq!(render(source, &options).html, wanted, "{source:?}");
        }
    }

    #[test]
    fn titles_are_typeset() {
        for (title, wanted) in [
            ("\"a\" b's -- c... <<d>>", "“a” b’s – c… «d»"),
            ("Vec<T> \"x\" *a* `b` _d_", "Vec<T> \"x\" *a* `b` _d_</T>"),
            ("a & b &amp; c &lt; &copy;", "a &amp; b &amp; c &lt; ©"),
            // kramdown knows the names of HTML 4 and a few more.
            ("&excl; &#33; &apos;", "&amp;excl; ! '"),
            ("# head \"x\"", "# head “x”"),
            ("<code>\"x\"</code>", "<code>\"x\"</code>"),
            (
                "</p> \"x\" <http://a> \"b\"",
                "&lt;/p&gt; “x” &lt;http://a&gt; “b”",
            ),
            ("1 < 2 > 3 \"q\" a\\\"b\\\"", "1 &lt; 2 &gt; 3 “q” a\\“b\\”"),
            ("\"中文\" —\"x\"", "“中文” —”x”"),
            (
                "<br>\"x\" $$x$$ \"y\" ~~a~~ {: .x}",
                "<br />“x” $$x$$ “y” ~~a~~ {: .x}",
            ),
            ("'tis '90s &#34;x&#34;", "‘tis ’90s \"x\""),
        ] {
            assert_eq!(smartify(title, &Options::default()), wanted);
        }
    }

    /// Looking for the end of what is not an attribute took minutes once, without being counted as work.
    #[test]
    fn a_megabyte_of_tags_that_do_not_end_is_text() {
        for unit in ["<p ", "<span ", "<img src=x ", "<a b", "|<code"] {
            let source = unit.repeat(1_000_000 / unit.len());
            let output = render(&source, &Options::default());
            assert!(output.html.len() < 10 * source.len(), "{unit}");
        }
    }

    #[test]
    fn no_text_asks_for_more_work_than_its_length_allows() {
        let units = [
            "*",
            "_",
            "[",
            "![",
            "]",
            "<",
            "`",
            ">",
            "(",
            "[a](",
            "[a][",
            "* ",
            "<b>",
            "<div>",
            "~~a ",
            "$$",
            "\"'",
            "{:",
            "{:.x}",
            "*a **b ",
            "```a\n",
            "<!-- ",
            "<a b=\"",
            "<a b=\"\" ",
            "{::a}\n",
            "[^a",
            "| ",
            "> ",
            "1. ",
            "<b>*a ",
            "[[a]",
            "<div markdown=\"1\">",
            "<script>a</script>",
        ];
        for unit in units {
            for len in [2_000, 60_000] {
                let source = unit.repeat(len / unit.len());
                let output = render(&source, &Options::default());
                let most = 12 * source.len() + 310_000;
                assert!(output.work <= most, "{unit}: {} for {len}", output.work);
                assert!(
                    output.html.len() < 15 * len + 2_000,
                    "{unit}: {}",
                    output.html.len()
                );
            }
        }
    }

    #[test]
    fn what_is_cut_says_so() {
        assert!(render(&"<b>".repeat(1_000), &Options::default()).cut);
        assert!(render(&"> ".repeat(1_000), &Options::default()).cut);
        assert!(render(&"[[a]".repeat(100_000), &Options::default()).cut);
        assert!(!render(&"a *b* [c](d) **e**\n".repeat(1_000), &Options::default()).cut);
    }

    #[test]
    fn definitions_that_are_used_again_and_again_are_cut() {
        let list = format!(
            "{{:x: .{}}}\n\n{}",
            "a".repeat(100_000),
            "*a*{:x} ".repeat(10_000)
        );
        let link = format!("[x]: {}\n\n{}", "a".repeat(100_000), "[x] ".repeat(10_000));
        let table = format!("{}\n{}", "|".repeat(20_000), "a|\n".repeat(20_000));
        for source in [list, link, table] {
            let output = render(&source, &Options::default());
            assert!(
                output.cut && output.html.len() < 12_000_000,
                "{}",
                output.html.len()
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_panics(source in "([-*_`#>+|:<&!\\[\\](){}^~$\"'.\\\\ \t\n\rab1中/=;]|<div>|</div>|\\{:\\.x\\}|\\{::|<b |\\[\\^1\\]|    |--|&amp;){0,60}") {
            let output = render(&source, &Options::default());
            proptest::prop_assert!(!output.cut);
        }

        #[test]
        fn text_without_marks_stays(source in "[a-z中文，。]{1,40}") {
            let html = render(&source, &Options::default()).html;
            proptest::prop_assert_eq!(html, format!("<p>{}</p>\n", source));
        }
    }
}
