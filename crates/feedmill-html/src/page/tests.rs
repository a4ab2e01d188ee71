//! Pages as generators and themes make them.

use super::super::Selectors;
use super::{FoundBy, Metadata, Options, Page, metadata, read};

const TEXT: &str = "<p>The tide is high at the quay today, and the boats stay out until noon.</p>";

fn page(body: &str) -> Page {
    read(
        &format!(
            "<!DOCTYPE html><html lang=en><head><title>High tide - Quay news</title><meta property=og:site_name content='Quay news'></head><body>{body}</body></html>"
        ),
        &Options::default(),
    )
}

fn content(body: &str) -> String {
    page(body).content
}

#[test]
fn main_content_is_found_in_each_way() {
    for (body, wanted) in [
        (
            format!(
                "<div class=h-entry><h1 class=p-name>High tide</h1><div class=e-content>{TEXT}</div></div>"
            ),
            FoundBy::Class,
        ),
        (
            format!(
                "<script type='application/ld+json'>{{\"@type\":\"BlogPosting\",\"articleBody\":\"The tide is high at the quay today, and the boats stay out until noon.\"}}</script><p>The quay has news, and the news is here for all to read.</p><div><div id=a>{TEXT}</div></div>"
            ),
            FoundBy::ArticleBody,
        ),
        (
            format!("<main><section itemprop=articleBody>{TEXT}</section></main>"),
            FoundBy::ArticleBody,
        ),
        (
            format!(
                "<article><header><h1>High tide</h1></header>{TEXT}<footer>By me</footer></article>"
            ),
            FoundBy::Article,
        ),
        (
            format!(
                "<main><h1>High tide</h1>{TEXT}</main><aside><p>Other things that nobody asked for stand here.</p></aside>"
            ),
            FoundBy::Main,
        ),
        (
            format!(
                "<div id=nav><a href=/>Home</a></div><div><h1>High tide</h1>{TEXT}</div><div><a href=/a>More</a></div>"
            ),
            FoundBy::Density,
        ),
    ] {
        let page = page(&body);
        assert_eq!(
            (page.content.as_str(), page.found_by),
            (TEXT, Some(wanted)),
            "{body}"
        );
    }
}

#[test]
fn selectors_go_before_all_else() {
    let html = format!(
        "<main><div class=x><b>a</b><i>b</i></div><article>{TEXT}</article><p class=x>c</p></main>"
    );
    let take = [".y", ".x"].map(|selector| Selectors::none().with(&[selector]).unwrap());
    let drop = Selectors::none().with(&["i"]).unwrap();
    let options = Options {
        take: &take,
        drop: Some(&drop),
        ..Options::default()
    };
    let page = read(&html, &options);
    assert_eq!(page.content, "<b>a</b><p class=x>c</p>");
    assert_eq!(page.found_by, Some(FoundBy::Selector));
}

#[test]
fn an_article_among_cards_is_the_right_one() {
    let card = |name: &str| {
        format!("<article><h2><a href=/{name}>{name}</a></h2><p>A short line.</p></article>")
    };
    let html = format!(
        "{}<article>{TEXT}{TEXT}</article>{}{}",
        card("a"),
        card("b"),
        card("c")
    );
    assert_eq!(content(&html), format!("{TEXT}{TEXT}"));
    let list = [card("a"), card("b"), card("c")].concat();
    assert_ne!(page(&list).found_by, Some(FoundBy::Article));
}

#[test]
fn a_known_text_shows_where_the_content_stands() {
    let html = format!(
        "<div><div><p>A long introduction to this site, which stands on every page of it and has many words.</p><p>Subscribe and be told of all that we write, every day.</p></div><div id=x>{TEXT}<div class=widget><p>What a shortcode gave.</p></div><p>Then the ebb.</p></div></div>"
    );
    let like =
        "The tide is high at the quay today, and the boats stay out until noon. Then the ebb.";
    let options = Options {
        like: Some(like),
        ..Options::default()
    };
    let page = read(&html, &options);
    assert_eq!(page.found_by, Some(FoundBy::Likeness));
    assert!(
        page.content.starts_with("<p>The tide") && page.content.contains("What a shortcode gave."),
        "{}",
        page.content
    );
    assert!(
        page.content.ends_with("<p>Then the ebb.</p>") && !page.content.contains("introduction")
    );
}

