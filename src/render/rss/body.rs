//! Bodies, by far the most of a document, are put into what the crate has written, which would copy each of them three times.

use memchr::memmem;

use crate::render::parts::Parts;

/// The element that a body belongs into. Nothing else in a document reads so: texts are escaped, and no CDATA section holds its
/// own end.
const EMPTY: &[u8] = b"<content:encoded><![CDATA[]]></content:encoded>";

/// Where in it.
const INSIDE: usize = "<content:encoded><![CDATA[".len();

/// The usual size of an item without its body, in bytes.
const USUAL_FRAME: usize = 2048;

/// The body, if it goes into an empty `content:encoded`. One that holds the end of a CDATA section is left to the crate.
pub(super) fn belongs_in<'p>(parts: &'p Parts<'_>) -> Option<&'p str> {
    let body = parts.body.as_deref().filter(|_| parts.summary.is_some())?;
    let ends = memmem::find(body.as_bytes(), b"]]>").is_some();
    (!ends).then_some(body)
}

/// How much to set aside for a document without `bodies`.
pub(super) fn usual_frame(entries: &[Parts<'_>], bodies: &[Option<&str>]) -> usize {
    let whole = entries
        .iter()
        .zip(bodies)
        .filter(|(_, body)| body.is_none());
    let whole = whole.filter_map(|(parts, _)| parts.body.as_deref());
    USUAL_FRAME * (entries.len() + 1) + whole.map(str::len).sum::<usize>()
}

/// The document `frame` with each of `bodies` where it belongs.
pub(super) fn put_in(frame: Vec<u8>, bodies: &[Option<&str>]) -> Vec<u8> {
    let bodies = bodies.iter().flatten();
    let length: usize = bodies.clone().map(|body| body.len()).sum();
    if length == 0 {
        return frame;
    }
    let mut document = Vec::with_capacity(frame.len() + length);
    let mut done = 0;
    for (place, body) in memmem::find_iter(&frame, EMPTY).zip(bodies) {
        document.extend_from_slice(&frame[done..place + INSIDE]);
        document.extend_from_slice(body.as_bytes());
        done = place + INSIDE;
    }
    document.extend_from_slice(&frame[done..]);
    document
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::feed::{Entry, Feed};

    #[test]
    fn each_body_gets_into_its_own_item() {
        let bodies = [
            "<p>first</p>",
            "]]> ends <content:encoded><![CDATA[]]></content:encoded>",
            "<content:encoded><![CDATA[",
            "<p>last</p>",
        ];
        let entry = |(at, body): (usize, &str)| {
            let url = format!("https://a.example/{at}/");
            Entry::new(url, "Title", crate::date::epoch())
                .with_summary(format!("In short: {body}"))
                .with_content_html(body)
        };
        let feed = Feed::new("Name", "https://a.example/")
            .with_entries(bodies.into_iter().enumerate().map(entry));
        let document = crate::render::render(&feed, Format::Rss, "rss.xml".to_owned()).unwrap();
        let channel = rss::Channel::read_from(&document.bytes[..]).unwrap();
        let read: Vec<_> = channel
            .items
            .iter()
            .map(|item| item.content.as_deref())
            .collect();
        assert_eq!(read, bodies.map(Some));
    }
}
