//! Every requirement of `docs/coverage.md` has a document that breaks it and one that keeps it.
//!
//! A rule that stands beside one requirement alone has both as its examples, which its own tests check. The other requirements have
//! theirs here.

use std::collections::HashMap;

use feedmill_validate::{Input, coverage, validate};

/// A section and what it requires, the rule that looks at it, what breaks it and what keeps it.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const SPACES: &str = "xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" \
    xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

/// The rest of a document around a piece, which begins with the place where it stands.
fn whole(piece: &str) -> String {
    let Some((place, inner)) = piece
        .split_once(": ")
        .filter(|(place, _)| !place.contains('<'))
    else {
        return piece.to_owned();
    };
    let channel = "<title>Tide</title><link>https://harbour.example/</link><description>Every day</description>";
    let feed = |inner: &str| {
        format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" {SPACES}>{inner}</feed>")
    };
    match place {
        "channel" => {
            format!("<rss version=\"2.0\" {SPACES}><channel>{channel}{inner}</channel></rss>")
        }
        "item" => format!(
            "<rss version=\"2.0\" {SPACES}><channel>{channel}<item><title>Ebb</title>{inner}</item></channel></rss>"
        ),
        "feed" => feed(inner),
        "entry" => feed(&format!("<entry>{inner}</entry>")),
        "rdf" => format!(
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">{inner}</rdf:RDF>"
        ),
        "outline" => format!("<opml version=\"2.0\"><head/><body>{inner}</body></opml>"),
        _ => panic!("{place} is no place"),
    }
}

fn finds(piece: &str, rule: &str) -> bool {
    let text = whole(piece);
    let report = validate(&Input::new("a", text.as_bytes()), None);
    report
        .findings
        .iter()
        .any(|finding| finding.rule.name == rule)
}

#[test]
fn every_requirement_has_a_case() {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (.., rules) in coverage::requirements() {
        for rule in rules {
            *places.entry(rule).or_default() += 1;
        }
    }
    let has_own = |rules: &[&str]| rules.iter().any(|rule| places[rule] == 1);
    let has_case = |section: &str, requirement: &str, rules: &[&str]| {
        CASES
            .iter()
            .any(|case| (case.0, case.1) == (section, requirement) && rules.contains(&case.2))
    };
    let missing: Vec<_> = coverage::requirements()
        .filter(|(section, requirement, rules)| {
            !has_own(rules) && !has_case(section, requirement, rules)
        })
        .map(|(section, requirement, _)| format!("{section}: {requirement}"))
        .collect();
    assert!(missing.is_empty(), "without a case: {missing:#?}");
}

#[test]
fn every_case_is_that_of_a_requirement() {
    let known: Vec<_> = coverage::requirements().collect();
    for case in CASES {
        let is_known = known
            .iter()
            .any(|(section, requirement, _)| (*section, *requirement) == (case.0, case.1));
        assert!(is_known, "{}: {}", case.0, case.1);
    }
}

