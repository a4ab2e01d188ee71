//! Repairs: what they write, and that they never make anything worse.

use feedmill_validate::{Input, Response, fix, validate};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

fn rss(inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>Tide tables</title>\
        <link>https://harbour.example/</link><description>Every day</description><item><title>Ebb</title>{inner}</item>\
        </channel></rss>\n"
    )
}

/// The part of an item that differs, after its repairs.
fn repaired(inner: &str, all: bool) -> String {
    let text = rss(inner);
    let fixed = fix(&Input::new("a", text.as_bytes()), None, all);
    let fixed = String::from_utf8(fixed.bytes).unwrap();
    let (before, after) = rss("|")
        .split_once('|')
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let inner = fixed
        .strip_prefix(&before)
        .and_then(|rest| rest.strip_suffix(&after));
    inner
        .unwrap_or_else(|| panic!("the text around was changed: {fixed}"))
        .to_owned()
}

#[test]
fn safe_repairs() {
    let cases = [
        (
            "<link>https://harbour.example/?a=1&b=2</link>",
            "<link>https://harbour.example/?a=1&amp;b=2</link>",
        ),
        ("<category>a\u{b}b</category>", "<category>ab</category>"),
        (
            "<category>a&nbsp;b&eacute;</category>",
            "<category>a&#160;b&#233;</category>",
        ),
        (
            "<guid>tide-1</guid>",
            "<guid isPermaLink=\"false\">tide-1</guid>",
        ),
        (
            "<guid isPermaLink='true'>tide-1</guid>",
            "<guid isPermaLink='false'>tide-1</guid>",
        ),
        (
            "<guid isPermalink=\"false\">tide-1</guid>",
            "<guid isPermaLink=\"false\">tide-1</guid>",
        ),
        (
            "<pubDate>2024-01-15T10:00:00+01:00</pubDate>",
            "<pubDate>Mon, 15 Jan 2024 10:00:00 +0100</pubDate>",
        ),
        (
            "<pubDate>Monday, 15 Jan 2024 10:00:00 GMT</pubDate>",
            "<pubDate>Mon, 15 Jan 2024 10:00:00 +0000</pubDate>",
        ),
        (
            "<pubDate>Tue, 15 Jan 2024 10:00:00 +0000</pubDate>",
            "<pubDate>Mon, 15 Jan 2024 10:00:00 +0000</pubDate>",
        ),
        (
            "<link>https://harbour.example/a b|c</link>",
            "<link>https://harbour.example/a%20b%7Cc</link>",
        ),
        (
            "<link>https://harbour.example/gezeiten/ä?ö</link>",
            "<link>https://harbour.example/gezeiten/%C3%A4?%C3%B6</link>",
        ),
        (
            "<enclosure url=\"https://harbour.example/a.mp3\" type=\"audio/mpeg\" length=\"\"/>",
            "<enclosure url=\"https://harbour.example/a.mp3\" type=\"audio/mpeg\" length=\"0\"/>",
        ),
    ];
    for (bad, good) in cases {
        assert_eq!(repaired(bad, false), good);
    }
}

#[test]
fn what_changes_the_feed_for_readers_is_asked_for() {
    let cases = [
        (
            "<pubdate>Mon, 15 Jan 2024 10:00:00 +0000</pubdate>",
            "<pubDate>Mon, 15 Jan 2024 10:00:00 +0000</pubDate>",
        ),
        (
            "<link>/ebb.html</link>",
            "<link>https://harbour.example/ebb.html</link>",
        ),
        (
            "<link>www.harbour.example/ebb</link>",
            "<link>https://www.harbour.example/ebb</link>",
        ),
        (
            "<author>Anna &lt;anna@harbour.example&gt;</author>",
            "<author>anna@harbour.example (Anna)</author>",
        ),
    ];
    for (bad, good) in cases {
        assert_eq!(repaired(bad, false), bad);
        assert_eq!(repaired(bad, true), good);
    }
}

#[test]
fn rss_without_a_version_gets_one() {
    let text = "<rss><channel><title>a</title></channel></rss>";
    let fixed = fix(&Input::new("a", text.as_bytes()), None, false);
    let wanted = "<rss version=\"2.0\"><channel><title>a</title></channel></rss>";
    assert_eq!(String::from_utf8(fixed.bytes).unwrap(), wanted);
}

#[test]
fn a_date_without_a_zone_is_left_alone() {
    let bad = "<pubDate>2024-01-15 10:00:00</pubDate>";
    assert_eq!(repaired(bad, true), bad);
}

