//! How long it takes to check a feed: `cargo bench -p feedmill-validate`.

use divan::{Bencher, counter::BytesCount};
use feedmill_validate::{Input, validate};

fn main() {
    divan::main();
}

/// What an item of a news mirror holds, about 4 KB of HTML.
fn story() -> String {
    let sentence = "<p><strong>Example:</strong> the harbour was <a href=\"https://example.org/a?b=1&amp;c=2\">closed</a> \
        because of the wind, and nobody knew for how long it would stay so.</p>\n";
    sentence.repeat(26)
}

/// An RSS feed of 500 items, as many readers get it.
fn rss(is_escaped: bool) -> String {
    let story = story();
    let content = if is_escaped {
        story
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    } else {
        format!("<![CDATA[{story}]]>")
    };
    let item = |number: usize| {
        format!(
            "<item><title>Story {number}</title><link>https://example.org/{number}</link><guid>https://example.org/{number}</guid>\
             <description>In short: it was windy.</description><content:encoded>{content}</content:encoded>\
             <pubDate>Thu, 01 Jan 2026 00:00:{:02} GMT</pubDate></item>\n",
            number % 60
        )
    };
    let items: String = (0..500).map(item).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Example</title><link>https://example.org/</link>\
         <description>An example.</description><language>en</language>\
         <atom:link rel=\"self\" href=\"https://example.org/feed\"/>{items}</channel></rss>"
    )
}

fn bench(bencher: Bencher, document: &str) {
    let input = Input::new("feed", document.as_bytes());
    bencher
        .counter(BytesCount::of_str(document))
        .bench_local(|| validate(divan::black_box(&input), None));
}

#[divan::bench]
fn rss_with_cdata(bencher: Bencher) {
    bench(bencher, &rss(false));
}

#[divan::bench]
fn rss_with_escaped_html(bencher: Bencher) {
    bench(bencher, &rss(true));
}

/// Every item breaks a rule.
#[divan::bench]
fn rss_with_findings(bencher: Bencher) {
    bench(bencher, &rss(false).replace("<guid>https", "<guid>"));
}
