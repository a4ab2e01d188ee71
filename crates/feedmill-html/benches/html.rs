//! How long it takes to make a body fit for a feed: `cargo bench -p feedmill-html`.

use divan::{Bencher, counter::BytesCount};
use feedmill_html::summary;
use feedmill_html::{Context, Profile, Sanitize, boilerplate, clean, text};
use url::Url;

fn main() {
    divan::main();
}

/// A story of 7 KB as a mirror has it: plain paragraphs in which nothing has to change.
fn story() -> String {
    let sentence =
        "公司管理总部、系统运行总部等部门的关键岗位分成两组，提前驻扎机房，守住安全运行的底线。";
    let paragraph = format!(
        " <p><strong>某某证券：</strong>{}</p>\n",
        sentence.repeat(3)
    );
    format!(
        "{}&nbsp;<p class=\"em_media\">（文章来源：日报）</p>",
        paragraph.repeat(16)
    )
}

/// The same with the soup of a portal in every paragraph.
fn soup() -> String {
    story().replace(
        "<p><strong>",
        "<p><!-- ad --><span id=\"stock_1\"><a href=\"/r/1.600000\" class=\"keytip\" data-code=\"1,6\">某某</a></span>\
         <span id=\"quote_1\"></span><center><img data-src=\"//img.example/a.jpg\" border=\"0\" onclick=\"x()\"></center><strong>",
    )
}

fn bench_clean(bencher: Bencher, html: String, sanitize: Sanitize) {
    let page = Url::parse("https://news.example.com/ribao/2022/03/18/story.html");
    let Ok(page) = page else { return };
    let context = Context {
        page: &page,
        site: &page,
        profile: Profile::Feedmill,
        remove: boilerplate(),
        sanitize,
        id_prefix: "",
    };
    bencher
        .counter(BytesCount::of_str(&html))
        .bench_local(|| clean(divan::black_box(&html), &context).len());
}

#[divan::bench]
fn clean_plain_story(bencher: Bencher) {
    bench_clean(bencher, story(), Sanitize::Normal);
}

#[divan::bench]
fn clean_soup(bencher: Bencher) {
    bench_clean(bencher, soup(), Sanitize::Normal);
}

#[divan::bench]
fn clean_soup_strict(bencher: Bencher) {
    bench_clean(bencher, soup(), Sanitize::Strict);
}

#[divan::bench]
fn text_of_story(bencher: Bencher) {
    let html = story();
    bencher
        .counter(BytesCount::of_str(&html))
        .bench_local(|| text(divan::black_box(&html)).len());
}

#[divan::bench]
fn summary_of_story(bencher: Bencher) {
    let html = story();
    bencher
        .counter(BytesCount::of_str(&html))
        .bench_local(|| summary(divan::black_box(&html), 300).map(|text| text.len()));
}
