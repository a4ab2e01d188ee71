//! Text to value.

use super::{Json, JsonFault, Member, Value};

/// How deep values may stand in each other.
const DEPTH: usize = 128;

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

pub(super) fn read(text: &str) -> Result<Json, JsonFault> {
    let mut reader = Reader { text, at: 0 };
    reader.space();
    let json = reader.value(0)?;
    reader.space();
    if reader.at < text.len() {
        return reader.fault("something follows the value");
    }
    Ok(json)
}

impl Reader<'_> {
    fn fault<T>(&self, message: &str) -> Result<T, JsonFault> {
        Err(JsonFault {
            at: self.at,
            message: message.to_owned(),
        })
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Json, JsonFault> {
        if depth > DEPTH {
            return self.fault("values stand too deep in each other");
        }
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Value::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Json {
            span: start..self.at,
            value,
        })
    }

    fn word(&mut self) -> Result<Value, JsonFault> {
        for (word, value) in [
            ("null", Value::Null),
            ("true", Value::Bool),
            ("false", Value::Bool),
        ] {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        self.fault("a value is missing here")
    }

    fn number(&mut self) -> Result<Value, JsonFault> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest
            .iter()
            .position(|b| !matches!(b, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
            .unwrap_or(rest.len());
        let text = &self.text[self.at..self.at + length];
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_padded =
            digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit();
        let is_cut = digits.starts_with('.')
            || digits.ends_with('.')
            || digits.contains(".e")
            || digits.contains(".E");
        match text.parse::<f64>() {
            Ok(_) if !is_padded && !is_cut => {
                self.at += length;
                Ok(Value::Number)
            }
            _ => self.fault("this is not a number"),
        }
    }

    fn string(&mut self) -> Result<String, JsonFault> {
        self.at += 1;
        let mut value = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest
                .bytes()
                .position(|b| matches!(b, b'"' | b'\\' | 0..=0x1f))
                .unwrap_or(rest.len());
            value.push_str(&rest[..plain]);
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(value);
                }
                Some(b'\\') => value.push(self.escape()?),
                Some(_) => return self.fault("a control character must be escaped"),
                None => return self.fault("a string does not end"),
            }
        }
    }

    fn escape(&mut self) -> Result<char, JsonFault> {
        let escaped = self.text.as_bytes().get(self.at + 1).copied();
        let c = match escaped {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return self.fault("this is not an escape of JSON"),
        };
        self.at += 2;
        Ok(c)
    }

    /// `\u` with four digits, twice for a character beyond U+FFFF. A lone half becomes U+FFFD.
    fn unicode(&mut self) -> Result<char, JsonFault> {
        let unit = self.hex(self.at + 2)?;
        self.at += 6;
        if (0xd800..0xdc00).contains(&unit) && self.text[self.at..].starts_with("\\u") {
            let low = self.hex(self.at + 2)?;
            if (0xdc00..0xe000).contains(&low) {
                self.at += 6;
                let code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
        Ok(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&self, at: usize) -> Result<u32, JsonFault> {
        let digits = self
            .text
            .get(at..at + 4)
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.map(|digits| u32::from_str_radix(digits, 16)) {
            Some(Ok(unit)) => Ok(unit),
            _ => self.fault("`\\u` needs four hexadecimal digits"),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, JsonFault> {
        let mut list = Vec::new();
        self.at += 1;
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::List(list));
        }
        loop {
            self.space();
            list.push(self.value(depth + 1)?);
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(Value::List(list));
                }
                _ => return self.fault("a `,` or a `]` is missing here"),
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, JsonFault> {
        let mut members = Vec::new();
        self.at += 1;
        self.space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(members));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return self.fault("the name of a member must be a string");
            }
            let start = self.at;
            let name = self.string()?;
            let name_span = start..self.at;
            self.space();
            if self.peek() != Some(b':') {
                return self.fault("a `:` is missing here");
            }
            self.at += 1;
            self.space();
            let json = self.value(depth + 1)?;
            members.push(Member {
                name,
                name_span,
                json,
            });
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Value::Object(members));
                }
                _ => return self.fault("a `,` or a `}` is missing here"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_agrees_with_serde(pieces in proptest::collection::vec(prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e9\\n\"", "1", "-0.5e3", "01", "1.", "true", "null", " ", "\"\\x\"", "\"",
        ]), 1..7)) {
            let text = pieces.concat();
            // Not as a value: a number that is too large for a float is JSON all the same.
            let theirs = serde_json::from_str::<serde::de::IgnoredAny>(&text);
            prop_assert_eq!(read(&text).is_ok(), theirs.is_ok(), "{}", text);
        }
    }

    #[test]
    fn megabytes_of_brackets_are_refused() {
        assert!(read(&"[".repeat(1 << 20)).is_err());
    }
}