#[test]
fn what_breaks_a_requirement_is_found_and_what_keeps_it_is_not() {
    let mut wrong = Vec::new();
    for (section, requirement, rule, bad, good) in CASES {
        if !finds(bad, rule) {
            wrong.push(format!(
                "{section}, {requirement}: {rule} does not find {bad}"
            ));
        }
        if finds(good, rule) {
            wrong.push(format!("{section}, {requirement}: {rule} finds {good}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const CASES: &[Case] = &[
    (
        "2",
        "A document is well-formed XML",
        "xml/not-well-formed",
        "feed: <title>a & b</title>",
        "feed: <title>a &amp; b</title>",
    ),
    (
        "2",
        "`xml:base` is an IRI reference",
        "value/address-with-forbidden-character",
        r##"feed: <title xml:base="a b">c</title>"##,
        r##"feed: <title xml:base="a/">c</title>"##,
    ),
    (
        "2",
        "`xml:lang` is a language tag",
        "value/language",
        r##"feed: <title xml:lang="german">a</title>"##,
        r##"feed: <title xml:lang="de">a</title>"##,
    ),
    (
        "3.1.1.1",
        "Plain text has no child elements",
        "atom/unknown-element",
        "feed: <title><b>a</b></title>",
        "feed: <title>a</title>",
    ),
    (
        "3.2.2",
        "A person has at most one `uri`, an IRI reference",
        "atom/duplicate-element",
        "feed: <author><name>a</name><uri>/a</uri><uri>/b</uri></author>",
        "feed: <author><name>a</name><uri>/a</uri></author>",
    ),
    (
        "3.2.3",
        "A person has at most one `email`, an addr-spec",
        "value/email",
        "feed: <author><name>a</name><email>a at b.example</email></author>",
        "feed: <author><name>a</name><email>a@b.example</email></author>",
    ),
    (
        "4",
        "The root is `feed` or `entry`",
        "feed/not-a-feed",
        r##"<list xmlns="http://www.w3.org/2005/Atom"/>"##,
        r##"<entry xmlns="http://www.w3.org/2005/Atom"/>"##,
    ),
    (
        "4.1.1",
        "A feed has at most one generator, icon, logo, rights and subtitle",
        "atom/duplicate-element",
        "feed: <logo>/a</logo><logo>/b</logo>",
        "feed: <logo>/a</logo><icon>/b</icon>",
    ),
    (
        "4.1.2",
        "An entry has at most one content, published, rights, source and summary",
        "atom/duplicate-element",
        "entry: <summary>a</summary><summary>b</summary>",
        "entry: <summary>a</summary><content>b</content>",
    ),
    (
        "4.1.3.1",
        "`type` of content is a text type or a media type that is not composite",
        "value/media-type",
        r##"entry: <content type="multipart/mixed">a</content>"##,
        r##"entry: <content type="text/plain">a</content>"##,
    ),
    (
        "4.1.3.3",
        "Content of a text type has no child elements",
        "atom/unknown-element",
        r##"entry: <content type="html"><b>a</b></content>"##,
        r##"entry: <content type="html">&lt;b>a&lt;/b></content>"##,
    ),
    (
        "4.2.4",
        "A generator is text; its `uri` is an IRI reference",
        "value/address-with-forbidden-character",
        r##"feed: <generator uri="a b">c</generator>"##,
        r##"feed: <generator uri="/a">c</generator>"##,
    ),
    (
        "4.2.5",
        "An icon is an IRI reference with an aspect of 1 to 1",
        "value/address-with-forbidden-character",
        "feed: <icon>a b.png</icon>",
        "feed: <icon>a.png</icon>",
    ),
    (
        "4.2.6",
        "An id is an IRI that is not relative",
        "value/address-not-whole",
        "entry: <id>/2026/ebb</id>",
        "entry: <id>https://harbour.example/2026/ebb</id>",
    ),
    (
        "4.2.6.1",
        "An id is in its canonical form",
        "value/id-not-canonical",
        "entry: <id>HTTPS://harbour.example/ebb</id>",
        "entry: <id>https://harbour.example/ebb</id>",
    ),
    (
        "4.2.7.3",
        "`type` of a link is a media type",
        "value/media-type",
        r##"entry: <link href="/a" type="page"/>"##,
        r##"entry: <link href="/a" type="text/html"/>"##,
    ),
    (
        "4.2.7.4",
        "`hreflang` is a language tag",
        "value/language",
        r##"entry: <link href="/a" hreflang="german"/>"##,
        r##"entry: <link href="/a" hreflang="de-AT"/>"##,
    ),
    (
        "4.2.7.5",
        "`title` of a link is plain text",
        "value/html-in-text",
        r##"entry: <link href="/a" title="&lt;b>a&lt;/b>"/>"##,
        r##"entry: <link href="/a" title="a"/>"##,
    ),
    (
        "4.2.7.6",
        "`length` of a link is a number",
        "value/integer-not-negative",
        r##"entry: <link href="/a" length="2 KB"/>"##,
        r##"entry: <link href="/a" length="2048"/>"##,
    ),
    (
        "4.2.8",
        "A logo is an IRI reference with an aspect of 2 to 1",
        "value/address-with-forbidden-character",
        "feed: <logo>a|b.png</logo>",
        "feed: <logo>ab.png</logo>",
    ),
    (
        "6.1",
        "Extensions are not in Atom's namespace",
        "atom/unknown-element",
        "feed: <tide>low</tide>",
        r##"feed: <tide xmlns="https://harbour.example/ns">low</tide>"##,
    ),
    (
        "8.1",
        "HTML may be dangerous",
        "html/script",
        r##"entry: <content type="html">&lt;script>a()&lt;/script></content>"##,
        r##"entry: <content type="html">&lt;p>a&lt;/p></content>"##,
    ),
    (
        "3986, 2.1",
        "`%` is followed by two hexadecimal digits",
        "value/address-with-forbidden-character",
        "item: <link>https://harbour.example/100%</link>",
        "item: <link>https://harbour.example/100%25</link>",
    ),
    (
        "3986, 2.2-2.3",
        "Only certain characters stand in an address",
        "value/address-with-forbidden-character",
        "item: <link>https://harbour.example/{a}</link>",
        "item: <link>https://harbour.example/(a)</link>",
    ),
    (
        "3986, 3.1",
        "A scheme is registered",
        "value/address-of-unregistered-scheme",
        "item: <link>tide://harbour.example/</link>",
        "item: <link>ftp://harbour.example/</link>",
    ),
    (
        "3986, 6.2",
        "Addresses are compared in their canonical form",
        "value/id-not-canonical",
        "entry: <id>https://harbour.example:443/%7Eebb</id>",
        "entry: <id>https://harbour.example/~ebb</id>",
    ),
    (
        "3987, 3.1",
        "An IRI is written as a URI where URIs are asked for",
        "value/address-not-ascii",
        "item: <link>https://harbour.example/gezeiten/ä</link>",
        "item: <link>https://harbour.example/gezeiten/%C3%A4</link>",
    ),
    (
        "4151, 2.1",
        "A tag URI has an authority, a date and a specific part",
        "value/tag",
        "entry: <id>tag:harbour.example:ebb</id>",
        "entry: <id>tag:harbour.example,2026:ebb</id>",
    ),
    (
        "8141, 2",
        "A URN has a namespace and a specific part",
        "value/urn",
        "entry: <id>urn:ebb</id>",
        "entry: <id>urn:isbn:9780000000002</id>",
    ),
    (
        "9562, 4",
        "A UUID has 32 hexadecimal digits in five groups",
        "value/uuid",
        "entry: <id>urn:uuid:1234</id>",
        "entry: <id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>",
    ),
    (
        "3.3",
        "A date has a day, a month, a year, a time and a zone",
        "value/date-rfc822",
        "item: <pubDate>15 Jan 2024</pubDate>",
        "item: <pubDate>15 Jan 2024 10:00 +0000</pubDate>",
    ),
    (
        "3.3",
        "The day of the week is that of the date",
        "value/date-wrong-weekday",
        "item: <pubDate>Sun, 15 Jan 2024 10:00:00 GMT</pubDate>",
        "item: <pubDate>Mon, 15 Jan 2024 10:00:00 GMT</pubDate>",
    ),
    (
        "3.3",
        "A zone is less than a day away from UTC",
        "value/date-far-zone",
        "item: <pubDate>Mon, 15 Jan 2024 10:00:00 +2500</pubDate>",
        "item: <pubDate>Mon, 15 Jan 2024 10:00:00 +1400</pubDate>",
    ),
    (
        "4.3",
        "Years of two digits, comments and zones of one letter are obsolete",
        "value/date-rfc822-obsolete",
        "item: <pubDate>Mon, 15 Jan 24 10:00:00 A</pubDate>",
        "item: <pubDate>Mon, 15 Jan 2024 10:00:00 +0100</pubDate>",
    ),
    (
        "3.4.1",
        "An address has a local part and a domain",
        "value/contact",
        "item: <author>@harbour.example (Anna)</author>",
        "item: <author>anna@harbour.example (Anna)</author>",
    ),
    (
        "requiredChannelElements",
        "A channel has a title, a link and a description",
        "rss/channel-without-link",
        r##"<rss version="2.0"><channel><title>a</title><description>b</description></channel></rss>"##,
        r##"<rss version="2.0"><channel><title>a</title><link>https://harbour.example/</link><description>b</description></channel></rss>"##,
    ),
    (
        "optionalChannelElements",
        "`language` is a language tag",
        "value/language",
        "channel: <language>en_GB</language>",
        "channel: <language>en-GB</language>",
    ),
    (
        "optionalChannelElements",
        "`managingEditor` and `webMaster` are addresses",
        "value/contact",
        "channel: <webMaster>Anna</webMaster>",
        "channel: <webMaster>anna@harbour.example (Anna)</webMaster>",
    ),
    (
        "optionalChannelElements",
        "`pubDate` and `lastBuildDate` are dates of RFC 822",
        "value/date-rfc822",
        "channel: <lastBuildDate>2024-01-15</lastBuildDate>",
        "channel: <lastBuildDate>Mon, 15 Jan 2024 10:00:00 GMT</lastBuildDate>",
    ),
    (
        "optionalChannelElements",
        "`docs` is an address",
        "value/address-not-whole",
        "channel: <docs>rss.html</docs>",
        "channel: <docs>https://harbour.example/rss.html</docs>",
    ),
    (
        "optionalChannelElements",
        "`ttl` is a number of minutes",
        "value/integer-positive",
        "channel: <ttl>one hour</ttl>",
        "channel: <ttl>60</ttl>",
    ),
    (
        "ltimagegtSubelementOfLtchannelgt",
        "An image has a url, a title and a link",
        "rss/image-without-title",
        "channel: <image><url>https://harbour.example/a.png</url><link>https://harbour.example/</link></image>",
        "channel: <image><url>https://harbour.example/a.png</url><title>Tide</title><link>https://harbour.example/</link></image>",
    ),
    (
        "ltcloudgtSubelementOfLtchannelgt",
        "A cloud has five attributes",
        "rss/missing-attribute",
        r##"channel: <cloud domain="harbour.example" port="80" path="/" protocol="soap"/>"##,
        r##"channel: <cloud domain="harbour.example" port="80" path="/" registerProcedure="a" protocol="soap"/>"##,
    ),
    (
        "hrelementsOfLtitemgt",
        "`link` and `comments` are addresses",
        "value/address-not-whole",
        "item: <comments>/ebb#comments</comments>",
        "item: <comments>https://harbour.example/ebb#comments</comments>",
    ),
    (
        "ltsourcegtSubelementOfLtitemgt",
        "A source has a url",
        "rss/missing-attribute",
        "item: <source>Harbour</source>",
        r##"item: <source url="https://harbour.example/feed">Harbour</source>"##,
    ),
    (
        "comments",
        "Addresses begin with a registered scheme",
        "value/address-of-unregistered-scheme",
        "item: <link>harbour://ebb</link>",
        "item: <link>https://harbour.example/ebb</link>",
    ),
    (
        "data-types-datetime",
        "Dates have years of four digits and a common zone",
        "value/date-rfc822-obsolete",
        "item: <pubDate>Mon, 15 Jan 24 10:00:00 GMT</pubDate>",
        "item: <pubDate>Mon, 15 Jan 2024 10:00:00 GMT</pubDate>",
    ),
    (
        "data-types-email",
        "Addresses are written `address (Name)`",
        "value/contact-format",
        "item: <author>Anna &lt;anna@harbour.example></author>",
        "item: <author>anna@harbour.example (Anna)</author>",
    ),
    (
        "data-types-url",
        "Addresses are URIs, not IRIs",
        "value/address-not-ascii",
        "item: <comments>https://harbour.example/ü</comments>",
        "item: <comments>https://harbour.example/%C3%BC</comments>",
    ),
    (
        "element-channel-language",
        "A channel has a language",
        "feed/language-missing",
        "channel: <ttl>60</ttl>",
        "channel: <language>en</language>",
    ),
    (
        "element-channel-item-guid",
        "An item has a guid",
        "rss/item-without-guid",
        "item: <description>a</description>",
        "item: <guid>https://harbour.example/ebb</guid>",
    ),
    (
        "element-channel-item-description",
        "Descriptions have no relative addresses",
        "html/relative-address",
        r##"item: <description>&lt;a href="/ebb">a&lt;/a></description>"##,
        r##"item: <description>&lt;a href="https://harbour.example/ebb">a&lt;/a></description>"##,
    ),
    (
        "element-channel-item-description",
        "Descriptions have no scripts, frames, objects or forms of programs",
        "html/script",
        r##"item: <description>&lt;iframe src="https://harbour.example/">&lt;/iframe></description>"##,
        r##"item: <description>&lt;img src="https://harbour.example/a.png" alt=""></description>"##,
    ),
    (
        "element-channel-skiphours-hour",
        "Midnight is 0",
        "value/hour-midnight",
        "channel: <skipHours><hour>24</hour></skipHours>",
        "channel: <skipHours><hour>0</hour></skipHours>",
    ),
    (
        "0.90",
        "The namespace is Netscape's; channel, image, item and text input have a title and a link",
        "rss/item-without-link",
        r##"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>a</title><link>https://harbour.example/</link><description>b</description></channel><item><title>c</title></item></rdf:RDF>"##,
        r##"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>a</title><link>https://harbour.example/</link><description>b</description></channel><item><title>c</title><link>https://harbour.example/ebb</link></item></rdf:RDF>"##,
    ),
    (
        "5.2",
        "The root is `rdf:RDF`",
        "feed/not-a-feed",
        r##"<RDF xmlns="http://purl.org/rss/1.0/"/>"##,
        "rdf: <channel/>",
    ),
    (
        "5.3",
        "A channel has an `rdf:about`, a title, a link and a description",
        "rss/missing-attribute",
        "rdf: <channel><title>a</title></channel>",
        r##"rdf: <channel rdf:about="https://harbour.example/"><title>a</title></channel>"##,
    ),
    (
        "5.4",
        "An image has an `rdf:about`, a title, a url and a link",
        "rss/image-without-url",
        r##"rdf: <image rdf:about="https://harbour.example/a.png"><title>a</title></image>"##,
        r##"rdf: <image rdf:about="https://harbour.example/a.png"><title>a</title><url>https://harbour.example/a.png</url></image>"##,
    ),
    (
        "5.5",
        "An item has an `rdf:about`, a title and a link",
        "rss/item-without-link",
        r##"rdf: <item rdf:about="https://harbour.example/ebb"><title>a</title></item>"##,
        r##"rdf: <item rdf:about="https://harbour.example/ebb"><title>a</title><link>https://harbour.example/ebb</link></item>"##,
    ),
    (
        "5.6",
        "A text input has an `rdf:about`, a title, a description, a name and a link",
        "rss/text-input-without-name",
        r##"rdf: <textinput rdf:about="https://harbour.example/find"><title>a</title></textinput>"##,
        r##"rdf: <textinput rdf:about="https://harbour.example/find"><title>a</title><name>q</name></textinput>"##,
    ),
    (
        "media:content",
        "Sizes, rates and lengths are numbers",
        "value/integer-positive",
        r##"item: <media:content url="https://harbour.example/a.mp4" fileSize="2 MB"/>"##,
        r##"item: <media:content url="https://harbour.example/a.mp4" fileSize="2000000"/>"##,
    ),
    (
        "itunes:new-feed-url",
        "An address",
        "value/address-not-whole",
        "channel: <itunes:new-feed-url>/podcast</itunes:new-feed-url>",
        "channel: <itunes:new-feed-url>https://harbour.example/podcast</itunes:new-feed-url>",
    ),
    (
        "itunes:episode, itunes:season",
        "Numbers above 0",
        "value/integer-positive",
        "item: <itunes:season>0</itunes:season>",
        "item: <itunes:season>1</itunes:season>",
    ),
    (
        "transcript",
        "podcast:transcript has a url and a media type",
        "extension/missing-attribute",
        r##"item: <podcast:transcript url="https://harbour.example/a.vtt"/>"##,
        r##"item: <podcast:transcript url="https://harbour.example/a.vtt" type="text/vtt"/>"##,
    ),
    (
        "locked",
        "yes or no; the owner is an address",
        "value/yes-no",
        "channel: <podcast:locked>maybe</podcast:locked>",
        "channel: <podcast:locked>yes</podcast:locked>",
    ),
    (
        "funding",
        "has a url and at most 128 characters",
        "extension/missing-attribute",
        "channel: <podcast:funding>a</podcast:funding>",
        r##"channel: <podcast:funding url="https://harbour.example/">a</podcast:funding>"##,
    ),
    (
        "chapters",
        "has a url and a media type",
        "extension/missing-attribute",
        r##"item: <podcast:chapters url="https://harbour.example/a.json"/>"##,
        r##"item: <podcast:chapters url="https://harbour.example/a.json" type="application/json+chapters"/>"##,
    ),
    (
        "soundbite",
        "has a start and a duration",
        "extension/missing-attribute",
        r##"item: <podcast:soundbite startTime="3.0"/>"##,
        r##"item: <podcast:soundbite startTime="3.0" duration="9.0"/>"##,
    ),
    (
        "season, episode",
        "are numbers",
        "value/integer-not-negative",
        "item: <podcast:season>two</podcast:season>",
        "item: <podcast:season>2</podcast:season>",
    ),
    (
        "trailer",
        "has a url and a date",
        "extension/missing-attribute",
        r##"channel: <podcast:trailer pubdate="Mon, 15 Jan 2024 10:00:00 GMT">a</podcast:trailer>"##,
        r##"channel: <podcast:trailer pubdate="Mon, 15 Jan 2024 10:00:00 GMT" url="https://harbour.example/a.mp3">a</podcast:trailer>"##,
    ),
    (
        "license",
        "is text; its url is an address",
        "value/address-not-whole",
        r##"channel: <podcast:license url="/license">a</podcast:license>"##,
        r##"channel: <podcast:license url="https://harbour.example/license">a</podcast:license>"##,
    ),
    (
        "guid",
        "is a UUID",
        "podcast/guid",
        "channel: <podcast:guid>tide</podcast:guid>",
        "channel: <podcast:guid>1225c695-cfb8-4ebb-aaaa-80da344efa6a</podcast:guid>",
    ),
    (
        "contentLink",
        "has an address",
        "extension/missing-attribute",
        r##"channel: <podcast:liveItem status="live" start="2024-01-15T10:00:00Z"><podcast:contentLink>a</podcast:contentLink></podcast:liveItem>"##,
        r##"channel: <podcast:liveItem status="live" start="2024-01-15T10:00:00Z"><podcast:contentLink href="https://harbour.example/">a</podcast:contentLink></podcast:liveItem>"##,
    ),
    (
        "block",
        "yes or no",
        "value/yes-no",
        "channel: <podcast:block>maybe</podcast:block>",
        "channel: <podcast:block>yes</podcast:block>",
    ),
    (
        "remoteItem",
        "has the guid of a feed",
        "extension/missing-attribute",
        "channel: <podcast:podroll><podcast:remoteItem/></podcast:podroll>",
        r##"channel: <podcast:podroll><podcast:remoteItem feedGuid="1225c695-cfb8-4ebb-aaaa-80da344efa6a"/></podcast:podroll>"##,
    ),
    (
        "updateFrequency",
        "`complete` is true or false; the rule is one of iCalendar",
        "value/true-false",
        r##"channel: <podcast:updateFrequency complete="yes">a</podcast:updateFrequency>"##,
        r##"channel: <podcast:updateFrequency complete="true">a</podcast:updateFrequency>"##,
    ),
    (
        "podping",
        "`usesPodping` is true or false",
        "value/true-false",
        r##"channel: <podcast:podping usesPodping="yes"/>"##,
        r##"channel: <podcast:podping usesPodping="true"/>"##,
    ),
    (
        "chat",
        "has a server and a protocol",
        "extension/missing-attribute",
        r##"channel: <podcast:chat server="irc.harbour.example"/>"##,
        r##"channel: <podcast:chat server="irc.harbour.example" protocol="irc"/>"##,
    ),
    (
        "outline",
        "`isComment` and `isBreakpoint` are true or false",
        "value/true-false",
        r##"outline: <outline text="a" isComment="yes"/>"##,
        r##"outline: <outline text="a" isComment="true"/>"##,
    ),
    (
        "dc:language",
        "A language tag, once",
        "extension/duplicate-element",
        "channel: <dc:language>en</dc:language><dc:language>de</dc:language>",
        "channel: <dc:language>en</dc:language>",
    ),
    (
        "Namespaces, 5",
        "Prefixes are declared",
        "xml/not-well-formed",
        "item: <tide:low/>",
        "item: <dc:subject>low</dc:subject>",
    ),
];
