//! What cleaning promises, rule by rule and as properties.

use std::borrow::Cow;

use url::Url;

use super::{Context, Profile, Sanitize, Selectors, clean, furniture};

fn cleaned<'h>(html: &'h str, profile: Profile, sanitize: Sanitize) -> Cow<'h, str> {
    let page = Url::parse("https://blog.example/2022/post.html").unwrap();
    let site = Url::parse("https://blog.example/").unwrap();
    let context = Context {
        page: &page,
        site: &site,
        profile,
        remove: furniture(),
        sanitize,
        id_prefix: "",
    };
    clean(html, &context)
}

fn ours(html: &str) -> Cow<'_, str> {
    cleaned(html, Profile::Feedmill, Sanitize::Normal)
}

fn jekyll(html: &str) -> Cow<'_, str> {
    cleaned(html, Profile::JekyllFeed, Sanitize::Normal)
}

/// Each input with what is wanted, and that once more from what is wanted.
fn table(clean: impl Fn(&str) -> Cow<'_, str>, cases: &[(&str, &str)]) {
    for (html, wanted) in cases {
        assert_eq!(&clean(html), wanted, "from {html}");
        assert_eq!(&clean(wanted), wanted, "again, from {html}");
    }
}

#[test]
fn what_needs_no_change_is_borrowed() {
    for html in [
        "",
        "中文，没有标签。",
        "<p>日前，<strong>疫情</strong>反弹</p>\n <p>a &amp; b&nbsp;<a href=\"https://x.example/?a=1&amp;b=2\">c</a></p>",
        "<pre><code class=\"language-rust\">a &lt; b</code></pre><hr><img src='https://x.example/a.png' alt=b /><br/>",
        "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><table><tr><td>x</td></tr></table>",
        "<math><mi>x</mi><mo>=</mo><mn>1</mn></math><svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>",
    ] {
        assert!(
            matches!(ours(html), Cow::Borrowed(_)),
            "{html}: {}",
            ours(html)
        );
        assert!(matches!(jekyll(html), Cow::Borrowed(_)), "{html}");
    }
}

#[test]
fn addresses_become_absolute() {
    let both = [
        (
            "<a href=\"/a\">x</a>",
            "<a href=\"https://blog.example/a\">x</a>",
        ),
        (
            "<a href=b.html>x</a>",
            "<a href=\"https://blog.example/2022/b.html\">x</a>",
        ),
        (
            "<a href='../c?d=1&amp;e=2#f'>x</a>",
            "<a href=\"https://blog.example/c?d=1&amp;e=2#f\">x</a>",
        ),
        (
            "<a href=\"#note\">x</a>",
            "<a href=\"https://blog.example/2022/post.html#note\">x</a>",
        ),
        (
            "<a href=\"//h.example/x\">x</a>",
            "<a href=\"https://h.example/x\">x</a>",
        ),
        (
            "<a href=\"/中 文?q=说\">x</a>",
            "<a href=\"https://blog.example/%E4%B8%AD%20%E6%96%87?q=%E8%AF%B4\">x</a>",
        ),
        (
            "<a href=\"/%E4%B8%AD%20\">x</a>",
            "<a href=\"https://blog.example/%E4%B8%AD%20\">x</a>",
        ),
        (
            "<a href=\"https://x.example/é\">x</a>",
            "<a href=\"https://x.example/%C3%A9\">x</a>",
        ),
        (
            "<a href=\"?a=1&copy=2\">x</a>",
            "<a href=\"https://blog.example/2022/post.html?a=1&amp;copy=2\">x</a>",
        ),
        (
            "<a href=\" /a\n \">x</a>",
            "<a href=\"https://blog.example/a\">x</a>",
        ),
        (
            "<img src=\"a.png\" srcset=\"a.png 1x, /b,c.png 2x\">",
            "<img src=\"https://blog.example/2022/a.png\" srcset=\"https://blog.example/2022/a.png 1x, https://blog.example/b,c.png 2x\">",
        ),
        (
            "<img srcset=\"a.png 100w,b.png  200w , c.png\">",
            "<img srcset=\"https://blog.example/2022/a.png 100w, https://blog.example/2022/b.png 200w, https://blog.example/2022/c.png\">",
        ),
        (
            "<video src=v.mp4 poster=p.jpg></video>",
            "<video src=\"https://blog.example/2022/v.mp4\" poster=\"https://blog.example/2022/p.jpg\"></video>",
        ),
        (
            "<blockquote cite=\"/q\">x</blockquote>",
            "<blockquote cite=\"https://blog.example/q\">x</blockquote>",
        ),
        (
            "<p style=\"background:url('/b.png') top;color:red\">x</p>",
            "<p style=\"background:url(https://blog.example/b.png) top;color:red\">x</p>",
        ),
        ("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>"),
        (
            "<a href=\" JAVA&#10;script&colon;alert(1)\">x</a>",
            "<a>x</a>",
        ),
        (
            "<a href=\"vbscript:x\">a</a><a href=\"file:///etc\">b</a><a href=\"data:text/html,x\">c</a>",
            "<a>a</a><a>b</a><a>c</a>",
        ),
        (
            "<p style=\"color:red;width:expression(alert(1))\">x</p>",
            "<p style=\"color:red\">x</p>",
        ),
    ];
    table(ours, &both);
    table(jekyll, &both);
    for kept in [
        "<a href=\"mailto:a@b.example\">x</a>",
        "<a href=\"tel:+86-10\">x</a>",
        "<img src=\"data:image/png;base64,AAAA\">",
        "<a href=\"https://x.example/a%20b?c=1&d=2\">x</a>",
        "<a href=\"magnet:?xt=urn\">x</a>",
        "<svg><use href=\"#a\" /></svg>",
    ] {
        table(ours, &[(kept, kept)]);
    }
}

