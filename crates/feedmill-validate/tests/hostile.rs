//! No document makes the validator panic, expand a bomb or run away with memory.

use feedmill_validate::{Input, Report, validate};
use proptest::prelude::*;

fn check(bytes: &[u8]) -> Report {
    validate(&Input::new("x", bytes), None)
}

fn has(report: &Report, rule: &str) -> bool {
    report
        .findings
        .iter()
        .any(|finding| finding.rule.name == rule)
}

#[test]
fn an_entity_bomb_is_told_and_never_expanded() {
    let mut text = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">".to_owned();
    for level in 1..30 {
        text += &format!(
            "<!ENTITY a{level} \"{}\">",
            format!("&a{};", level - 1).repeat(10)
        );
    }
    text += "]><rss version=\"2.0\"><channel><title>&a29;</title></channel></rss>";
    assert!(has(&check(text.as_bytes()), "xml/entity-declared"));
}

#[test]
fn depth_is_capped() {
    assert!(has(
        &check("<rss>".repeat(100_000).as_bytes()),
        "xml/too-much"
    ));
    assert!(has(&check("[".repeat(4 << 20).as_bytes()), "json/not-json"));
    assert!(has(
        &check("{\"a\":".repeat(1 << 20).as_bytes()),
        "json/not-json"
    ));
}

/// Reading goes on after each fault: however many there are, this takes no longer than a second or two.
#[test]
fn many_faults_of_xml_are_passed() {
    for piece in [
        "& ",
        "<?x>",
        "<a b=\"",
        "</x>",
        "< ",
        "<!x>",
        "<a></b>",
        "<p:a/>",
        "&x;",
        "<![CDATA[",
        "\u{1}",
    ] {
        let text = format!("<rss version=\"2.0\"><channel>{}", piece.repeat(1 << 16));
        let report = check(text.as_bytes());
        assert!(!report.is_valid(), "{piece}");
        let count = report
            .findings
            .iter()
            .filter(|finding| finding.rule.family() == "xml")
            .count();
        assert!(count <= 501, "{piece}: {count}");
    }
}

#[test]
fn twenty_thousand_attributes_are_judged() {
    let attributes: String = (0..20_000)
        .map(|number| format!(" a{number}=\"1\""))
        .collect();
    let report = check(format!("<rss version=\"2.0\"{attributes}/>").as_bytes());
    assert!(has(&report, "rss/unexpected-attribute"));
    assert!(report.omitted > 10_000);
    let spaces: String = (0..20_000)
        .map(|number| format!(" xmlns:a{number}=\"u{number}\" a{number}:b=\"1\""))
        .collect();
    check(format!("<rss version=\"2.0\"{spaces}/>").as_bytes());
}

#[test]
fn truncated_utf_16_is_told() {
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(
        "<rss version=\"2.0\"/>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    bytes.pop();
    assert!(has(&check(&bytes), "xml/malformed-bytes"));
}

#[test]
fn a_million_faults_are_counted_and_not_listed() {
    let report =
        check(format!("<rss version=\"2.0\"><channel>{}", "<x/>".repeat(300_000)).as_bytes());
    assert!(report.findings.len() < 1000);
    assert!(report.omitted > 299_000);
}

#[test]
fn html_that_goes_wrong_everywhere_is_judged() {
    for piece in [
        "&lt;",
        "&lt;a ",
        "&lt;a b=\"",
        "&lt;script>",
        "&lt;!--",
        "&amp;",
        "&lt;a style=\"",
        "<![CDATA[<b]]>",
    ] {
        let text = format!(
            "<rss version=\"2.0\"><channel><item><description>{}</description></item></channel></rss>",
            piece.repeat(200_000)
        );
        check(text.as_bytes());
    }
}

/// A document of every kind, to break.
const WHOLE: [&str; 4] = [
    "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>a</title>\
     <link>https://example.org/é</link><description>&lt;p style=\"color: red\">b&lt;/p></description><item><guid>x</guid>\
     <pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate><dc:date>2026-01-01</dc:date></item></channel></rss>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>tag:example.org,2026:a</id><updated>2026-01-01T00:00:00Z</updated><entry>\
     <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><b>日本</b></div></content></entry></feed>",
    "<opml version=\"2.0\"><head><dateCreated>Thu, 01 Jan 2026 00:00:00 GMT</dateCreated></head><body><outline text=\"a\"/></body></opml>",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"\\ud83d\\ude00\", \"items\": [{\"id\": 1, \"url\": \"x\"}]}",
];

proptest! {
    #[test]
    fn any_bytes_get_a_report(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        check(&bytes);
    }

    #[test]
    fn broken_documents_get_a_report(
        index in 0..WHOLE.len(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 0..6),
    ) {
        let mut bytes = WHOLE[index].as_bytes().to_vec();
        for (place, byte, change) in changes {
            let at = place.index(bytes.len());
            match change {
                0 => bytes[at] = byte,
                1 => { bytes.remove(at); }
                _ => bytes.insert(at, byte),
            }
        }
        let report = check(&bytes);
        let text = Input::new("x", &bytes).text().into_owned();
        for finding in &report.findings {
            prop_assert!(finding.line >= 1 && finding.line <= text.lines().count().max(1) + 1, "{:?}", finding);
            prop_assert!(text.is_char_boundary(finding.span.start.min(text.len())), "{:?}", finding);
        }
    }
}
