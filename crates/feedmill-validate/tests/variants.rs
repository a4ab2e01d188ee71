//! Elements and attributes of one kind of value are checked alike, wherever they stand: `variants.txt`.

use std::collections::BTreeSet;

use feedmill_text::date::{self, NaiveDates};
use feedmill_validate::{Input, Severity, validate};

const SPACES: &str = r#"xmlns:admin="http://webns.net/mvcb/" xmlns:app="http://www.w3.org/2007/app"
    xmlns:blogChannel="http://backend.userland.com/blogChannelModule" xmlns:cc="http://web.resource.org/cc/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:ev="http://purl.org/rss/1.0/modules/event/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"
    xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"
    xmlns:georss="http://www.georss.org/georss" xmlns:geourl="http://geourl.org/rss/module/"
    xmlns:gml="http://www.opengis.net/gml" xmlns:icbm="http://postneo.com/icbm"
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"
    xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
    xmlns:thr="http://purl.org/syndication/thread/1.0"
    xmlns:trackback="http://madskills.com/public/xml/rss/module/trackback/"
    xmlns:wfw="http://wellformedweb.org/CommentAPI/""#;

/// Classes that these small documents have whatever stands in them: none of them is about a value.
const ALWAYS: [&str; 4] = [
    "MissingItunesElement",
    "MissingItunesEmail",
    "AvoidTextInput",
    "SlashDate",
];

/// An RSS document with something in its channel and something in its item.
fn rss(channel: &str, item: &str) -> String {
    format!(
        r#"<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" {SPACES}><channel><title>a</title><link>https://example.com/</link><description>b</description>
<atom:link rel="self" href="https://example.com/rss.xml"/>{channel}<item><title>c</title><guid>https://example.com/1</guid>
<description>d</description>{item}</item></channel></rss>"#
    )
}

/// The parts of an Atom document that may be replaced.
struct Atom<'p> {
    id: &'p str,
    updated: &'p str,
    feed: &'p str,
    entry_id: &'p str,
    entry_updated: &'p str,
    /// What the entry says, where it is not this.
    content: &'p str,
    entry: &'p str,
}

const ATOM: Atom<'_> = Atom {
    id: "<id>https://example.com/</id>",
    updated: "<updated>2003-12-13T18:30:02Z</updated>",
    feed: "",
    entry_id: "<id>https://example.com/1</id>",
    entry_updated: "<updated>2003-12-13T18:30:02Z</updated>",
    content: "<content>d</content>",
    entry: "",
};

impl Atom<'_> {
    fn document(&self) -> String {
        let Self {
            id,
            updated,
            feed,
            entry_id,
            entry_updated,
            content,
            entry,
        } = self;
        format!(
            r#"<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}><title>a</title>{id}{updated}<author><name>b</name></author>
<link rel="self" href="https://example.com/atom.xml"/>{feed}<entry><title>c</title>{entry_id}{entry_updated}
<link rel="alternate" href="https://example.com/1"/>{content}{entry}</entry></feed>"#
        )
    }
}

/// A document with a piece at a place.
fn document(place: &str, piece: &str) -> String {
    let source = |id: &str, updated: &str| {
        let entry = format!("<source><title>e</title>{id}{updated}</source>");
        Atom {
            entry: &entry,
            ..ATOM
        }
        .document()
    };
    let opml = |head: &str, body: &str| {
        format!(r#"<opml version="2.0"><head>{head}</head><body>{body}</body></opml>"#)
    };
    match place {
        "channel" => rss(piece, ""),
        "item" => rss("", piece),
        "bare item" => rss("", piece).replace("<guid>https://example.com/1</guid>\n", "\n"),
        "feed" => Atom {
            feed: piece,
            ..ATOM
        }
        .document(),
        "feed id" => Atom { id: piece, ..ATOM }.document(),
        "feed updated" => Atom {
            updated: piece,
            ..ATOM
        }
        .document(),
        "entry" => Atom {
            entry: piece,
            ..ATOM
        }
        .document(),
        "entry id" => Atom {
            entry_id: piece,
            ..ATOM
        }
        .document(),
        "entry updated" => Atom {
            entry_updated: piece,
            ..ATOM
        }
        .document(),
        "bare entry" => Atom {
            content: piece,
            ..ATOM
        }
        .document(),
        "source id" => source(piece, ATOM.updated),
        "source updated" => source(ATOM.id, piece),
        "head" => opml(piece, r#"<outline text="a"/>"#),
        "outline" => opml("", piece),
        other => panic!("no place is called `{other}`"),
    }
}

/// The classes of the errors in a document, and with `!` those of its warnings.
fn classes(text: &str) -> BTreeSet<String> {
    let now = date::read(
        "2026-01-01T00:00:00Z",
        false,
        chrono_tz::UTC,
        NaiveDates::Site,
    );
    let report = validate(&Input::new("variant", text.as_bytes()), now);
    let findings = report.findings.iter();
    findings
        .filter_map(|finding| match (finding.severity, finding.rule.w3c?) {
            (Severity::Error, class) => Some(class.to_owned()),
            (Severity::Warning, class) if !ALWAYS.contains(&class) => Some(format!("!{class}")),
            _ => None,
        })
        .collect()
}

#[test]
fn every_value_of_a_kind_is_judged_alike_wherever_it_stands() {
    let table = include_str!("variants.txt");
    let mut wrong = Vec::new();
    let mut tried = 0;
    for kind in table.split("\n== ").skip(1) {
        let lines: Vec<&str> = kind
            .lines()
            .skip(1)
            .filter(|line| !line.is_empty())
            .collect();
        let (values, holders): (Vec<&str>, Vec<&str>) =
            lines.iter().partition(|line| line.starts_with("-- "));
        assert!(!values.is_empty() && !holders.is_empty(), "{kind}");
        for holder in holders {
            let (place, template) = holder.split_once(": ").unwrap();
            for line in &values {
                let (value, wanted) = line[3..].split_once(" => ").unwrap_or((&line[3..], ""));
                let value = if value == "(nothing)" { "" } else { value };
                let wanted: BTreeSet<String> =
                    wanted.split_whitespace().map(str::to_owned).collect();
                let found = classes(&document(place, &template.replace("{}", value)));
                tried += 1;
                if found != wanted {
                    wrong.push(format!("{holder}\n  {line}\n  is {found:?}"));
                }
            }
        }
    }
    assert!(tried > 1000, "{tried}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn text_input_has_small_letters_in_rss_0_91_alone() {
    let found = |version: &str, name: &str| {
        let input =
            format!("<{name}><title>a</title><description>b</description><name>c</name></{name}>");
        let text = format!(
            "<rss version='{version}'><channel><title>a</title><link>https://example.com/</link><description>b</description>{input}</channel></rss>"
        );
        classes(&text)
    };
    assert!(found("0.91", "textinput").contains("MissingLink"));
    assert!(!found("0.91", "textinput").contains("UndefinedElement"));
    assert!(found("2.0", "textinput").contains("UndefinedElement"));
    assert!(!found("2.0", "textInput").contains("UndefinedElement"));
}