#[test]
fn what_stands_around_a_text_leaves() {
    for gone in [
        "<nav><a href=/>Home</a></nav>",
        "<div class=share-buttons><a href=https://s.example/>Share</a></div>",
        "<div class=postMeta_x1Y2>By <a href=/me>me</a></div>",
        "<p><time datetime=2024-01-02>2 January 2024</time> · <a href=/me>Ada</a></p>",
        "<div id=toc><ul><li><a href=#a>A</a></li></ul></div>",
        "<button>Copy</button>",
        "<form class=newsletter><input name=mail></form>",
        "<h1>High tide</h1>",
        "<a class=skip-link href=#main>Skip to content</a>",
        "<p><a href=/blog/>← Back to blog</a></p>",
        "<script>x()</script><style>p{}</style>",
    ] {
        let html = format!("<article>{gone}{TEXT}</article>");
        assert_eq!(content(&html), TEXT, "{gone}");
    }
    for gone in [
        "<div class=related-posts><h2>Related</h2><p>Another long text that stands on another page of this site.</p></div>",
        "<section id=comments><p>A comment that somebody wrote about this post, at length.</p></section>",
        "<p><a href=https://github.com/a/b/edit/main/x.md>Edit this page</a></p>",
        "<div class=pagination><a rel=prev href=/a>Older</a> <a rel=next href=/b>Newer</a></div>",
        "<footer><p>Posted in <a rel=tag href=/t>tides</a></p></footer>",
        "<div><a rel=tag href=/t>tides</a>, <a rel=tag href=/u>quays</a></div>",
    ] {
        let html = format!("<article>{TEXT}{TEXT}{gone}</article>");
        assert_eq!(content(&html), format!("{TEXT}{TEXT}"), "{gone}");
    }
}

#[test]
fn what_belongs_to_a_text_stays() {
    for kept in [
        "<blockquote><p>A saying of the quay.</p><footer>Somebody</footer></blockquote>",
        "<section class=footnotes><ol><li id=fn1>A note. <a href=#fnref1>↩</a></li></ol></section>",
        "<p>See <a href=/other/>the other text</a> about it.</p>",
        "<h2 id=share>How to share a boat</h2>",
        "<aside class=\"admonition note\"><p>Mind the step.</p></aside>",
        "<details><summary>More</summary><p>All of it.</p></details>",
        "<p>It began at <time datetime=2024-01-02>noon</time>.</p>",
    ] {
        let html = format!("<article>{TEXT}{TEXT}{kept}{TEXT}{TEXT}</article>");
        assert!(content(&html).contains(kept), "{kept}: {}", content(&html));
    }
    // The first sentence may name a day, as a byline does.
    let day = "<time datetime=2024-04-08>8 April</time>";
    let first = format!("<p>High ones come at the new moon, on {day} this year.</p>");
    let html = format!("<article><p>By Ada, {day}.</p>{first}{TEXT}</article>");
    assert_eq!(content(&html), format!("{first}{TEXT}"));
}

#[test]
fn anchors_of_headings_leave_and_headings_stay() {
    for (written, wanted) in [
        (
            "<h2 id=a>A b<a class=headerlink href=#a>¶</a></h2>",
            "<h2 id=a>A b</h2>",
        ),
        ("<h2 id=a><a href=#a>A b</a></h2>", "<h2 id=a>A b</h2>"),
        (
            "<h2 id=a><a href=#a aria-hidden=true><svg><path d=x/></svg></a>A b</h2>",
            "<h2 id=a>A b</h2>",
        ),
        (
            "<h2 id=a>A b<a class=hash-link href=#a aria-label='Direct link to A b'></a></h2>",
            "<h2 id=a>A b</h2>",
        ),
        (
            "<h2 id=a><a href=/c/>A b</a></h2>",
            "<h2 id=a><a href=/c/>A b</a></h2>",
        ),
    ] {
        assert_eq!(
            content(&format!("<article>{TEXT}{written}</article>")),
            format!("{TEXT}{wanted}"),
            "{written}"
        );
    }
}

