//! A feed as strict readers read it: what is broken, obsolete or said in another format's words, said plainly.
//!
//! Readers show feeds that no strict parser takes: with a bare `&`, in an encoding that nobody declared, in RSS 0.90 or Atom 0.3,
//! with elements of Atom in RSS. The tolerant tree knows what they mean. Here it becomes RSS 2.0 or Atom 1.0 in UTF-8.

mod atom;
mod rss;
mod write;

use crate::check::{kind, meant};
use crate::kind::Kind;
use crate::schema::Space;
use crate::source::Source;
use crate::source::xml::{Element, FaultKind, Tree};
use crate::{Input, Profile};

/// The feed as XML that strict readers take; nothing if they take it as it is, if it is not a feed of XML,
/// or if it is larger or deeper than what is read here.
pub fn readable(input: &Input<'_>) -> Option<String> {
    write_out(input, false)
}

/// The same, even if nothing says that strict readers do not take it: what to try after one has refused it.
pub fn rewritten(input: &Input<'_>) -> Option<String> {
    write_out(input, true)
}

fn write_out(input: &Input<'_>, is_refused: bool) -> Option<String> {
    let mut source = input.source();
    // Text in another encoding is UTF-8 as well by the rarest chance only, so the declaration is wrong.
    let is_belied = source.encoding.is_single_byte()
        && !input.bytes.is_ascii()
        && std::str::from_utf8(input.bytes).is_ok();
    if is_belied {
        source = Source::new(input.bytes, Some("utf-8"));
    }
    if source.text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let mut tree = Tree::parse(&source.text);
    if let Some(right) = tree.root().and_then(meant) {
        tree.take_root_for(right);
    }
    if tree
        .faults
        .iter()
        .any(|fault| fault.kind == FaultKind::Limit)
    {
        return None;
    }
    let root = tree.root()?;
    let is_broken = is_refused
        || is_belied
        || tree.fault().is_some()
        || source.is_malformed
        || source.encoding != encoding_rs::UTF_8
        || tree.doctype.is_some()
        || root.was_renamed();
    let none: &[Profile] = &[];
    let channel = || {
        root.children()
            .find(|child| child.name().local == "channel")
    };
    match kind(&tree, none) {
        Kind::Rss => {
            let channel = channel()?;
            (is_broken || rss::says_otherwise(root, channel)).then(|| rss::write(root, channel))
        }
        Kind::Rss1 => Some(rss::write(root, channel()?)),
        Kind::Atom if is_broken || atom::says_otherwise(root) => Some(atom::write(root)),
        _ => None,
    }
}

/// The first child of one of these names that says something.
fn first<'a, 't>(element: Element<'a, 't>, names: &[&str]) -> Option<Element<'a, 't>> {
    let mut found = names.iter().filter_map(|name| {
        let mut children = element.children();
        children.find(|child| child.is(name) && child.has_text())
    });
    found.next()
}

/// What Media RSS says of an entry in words, in a group or not.
fn media_description<'a, 't>(entry: Element<'a, 't>) -> Option<Element<'a, 't>> {
    let groups = entry.children().filter(|child| child.is("media:group"));
    let mut places = std::iter::once(entry).chain(groups);
    places.find_map(|place| first(place, &["media:description"]))
}

