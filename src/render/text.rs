//! The one gate that every text passes on its way into a document.

use std::borrow::Cow;

use url::Url;

/// A text without the characters that XML 1.0 forbids (section 2.2), with line ends as LF. JSON documents get the same
/// text, so that all formats read alike.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_changed) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace(is_changed, ""),
    )
}

/// The same for a text of one line: a title, a name.
pub(super) fn line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An absolute URL with nothing in it that RFC 3986 forbids; `None` where it is none.
pub(super) fn url(text: &str) -> Option<String> {
    let url = Url::parse(clean(text).trim()).ok()?;
    let text: String = url.into();
    if text.bytes().any(|byte| b"|^`{}\"<>\\[] ".contains(&byte)) {
        const REFUSED: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS
            .add(b'|')
            .add(b'^')
            .add(b'`')
            .add(b'{')
            .add(b'}')
            .add(b'"')
            .add(b'<')
            .add(b'>')
            .add(b'\\')
            .add(b' ');
        return Some(percent_encoding::utf8_percent_encode(&text, REFUSED).to_string());
    }
    Some(text)
}

/// An `id`: a URL where it is one, else a URN made of its text, since Atom wants an IRI.
pub(super) fn id(text: &str) -> String {
    let text = clean(text);
    let text = text.trim();
    let has_scheme = text.split_once(':').is_some_and(|(scheme, rest)| {
        !rest.is_empty()
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    });
    let harmless = text
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"|^`{}\"<>\\".contains(&byte));
    if has_scheme && harmless {
        text.to_owned()
    } else {
        format!(
            "urn:feedmill:{}",
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC)
        )
    }
}

/// A language tag that has the form of BCP 47: `en`, `zh-CN`, `zh-Hans-CN`.
pub(super) fn language(tag: Option<&str>) -> Option<String> {
    let tag = tag?.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let first = parts.next()?;
    let is_tag = (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    is_tag.then_some(tag)
}

/// An address of the form `name@host.tld`.
pub(super) fn email(text: Option<&str>) -> Option<String> {
    let text = text?.trim();
    let (name, host) = text.split_once('@')?;
    let fits = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".+-_".contains(&byte))
    };
    (fits(name)
        && fits(host)
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.'))
    .then(|| text.to_owned())
}

fn is_changed(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}