#[test]
fn elements_are_balanced() {
    table(
        ours,
        &[
            ("<b>a", "<b>a</b>"),
            ("<div><p>a", "<div><p>a</p></div>"),
            ("a</div>b</p>", "ab"),
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            ("<p>a<div>b</div>c</p>", "<p>a</p><div>b</div>c"),
            ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
            (
                "<dl><dt>a<dd>b<dt>c</dl>",
                "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>",
            ),
            (
                "<table><tr><td>a<td>b<tr><td>c</table>",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            ),
            ("<td>a</td>", "a"),
            ("<b><i>a</b>b</i>", "<b><i>a</i></b>b"),
            ("<b><p>a</b>b</p>", "<b><p>a</p></b>b"),
            (
                "<blockquote><b>a</blockquote>b</b>",
                "<blockquote><b>a</b></blockquote>b",
            ),
            ("<b><ul><li>a</b></li></ul>", "<b><ul><li>a</li></ul></b>"),
            (
                "<a href=\"https://x.example/\">a<a href=\"https://y.example/\">b",
                "<a href=\"https://x.example/\">a</a><a href=\"https://y.example/\">b</a>",
            ),
            ("<h2>a</h3>b", "<h2>a</h2>b"),
            ("<span>a<div></span>b</div>", "<span>a<div>b</div></span>"),
            ("a</br>b<i/>c", "a<br>b<i></i>c"),
            ("<P>a</P><DIV >b</DIV >", "<P>a</P><DIV >b</DIV>"),
            ("<svg><g><p>a", "<svg><g></g></svg><p>a</p>"),
            ("<math><mi>x<b>y", "<math><mi>x<b>y</b></mi></math>"),
            ("a<", "a&lt;"),
            ("1 < 2 && 3 <= 4 <3", "1 &lt; 2 &amp;&amp; 3 &lt;= 4 &lt;3"),
            (
                "<a href=\"https://x.example/>text</a>",
                "<a href=\"https://x.example/\">text</a>",
            ),
            ("<a href=\"x text", "&lt;a href=\"x text"),
            ("<p title=\"a<b\" title=c>x", "<p title=\"a&lt;b\">x</p>"),
            ("a<!-- b", "a"),
            (
                "a<!-->b--><!doctype html><?php echo 1 ?>c",
                "ab--&gt;c".replace("&gt;", ">").as_str(),
            ),
            ("a<title>b", "ab"),
            ("a<textarea>b<p>c", "ab<p>c</p>"),
            (
                "<xmp><b></xmp>a",
                "<pre>&lt;b></pre>a".replace("b>", "b&gt;").as_str(),
            ),
            ("<plaintext>a<b>c", "a<b>c</b>"),
        ],
    );
}

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
    let page = Url::parse("https://blog.example/p").unwrap();
    let remove = Selectors::none();
    let context = Context {
        page: &page,
        site: &page,
        profile: Profile::Feedmill,
        remove: &remove,
        sanitize: Sanitize::Normal,
        id_prefix: "p1-",
    };
    let once = clean("<p id=\"a\">x</p><p id=p1-a>y</p>", &context);
    assert_eq!(once, "<p id=\"p1-a\">x</p><p>y</p>");
    assert_eq!(clean(&once, &context), once);
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
