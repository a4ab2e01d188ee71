//! The output of a template, and how a value is escaped by where it stands in it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::value::{Safe, Value};

/// Where the output ends.
#[derive(Clone, Debug, PartialEq)]
enum State {
    Text,
    /// After `<`, in the name of a tag.
    Name(String),
    /// In a tag, maybe in the name of an attribute.
    Tag(String),
    /// After `=`.
    Equals(String),
    /// In a value: its quote, whether it is an address, and what of it is known.
    Attribute {
        quote: Option<char>,
        is_address: bool,
        is_empty: bool,
        is_query: bool,
    },
    Comment,
    /// In a script or style sheet.
    Raw,
}

/// What templates write.
#[derive(Debug)]
pub(crate) struct Output {
    pub text: String,
    state: State,
    tag: String,
}

const ADDRESSES: [&str; 9] = [
    "action",
    "background",
    "cite",
    "data",
    "data-src",
    "formaction",
    "href",
    "poster",
    "src",
];

/// What an address keeps.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'?')
    .remove(b'@')
    .remove(b'[')
    .remove(b']')
    .remove(b'%');

/// What a part of a query keeps.
const PART: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

impl Output {
    pub fn new() -> Self {
        Output {
            text: String::new(),
            state: State::Text,
            tag: String::new(),
        }
    }

    /// Writes text of the template itself.
    pub fn literal(&mut self, text: &str) {
        self.text.push_str(text);
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            let next = match &mut self.state {
                State::Text => match memchr_tag(rest) {
                    None => return,
                    Some(at) => {
                        rest = &rest[at..];
                        if rest.starts_with("<!--") {
                            self.state = State::Comment;
                            rest = &rest[4..];
                        } else {
                            self.state = State::Name(String::new());
                            rest = &rest[1..];
                        }
                        continue;
                    }
                },
                State::Comment => match rest.find("-->") {
                    None => return,
                    Some(at) => {
                        rest = &rest[at + 3..];
                        self.state = State::Text;
                        continue;
                    }
                },
                State::Raw => {
                    let close = format!("</{}", self.tag);
                    match rest.to_ascii_lowercase().find(&close) {
                        None => return,
                        Some(at) => {
                            rest = &rest[at + 1..];
                            self.state = State::Name(String::new());
                            continue;
                        }
                    }
                }
                State::Name(name) if c.is_alphanumeric() || "/-".contains(c) => {
                    name.extend(c.to_lowercase());
                    None
                }
                State::Name(name) => {
                    self.tag = std::mem::take(name);
                    Some(if c == '>' {
                        self.opened()
                    } else {
                        State::Tag(String::new())
                    })
                }
                State::Tag(name) => match c {
                    '>' => Some(self.opened()),
                    '=' => Some(State::Equals(std::mem::take(name))),
                    c if c.is_whitespace() || c == '/' => {
                        if !after.trim_start().starts_with('=') {
                            name.clear();
                        }
                        None
                    }
                    c => {
                        name.extend(c.to_lowercase());
                        None
                    }
                },
                State::Equals(_) if c.is_whitespace() => None,
                State::Equals(_) if c == '>' => Some(self.opened()),
                State::Equals(name) => Some(State::Attribute {
                    quote: matches!(c, '"' | '\'').then_some(c),
                    is_address: ADDRESSES.contains(&name.as_str()),
                    is_empty: matches!(c, '"' | '\''),
                    is_query: false,
                }),
                State::Attribute {
                    quote: Some(quote), ..
                } if *quote == c => Some(State::Tag(String::new())),
                State::Attribute { quote: None, .. } if c == '>' => Some(self.opened()),
                State::Attribute { quote: None, .. } if c.is_whitespace() => {
                    Some(State::Tag(String::new()))
                }
                State::Attribute {
                    is_empty, is_query, ..
                } => {
                    *is_empty = false;
                    *is_query |= "?#".contains(c);
                    None
                }
            };
            if let Some(next) = next {
                self.state = next;
            }
            rest = after;
        }
    }

    fn opened(&self) -> State {
        match self.tag.as_str() {
            "script" | "style" | "textarea" | "title" => State::Raw,
            _ => State::Text,
        }
    }

    /// Writes a value, escaped for its place.
    pub fn value(&mut self, value: &Value) {
        if matches!(value, Value::Nil) {
            return;
        }
        let text = match value.as_str() {
            Some(text) => text.to_owned(),
            None => value.print(),
        };
        let safe = match value {
            Value::Safe(safe, _) => Some(*safe),
            _ => None,
        };
        match &mut self.state {
            State::Text => match safe {
                Some(Safe::Html) => self.text.push_str(&text),
                _ => escape(&mut self.text, &text, false),
            },
            State::Comment => {}
            State::Raw | State::Name(_) => self.text.push_str(&text),
            State::Tag(_) => {
                let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
                match safe {
                    Some(Safe::Attribute | Safe::Html) => self.text.push_str(&text),
                    _ if is_plain => self.text.push_str(&text),
                    _ => self.text.push_str("ZgotmplZ"),
                }
            }
            State::Equals(name) => {
                let is_address = ADDRESSES.contains(&name.as_str());
                self.state = State::Attribute {
                    quote: None,
                    is_address,
                    is_empty: true,
                    is_query: false,
                };
                self.value(value);
            }
            State::Attribute {
                is_address,
                is_empty,
                is_query,
                ..
            } => {
                let was_empty = std::mem::replace(is_empty, false);
                let text = match (*is_address, safe) {
                    (true, _) if *is_query && safe != Some(Safe::Url) => {
                        utf8_percent_encode(&text, PART).to_string()
                    }
                    (true, _) if was_empty && safe != Some(Safe::Url) && !is_fit(&text) => {
                        "#ZgotmplZ".to_owned()
                    }
                    (true, _) => {
                        *is_query |= text.contains(['?', '#']);
                        utf8_percent_encode(&text, KEPT).to_string()
                    }
                    (false, Some(Safe::Html)) => without_tags(&text),
                    (false, _) => text,
                };
                escape(&mut self.text, &text, safe == Some(Safe::Html));
            }
        }
    }
}

/// Where a tag or a comment begins.
fn memchr_tag(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find('<').map(|at| at + from) {
        let after = text[at + 1..].chars().next();
        if after.is_some_and(|c| c.is_alphabetic() || "/!".contains(c)) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Whether an address has no scheme that could run a script.
fn is_fit(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else {
        return true;
    };
    scheme.contains('/')
        || ["http", "https", "mailto"]
            .iter()
            .any(|fit| scheme.eq_ignore_ascii_case(fit))
}

fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = memchr_tag(rest) {
        out.push_str(&rest[..at]);
        rest = rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
    }
    out.push_str(rest);
    out
}

/// Escapes what HTML reads as markup. `once` leaves character references as they are.
fn escape(out: &mut String, text: &str, once: bool) {
    for (at, c) in text.char_indices() {
        match c {
            '&' if once && is_reference(&text[at..]) => out.push('&'),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&#34;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

fn is_reference(text: &str) -> bool {
    let inner = text[1..].trim_start_matches('#');
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && end < 32 && inner[end..].starts_with(';'))
}
