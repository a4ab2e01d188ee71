//! What holds for any page at all.

use proptest::prelude::*;

use super::super::{Context, Profile, Sanitize, Selectors, boilerplate, clean, text};
use super::{Options, decode, metadata, read};

fn content(html: &str) -> String {
    read(html, &Options::default()).content
}

/// The content as `clean` leaves it, which is how it is used.
fn cleaned(html: &str) -> String {
    let page = url::Url::parse("https://blog.example/a/").unwrap();
    let context = Context {
        page: &page,
        site: &page,
        profile: Profile::Feedmill,
        remove: boilerplate(),
        sanitize: Sanitize::Normal,
        id_prefix: "",
    };
    clean(html, &context).into_owned()
}

const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=\"post-content\">",
    "<div class=\"share-buttons\">",
    "</div>",
    "<article>",
    "</article>",
    "<main>",
    "</main>",
    "<nav>",
    "</nav>",
    "<h1>",
    "</h1>",
    "<h2 id=a>",
    "<a class=anchor href=#a>#</a>",
    "</h2>",
    "<table class=lntable><tr><td><pre>1</pre></td><td><pre>x\n</pre></td></tr></table>",
    "<pre class=shiki><code><span class=line>a</span>\n<span class=line>b</span></code></pre>",
    "<time datetime=2024-01-02>2 January</time>",
    "<ul>",
    "<li>",
    "</ul>",
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"tide\"}</script>",
    "<script>x</script>",
    "<svg><path/></svg>",
    "<img data-src=a.png>",
    "<noscript><img src=a.png></noscript>",
    "<span class=katex><math><mi>x</mi></math><span class=katex-html>x</span></span>",
    "<footer>",
    "</footer>",
    "<!-- a -->",
    "<",
    "&amp;",
    "The tide is high at the quay today, and the boats stay out. ",
    "潮水很高。",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn nothing_makes_it_panic(html in "[<>/a-c=\"' !?é#-]{0,80}", like in "[a-cé ]{0,40}") {
        let options = Options { like: Some(&like), title: Some(&like), ..Options::default() };
        read(&html, &options);
        metadata(&html);
        decode(html.as_bytes());
    }

    #[test]
    fn main_content_is_whole_and_taken_again_nothing_comes_in(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
    ) {
        let html = pieces.concat();
        let once = content(&html);
        // Every element that it opens it closes: what follows it stands outside of all of them.
        let around = cleaned(&format!("<div>{once}</div><hr>"));
        prop_assert!(around.trim_end().ends_with("<hr>") || around.contains("<hr"), "{}", around);
        // What surrounds a text is known by where it stands, so that more may go the second time; nothing may come or move.
        let take = [Selectors::none().with(&["body"]).unwrap()];
        let options = Options { take: &take, ..Options::default() };
        let again = text(&cleaned(&read(&format!("<body>{once}</body>"), &options).content));
        let once = text(&cleaned(&once));
        let mut words = once.split_whitespace();
        prop_assert!(
            again.split_whitespace().all(|word| words.any(|own| own == word)),
            "{}\nonce: {}\nagain: {}", html, once, again
        );
    }

    #[test]
    fn a_page_around_a_text_takes_nothing_from_it_and_adds_nothing(
        paragraphs in prop::collection::vec("[A-Z][a-z]{2,9}( [a-z]{2,9}){6,20}\\.", 1..8),
    ) {
        let body: String = paragraphs.iter().map(|text| format!("<p>{text}</p>\n")).collect();
        for (before, after) in [
            ("<article><h1>T</h1>", "</article>"),
            ("<main><nav><a href=/>Home</a></nav><div class=post-content>", "</div><footer>Me</footer></main>"),
            ("<div class=h-entry><div class=e-content>", "</div><div class=related-posts><a href=/b>B</a></div></div>"),
            ("<header><h1>T</h1></header><div>", "</div><footer><a href=/>Home</a></footer>"),
        ] {
            let page = format!("<title>T</title><body>{before}{body}{after}");
            prop_assert_eq!(content(&page), body.trim(), "{}", page);
        }
    }
}

#[test]
fn depth_and_length_cost_linear_time() {
    for piece in [
        "<div>",
        "<div class=post-content>",
        "<p>",
        "<a href=#>",
        "<table><tr><td>",
        "<ul><li>",
        "<b><p>",
        "<svg>",
        "<pre>",
        "</div>",
        "<article>a",
        "<h2><a>",
        "<!--",
        "<script type='math/tex'>",
        "<a href=\"",
        "<span class='katex'>",
    ] {
        // A time that grows with the square of the length would take minutes.
        let html = piece.repeat(200_000);
        let like = "the tide is high at the quay today and the boats stay out";
        read(
            &html,
            &Options {
                like: Some(like),
                ..Options::default()
            },
        );
    }
}
