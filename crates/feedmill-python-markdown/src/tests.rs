//! What the crate promises.

use crate::{Options, to_html};

fn plain(text: &str) -> String {
    to_html(text, &Options::default())
}

fn extra(text: &str) -> String {
    to_html(text, &Options::extra())
}

#[test]
fn lists_nest_by_four_columns() {
    let two = plain("- a\n  - b\n");
    assert_eq!(two.matches("<ul>").count(), 1, "{two}");
    let four = plain("- a\n    - b\n");
    assert_eq!(four.matches("<ul>").count(), 2, "{four}");
    assert!(plain("text\n- no list\n").contains("<p>text\n- no list</p>"));
    assert!(plain("1. a\n\n2. b\n").contains("<p>b</p>"));
}

#[test]
fn a_list_of_the_other_kind_goes_on_unless_it_is_sane() {
    let text = "1. a\n\n- b\n";
    assert!(!plain(text).contains("<ul>"));
    let mut options = Options::default();
    assert!(options.enable("markdown.extensions.sane_lists"));
    assert!(to_html(text, &options).contains("<ul>"));
}

#[test]
fn emphasis_is_paired_from_left_to_right() {
    assert_eq!(
        plain("*a* _b_ **c** __d__"),
        "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>\n"
    );
    assert_eq!(plain("***a***"), "<p><strong><em>a</em></strong></p>\n");
    assert_eq!(plain("snake_case_name"), "<p>snake_case_name</p>\n");
    assert_eq!(plain("*.py and *.sh"), "<p>*.py and *.sh</p>\n");
    assert_eq!(
        plain("_in __three__ places_"),
        "<p><em>in <strong>three</strong> places</em></p>\n"
    );
    assert_eq!(plain("2 * 3 * 4"), "<p>2 * 3 * 4</p>\n");
}

#[test]
fn links_pictures_and_references() {
    assert_eq!(
        plain("[a](/b \"c\")"),
        "<p><a href=\"/b\" title=\"c\">a</a></p>\n"
    );
    assert_eq!(plain("[a](/b_(c))"), "<p><a href=\"/b_(c)\">a</a></p>\n");
    assert_eq!(
        plain("[![x](y.png)](z)"),
        "<p><a href=\"z\"><img alt=\"x\" src=\"y.png\"></a></p>\n"
    );
    assert_eq!(
        plain("[a][B] [b]\n\n[b]: <http://x.example/> 'T'\n")
            .matches("title=\"T\"")
            .count(),
        2
    );
    assert_eq!(plain("[a][none]"), "<p>[a][none]</p>\n");
    assert_eq!(
        plain("<http://x.example/>"),
        "<p><a href=\"http://x.example/\">http://x.example/</a></p>\n"
    );
}

#[test]
fn blocks_of_html_pass_through_and_markdown_in_them_if_they_say_so() {
    assert_eq!(plain("<div>\n*a*\n</div>\n"), "<div>\n*a*\n</div>\n");
    assert_eq!(plain("a <b>*c*</b>"), "<p>a <b><em>c</em></b></p>\n");
    assert!(extra("<div markdown=\"1\">\n*a*\n</div>\n").contains("<p><em>a</em></p>"));
    assert_eq!(
        plain("a &amp; b & c &copy; <"),
        "<p>a &amp; b &amp; c &copy; &lt;</p>\n"
    );
}

#[test]
fn what_extra_adds() {
    assert!(extra("| a | b |\n|---|--:|\n| `x|y` | z\n").contains("<td><code>x|y</code></td>"));
    assert!(extra("Tea\n:   A drink\n\n    More\n").contains("<dt>Tea</dt>"));
    assert_eq!(extra("# A {: #b .c }"), "<h1 id=\"b\" class=\"c\">A</h1>\n");
    assert!(
        extra("```python\na < b\n```\n").contains("<code class=\"language-python\">a &lt; b\n")
    );
    assert!(extra("HTML\n\n*[HTML]: It\n").contains("<abbr title=\"It\">HTML</abbr>"));
    let notes = extra("a[^x]\n\n[^x]: b\n");
    assert!(
        notes.contains("href=\"#fn:x\">1</a>") && notes.contains("<li id=\"fn:x\">"),
        "{notes}"
    );
}

