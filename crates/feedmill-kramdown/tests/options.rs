//! kramdown's settings, and marks that only they explain: each text with what kramdown 2.4 made of it.

mod reading;

use feedmill_kramdown::{Options, render};
use reading::reading;

/// Settings, a text, and kramdown's HTML.
type Case = (
    &'static [(&'static str, &'static str)],
    &'static str,
    &'static str,
);

const CASES: &[Case] = &[
    (
        &[],
        "- tea\n\n* * *\n\nAfter",
        "<ul>\n  <li>tea</li>\n</ul>\n\n<hr />\n\n<p>After</p>\n",
    ),
    (
        &[],
        "- tea\n- milk\n\n---\nAfter",
        "<ul>\n  <li>tea</li>\n  <li>milk</li>\n</ul>\n\n<hr />\n<p>After</p>\n",
    ),
    (
        &[],
        "1. tea\n\n___\n",
        "<ol>\n  <li>tea</li>\n</ol>\n\n<hr />\n",
    ),
    (
        &[],
        "*tea*{: .hot\n#cup title=\"a\n b\"} and",
        "<p><em class=\"hot\" id=\"cup\" title=\"a\n b\">tea</em> and</p>\n",
    ),
    (
        &[],
        "![A cup](cup.jpg){: #cup .wide standalone}",
        "<figure class=\"wide\" id=\"cup\">\n  <img src=\"cup.jpg\" alt=\"A cup\" />\n  <figcaption>A cup</figcaption>\n</figure>\n",
    ),
    (
        &[],
        "![A *cup*](cup.jpg \"hot\"){:standalone}\n{: .note}\n\ntext",
        "<figure class=\"note\">\n  <img src=\"cup.jpg\" alt=\"A *cup*\" title=\"hot\" />\n  <figcaption>A *cup*</figcaption>\n</figure>\n\n<p>text</p>\n",
    ),
    (
        &[],
        "[a\\_b][] and [a\\_b]\n\n[a_b]: /tea",
        "<p><a href=\"/tea\">a_b</a> and <a href=\"/tea\">a_b</a></p>\n\n",
    ),
    (
        &[],
        "{:x: .list k=\"l\"}\n\nText\n{: x .own k=\"o\"}",
        "\n<p class=\"list own\" k=\"o\">Text</p>\n",
    ),
    (
        &[],
        "tea\n: cup\n  : saucer\n\nmilk\n: jug\n",
        "<dl>\n  <dt>tea</dt>\n  <dd>\n    <dl>\n      <dt>cup</dt>\n      <dd>saucer</dd>\n    </dl>\n  </dd>\n  <dt>milk</dt>\n  <dd>jug</dd>\n</dl>\n",
    ),
    (
        &[],
        "tea\n: cup\n: plate\n  : saucer\n",
        "<dl>\n  <dt>tea</dt>\n  <dd>cup</dd>\n  <dd>\n    <dl>\n      <dt>plate</dt>\n      <dd>saucer</dd>\n    </dl>\n  </dd>\n</dl>\n",
    ),
    (
        &[],
        "{:auto_ids}\nGreen tea\n: cup\n",
        "<dl>\n  <dt id=\"green-tea\">Green tea</dt>\n  <dd>cup</dd>\n</dl>\n",
    ),
    (
        &[],
        "a[^1]\n\n* here\n{:footnotes}\n\nafter\n\n[^1]: note",
        "<p>a<sup id=\"fnref:1\" role=\"doc-noteref\"><a href=\"#fn:1\" class=\"footnote\" rel=\"footnote\">1</a></sup></p>\n\n<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol>\n    <li id=\"fn:1\" role=\"doc-endnote\">\n      <p>note <a href=\"#fnref:1\" class=\"reversefootnote\" role=\"doc-backlink\">&#8617;</a></p>\n    </li>\n  </ol>\n</div>\n\n<p>after</p>\n\n",
    ),
    (
        &[],
        "a[^1]\n\n* x\n{:toc}\n\n* here\n{:footnotes}\n\n## After\n\n[^1]: note",
        "<p>a<sup id=\"fnref:1\" role=\"doc-noteref\"><a href=\"#fn:1\" class=\"footnote\" rel=\"footnote\">1</a></sup></p>\n\n<ul id=\"markdown-toc\">\n  <li><a href=\"#after\" id=\"markdown-toc-after\">After</a></li>\n</ul>\n\n<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol>\n    <li id=\"fn:1\" role=\"doc-endnote\">\n      <p>note <a href=\"#fnref:1\" class=\"reversefootnote\" role=\"doc-backlink\">&#8617;</a></p>\n    </li>\n  </ol>\n</div>\n\n<h2 id=\"after\">After</h2>\n\n",
    ),
    (
        &[],
        "| a | b |\n+ :-: | -\n| c | d |",
        "<table>\n  <thead>\n    <tr>\n      <th style=\"text-align: center\">a</th>\n      <th>b</th>\n    </tr>\n  </thead>\n  <tbody>\n    <tr>\n      <td style=\"text-align: center\">c</td>\n      <td>d</td>\n    </tr>\n  </tbody>\n</table>\n",
    ),
    (&[], "\\$$5+5$$\n", "<p>\\(5+5\\)</p>\n"),
    (
        &[],
        "{::comment}\nhidden {:/}\n{:/}\nshown",
        "<!-- hidden {:/} -->\n<p>shown</p>\n",
    ),
    (
        &[],
        "## Tea {: .x}\n\n{: id=\"\"}\n## Milk",
        "<h2 id=\"tea--x\">Tea {: .x}</h2>\n\n<h2>Milk</h2>\n",
    ),
    (
        &[],
        "<script>x</script>\n|a|b|\n|c|d|\n",
        "<script>x</script>\n\n<table>\n  <tbody>\n    <tr>\n      <td>a</td>\n      <td>b</td>\n    </tr>\n    <tr>\n      <td>c</td>\n      <td>d</td>\n    </tr>\n  </tbody>\n</table>\n",
    ),
    (
        &[],
        "* x\n{:toc}\n\n### Deep\n\n# Top\n\n## Mid\n\n# Last",
        "<ul id=\"markdown-toc\">\n  <li><a href=\"#deep\" id=\"markdown-toc-deep\">Deep</a></li>\n  <li><a href=\"#top\" id=\"markdown-toc-top\">Top</a>    <ul>\n      <li><a href=\"#mid\" id=\"markdown-toc-mid\">Mid</a></li>\n    </ul>\n  </li>\n  <li><a href=\"#last\" id=\"markdown-toc-last\">Last</a></li>\n</ul>\n\n<h3 id=\"deep\">Deep</h3>\n\n<h1 id=\"top\">Top</h1>\n\n<h2 id=\"mid\">Mid</h2>\n\n<h1 id=\"last\">Last</h1>\n",
    ),
    (
        &[],
        "# Title\n{:.no_toc}\n\n* x\n{:toc}\n\n## One\n\n### Two\n",
        "<h1 class=\"no_toc\" id=\"title\">Title</h1>\n\n<ul id=\"markdown-toc\">\n  <li><a href=\"#one\" id=\"markdown-toc-one\">One</a>    <ul>\n      <li><a href=\"#two\" id=\"markdown-toc-two\">Two</a></li>\n    </ul>\n  </li>\n</ul>\n\n<h2 id=\"one\">One</h2>\n\n<h3 id=\"two\">Two</h3>\n",
    ),
    (
        &[],
        "1. x\n{:toc}\n\n## *One* [two](t)\n\n## One `two`",
        "<ol id=\"markdown-toc\">\n  <li><a href=\"#one-two\" id=\"markdown-toc-one-two\"><em>One</em> two</a></li>\n  <li><a href=\"#one-two-1\" id=\"markdown-toc-one-two-1\">One <code>two</code></a></li>\n</ol>\n\n<h2 id=\"one-two\"><em>One</em> <a href=\"t\">two</a></h2>\n\n<h2 id=\"one-two-1\">One <code>two</code></h2>\n",
    ),
    (
        &[("footnote_nr", "5")],
        "a[^x] b[^y] c[^x]\n\n[^x]: one\n[^y]: two",
        "<p>a<sup id=\"fnref:x\" role=\"doc-noteref\"><a href=\"#fn:x\" class=\"footnote\" rel=\"footnote\">5</a></sup> b<sup id=\"fnref:y\" role=\"doc-noteref\"><a href=\"#fn:y\" class=\"footnote\" rel=\"footnote\">6</a></sup> c<sup id=\"fnref:x:1\" role=\"doc-noteref\"><a href=\"#fn:x\" class=\"footnote\" rel=\"footnote\">5</a></sup></p>\n\n<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol start=\"5\">\n    <li id=\"fn:x\" role=\"doc-endnote\">\n      <p>one <a href=\"#fnref:x\" class=\"reversefootnote\" role=\"doc-backlink\">&#8617;</a> <a href=\"#fnref:x:1\" class=\"reversefootnote\" role=\"doc-backlink\">&#8617;<sup>2</sup></a></p>\n    </li>\n    <li id=\"fn:y\" role=\"doc-endnote\">\n      <p>two <a href=\"#fnref:y\" class=\"reversefootnote\" role=\"doc-backlink\">&#8617;</a></p>\n    </li>\n  </ol>\n</div>\n",
    ),
    (
        &[("footnote_prefix", "p-")],
        "a[^x] b[^x]\n\n[^x]: one",
        "<p>a<sup id=\"fnref:p-x\" role=\"doc-noteref\"><a href=\"#fn:p-x\" class=\"footnote\" rel=\"footnote\">1</a></sup> b<sup id=\"fnref:p-x:1\" role=\"doc-noteref\"><a href=\"#fn:p-x\" class=\"footnote\" rel=\"footnote\">1</a></sup></p>\n\n<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol>\n    <li id=\"fn:p-x\" role=\"doc-endnote\">\n      <p>one <a href=\"#fnref:p-x\" class=\"reversefootnote\" role=\"doc-backlink\">&#8617;</a> <a href=\"#fnref:p-x:1\" class=\"reversefootnote\" role=\"doc-backlink\">&#8617;<sup>2</sup></a></p>\n    </li>\n  </ol>\n</div>\n",
    ),
    (
        &[("footnote_backlink", "&uarr; back")],
        "a[^x]\n\n[^x]: one",
        "<p>a<sup id=\"fnref:x\" role=\"doc-noteref\"><a href=\"#fn:x\" class=\"footnote\" rel=\"footnote\">1</a></sup></p>\n\n<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol>\n    <li id=\"fn:x\" role=\"doc-endnote\">\n      <p>one <a href=\"#fnref:x\" class=\"reversefootnote\" role=\"doc-backlink\">&uarr; back</a></p>\n    </li>\n  </ol>\n</div>\n",
    ),
    (
        &[("footnote_backlink", "")],
        "a[^x]\n\n[^x]: one",
        "<p>a<sup id=\"fnref:x\" role=\"doc-noteref\"><a href=\"#fn:x\" class=\"footnote\" rel=\"footnote\">1</a></sup></p>\n\n<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol>\n    <li id=\"fn:x\" role=\"doc-endnote\">\n      <p>one</p>\n    </li>\n  </ol>\n</div>\n",
    ),
    (
        &[("header_offset", "2")],
        "# Tea\n\n##### Milk",
        "<h3 id=\"tea\">Tea</h3>\n\n<h6 id=\"milk\">Milk</h6>\n",
    ),
    (
        &[("header_offset", "-1")],
        "# Tea\n\n### Milk",
        "<h1 id=\"tea\">Tea</h1>\n\n<h2 id=\"milk\">Milk</h2>\n",
    ),
    (
        &[("auto_id_prefix", "p-")],
        "# Tea\n\n# Tea",
        "<h1 id=\"p-tea\">Tea</h1>\n\n<h1 id=\"p-tea-1\">Tea</h1>\n",
    ),
    (
        &[("smart_quotes", "apos,apos,quot,quot")],
        "\"tea\" isn't 'hot'",
        "<p>\"tea\" isn't 'hot'</p>\n",
    ),
    (
        &[("smart_quotes", "sbquo,lsquo,bdquo,ldquo")],
        "\"tea\" isn't 'hot'",
        "<p>„tea“ isn‘t ‚hot‘</p>\n",
    ),
    (
        &[(
            "typographic_symbols",
            "ndash=--\nhellip=...\nmdash=&thinsp;—&thinsp;",
        )],
        "a -- b --- c... <<d>> << e >>",
        "<p>a -- b &thinsp;—&thinsp; c... «d» « e »</p>\n",
    ),
    (
        &[("math_engine", "nil")],
        "$$x^2$$\n\na $$y < 1$$ b",
        "<div class=\"kdmath\">$$\nx^2\n$$</div>\n\n<p>a <span class=\"kdmath\">$y < 1$</span> b</p>\n",
    ),
    (
        &[("remove_line_breaks_for_cjk", "true")],
        "茶\n好\nand\n茶。\n喝",
        "<p>茶好\nand\n茶。\n喝</p>\n",
    ),
    (
        &[("input", "kramdown")],
        "tea\n# no heading\n- no list\n> no quote\n\n#Heading#\n\n~~no~~\n\n- [ ] box",
        "<p>tea\n# no heading\n- no list\n&gt; no quote</p>\n\n<h1 id=\"heading\">Heading</h1>\n\n<p>~~no~~</p>\n\n<ul>\n  <li>[ ] box</li>\n</ul>\n",
    ),
    (
        &[("input", "kramdown")],
        "```\nx\n```\n\n~~~ ruby\ny\n~~~",
        "<p><code>\nx\n</code></p>\n\n<pre><code class=\"language-ruby\">y\n</code></pre>\n",
    ),
    (
        &[("input", "kramdown")],
        "# Über 12 Tea\n\n# 茶\n\n# *Hot* tea",
        "<h1 id=\"ber-12-tea\">Über 12 Tea</h1>\n\n<h1 id=\"section\">茶</h1>\n\n<h1 id=\"hot-tea\"><em>Hot</em> tea</h1>\n",
    ),
    (
        &[("input", "kramdown"), ("auto_id_stripping", "true")],
        "# *Hot* [tea](cup)",
        "<h1 id=\"hot-tea\"><em>Hot</em> <a href=\"cup\">tea</a></h1>\n",
    ),
    (&[("hard_wrap", "true")], "a\nb", "<p>a<br />\nb</p>\n"),
    (
        &[("toc_levels", "2..3")],
        "* x\n{:toc}\n\n# A\n\n## B\n\n### C\n\n#### D",
        "<ul id=\"markdown-toc\">\n  <li><a href=\"#b\" id=\"markdown-toc-b\">B</a>    <ul>\n      <li><a href=\"#c\" id=\"markdown-toc-c\">C</a></li>\n    </ul>\n  </li>\n</ul>\n\n<h1 id=\"a\">A</h1>\n\n<h2 id=\"b\">B</h2>\n\n<h3 id=\"c\">C</h3>\n\n<h4 id=\"d\">D</h4>\n",
    ),
];

#[test]
fn every_setting_does_what_kramdown_does() {
    let mut failures = Vec::new();
    for (settings, source, expected) in CASES {
        let mut options = Options::default();
        for (name, value) in *settings {
            options.set(name, value);
        }
        let made = render(source, &options).html;
        if reading(&made) != reading(expected) {
            failures.push(format!(
                "{settings:?} {source:?}\n  expected {expected:?}\n  found    {made:?}"
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} differ\n{}",
        failures.len(),
        failures.join("\n")
    );
}
