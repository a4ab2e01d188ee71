//! The list of all feeds as OPML 2.0, for readers to import.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Document, Error, text};
use crate::date::{Timestamp, rfc822};

/// One feed in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The heading that it stands under: `All`, `Categories`, `Tags`, `Authors`.
    pub group: &'static str,
    /// The feed's title.
    pub title: String,
    /// The feed's URL.
    pub xml_url: String,
    /// The site's URL.
    pub html_url: String,
}

/// Writes the list of feeds, each group under one heading, in the order in which they come.
///
/// # Errors
///
/// None in practice: writing to memory does not fail.
pub fn opml(title: &str, outlines: &[Outline], updated: &Timestamp) -> Result<Document, Error> {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 1);
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    out.write_event(Event::Start(
        BytesStart::new("opml").with_attributes([("version", "2.0")]),
    ))?;
    out.create_element("head").write_inner_content(|out| {
        out.create_element("title")
            .write_text_content(BytesText::new(&text::line(title)))?;
        out.create_element("dateModified")
            .write_text_content(BytesText::new(&rfc822(updated)))?;
        Ok(())
    })?;
    out.write_event(Event::Start(BytesStart::new("body")))?;
    for group in outlines.chunk_by(|one, next| one.group == next.group) {
        let heading = BytesStart::new("outline").with_attributes([("text", group[0].group)]);
        out.write_event(Event::Start(heading))?;
        for outline in group {
            let title = text::line(&outline.title);
            let xml_url = text::url(&outline.xml_url).unwrap_or_default();
            let html_url = text::url(&outline.html_url).unwrap_or_default();
            out.write_event(Event::Empty(BytesStart::new("outline").with_attributes([
                ("type", "rss"),
                ("text", title.as_str()),
                ("title", title.as_str()),
                ("xmlUrl", xml_url.as_str()),
                ("htmlUrl", html_url.as_str()),
            ])))?;
        }
        out.write_event(Event::End(BytesEnd::new("outline")))?;
    }
    out.write_event(Event::End(BytesEnd::new("body")))?;
    out.write_event(Event::End(BytesEnd::new("opml")))?;
    let mut bytes = out.into_inner();
    bytes.push(b'\n');
    Ok(Document {
        path: "feeds.opml".to_owned(),
        media_type: "text/x-opml",
        bytes,
    })
}
