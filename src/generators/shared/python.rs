//! A settings file in Python, read without running it: only assignments of plain values at the top count.

use crate::value::{Map, Value};

/// The plain values that the names of a file are given.
pub(crate) fn assignments(text: &str) -> Map {
    let mut map = Map::new();
    let mut rest = text;
    while !rest.is_empty() {
        let line_end = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let line = &rest[..line_end];
        let name_end = line
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(line.len());
        let name = &line[..name_end];
        let value = line[name_end..].trim_start().strip_prefix('=');
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        if let (true, Some(value)) = (is_name, value)
            && !value.starts_with('=')
        {
            let start = rest.len() - rest[line_end - value.len()..].len();
            let mut reader = Reader {
                rest: &rest[start..],
            };
            if let Some(read) = reader.value(0)
                && reader.at_line_end()
            {
                map.insert(name.to_owned(), read);
                let left = reader.rest.len();
                let next = reader
                    .rest
                    .find('\n')
                    .map_or(rest.len(), |at| rest.len() - left + at + 1);
                rest = &rest[next..];
                continue;
            }
        }
        rest = &rest[line_end..];
    }
    map
}

/// No settings of a person's nest deeper.
const DEEPEST: usize = 32;

struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        self.blanks(depth > 0);
        match self.rest.chars().next()? {
            '\'' | '"' => self.text(depth).map(Value::String),
            'r' | 'u' | 'b' if self.rest[1..].starts_with(['\'', '"']) => {
                let raw = self.rest.starts_with('r');
                self.rest = &self.rest[1..];
                self.one_text(raw).map(Value::String)
            }
            open @ ('[' | '(') => {
                self.rest = &self.rest[1..];
                let close = if open == '[' { ']' } else { ')' };
                let (items, commas) = self.items(close, depth)?;
                // A value in brackets is itself, and not a list of one.
                if open == '(' && items.len() == 1 && commas == 0 {
                    return items.into_iter().next();
                }
                Some(Value::List(items))
            }
            '{' => {
                self.rest = &self.rest[1..];
                self.mapping(depth)
            }
            _ => self.word(),
        }
    }

    fn items(&mut self, close: char, depth: usize) -> Option<(Vec<Value>, usize)> {
        let mut items = Vec::new();
        let mut commas = 0;
        loop {
            self.blanks(true);
            if let Some(rest) = self.rest.strip_prefix(close) {
                self.rest = rest;
                return Some((items, commas));
            }
            items.push(self.value(depth + 1)?);
            self.blanks(true);
            if let Some(rest) = self.rest.strip_prefix(',') {
                self.rest = rest;
                commas += 1;
            } else if !self.rest.starts_with(close) {
                return None;
            }
        }
    }

    fn mapping(&mut self, depth: usize) -> Option<Value> {
        let mut map = Map::new();
        loop {
            self.blanks(true);
            if let Some(rest) = self.rest.strip_prefix('}') {
                self.rest = rest;
                return Some(Value::Map(map));
            }
            let key = self.value(depth + 1)?.to_text()?;
            self.blanks(true);
            self.rest = self.rest.strip_prefix(':')?;
            map.insert(key, self.value(depth + 1)?);
            self.blanks(true);
            if let Some(rest) = self.rest.strip_prefix(',') {
                self.rest = rest;
            } else if !self.rest.starts_with('}') {
                return None;
            }
        }
    }

    /// A text; inside brackets, several in a row are one.
    fn text(&mut self, depth: usize) -> Option<String> {
        let mut text = self.one_text(false)?;
        loop {
            let before = self.rest;
            self.blanks(depth > 0);
            if !self.rest.starts_with(['\'', '"']) {
                self.rest = before;
                return Some(text);
            }
            text.push_str(&self.one_text(false)?);
        }
    }

    fn one_text(&mut self, raw: bool) -> Option<String> {
        let quote = self.rest.chars().next()?;
        let tripled = quote.to_string().repeat(3);
        let end = if self.rest.starts_with(&tripled) {
            tripled
        } else {
            quote.to_string()
        };
        let mut rest = &self.rest[end.len()..];
        let mut text = String::new();
        loop {
            if let Some(after) = rest.strip_prefix(end.as_str()) {
                self.rest = after;
                return Some(text);
            }
            let mut chars = rest.chars();
            match chars.next()? {
                '\\' => {
                    let escaped = chars.next()?;
                    match escaped {
                        _ if raw => text.extend(['\\', escaped]),
                        'n' => text.push('\n'),
                        't' => text.push('\t'),
                        '\n' => {}
                        '\\' | '\'' | '"' => text.push(escaped),
                        other => text.extend(['\\', other]),
                    }
                }
                '\n' if end.len() == 1 => return None,
                other => text.push(other),
            }
            rest = chars.as_str();
        }
    }

    fn word(&mut self) -> Option<Value> {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(match word {
            "True" => Value::Bool(true),
            "False" => Value::Bool(false),
            "None" => Value::Null,
            number => match number.parse() {
                Ok(number) => Value::Integer(number),
                Err(_) => Value::Float(number.parse().ok()?),
            },
        })
    }

    /// White space and comments; line breaks too, inside brackets.
    fn blanks(&mut self, lines: bool) {
        loop {
            let spaces: &[char] = if lines {
                &[' ', '\t', '\r', '\n']
            } else {
                &[' ', '\t', '\r']
            };
            self.rest = self.rest.trim_start_matches(spaces);
            if !self.rest.starts_with('#') {
                return;
            }
            self.rest = &self.rest[self.rest.find('\n').unwrap_or(self.rest.len())..];
        }
    }

    /// Whether nothing follows on the line: `'a' + b` is more than a plain value.
    fn at_line_end(&mut self) -> bool {
        self.blanks(false);
        self.rest.is_empty() || self.rest.starts_with('\n')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_values_count() {
        let map = assignments(
            "#!/usr/bin/env python\nimport os\nSITENAME = 'It\\'s \"here\"'  # a comment\nSITEURL = \"\"\nURL = 'a' + 'b'\n\
             LINKS = (('one', 'https://one.example/'),\n  # two\n  ('two', None),)\nONE = ('x')\nN = -5\nOK=True\n\
             D = {'a': 1, 'b': [1.5,\n'x' 'y']}\nif OK:\n    INNER = 'no'\nCALL = os.environ.get('x')\nP = r'(?P<date>\\d{4})'\nT = '''a\nb'''\nLAST = 1",
        );
        let get = |key: &str| map.get(key).cloned();
        assert_eq!(get("SITENAME"), Some("It's \"here\"".into()));
        assert_eq!(get("SITEURL"), Some("".into()));
        assert_eq!(get("URL"), None);
        assert_eq!(get("INNER"), None);
        assert_eq!(get("CALL"), None);
        assert_eq!(get("ONE"), Some("x".into()));
        assert_eq!(get("N"), Some(Value::Integer(-5)));
        assert_eq!(get("P"), Some("(?P<date>\\d{4})".into()));
        assert_eq!(get("T"), Some("a\nb".into()));
        assert_eq!(get("LAST"), Some(Value::Integer(1)));
        assert_eq!(get("LINKS").unwrap().as_list().map(<[Value]>::len), Some(2));
        let nested = get("D").unwrap();
        assert_eq!(nested.get("b").unwrap().as_list().unwrap()[1], "xy".into());
    }
}
