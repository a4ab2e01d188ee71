//! The list of all feeds as OPML 2.0, for readers to import.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Document, Error, Role, address, text};
use crate::config::{Format, Person};
use crate::date::{Timestamp, rfc822};

/// Where the list goes, relative to the folder of feeds.
pub const OPML: &str = "feeds.opml";

/// One feed in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The heading that it stands under: `All`, `Categories`, `Tags`, `Authors`.
    pub group: &'static str,
    /// The feed's title. OPML `text` and `title`.
    pub title: String,
    /// A sentence about the feed. OPML `description`.
    pub description: Option<String>,
    /// Where the feed is served, as an absolute URL; one without a URL is not listed. OPML `xmlUrl`.
    pub xml_url: String,
    /// The site's URL. OPML `htmlUrl`.
    pub html_url: String,
    /// The feed's format. OPML `version` says `RSS` where it is RSS; it knows no word for the others.
    pub format: Format,
}

/// Writes the list of feeds, each group under one heading, in the order in which they come.
///
/// # Errors
///
/// None in practice: writing to memory does not fail.
pub fn opml(
    title: &str,
    owner: Option<&Person>,
    outlines: &[Outline],
    updated: &Timestamp,
) -> Result<Document, Error> {
    let bytes =
        write(title, owner, outlines, updated).map_err(|error| Error::new("OPML", error))?;
    Ok(Document {
        path: OPML.to_owned(),
        role: Role::List,
        media_type: "text/x-opml",
        bytes,
    })
}

fn write(
    title: &str,
    owner: Option<&Person>,
    outlines: &[Outline],
    updated: &Timestamp,
) -> io::Result<Vec<u8>> {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 1);
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = BytesStart::new("opml").with_attributes([("version", "2.0")]);
    out.write_event(Event::Start(root))?;
    out.create_element("head")
        .write_inner_content(|out| head(out, title, owner, updated))?;
    out.write_event(Event::Start(BytesStart::new("body")))?;
    let mut html_url = ("", None);
    for group in outlines.chunk_by(|one, next| one.group == next.group) {
        let heading = BytesStart::new("outline").with_attributes([("text", group[0].group)]);
        out.write_event(Event::Start(heading))?;
        for one in group {
            // Most feeds are of one page.
            if html_url.0 != one.html_url {
                html_url = (&one.html_url, address::web(&one.html_url));
            }
            if let Some(line) = outline(one, html_url.1.as_deref()) {
                out.write_event(Event::Empty(line))?;
            }
        }
        out.write_event(Event::End(BytesEnd::new("outline")))?;
    }
    out.write_event(Event::End(BytesEnd::new("body")))?;
    out.write_event(Event::End(BytesEnd::new("opml")))?;
    let mut bytes = out.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn head(
    out: &mut Writer<Vec<u8>>,
    title: &str,
    owner: Option<&Person>,
    updated: &Timestamp,
) -> io::Result<()> {
    let mut element = |name: &str, text: &str| -> io::Result<()> {
        out.create_element(name)
            .write_text_content(BytesText::new(text))?;
        Ok(())
    };
    element("title", &text::title(title))?;
    element("dateModified", &rfc822(updated))?;
    if let Some(owner) = owner {
        if let Some(name) = text::optional(Some(&owner.name)) {
            element("ownerName", &name)?;
        }
        if let Some(email) = address::email(owner.email.as_deref()) {
            element("ownerEmail", &email)?;
        }
        if let Some(url) = owner.url.as_deref().and_then(address::web) {
            element("ownerId", &url)?;
        }
    }
    Ok(())
}

/// The line of a feed. `type` is `rss` for every format: it tells a feed from a page, and readers look for that word.
fn outline(outline: &Outline, html_url: Option<&str>) -> Option<BytesStart<'static>> {
    let xml_url = address::web(&outline.xml_url)?;
    let title = text::title(&outline.title);
    let mut line = BytesStart::new("outline").with_attributes([
        ("type", "rss"),
        ("text", &title),
        ("title", &title),
        ("xmlUrl", &xml_url),
    ]);
    if let Some(html_url) = html_url {
        line.push_attribute(("htmlUrl", html_url));
    }
    if outline.format == Format::Rss {
        line.push_attribute(("version", "RSS"));
    }
    if let Some(about) = text::optional(outline.description.as_deref()) {
        line.push_attribute(("description", about.as_ref()));
    }
    Some(line)
}
