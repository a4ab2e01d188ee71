//! Repairs of values: dates, addresses, words.

use feedmill_text::date::{self, NaiveDates, Timestamp};
use url::Url;

use super::place::{Spot, escaped};
use super::{Draft, Site};
use crate::value;

pub(super) fn draft(rule: &str, at: usize, site: &Site<'_, '_>) -> Option<Draft> {
    let spot = site.places.spot(site.text, site.tree, at)?;
    let text = spot.value.trim();
    let right = match rule {
        "value/permalink-not-an-address" => return permalink(&spot, site),
        "atom/space-around-value" => text.to_owned(),
        "podcast/explicit" => explicit(text)?.to_owned(),
        "rss/enclosure-length-unknown" => {
            size(&spot, site).map_or_else(|| "0".to_owned(), |size| size.to_string())
        }
        "deep/enclosure-length" => size(&spot, site)?.to_string(),
        "value/boolean" | "value/true-false" | "value/yes-no" => {
            let lower = text.to_ascii_lowercase();
            let is_word = matches!(lower.as_str(), "true" | "false" | "yes" | "no");
            let is_of_rule = (rule == "value/yes-no") == matches!(lower.as_str(), "yes" | "no");
            (is_word && is_of_rule).then_some(lower)?
        }
        "value/date-rfc822" | "value/date-rfc822-obsolete" | "value/date-wrong-weekday" => {
            date::rfc822(&instant(text)?)
        }
        "value/date-rfc3339" | "value/date-w3c" => date::rfc3339(&instant(text)?),
        "value/day" => day(text)?.to_owned(),
        "value/hour-midnight" => "0".to_owned(),
        "value/language" => {
            let tag = text.replace('_', "-");
            value::is_language(&tag).then_some(tag)?
        }
        "value/address-with-forbidden-character" | "value/address-with-bracket" => encoded(text),
        "value/address-not-ascii" => ascii(text)?,
        "value/address-not-whole" | "value/address-without-scheme" => {
            return Draft::unsafe_one(spot.span.clone(), escaped(&whole(text, site)?));
        }
        "value/contact-format" => {
            return Draft::unsafe_one(spot.span.clone(), escaped(&contact(text)?));
        }
        _ => return None,
    };
    Draft::safe(spot.span, escaped(&right))
}

/// The size of an enclosure, if somebody asked for it.
fn size(spot: &Spot<'_, '_>, site: &Site<'_, '_>) -> Option<u64> {
    let names = ["url", "href", "uri"].into_iter();
    let address = names
        .filter_map(|name| spot.element.attribute(name))
        .next()?;
    site.deep?.size(address.value_at())
}

/// `isPermaLink="false"` for a guid that is not an address.
fn permalink(spot: &Spot<'_, '_>, site: &Site<'_, '_>) -> Option<Draft> {
    let element = spot.element;
    // Its spelling is put right first: then it may say what it should.
    let is_misspelled =
        |name: &str| name.eq_ignore_ascii_case("isPermaLink") && name != "isPermaLink";
    if element
        .attributes()
        .any(|attribute| is_misspelled(attribute.name().local))
    {
        return None;
    }
    match element.attribute("isPermaLink") {
        Some(attribute) => {
            Draft::safe(super::place::attribute_span(site.text, attribute)?, "false")
        }
        None => {
            let end = element.at() + 1 + element.written().len();
            Draft::safe(end..end, " isPermaLink=\"false\"")
        }
    }
}

/// Apple's words of before.
fn explicit(text: &str) -> Option<&'static str> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "explicit" => Some("true"),
        "no" | "clean" => Some("false"),
        _ => None,
    }
}

/// The instant of a date, however it is written, if it says its zone.
fn instant(text: &str) -> Option<Timestamp> {
    // The day of the week may be wrong; the date itself counts.
    let text = match text.split_once(',') {
        Some((day, rest)) if day.chars().all(char::is_alphabetic) => rest.trim(),
        _ => text,
    };
    let read = |zone| date::read(text, false, zone, NaiveDates::Site);
    let one = read(chrono_tz::UTC)?;
    let other = read(chrono_tz::Asia::Tokyo)?;
    // Without a zone of its own, a date depends on where it is read.
    (one == other).then_some(one)
}

fn day(text: &str) -> Option<&'static str> {
    let days = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    days.into_iter().find(|day| day.eq_ignore_ascii_case(text))
}

/// An address whose forbidden characters are escaped.
fn encoded(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let host_end = text.find("//").map_or(0, |at| {
        let start = at + 2;
        text[start..]
            .find(['/', '?', '#'])
            .map_or(text.len(), |end| start + end)
    });
    for (at, c) in text.char_indices() {
        let is_escape = c == '%' && {
            let digits = text.as_bytes().get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        let is_bracket = matches!(c, '[' | ']') && at >= host_end;
        let is_forbidden = c.is_control()
            || c.is_whitespace()
            || is_bracket
            || (c == '%' && !is_escape)
            || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`');
        if is_forbidden {
            push_escaped(c, &mut written);
        } else {
            written.push(c);
        }
    }
    written
}

fn push_escaped(c: char, out: &mut String) {
    let mut bytes = [0; 4];
    for byte in c.encode_utf8(&mut bytes).bytes() {
        out.push_str(&format!("%{byte:02X}"));
    }
}

/// An IRI as a URI (RFC 3987, section 3.1).
fn ascii(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let (scheme, rest) = text.split_once("//")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let authority = if authority.is_ascii() {
        authority.to_owned()
    } else {
        let port = url.port().map_or(String::new(), |port| format!(":{port}"));
        (!authority.contains('@')).then_some(format!("{}{port}", url.host_str()?))?
    };
    let mut written = format!("{scheme}//{authority}");
    for c in path.chars() {
        if c.is_ascii() {
            written.push(c);
        } else {
            push_escaped(c, &mut written);
        }
    }
    Some(written)
}

/// A relative address, as if it stood on the channel's page.
fn whole(text: &str, site: &Site<'_, '_>) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_whitespace) {
        return None;
    }
    if let Some(rest) = text.strip_prefix("//") {
        return Some(format!("https://{rest}"));
    }
    if text
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("www."))
    {
        return Some(format!("https://{text}"));
    }
    let root = site.tree.root()?;
    let channel = root
        .child("channel")
        .or_else(|| root.child("rss1:channel"))?;
    let link = channel
        .child("link")
        .or_else(|| channel.child("rss1:link"))?;
    let base = Url::parse(link.value().trim()).ok()?;
    let is_path = text.starts_with(['/', '?', '.']) || text.contains('/');
    let joined = base
        .join(text)
        .ok()
        .filter(|_| is_path && base.has_host())?;
    Some(joined.to_string())
}

/// `Name <address>` as `address (Name)`.
fn contact(text: &str) -> Option<String> {
    let (name, rest) = text.split_once('<')?;
    let (address, after) = rest.split_once('>')?;
    let name = name.trim().trim_matches('"').trim();
    let is_plain =
        after.trim().is_empty() && !name.is_empty() && !name.contains(['(', ')', '<', '&']);
    is_plain.then(|| format!("{} ({name})", address.trim()))
}
