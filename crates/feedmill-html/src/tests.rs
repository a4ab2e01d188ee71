//! What cleaning promises of addresses and of balance, rule by rule.

use std::borrow::Cow;

use url::Url;

use super::{Context, Profile, Sanitize, boilerplate, clean};

pub(super) fn cleaned(html: &str, profile: Profile, sanitize: Sanitize) -> Cow<'_, str> {
    with_prefix(html, profile, sanitize, "")
}

/// The same with a prefix in front of every `id`, which stays one when it is cleaned again.
pub(super) fn prefixed(html: &str) -> String {
    let clean =
        |html: &str| with_prefix(html, Profile::Feedmill, Sanitize::Normal, "p1-").into_owned();
    let once = clean(html);
    assert_eq!(clean(&once), once);
    once
}

fn with_prefix<'h>(
    html: &'h str,
    profile: Profile,
    sanitize: Sanitize,
    id_prefix: &str,
) -> Cow<'h, str> {
    let page = Url::parse("https://blog.example/2022/post.html").unwrap();
    let site = Url::parse("https://blog.example/").unwrap();
    let context = Context {
        page: &page,
        site: &site,
        profile,
        remove: boilerplate(),
        sanitize,
        id_prefix,
    };
    clean(html, &context)
}

pub(super) fn ours(html: &str) -> Cow<'_, str> {
    cleaned(html, Profile::Feedmill, Sanitize::Normal)
}

pub(super) fn jekyll(html: &str) -> Cow<'_, str> {
    cleaned(html, Profile::JekyllFeed, Sanitize::Normal)
}

/// What an allow-list leaves, which stays when it is cleaned again.
pub(super) fn strict(html: &str, id_prefix: &str) -> String {
    let clean =
        |html: &str| with_prefix(html, Profile::Feedmill, Sanitize::Strict, id_prefix).into_owned();
    let once = clean(html);
    assert_eq!(clean(&once), once);
    once
}

/// Each input with what is wanted, and that once more from what is wanted.
pub(super) fn table(clean: impl Fn(&str) -> Cow<'_, str>, cases: &[(&str, &str)]) {
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
            "<video src=v.mp4 poster=p.jpg controls></video>",
            "<video src=\"https://blog.example/2022/v.mp4\" poster=\"https://blog.example/2022/p.jpg\" controls></video>",
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
    table(
        ours,
        &[(
            "<a href=\"#note\">x</a>",
            "<a href=\"https://blog.example/2022/post.html#note\">x</a>",
        )],
    );
    table(
        jekyll,
        &[("<a href=\"#note\">x</a>", "<a href=\"#note\">x</a>")],
    );
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

/// `<img name=body>` makes `document.body` that picture, for scripts of whoever shows the entry; so does an `id` for `window`.
#[test]
fn no_name_or_id_takes_the_place_of_what_a_page_has() {
    for (html, wanted) in [
        (
            "<img name=\"body\" src=\"https://a.example/a.png\">",
            "<img src=\"https://a.example/a.png\">",
        ),
        ("<p id=\"location\">a</p>", "<p id=\"p1-location\">a</p>"),
        (
            "<img id=\"cookie\" name=\"cookie\" src=\"https://a.example/a.png\">",
            "<img id=\"p1-cookie\" src=\"https://a.example/a.png\">",
        ),
        // Nothing is known by the name of an anchor.
        ("<a name=\"top\">a</a>", "<a name=\"top\">a</a>"),
    ] {
        assert_eq!(prefixed(html), wanted);
    }
    for html in [
        "<form name=\"body\"><input name=\"firstChild\">a</form>",
        "<object name=\"body\" data=\"https://a.example/\">a</object>",
        "<iframe name=\"body\" src=\"https://a.example/\"></iframe>",
        "<embed name=\"body\" src=\"https://a.example/\">",
        "<button name=\"body\">a</button>",
        "<IMG NAME=body src=https://a.example/a.png>",
    ] {
        for cleaned in [
            ours(html),
            jekyll(html),
            cleaned(html, Profile::Feedmill, Sanitize::Strict),
        ] {
            assert!(!cleaned.to_lowercase().contains("name="), "{cleaned}");
        }
    }
}
