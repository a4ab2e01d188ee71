//! Names of emoji in running text.

use std::borrow::Cow;

/// The text with `:smile:` as an emoji.
pub(crate) fn with_emoji(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(':') {
        let after = &rest[at + 1..];
        let end = after.find(|c: char| !c.is_ascii_alphanumeric() && !"_+-".contains(c));
        let end = end.filter(|end| *end > 0 && after[*end..].starts_with(':'));
        match end.and_then(|end| Some((emojis::get_by_shortcode(&after[..end])?, end))) {
            Some((emoji, end)) => {
                out.push_str(&rest[..at]);
                out.push_str(emoji.as_str());
                rest = &after[end + 1..];
            }
            None => {
                out.push_str(&rest[..=at]);
                rest = after;
            }
        }
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}
