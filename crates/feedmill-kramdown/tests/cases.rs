//! Markdown rendered as Jekyll renders it: each text in `cases/` against what kramdown made of it.

use std::path::Path;

use feedmill_kramdown::{Options, render};
use feedmill_text::entity::decode_entities;

/// Between two texts of a file, and between what was made of them.
const SEPARATOR: &str = "%%%%\n";

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
fn reading(html: &str) -> Vec<String> {
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

#[test]
fn every_case_reads_as_kramdown_renders_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases = 0;
    let mut failures = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let sources = std::fs::read_to_string(&path).unwrap();
        let stored = std::fs::read_to_string(path.with_extension("html"))
            .unwrap_or_else(|_| panic!("{} has no stored result", path.display()));
        let sources: Vec<&str> = sources.split(SEPARATOR).collect();
        let stored: Vec<&str> = stored.split(SEPARATOR).collect();
        assert_eq!(
            sources.len(),
            stored.len(),
            "{}: make the results anew",
            path.display()
        );
        for (source, stored) in sources.iter().zip(stored) {
            cases += 1;
            let made = render(source, &Options::default());
            assert!(!made.cut, "{source:?} was cut");
            let (expected, found) = (reading(stored), reading(&made.html));
            if expected != found {
                let at = expected
                    .iter()
                    .zip(&found)
                    .take_while(|(a, b)| a == b)
                    .count();
                failures.push(format!(
                    "{}: {source:?}\n  expected …{:?}\n  found    …{:?}",
                    path.file_name().unwrap().display(),
                    expected.iter().skip(at).take(6).collect::<Vec<_>>(),
                    found.iter().skip(at).take(6).collect::<Vec<_>>(),
                ));
            }
        }
    }
    assert!(cases > 400, "the cases are missing");
    failures.sort();
    assert!(
        failures.is_empty(),
        "{} differ\n{}",
        failures.len(),
        failures.join("\n")
    );
}