#[test]
fn the_encoding_and_the_mark_stay() {
    let text = "\u{feff}\n<?xml version='1.0'?><rss version='2.0'><channel><title>é & ü</title></channel></rss>";
    let fixed = fix(&Input::new("a", text.as_bytes()), None, false);
    let wanted = "\u{feff}<?xml version='1.0'?><rss version='2.0'><channel><title>é &amp; ü</title></channel></rss>";
    assert_eq!(String::from_utf8(fixed.bytes).unwrap(), wanted);

    let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><rss version='2.0'><channel><title>\xe9 & \xfc</title></channel></rss>";
    let fixed = fix(&Input::new("a", latin), None, false);
    assert!(
        fixed
            .bytes
            .windows(9)
            .any(|bytes| bytes == b"\xe9 &amp; \xfc"),
        "{:?}",
        fixed.bytes
    );

    let ascii = "<?xml version='1.0' encoding='us-ascii'?><rss version='2.0'><channel><title>é</title></channel></rss>";
    let fixed = fix(&Input::new("a", ascii.as_bytes()), None, false);
    assert_eq!(
        String::from_utf8(fixed.bytes).unwrap(),
        ascii.replace("us-ascii", "utf-8")
    );
}

/// Pieces of items, right and wrong in many ways.
const PIECES: &[&str] = &[
    "<link>https://harbour.example/?a&b</link>",
    "<guid>x</guid>",
    "<guid isPermalink='FALSE'>y</guid>",
    "<Title>t</Title>",
    "<pubDate>2024-01-15T10:00:00Z</pubDate>",
    "<pubDate>yesterday</pubDate>",
    "&nbsp;",
    "&",
    "<",
    "]]>",
    "\u{1}",
    "</b>",
    "<b>",
    "<description><![CDATA[a & b]]></description>",
    "<link>www.x.example</link>",
    "<author>A &lt;a@b.example&gt;</author>",
    "<enclosure url='//x.example/a b' length='' type=''/>",
    "<source url=x>y</source>",
    "<x:y/>",
    "<a b='1' b='2'/>",
    "é",
    "Ã©",
    "<comments> https://harbour.example/ü </comments>",
    "<category>a</category>",
    "<guid isPermaLink=\"true\">tag:a,2024:b</guid>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn repairs_settle_and_make_nothing_worse(
        pieces in proptest::collection::vec(prop::sample::select(PIECES), 0..6),
        head in prop::sample::select(&["", "\n", " \n", "\u{feff}"][..]),
        all in any::<bool>(),
    ) {
        let text = format!("{head}{}", rss(&pieces.concat()));
        let input = Input::new("a", text.as_bytes());
        let before = validate(&input, None);
        let fixed = fix(&input, None, all);
        prop_assert!(!before.is_valid() || fixed.report.is_valid(), "{}", text);
        let again = fix(&Input::new("a", &fixed.bytes), None, all);
        prop_assert_eq!(&again.bytes, &fixed.bytes, "{}", text);
        // Repairs of XML may bring to light what could not be seen, but never hide an end.
        prop_assert!(fixed.report.findings.iter().filter(|f| f.rule.name.starts_with("xml/")).count()
            <= before.findings.iter().filter(|f| f.rule.name.starts_with("xml/")).count(), "{}", text);
        if fixed.repairs.is_empty() {
            prop_assert_eq!(&fixed.bytes, text.as_bytes());
        }
    }
}

/// A document that was fetched, after its repairs.
fn repaired_from(address: &str, text: &str, all: bool) -> String {
    let mut response = Response::new(200, Vec::new());
    response.addresses = vec![address.to_owned()];
    let input = Input::new("a", text.as_bytes()).with_response(Some(&response));
    String::from_utf8(fix(&input, None, all).bytes).unwrap()
}

#[test]
fn a_feed_that_was_fetched_learns_its_address() {
    let here = "https://harbour.example/feed?a&b";
    let whole = "https://harbour.example/feed?a&amp;b";
    let rss = rss("");
    let link = format!("<atom:link rel=\"self\" href=\"{whole}\" type=\"application/rss+xml\"/>");
    let wanted = rss
        .replace("<rss", "<rss xmlns:atom=\"http://www.w3.org/2005/Atom\"")
        .replace("<channel>", &format!("<channel>{link}"));
    assert_eq!(repaired_from(here, &rss, false), wanted);
    assert_eq!(repaired_from(here, &wanted, false), wanted);

    let atom = |link: &str| {
        format!("<feed xmlns=\"http://www.w3.org/2005/Atom\">{link}<title>a</title></feed>")
    };
    let link = |href: &str| format!("<link rel=\"self\" href=\"{href}\"/>");
    assert_eq!(
        repaired_from(here, &atom(""), false),
        atom(&link(whole).replace("/>", " type=\"application/atom+xml\"/>"))
    );
    assert_eq!(
        repaired_from(here, &atom(&link("feed?a&amp;b")), false),
        atom(&link(whole))
    );
    let elsewhere = atom(&link("https://elsewhere.example/"));
    assert_eq!(repaired_from(here, &elsewhere, false), elsewhere);
    assert_eq!(repaired_from(here, &elsewhere, true), atom(&link(whole)));
}

