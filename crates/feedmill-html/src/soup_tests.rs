//! What comes of HTML as portals, exports and plugins write it.

use super::tests::{ours, prefixed, table};

#[test]
fn what_a_script_would_have_shown_is_shown() {
    table(
        ours,
        &[
            (
                "<div style=\"visibility: hidden; opacity: 0;\"><p>a</p></div>",
                "<div><p>a</p></div>",
            ),
            (
                "<img data-src=\"/a.jpg\" style=\"opacity:0;width:9px\">",
                "<img style=\"width:9px\" src=\"https://blog.example/a.jpg\">",
            ),
            (
                "<img data-cfsrc=\"/a.jpg\" style=\"display:none;visibility:hidden\"><noscript><img src=\"/a.jpg\"></noscript>",
                "<img src=\"https://blog.example/a.jpg\">",
            ),
            (
                "<img src=\"/none.gif\" file=\"/a.jpg\" zoomfile=\"/b.jpg\">",
                "<img src=\"https://blog.example/b.jpg\">",
            ),
            (
                "<img src=\"https://x.example/real.jpg\" data-orig-file=\"/full.jpg\">",
                "<img src=\"https://x.example/real.jpg\">",
            ),
            (
                "<picture><img data-src=\"/a.jpg\"></picture><noscript><picture><img src=\"/a.jpg\"></picture></noscript>b",
                "<picture><img src=\"https://blog.example/a.jpg\"></picture>b",
            ),
            (
                "<div style=\"position:relative;height:0;padding-bottom:56.25%\"><iframe style=\"position:absolute\" src=\"https://www.youtube.com/embed/x\"></iframe></div>",
                "<div style=\"position:relative\"><p><a href=\"https://www.youtube.com/watch?v=x\"><img src=\"https://i.ytimg.com/vi/x/hqdefault.jpg\" alt=\"YouTube\"></a></p></div>",
            ),
            (
                "<video src=\"https://x.example/v\" autoplay></video>",
                "<video src=\"https://x.example/v\" controls></video>",
            ),
            ("a<video src=\"blob:x\"></video><audio></audio>", "a"),
        ],
    );
}

#[test]
fn elements_of_scripts_become_plain_ones() {
    table(
        ours,
        &[
            (
                "<amp-img src=\"/a.jpg\" alt=\"b\"><noscript><img src=\"/a.jpg\"></noscript></amp-img>c",
                "<img src=\"https://blog.example/a.jpg\" alt=\"b\">c",
            ),
            (
                "<amp-video src=\"/a.mp4\" controls><div fallback>no</div></amp-video>",
                "<video src=\"https://blog.example/a.mp4\" controls><div fallback>no</div></video>",
            ),
            (
                "<lite-youtube videoid=\"x1\">old</lite-youtube>b",
                "<p><a href=\"https://www.youtube.com/watch?v=x1\"><img src=\"https://i.ytimg.com/vi/x1/hqdefault.jpg\" alt=\"YouTube\"></a></p>b",
            ),
            ("<amp-ad>a</amp-ad><amp-carousel>b</amp-carousel>", "b"),
            (
                "<amp-img src=\"/a.jpg\">b",
                "<img src=\"https://blog.example/a.jpg\">b",
            ),
            ("<founder_content>a</founder_content>", "a"),
            (
                "<script type=\"math/tex; mode=display\">a < b</script>",
                "\\[a &lt; b\\]",
            ),
        ],
    );
}

#[test]
fn remains_of_where_a_body_was_go() {
    table(
        ours,
        &[
            ("<![CDATA[<p>a</p>]]>", "<p>a</p>"),
            (
                "<img src=\"__GHOST_URL__/content/a.png\">",
                "<img src=\"https://blog.example/content/a.png\">",
            ),
            (
                "<noscript>Please enable JavaScript to see the comments.</noscript>a<noscript>b</noscript>",
                "ab",
            ),
            (
                "<p style=\"mso-x:1;color:red\">a</p>",
                "<p style=\"color:red\">a</p>",
            ),
            (
                "a<img src=\"https://stats.example/matomo.php?idsite=1\"><img src=\"https://t.example/x\" width=1>",
                "a",
            ),
            (
                "<p style=\"background:url('/a(1).png')\">b</p>",
                "<p style=\"background:url(https://blog.example/a%281%29.png)\">b</p>",
            ),
            (
                "<a href=\"mailto:a@b.example?subject=c d\">e</a>",
                "<a href=\"mailto:a@b.example?subject=c%20d\">e</a>",
            ),
            (
                "<div class=\"addtoany_content\">a</div><form class=\"x subscription-widget-wrap\">b</form>c",
                "bc",
            ),
        ],
    );
}

#[test]
fn what_refers_to_an_id_follows_it() {
    for (html, wanted) in [
        (
            "<svg><path id=a /><use href=\"#a\" /><path fill=\"url(#a)\" style=\"stroke:url('#a')\" /></svg>",
            "<svg><path id=\"p1-a\" /><use href=\"#p1-a\" /><path fill=\"url(#p1-a)\" style=\"stroke:url(#p1-a)\" /></svg>",
        ),
        (
            "<table><tr><th id=a>x</th><td headers=\"a b\">y</td></tr></table>",
            "<table><tr><th id=\"p1-a\">x</th><td headers=\"p1-a p1-b\">y</td></tr></table>",
        ),
    ] {
        assert_eq!(prefixed(html), wanted);
    }
}