#[test]
fn code_in_colours_is_plain_code() {
    let wanted = "<pre><code class=\"language-go\">a &lt; b\n\nc</code></pre>";
    let with_end = wanted.replace("c</code>", "c\n</code>");
    for written in [
        // Chroma, beside a table of numbers.
        "<div class=highlight><table class=lntable><tr><td class=lntd><pre><code><span class=lnt>1\n</span><span class=lnt>2\n</span></code></pre></td><td class=lntd><pre><code class=language-go data-lang=go><span class=line><span class=cl>a &lt; b\n</span></span><span class=line><span class=cl>\n</span></span><span class=line><span class=cl>c</span></span></code></pre></td></tr></table></div>",
        // Chroma, with numbers in each line.
        "<pre><code class=language-go><span class=line><span class=ln>1</span><span class=cl>a &lt; b\n</span></span><span class=line><span class=ln>2</span>\n</span><span class=line><span class=ln>3</span>c</span></code></pre>",
        // Rouge.
        "<div class=\"language-go highlighter-rouge\"><div class=highlight><pre class=highlight><code><span class=n>a</span> &lt; b\n\nc</code></pre></div></div>",
        // Hexo.
        "<figure class=\"highlight go\"><table><tr><td class=gutter><pre><span class=line>1</span><br><span class=line>2</span><br></pre></td><td class=code><pre><span class=line>a &lt; b</span><br><span class=line></span><br><span class=line>c</span></pre></td></tr></table></figure>",
        // Shiki, with a button and numbers beside it.
        "<div class=language-go><button class=copy></button><span class=lang>go</span><pre class=shiki><code><span class=line>a &lt; b</span>\n<span class=line></span>\n<span class=line>c</span></code></pre><div class=line-numbers-wrapper aria-hidden=true><span class=line-number>1</span><br></div></div>",
        // Docusaurus.
        "<div class=\"language-go codeBlockContainer_x1\"><pre><code><span class=token-line>a &lt; b<br></span><span class=token-line style=display:inline-block></span><br><span class=token-line>c</span></code></pre></div>",
        // Lines that only a style sheet breaks.
        "<pre data-language=go><code><div class=ec-line><div class=gutter><div class=ln>1</div></div><div class=code>a &lt; b</div></div><div class=ec-line><div class=code>\n</div></div><div class=ec-line><div class=code>c</div></div></code></pre>",
        // Pygments in a table.
        "<div class=highlight-go><table class=highlighttable><tr><td class=linenos><div class=linenodiv><pre>1\n2\n3</pre></div></td><td class=code><div class=highlight><pre><span></span>a &lt; b\n\n<span>c</span></pre></div></td></tr></table></div>",
    ] {
        let found = content(&format!("<article>{TEXT}{written}</article>"));
        let found = found
            .replace("<figure class=\"highlight go\">", "")
            .replace("</figure>", "");
        let found = found.trim_start_matches(TEXT);
        assert!(found == wanted || found == with_end, "{written}\n{found}");
    }
    // The name of a file stands above its code.
    let named = "<div class=highlight><table class=highlighttable><tr><th colspan=2 class=filename><span class=filename>a.go</span></th></tr><tr><td class=linenos>1</td><td class=code><div><pre>a &lt; b</pre></div></td></tr></table></div>";
    assert_eq!(
        content(&format!("<article>{TEXT}{named}</article>")),
        format!("{TEXT}<p><code>a.go</code></p>\n<pre><code>a &lt; b</code></pre>")
    );
    for kept in [
        "<pre>a <a href=https://x.example/>b</a></pre>",
        "<pre><code class=language-go>a</code></pre>",
    ] {
        assert!(content(&format!("<article>{TEXT}{kept}</article>")).ends_with(kept));
    }
}

#[test]
fn images_are_the_real_ones() {
    for (written, wanted) in [
        (
            "<img alt=A src=\"/_next/image?url=%2Fa%20b.jpg&amp;w=640&amp;q=75\" srcset=\"/_next/image?url=x 1x\">",
            "<img src=\"/a b.jpg\" alt=\"A\">",
        ),
        (
            "<picture><source srcset=\"a.webp 1x, b.webp 2x\"><img src=\"data:image/gif;base64,R0\" alt=\"A\"></picture>",
            "<picture><source srcset=\"a.webp 1x, b.webp 2x\"><img src=\"b.webp\" alt=\"A\"></picture>",
        ),
        (
            "<img src=a.png loading=lazy>",
            "<img src=a.png loading=lazy>",
        ),
        (
            "<p><img data-placeholder-image src=\"data:image/svg+xml,x\"><img src=\"a.png\"></p>",
            "<p><img src=\"a.png\"></p>",
        ),
    ] {
        assert_eq!(
            content(&format!("<article>{TEXT}{written}</article>")),
            format!("{TEXT}{wanted}"),
            "{written}"
        );
    }
}

#[test]
fn formulas_stay_once() {
    for (written, wanted) in [
        (
            "<p><span class=katex><span class=katex-mathml><math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x</annotation></semantics></math></span><span class=katex-html aria-hidden=true>x</span></span></p>",
            "<p><math><semantics><mi>x</mi></semantics></math></p>",
        ),
        (
            "<p><mjx-container><svg><g/></svg><mjx-assistive-mml><math><mi>x</mi></math></mjx-assistive-mml></mjx-container></p>",
            "<p><math><mi>x</mi></math></p>",
        ),
        (
            "<p><span class=MathJax_Preview>x</span><span class=MathJax>x</span><script type=\"math/tex\">a < b</script></p>",
            "<p>\\(a &lt; b\\)</p>",
        ),
        (
            "<div><script type=\"math/tex; mode=display\">x^2</script></div>",
            "<div>\\[x^2\\]</div>",
        ),
    ] {
        assert_eq!(
            content(&format!("<article>{TEXT}{written}</article>")),
            format!("{TEXT}{wanted}"),
            "{written}"
        );
    }
}

