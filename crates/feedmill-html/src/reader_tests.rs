//! What cleaning promises of what a reader sees, rule by rule.

use super::tests::{cleaned, jekyll, ours, prefixed, table};
use super::{Profile, Sanitize};

#[test]
fn what_runs_or_is_not_seen_goes() {
    let both = [
        ("a<script>if (a<b) { \"</p>\" }</script>b", "ab"),
        (
            "a<style>p{}</style><link rel=x><meta charset=x><base href=\"/x\">b",
            "ab",
        ),
        ("<p onclick=\"x()\" onfoo>a</p>", "<p>a</p>"),
        ("a<!-- b -->c<!-- -- -->d", "acd"),
        ("<form action=\"/x\"><p>a</p></form>", "<p>a</p>"),
        ("a<script>never closed", "a"),
        ("a\u{8}b\u{0}&#8;&#x1f;&#0;c", "abc"),
        (
            "&copy 2022 &amp &#65 &#x42;",
            "&copy; 2022 &amp; &#65; &#x42;",
        ),
        ("<template><p>a</p></template>b", "b"),
        (
            "<html><head><title>x</title></head><body class=y>a</body></html>",
            "a",
        ),
        ("<i id=a>x</i><b id=a>y</b>", "<i id=a>x</i><b>y</b>"),
    ];
    table(ours, &both);
    table(jekyll, &both);
    table(
        ours,
        &[
            (
                "a<img src=\"https://x.example/p.gif\" width=1 height=\"1\">b",
                "ab",
            ),
            (
                "a<img src=\"https://x.example/p.gif\" style=\"width:1px; height:1px\">b",
                "ab",
            ),
            ("a<img src=\"//pixel.wp.com/g.gif?x\">b", "ab"),
            (
                "<div style=\"color:red; display: none !important\"><p>a</p></div>b",
                "b",
            ),
            ("<div hidden><div>a</div>b</div>c", "c"),
            // Without a script, no other tab can be shown.
            (
                "<div role=tabpanel hidden>a</div><div role=tabpanel style='display:none'>b</div>",
                "<div role=\"tabpanel\">a</div><div role=\"tabpanel\">b</div>",
            ),
            ("<p>a<div style='display:none'>b", "<p>a</p>"),
            (
                "a<span id=q></span><span><span class=x></span></span>b",
                "ab",
            ),
            (
                "<div class=\"x sharedaddy\"><ul><li>t</li></ul></div>b",
                "b",
            ),
            (
                "<h2>a<a class=\"header-anchor\" href=\"#a\">#</a></h2>",
                "<h2>a</h2>",
            ),
            (
                "<label>a<input type=text value=b></label><button>c</button><select><option>d</select>",
                "<label>a</label>",
            ),
            (
                "<li><input type=\"checkbox\" checked disabled> a</li>",
                "<li>☑ a</li>",
            ),
        ],
    );
}

#[test]
fn soup_becomes_plain_html() {
    table(
        ours,
        &[
            (
                "<span web=\"1\" href=\"http://q.example/1\" data-code=\"1,6\">a</span>",
                "<a href=\"http://q.example/1\">a</a>",
            ),
            (
                "<a href=\"http://q.example/\"><span web=1>a</span></a>",
                "<a href=\"http://q.example/\"><span>a</span></a>",
            ),
            (
                "<center><img src=\"https://i.example/a.jpg\" border=\"0\"></center>",
                "<div style=\"text-align:center\"><img src=\"https://i.example/a.jpg\"></div>",
            ),
            ("<font color=red>a</font><marquee>b</marquee>", "ab"),
            ("<o:p>a</o:p><my-tag>b</my-tag>", "ab"),
            ("<p data-x=1 v-if=a class=b>c</p>", "<p class=\"b\">c</p>"),
        ],
    );
    table(
        jekyll,
        &[
            (
                "<center>a</center><font color=red>b</font>",
                "<center>a</center><font color=red>b</font>",
            ),
            (
                "<p data-x=1>c<span></span></p>",
                "<p data-x=1>c<span></span></p>",
            ),
            (
                "<img src=\"https://x.example/p.gif\" data-src=\"https://x.example/q.gif\">",
                "<img src=\"https://x.example/p.gif\" data-src=\"https://x.example/q.gif\">",
            ),
            (
                "<iframe src=\"/x\">b</iframe>c",
                "<iframe src=\"https://blog.example/x\"></iframe>c",
            ),
            (
                "<div class=sharedaddy style=\"display:none\">c</div>",
                "<div class=sharedaddy style=\"display:none\">c</div>",
            ),
        ],
    );
}