/// Whether an element is one of HTML, SVG or MathML.
fn is_markup(element: Element<'_, '_>) -> bool {
    matches!(
        element.name().space,
        Space::Xhtml | Space::Svg | Space::MathMl
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        readable(&Input::new("feed", text.as_bytes())).unwrap()
    }

    /// Whatever comes out is well-formed.
    fn is_well_formed(text: &str) {
        roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    }

    #[test]
    fn what_strict_readers_take_stays_as_it_is() {
        for text in [
            "<rss version=\"2.0\"><channel><title>Tide</title><item><title>One</title><link>https://harbour.example/1</link></item></channel></rss>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Tide</title><entry><title>One</title></entry></feed>",
            "{\"version\": \"https://jsonfeed.org/version/1.1\"}",
            "<html></html>",
            "",
        ] {
            assert_eq!(
                readable(&Input::new("feed", text.as_bytes())),
                None,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_broken_becomes_whole() {
        let read = read(
            "\n<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Tide & wind</title><item><title>Caf&eacute;</title><description><![CDATA[<b>low</b></description></item>",
        );
        is_well_formed(&read);
        assert!(read.contains("<title>Tide &amp; wind</title>"), "{read}");
        assert!(read.contains("&lt;b&gt;low"), "{read}");
        let latin = b"<rss version=\"2.0\"><channel><title>Caf\xe9</title></channel></rss>";
        let read = readable(&Input::new("feed", latin)).unwrap();
        is_well_formed(&read);
    }

    #[test]
    fn rss_of_the_web_of_data_becomes_plain() {
        let read = read(
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
            <channel rdf:about=\"https://harbour.example/\"><title>Tide</title><link>https://harbour.example/</link><items/></channel>\
            <item rdf:about=\"https://harbour.example/1\"><title>One</title><link>https://harbour.example/1</link><dc:date>2026-01-05T10:00:00Z</dc:date><dc:subject>wind</dc:subject></item></rdf:RDF>",
        );
        is_well_formed(&read);
        for wanted in [
            "<rss version=\"2.0\"",
            "<guid isPermaLink=\"false\">https://harbour.example/1</guid>",
            "<pubDate>2026-01-05T10:00:00Z</pubDate>",
            "<category>wind</category>",
        ] {
            assert!(read.contains(wanted), "{wanted}: {read}");
        }
    }

    #[test]
    fn atom_in_rss_says_what_rss_would() {
        let read = read(
            "<rss version=\"2.0\" xmlns:a10=\"http://www.w3.org/2005/Atom\"><channel><title>Tide</title><item><title>One</title>\
            <a10:link href=\"https://harbour.example/1\"/><a10:author><a10:name>Ida</a10:name></a10:author><a10:updated>2026-01-05T10:00:00Z</a10:updated>\
            <a10:id>urn:x:1</a10:id><category term=\"wind\"/><a10:content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">Low &amp; <b>high</b></div></a10:content></item></channel></rss>",
        );
        is_well_formed(&read);
        for wanted in [
            "<link>https://harbour.example/1</link>",
            "<dc:creator>Ida</dc:creator>",
            "<pubDate>2026-01-05T10:00:00Z</pubDate>",
            "<guid isPermaLink=\"false\">urn:x:1</guid>",
            "<category>wind</category>",
            "Low &amp;amp; &lt;b&gt;high&lt;/b&gt;",
        ] {
            assert!(read.contains(wanted), "{wanted}: {read}");
        }
    }

    #[test]
    fn the_first_atom_becomes_the_later_one() {
        let read = read(
            "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title mode=\"escaped\" type=\"text/html\">Tide &lt;i&gt;now&lt;/i&gt;</title><tagline>b</tagline>\
            <entry><title>One</title><issued>2004-01-05T10:00:00Z</issued><modified>2004-01-06T10:00:00Z</modified>\
            <content type=\"application/xhtml+xml\" mode=\"xml\"><p xmlns=\"http://www.w3.org/1999/xhtml\">Low</p></content></entry></feed>",
        );
        is_well_formed(&read);
        for wanted in [
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"",
            "<title type=\"html\">Tide &lt;i&gt;now",
            "<subtitle>b</subtitle>",
            "<published>2004-01-05T10:00:00Z</published>",
            "<updated>2004-01-06T10:00:00Z</updated>",
            "<content type=\"html\">&lt;p&gt;Low&lt;/p&gt;</content>",
        ] {
            assert!(read.contains(wanted), "{wanted}: {read}");
        }
    }

    #[test]
    fn rss_of_every_version_becomes_the_last_one() {
        let items = "<channel><title>Tide</title></channel><item><title>One</title></item>";
        for version in [
            "",
            " version=\"2\"",
            " version=\"0.94\"",
            " version=\"2.0\"",
        ] {
            let read = read(&format!("<rss{version}>{items}</rss>"));
            is_well_formed(&read);
            let wanted = "<item><title>One</title></item></channel>";
            assert!(read.starts_with("<rss version=\"2.0\""), "{read}");
            assert!(read.contains(wanted), "{read}");
        }
    }

    #[test]
    fn what_was_refused_is_written_without_what_strict_readers_cannot_take() {
        let text = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:media=\"http://search.yahoo.com/mrss/\"><title type=\"text/plain\">Tide</title>\
            <entry><title type=\"XHTML\">One</title><content type=\"application/pdf\">AAAA</content><media:title type=\"words\">One</media:title></entry>\
            <entry><title>Two</title><content type=\"html\" src=\"https://harbour.example/2\">2</content></entry></feed>";
        let input = Input::new("feed", text.as_bytes());
        assert_eq!(readable(&input), None);
        let read = rewritten(&input).unwrap();
        is_well_formed(&read);
        for wanted in [
            "<title>Tide</title>",
            "<title type=\"html\">One</title><media:title>One</media:title>",
            "<content src=\"https://harbour.example/2\"/>",
        ] {
            assert!(read.contains(wanted), "{wanted}: {read}");
        }
    }

    #[test]
    fn utf_8_that_is_called_something_else_is_utf_8() {
        let read = read(
            "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\"><channel><title>Café</title></channel></rss>",
        );
        assert!(read.contains("Café"), "{read}");
    }

    #[test]
    fn what_media_says_is_the_summary_of_who_says_nothing() {
        let read = read(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:media=\"http://search.yahoo.com/mrss/\"><title>Tide</title>\
            <entry><title>One</title><media:group><media:title>One</media:title><media:description>Low water</media:description></media:group></entry></feed>",
        );
        is_well_formed(&read);
        assert!(read.contains("<summary>Low water</summary>"), "{read}");
        assert!(read.contains("<media:group>"), "{read}");
    }

    proptest::proptest! {
        #[test]
        fn whatever_comes_is_written_well(text in "(<(/?(rss|channel|item|title|a:link|feed|entry|content)|b)( xmlns(:a)?=\"[a-z:/]{0,9}\"| type=\"xhtml\")?/?>|&[a-z]{0,3};?|[a-z<&\\]>\"\u{0}\u{1b}é]{0,6}|<!\\[CDATA\\[){0,40}") {
            for head in ["<rss version='2.0'><channel><item>", "<feed xmlns='http://www.w3.org/2005/Atom'><entry>", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><item>"] {
                let document = format!("{head}{text}");
                if let Some(read) = readable(&Input::new("feed", document.as_bytes())) {
                    let parsed = roxmltree::Document::parse(&read);
                    proptest::prop_assert!(parsed.is_ok(), "{parsed:?}: {read}");
                }
            }
        }
    }
}
