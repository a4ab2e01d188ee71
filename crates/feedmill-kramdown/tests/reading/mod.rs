//! HTML as a reader gets it, so that two ways of writing the same page compare equal.

use feedmill_text::entity::decode_entities;

/// Elements beside which white space is not seen.
const BLOCKS: [&str; 47] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
    "body",
    "html",
    "head",
];

/// A tag or a piece of text, in the form in which two of them can be compared.
#[derive(Debug, PartialEq)]
struct Token {
    text: String,
    tag: bool,
    block: bool,
}

/// What a reader gets of `html`: tags with sorted attributes, and text without references.
pub fn reading(html: &str) -> Vec<String> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = html;
    let mut verbatim = 0usize;
    while !rest.is_empty() {
        let end = if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").map_or(comment.len(), |end| end + 3);
            rest = &comment[end..];
            continue;
        } else if is_tag(rest) {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            let (text, name) = tag(&rest[..end]);
            if name == "pre" {
                verbatim = if text.starts_with("</") {
                    verbatim.saturating_sub(1)
                } else {
                    verbatim + 1
                };
            }
            tokens.push(Token {
                text,
                tag: true,
                block: BLOCKS.contains(&name),
            });
            end
        } else {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let end = rest[first..]
                .find('<')
                .map_or(rest.len(), |end| end + first);
            let mut text = decode_entities(&rest[..end]).into_owned();
            if verbatim == 0 {
                text = squeeze(&text);
            }
            match tokens.last_mut().filter(|token| !token.tag) {
                Some(token) if verbatim == 0 => {
                    token.text = squeeze(&format!("{}{text}", token.text));
                }
                Some(token) => token.text.push_str(&text),
                None => tokens.push(Token {
                    text,
                    tag: false,
                    block: false,
                }),
            }
            end
        };
        rest = &rest[end..];
    }
    let beside = |index: Option<usize>| {
        index
            .and_then(|index| tokens.get(index))
            .is_none_or(|token| token.block)
    };
    let mut reading = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let mut text = token.text.as_str();
        if !token.tag {
            if beside(index.checked_sub(1)) {
                text = text.trim_start_matches([' ', '\n']);
            }
            if beside(Some(index + 1)) {
                text = text.trim_end_matches([' ', '\n']);
            }
        }
        if !text.is_empty() {
            reading.push(text.to_owned());
        }
    }
    reading
}

fn is_tag(html: &str) -> bool {
    let rest = html
        .strip_prefix('<')
        .map(|rest| rest.strip_prefix('/').unwrap_or(rest));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for char in text.chars() {
        let char = if char.is_ascii_whitespace() {
            ' '
        } else {
            char
        };
        if char != ' ' || !squeezed.ends_with(' ') {
            squeezed.push(char);
        }
    }
    squeezed
}

/// The tag with its attributes sorted, and its name.
fn tag(tag: &str) -> (String, &str) {
    let inside = tag
        .trim_start_matches('<')
        .trim_end_matches('>')
        .trim_end_matches('/');
    let closing = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let name_end = inside.find([' ', '\n', '\t']).unwrap_or(inside.len());
    let name = &inside[..name_end];
    let mut attributes: Vec<String> = inside[name_end..]
        .split_inclusive('"')
        .collect::<Vec<_>>()
        .chunks(2)
        .filter(|pair| pair.len() == 2)
        .map(|pair| {
            format!(
                " {}{}",
                pair[0].trim(),
                squeeze(&decode_entities(pair[1])).trim()
            )
        })
        .collect();
    attributes.sort();
    let slash = if closing { "/" } else { "" };
    (format!("<{slash}{name}{}>", attributes.concat()), name)
}