#[test]
fn lazy_images_get_their_source() {
    table(
        ours,
        &[
            (
                "<img src=\"data:image/gif;base64,R0\" data-src=\"/a.jpg\" alt=b>",
                "<img alt=\"b\" src=\"https://blog.example/a.jpg\">",
            ),
            (
                "<img data-original=\"https://x.example/a.jpg\">",
                "<img src=\"https://x.example/a.jpg\">",
            ),
            (
                "<img src=p.gif data-srcset=\"a.jpg 1x\">",
                "<img src=\"https://blog.example/2022/p.gif\" srcset=\"https://blog.example/2022/a.jpg 1x\">",
            ),
            (
                "<img data-src=\"/a.jpg\"> <noscript><img src=\"/a.jpg\"></noscript>b",
                "<img src=\"https://blog.example/a.jpg\"> b",
            ),
            (
                "<img src=\"data:image/gif;base64,R0\"><noscript><img src=\"/a.jpg\"></noscript>b",
                "<img src=\"https://blog.example/a.jpg\">b",
            ),
            (
                "<noscript><img src=\"/a.jpg\"></noscript><img data-src=\"/a.jpg\">b",
                "<img src=\"https://blog.example/a.jpg\">b",
            ),
            ("<noscript><p>a</p></noscript>", "<p>a</p>"),
            ("<img src=\"\">a<img>", "a"),
        ],
    );
}

#[test]
fn frames_become_links() {
    table(
        ours,
        &[
            (
                "<iframe src=\"//www.youtube.com/embed/abc_-1?rel=0\" title=\"A &amp; B\"></iframe>",
                "<p><a href=\"https://www.youtube.com/watch?v=abc_-1\"><img src=\"https://i.ytimg.com/vi/abc_-1/hqdefault.jpg\" alt=\"A &amp; B\"></a></p>",
            ),
            (
                "<p>x<iframe src=\"https://player.vimeo.com/video/12\"></iframe></p>",
                "<p>x<a href=\"https://vimeo.com/12\">Vimeo</a></p>",
            ),
            (
                "<iframe src=\"//player.bilibili.com/player.html?aid=1&amp;bvid=BV1xx\"/>a",
                "<p><a href=\"https://www.bilibili.com/video/BV1xx\">bilibili</a></p>a",
            ),
            (
                "<iframe src=\"https://v.qq.com/txp/iframe/player.html?vid=x1\"></iframe>",
                "<p><a href=\"https://v.qq.com/x/page/x1.html\">腾讯视频</a></p>",
            ),
            (
                "<iframe src=\"https://www.example.org/map?a=1&b=2\"><p>old</p></iframe>",
                "<p><a href=\"https://www.example.org/map?a=1&amp;b=2\">example.org</a></p>",
            ),
            (
                "<embed src=\"/a.swf\">",
                "<p><a href=\"https://blog.example/a.swf\">blog.example</a></p>",
            ),
            (
                "<object data=\"/a.pdf\"><p>no</p></object>b",
                "<p><a href=\"https://blog.example/a.pdf\">blog.example</a></p>b",
            ),
            (
                "<iframe src=\"about:blank\"></iframe><iframe width=0 height=0 src=\"https://t.example/\"></iframe>a",
                "a",
            ),
        ],
    );
}

#[test]
fn ids_get_their_prefix_once() {
    let once = prefixed("<p id=\"a\">x</p><p id=p1-a>y</p>");
    assert_eq!(once, "<p id=\"p1-a\">x</p><p>y</p>");
}

#[test]
fn strict_keeps_an_empty_first_line_of_code() {
    for html in ["<pre>\n\ncode</pre>", "<pre><code>\n\ncode</code></pre>"] {
        assert_eq!(cleaned(html, Profile::Feedmill, Sanitize::Strict), html);
    }
}

#[test]
fn strict_keeps_what_is_harmless() {
    let html = "<p class=a onclick=x><img srcset=\"/a.png 2x\" src=\"/a.png\"><code class=\"language-c\">x</code><math><mi>y</mi></math><object>z</object></p>";
    let strict = cleaned(html, Profile::Feedmill, Sanitize::Strict);
    for kept in [
        "srcset=\"https://blog.example/a.png 2x\"",
        "class=\"language-c\"",
        "<mi>y</mi>",
        "z",
    ] {
        assert!(strict.contains(kept), "{kept} in {strict}");
    }
    assert!(!strict.contains("onclick") && !strict.contains("<object"));
    assert_eq!(
        cleaned(&strict, Profile::Feedmill, Sanitize::Strict),
        strict
    );
}

#[test]
fn references_to_forbidden_characters_go_wherever_they_stand() {
    table(
        ours,
        &[
            ("a&#x1;b &#0;&#xFFFF;&#xD800;&#1 c", "ab  c"),
            (
                "<p title=\"a&#x1;b &#0;&amp;\" lang='e&#11;n'>x</p>",
                "<p title=\"ab &amp;\" lang=\"en\">x</p>",
            ),
            ("<p title=\"&#&#1;1;\">x</p>", "<p title=\"&amp;#1;\">x</p>"),
            (
                "<a href=\"/x?a=&#2;b&amp;c=1\">x</a>",
                "<a href=\"https://blog.example/x?a=b&amp;c=1\">x</a>",
            ),
            ("<pre>&amp;#x1; &#x1;</pre>", "<pre>&amp;#x1; </pre>"),
            (
                "<svg><title>&#3;</title></svg>",
                "<svg><title></title></svg>",
            ),
            (
                "<p title=\"&#65;&#x4e2d;\">x</p>",
                "<p title=\"&#65;&#x4e2d;\">x</p>",
            ),
        ],
    );
}