#[test]
fn metadata_come_from_json_ld_meta_and_microformats() {
    let names = |metadata: &Metadata| {
        metadata
            .authors
            .iter()
            .map(|author| author.name.clone())
            .collect::<Vec<_>>()
    };
    let found = metadata(
        "<html lang=de><head><title>A | S</title><meta property=\"og:site_name\" content=S><link rel=canonical href=https://a.example/a/>\
         <meta name=description content=\"A &amp; b\"><meta property=og:image content=/a.png><meta property=article:tag content=x><meta property=article:tag content=y>\
         <meta name=author content=Ada><meta property=article:published_time content=2024-01-02T03:04:05Z></head><body><h1>B</h1></body>",
    );
    assert_eq!(found.title.as_deref(), Some("A"));
    assert_eq!(found.canonical_url.as_deref(), Some("https://a.example/a/"));
    assert_eq!(found.description.as_deref(), Some("A & b"));
    assert_eq!(found.image.as_deref(), Some("/a.png"));
    assert_eq!(found.language.as_deref(), Some("de"));
    assert_eq!(found.published.as_deref(), Some("2024-01-02T03:04:05Z"));
    assert_eq!(
        (names(&found), found.tags),
        (vec!["Ada".to_owned()], vec!["x".to_owned(), "y".to_owned()])
    );

    let html = format!(
        "<script type=application/ld+json>{{\"@graph\":[{{\"@type\":\"WebSite\"}},{{\"@type\":[\"BlogPosting\"],\"headline\":\"H\",\"datePublished\":\"2024-05-06\",\"dateModified\":\"2024-05-07\",\"author\":[{{\"name\":\"Ada\",\"url\":\"/ada\"}},{{\"name\":\"Bo\"}}],\"keywords\":\"x, y\",\"image\":{{\"url\":\"/i.png\"}}}}]}}</script><article>{TEXT}</article>"
    );
    let found = read(&html, &Options::default()).metadata;
    assert_eq!(found.title.as_deref(), Some("H"));
    assert_eq!(found.published.as_deref(), Some("2024-05-06"));
    assert_eq!(found.updated.as_deref(), Some("2024-05-07"));
    assert_eq!(
        (
            names(&found).len(),
            found.tags.len(),
            found.image.as_deref()
        ),
        (2, 2, Some("/i.png"))
    );

    let html = format!(
        "<article class=h-entry><h1 class=p-name>N</h1><a class=p-author href=/ada>Ada</a><time class=dt-published datetime=2024-07-08>8 July</time>\
         <div class=e-content>{TEXT}</div><a class=p-category href=/x>x</a></article><article><time class=dt-published datetime=2020-01-01>x</time></article>"
    );
    let found = read(&html, &Options::default()).metadata;
    assert_eq!(found.title.as_deref(), Some("N"));
    assert_eq!(found.published.as_deref(), Some("2024-07-08"));
    assert_eq!(
        (names(&found), found.tags),
        (vec!["Ada".to_owned()], vec!["x".to_owned()])
    );

    let html = format!(
        "<main><p>On <time datetime=2024-09-10>10 September</time></p><div class=post-content>{TEXT}<p>In <time datetime=1999>1999</time></p></div></main>"
    );
    assert_eq!(
        read(&html, &Options::default())
            .metadata
            .published
            .as_deref(),
        Some("2024-09-10")
    );
    assert_eq!(
        page(&format!("<article>{TEXT}</article>"))
            .metadata
            .title
            .as_deref(),
        Some("High tide")
    );
}

#[test]
fn the_inner_of_two_bodies_has_all_paragraphs() {
    let licence = "<div class=rights><div>High tide</div><div>https://a.example/2024/tide/</div><div>Posted on</div><div>1 May 2024</div></div>";
    let page = page(&format!(
        "<article class=post-content><div class=markdown-body><p>Short.</p></div>{licence}</article>"
    ));
    assert_eq!(
        (page.content.as_str(), page.found_by),
        ("<p>Short.</p>", Some(FoundBy::Class))
    );
    assert_eq!(
        content(&format!(
            "<article>{TEXT}<div class='license-box my-3'>High tide</div></article>"
        )),
        TEXT
    );
}
