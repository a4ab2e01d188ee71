//! A text of JavaScript to its tokens.

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Text(String),
    /// Texts, each with the tokens of what is filled in after it.
    Template(Vec<(String, Option<Vec<Token>>)>),
    Name(String),
    Sign(&'static str),
    Pattern(String, String),
}

/// Longer ones come first.
const SIGNS: [&str; 51] = [
    "===", "!==", "...", "**=", "??=", "||=", "&&=", "=>", "==", "!=", "<=", ">=", "&&", "||",
    "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "**", "<<", ">>", "{", "}", "(", ")",
    "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", "=", ".", "&", "|", "@",
    "^", "~",
];

/// The tokens of a text, as far as it can be read.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut scanner = Scanner {
        rest: text,
        depth: 0,
    };
    scanner.until_closed()
}

/// Templates of a person's are not nested deeper.
const DEEPEST: usize = 12;

struct Scanner<'t> {
    rest: &'t str,
    depth: usize,
}

impl Scanner<'_> {
    /// Up to a `}` that nothing opened, which is taken.
    fn until_closed(&mut self) -> Vec<Token> {
        let mut found = Vec::new();
        let mut open = 0usize;
        loop {
            self.rest = self.rest.trim_start();
            let Some(first) = self.rest.chars().next() else {
                return found;
            };
            if self.rest.starts_with("//") || self.rest.starts_with("#!") {
                self.rest = self.rest.split_once('\n').map_or("", |(_, rest)| rest);
                continue;
            }
            if let Some(comment) = self.rest.strip_prefix("/*") {
                self.rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
                continue;
            }
            let token = match first {
                '"' | '\'' => self.text(first),
                '`' => self.template(),
                '0'..='9' => self.number(),
                c if c.is_alphabetic() || "_$#".contains(c) => self.name(),
                '/' if is_pattern_after(found.last()) => self.pattern(),
                _ => match self.sign() {
                    Some(sign) => {
                        self.rest = &self.rest[sign.len()..];
                        Token::Sign(sign)
                    }
                    None => return found,
                },
            };
            match token {
                Token::Sign("{") => open += 1,
                Token::Sign("}") if open == 0 => return found,
                Token::Sign("}") => open -= 1,
                _ => {}
            }
            found.push(token);
        }
    }

    /// The sign that is next. `a ?.5 : 1` has none of `?.`.
    fn sign(&self) -> Option<&'static str> {
        let is_choice =
            self.rest.starts_with("?.") && self.rest[2..].starts_with(|c: char| c.is_ascii_digit());
        let mut signs = SIGNS.into_iter();
        signs.find(|sign| self.rest.starts_with(sign) && !(is_choice && *sign == "?."))
    }

    fn text(&mut self, quote: char) -> Token {
        let mut text = String::new();
        let mut chars = self.rest[1..].chars();
        while let Some(c) = chars.next() {
            match c {
                c if c == quote => break,
                '\\' => escaped(&mut chars, &mut text),
                c => text.push(c),
            }
        }
        self.rest = chars.as_str();
        Token::Text(text)
    }

    fn template(&mut self) -> Token {
        let mut parts = Vec::new();
        let mut text = String::new();
        self.rest = &self.rest[1..];
        loop {
            if let Some(rest) = self.rest.strip_prefix("${") {
                self.rest = rest;
                self.depth += 1;
                if self.depth > DEEPEST {
                    self.rest = "";
                }
                let inner = self.until_closed();
                self.depth -= 1;
                parts.push((std::mem::take(&mut text), Some(inner)));
                continue;
            }
            let mut chars = self.rest.chars();
            match chars.next() {
                None | Some('`') => {
                    self.rest = chars.as_str();
                    parts.push((text, None));
                    return Token::Template(parts);
                }
                Some('\\') => escaped(&mut chars, &mut text),
                Some(c) => text.push(c),
            }
            self.rest = chars.as_str();
        }
    }

    fn number(&mut self) -> Token {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !"._".contains(c))
            .unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        let number = number.replace('_', "");
        let whole = match number.get(..2) {
            Some("0x" | "0X") => u64::from_str_radix(&number[2..], 16).ok(),
            Some("0b" | "0B") => u64::from_str_radix(&number[2..], 2).ok(),
            _ => None,
        };
        Token::Number(match whole {
            Some(whole) => whole as f64,
            None => number.parse().unwrap_or(f64::NAN),
        })
    }

    fn name(&mut self) -> Token {
        let end = self
            .rest
            .find(|c: char| !c.is_alphanumeric() && !"_$#".contains(c))
            .unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        Token::Name(name.to_owned())
    }

    fn pattern(&mut self) -> Token {
        let mut text = String::new();
        let mut is_class = false;
        let mut chars = self.rest[1..].chars();
        while let Some(c) = chars.next() {
            match c {
                '/' if !is_class => break,
                '\\' => {
                    text.push(c);
                    text.extend(chars.next());
                    continue;
                }
                '[' => is_class = true,
                ']' => is_class = false,
                _ => {}
            }
            text.push(c);
        }
        let rest = chars.as_str();
        let end = rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        self.rest = &rest[end..];
        Token::Pattern(text, rest[..end].to_owned())
    }
}

/// What stands after a backslash.
fn escaped(chars: &mut std::str::Chars<'_>, out: &mut String) {
    match chars.next() {
        Some('n') => out.push('\n'),
        Some('t') => out.push('\t'),
        Some('r') => out.push('\r'),
        Some('b') => out.push('\u{8}'),
        Some('0') => out.push('\0'),
        Some('x') => {
            let code: String = chars.by_ref().take(2).collect();
            out.extend(u8::from_str_radix(&code, 16).ok().map(char::from));
        }
        Some('\n') | None => {}
        Some('u') => {
            let mut code = String::new();
            let is_long = chars.as_str().starts_with('{');
            if is_long {
                chars.next();
                code.extend(chars.by_ref().take_while(|c| *c != '}'));
            } else {
                code.extend(chars.by_ref().take(4));
            }
            let code = u32::from_str_radix(&code, 16).ok();
            out.extend(code.and_then(char::from_u32));
        }
        Some(other) => out.push(other),
    }
}

/// Whether a `/` after this begins a pattern, and does not divide.
fn is_pattern_after(last: Option<&Token>) -> bool {
    match last {
        None => true,
        Some(Token::Sign(sign)) => !matches!(*sign, ")" | "]" | "}"),
        Some(Token::Name(name)) => {
            matches!(name.as_str(), "return" | "typeof" | "case" | "in" | "of")
        }
        Some(_) => false,
    }
}