#[test]
fn a_feed_on_the_disk_learns_no_address() {
    let text = rss("");
    assert_eq!(
        fix(&Input::new("a", text.as_bytes()), None, true).bytes,
        text.as_bytes()
    );
}

#[test]
fn the_head_of_opml_comes_first() {
    let bad = "<opml version=\"2.0\">\n  <body><outline text=\"a\"/></body>\n  <!-- b -->\n  <head><title>c</title></head>\n</opml>\n";
    let good = "<opml version=\"2.0\">\n  <head><title>c</title></head>\n  <body><outline text=\"a\"/></body>\n  <!-- b -->\n</opml>\n";
    let fixed = fix(&Input::new("a", bad.as_bytes()), None, false);
    assert_eq!(String::from_utf8(fixed.bytes).unwrap(), good);
}

/// Pieces of OPML, right and wrong.
const OUTLINES: &[&str] = &[
    "<head><title>a</title></head>",
    "<head><dateCreated>2024-01-15T10:00:00Z</dateCreated></head>",
    "<head/>",
    "<head>",
    "<body><outline text='a'/></body>",
    "<body><outline text='b' isComment='TRUE' created='Tue, 15 Jan 2024 10:00:00 GMT'/></body>",
    "<body>",
    "</body>",
    "\n  ",
    "<!-- c -->",
    "d",
    "&",
];

/// Beginnings of documents with faults of namespaces, versions and roots.
const HEADS: &[&str] = &[
    "<rss>",
    "<rss version='2.0' xmlns='http://backend.userland.com/rss2'>",
    "<rss version='2.0' xmlns:itunes='http://www.itunes.com/DTDs/Podcast-1.0.dtd' xmlns:media='http://search.yahoo.com/mrss'>",
    "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.0/'>",
    "<rss Version='2.0'>",
];

/// Parts of a channel whose repairs are the newest.
const PARTS: &[&str] = &[
    "<itunes:explicit>yes</itunes:explicit>",
    "<itunes:explicit>Clean</itunes:explicit>",
    "<media:thumbnail url='https://harbour.example/a b.png'/>",
    "<a:link rel='self' href='feed'/>",
    "<a:link rel='self' href='https://elsewhere.example/'/>",
    "<dc:date>Mon, 15 Jan 2024 10:00:00 GMT</dc:date>",
    "<language>en_US</language>",
    "<skipHours><hour>24</hour></skipHours>",
    "<skipDays><day>mon</day></skipDays>",
    "<lastBuildDate>2024-01-15T10:00:00Z</lastBuildDate>",
    "<docs>https://harbour.example/[a]</docs>",
];

/// What every repair promises, whatever the document.
fn repairs_hold(input: &Input<'_>, all: bool) -> Result<(), TestCaseError> {
    let before = validate(input, None);
    let fixed = fix(input, None, all);
    let text = input.text();
    prop_assert!(!before.is_valid() || fixed.report.is_valid(), "{}", text);
    let again = Input::new("a", &fixed.bytes).with_response(input.response);
    prop_assert_eq!(&fix(&again, None, all).bytes, &fixed.bytes, "{}", text);
    if fixed.repairs.is_empty() {
        prop_assert_eq!(&fixed.bytes, input.bytes);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn repairs_of_opml_settle_and_make_nothing_worse(
        pieces in proptest::collection::vec(prop::sample::select(OUTLINES), 0..7),
        root in prop::sample::select(&["<opml version='2.0'>", "<opml>", "<opml version='3'>"][..]),
        all in any::<bool>(),
    ) {
        let text = format!("{root}{}</opml>", pieces.concat());
        repairs_hold(&Input::new("a", text.as_bytes()), all)?;
    }

    #[test]
    fn repairs_of_channels_settle_and_make_nothing_worse(
        head in prop::sample::select(HEADS),
        parts in proptest::collection::vec(prop::sample::select(PARTS), 0..6),
        is_fetched in any::<bool>(),
        all in any::<bool>(),
    ) {
        let text = format!(
            "{head}<channel><title>a</title><link>https://harbour.example/</link><description>b</description>{}</channel></rss>",
            parts.concat()
        );
        let mut response = Response::new(200, Vec::new());
        response.addresses = vec!["https://harbour.example/feed".to_owned()];
        let response = Some(&response).filter(|_| is_fetched);
        repairs_hold(&Input::new("a", text.as_bytes()).with_response(response), all)?;
    }
}
