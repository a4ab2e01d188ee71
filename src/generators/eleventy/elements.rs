//! Custom elements in posts: only the site's own scripts know what they show.

/// The names of the custom elements that begin in a text.
pub(super) fn custom(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('<').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let end = rest
            .find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '-')
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let is_element = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.contains('-')
            && !STANDARD.contains(&name)
            && after.starts_with(['>', ' ', '\n', '/', '\t']);
        is_element.then_some(name)
    })
}

/// Names with a hyphen that are none of the site's own: those of SVG and MathML.
const STANDARD: [&str; 7] = [
    "font-face",
    "font-face-src",
    "font-face-uri",
    "font-face-format",
    "font-face-name",
    "missing-glyph",
    "annotation-xml",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hyphen_are_custom() {
        let text = "a < b-c <p> <low-tide name=\"a\">x</low-tide> <b-c><annotation-xml > <a--b!";
        assert_eq!(custom(text).collect::<Vec<_>>(), ["low-tide", "b-c"]);
    }
}