#[test]
fn other_extensions() {
    let with = |name: &str, text: &str| {
        let mut options = Options::default();
        assert!(options.enable(name), "{name}");
        to_html(text, &options)
    };
    assert!(
        with("admonition", "!!! note\n    a\n\n    b\n").contains("admonition-title\">Note</p>")
    );
    assert_eq!(with("nl2br", "a\nb"), "<p>a<br>\nb</p>\n");
    assert!(with("toc", "[TOC]\n\n# A b\n").contains("<a href=\"#a-b\">A b</a>"));
    assert!(
        with("codehilite", "    :::python\n    x\n")
            .contains("<code class=\"language-python\">x\n")
    );
    assert_eq!(
        with("smarty", "\"It's\" -- so..."),
        "<p>\u{201c}It\u{2019}s\u{201d} \u{2013} so\u{2026}</p>\n"
    );
    assert!(!Options::default().enable("pymdownx.tilde"));
}

#[test]
fn typographic_signs_in_html() {
    use crate::{Dashes, smartypants};
    assert_eq!(
        smartypants(
            "<p>\"It's\" -- <code>a -- \"b\"</code></p>",
            Dashes::Em,
            &[]
        ),
        "<p>\u{201c}It\u{2019}s\u{201d} \u{2014} <code>a -- \"b\"</code></p>"
    );
    assert_eq!(
        smartypants("a -- b --- c", Dashes::OldSchool, &[]),
        "a \u{2013} b \u{2014} c"
    );
    assert_eq!(smartypants("<q>'x'</q>", Dashes::Em, &["q"]), "<q>'x'</q>");
}

#[test]
fn work_is_limited() {
    for text in [
        "[",
        "*",
        "_a",
        "`",
        "<",
        "![",
        "> ",
        "- ",
        "[a](",
        "**a _b ",
        "&",
        "\\",
        "<div>",
        "    - a\n\n",
        "!!! a\n    ",
    ] {
        let html = extra(&text.repeat(20_000));
        assert!(!html.is_empty());
    }
}

proptest::proptest! {
    #[test]
    fn any_text_becomes_html(text in "[ \\n*_`\\[\\]()<>!#&:|{}a-c0-9.\\\\=~+-]{0,200}") {
        let mut options = Options::extra();
        for name in ["admonition", "codehilite", "nl2br", "sane_lists", "smarty", "toc"] {
            options.enable(name);
        }
        for options in [options, Options::default()] {
            let html = to_html(&text, &options);
            proptest::prop_assert!(!html.contains(['\u{2}', '\u{3}']), "{html:?}");
        }
    }
}

#[test]
fn code_ends_with_one_line_end() {
    for source in ["    x", "    x\n", "    x\n\n\n", "    x  \n    \n"] {
        let html = to_html(source, &Options::extra());
        assert_eq!(html, "<pre><code>x\n</code></pre>\n", "{source:?}");
    }
}

#[test]
fn formulas_are_those_of_render_math() {
    let options = Options {
        formulas: true,
        ..Options::extra()
    };
    for (source, wanted) in [
        ("an $a_1*b_2$ b", "<p>an \\(a_1*b_2\\) b</p>"),
        ("$$x_1 < y_2$$", "<p>$$x_1 &lt; y_2$$</p>"),
        ("5 $ and 6 $", "<p>5 $ and 6 $</p>"),
        ("`$a` and $b$", "<p><code>$a</code> and \\(b\\)</p>"),
        ("    $a $b$", "<pre><code>$a $b$\n</code></pre>"),
        (
            "\\begin{align}a_1 &= b_1\\end{align}",
            "<p>\\begin{align}a_1 &amp;= b_1\\end{align}</p>",
        ),
    ] {
        assert_eq!(to_html(source, &options).trim(), wanted, "{source}");
    }
    let plain = to_html("$a_1$ $b_2$", &Options::extra());
    assert_eq!(plain.trim(), "<p>$a_1$ $b_2$</p>");
}
