//! Expressions in Python: literals, names, and the few operators and calls that settings use.

use super::call::{add, call, call_method, is_true, join, percent};
use super::statement::text_length;
use crate::value::{Map, Value};

/// No settings of a person's nest deeper.
const DEEPEST: usize = 32;

/// Reads an expression. What it gives is `None` if it needs more than is understood.
pub(super) struct Reader<'t> {
    rest: &'t str,
    names: &'t Map,
    depth: usize,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, names: &'t Map) -> Self {
        Reader {
            rest: text,
            names,
            depth: 0,
        }
    }

    pub fn rest(&self) -> &'t str {
        self.rest
    }

    /// Whether nothing follows but a comment.
    pub fn is_at_end(&mut self) -> bool {
        self.blanks();
        self.rest.is_empty()
    }

    /// The value of an expression, with `x if y else z` and several without brackets.
    pub fn value(&mut self) -> Option<Value> {
        self.depth += 1;
        let value = match self.depth > DEEPEST {
            true => None,
            false => self.conditional(),
        };
        self.depth -= 1;
        value
    }

    fn conditional(&mut self) -> Option<Value> {
        let value = self.either()?;
        if !self.takes_word("if") {
            return Some(value);
        }
        let condition = self.either()?;
        if !self.takes_word("else") {
            return None;
        }
        let other = self.conditional()?;
        Some(if is_true(&condition) { value } else { other })
    }

    fn either(&mut self) -> Option<Value> {
        let mut value = self.sum()?;
        while self.takes_word("or") {
            let other = self.sum()?;
            if !is_true(&value) {
                value = other;
            }
        }
        Some(value)
    }

    fn sum(&mut self) -> Option<Value> {
        let mut value = self.product()?;
        loop {
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix('+') {
                self.rest = rest;
                value = add(value, self.product()?)?;
            } else if let Some(rest) = self.rest.strip_prefix('|') {
                self.rest = rest;
                let (Value::Map(_), other) = (&value, self.product()?) else {
                    return None;
                };
                value = add(value, other)?;
            } else {
                return Some(value);
            }
        }
    }

    fn product(&mut self) -> Option<Value> {
        let mut value = self.whole()?;
        loop {
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix('%') {
                self.rest = rest;
                value = Value::String(percent(value.as_str()?, &self.whole()?)?);
            } else if let Some(rest) = self
                .rest
                .strip_prefix('/')
                .filter(|it| !it.starts_with('/'))
            {
                // Of paths.
                self.rest = rest;
                let (folder, name) = (value.to_text()?, self.whole()?.to_text()?);
                value = Value::String(join(&[folder, name]));
            } else {
                return Some(value);
            }
        }
    }

    /// A value with its subscripts and methods.
    fn whole(&mut self) -> Option<Value> {
        let mut value = self.atom()?;
        loop {
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix('[') {
                self.rest = rest;
                let key = self.value()?;
                self.expect(']')?;
                value = match (&value, &key) {
                    (Value::List(items), Value::Integer(at)) => {
                        let at = match *at < 0 {
                            true => items.len().checked_sub(usize::try_from(-at).ok()?)?,
                            false => usize::try_from(*at).ok()?,
                        };
                        items.get(at)?.clone()
                    }
                    (value, key) => value.get(&key.to_text()?)?.clone(),
                };
            } else if let Some(rest) = self.rest.strip_prefix('.') {
                self.rest = rest;
                let method = self.word().to_owned();
                self.expect('(')?;
                let (items, named) = self.arguments()?;
                value = call_method(value, &method, &items, &named)?;
            } else {
                return Some(value);
            }
        }
    }

    fn atom(&mut self) -> Option<Value> {
        self.blanks();
        match self.rest.chars().next()? {
            '\'' | '"' => self.texts(),
            open @ ('[' | '(') => {
                self.rest = &self.rest[1..];
                let close = if open == '[' { ']' } else { ')' };
                let (items, commas) = self.items(close)?;
                // A value in brackets is itself, and not a list of one.
                if open == '(' && items.len() == 1 && commas == 0 {
                    return items.into_iter().next();
                }
                Some(Value::List(items))
            }
            '{' => {
                self.rest = &self.rest[1..];
                self.mapping()
            }
            c if c.is_ascii_digit() || matches!(c, '-' | '.') => self.number(),
            _ => self.name(),
        }
    }

    fn name(&mut self) -> Option<Value> {
        let before = self.rest;
        let name = self.word();
        if self.rest.starts_with(['\'', '"'])
            && name.len() <= 2
            && name.chars().all(|c| "rRuUbBfF".contains(c))
        {
            self.rest = before;
            return self.texts();
        }
        match name {
            "True" => return Some(Value::Bool(true)),
            "False" => return Some(Value::Bool(false)),
            "None" => return Some(Value::Null),
            "not" => return Some(Value::Bool(!is_true(&self.whole()?))),
            "" => return None,
            _ => {}
        }
        // `os.path.join(…)` and others of modules.
        let mut path = name.to_owned();
        while self.rest.starts_with('.') && self.names.get(name).is_none() {
            self.rest = &self.rest[1..];
            let part = self.word();
            if part.is_empty() {
                return None;
            }
            path.push('.');
            path.push_str(part);
        }
        self.blanks();
        if let Some(rest) = self.rest.strip_prefix('(')
            && self.names.get(name).is_none()
        {
            self.rest = rest;
            let (items, named) = self.arguments()?;
            return call(&path, items, named);
        }
        match path.as_str() {
            "os.curdir" => Some(".".into()),
            "os.sep" => Some("/".into()),
            "__file__" => Some("settings.py".into()),
            _ => self.names.get(&path).cloned(),
        }
    }

    fn arguments(&mut self) -> Option<(Vec<Value>, Map)> {
        let mut items = Vec::new();
        let mut named = Map::new();
        loop {
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix(')') {
                self.rest = rest;
                return Some((items, named));
            }
            let before = self.rest;
            let word = self.word();
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix('=')
                && !rest.starts_with('=')
                && !word.is_empty()
            {
                self.rest = rest;
                let value = self.value()?;
                named.insert(word.to_owned(), value);
            } else {
                self.rest = before;
                match self.spread()? {
                    (true, Value::Map(map)) => {
                        for (key, value) in map.iter() {
                            named.insert(key.to_owned(), value.clone());
                        }
                    }
                    (true, Value::List(more)) => items.extend(more),
                    (_, value) => items.push(value),
                }
            }
            self.blanks();
            match self.rest.strip_prefix(',') {
                Some(rest) => self.rest = rest,
                None if self.rest.starts_with(')') => {}
                None => return None,
            }
        }
    }

    /// A value, and whether it is spread with `*` or `**`.
    fn spread(&mut self) -> Option<(bool, Value)> {
        self.blanks();
        let stars = self.rest.len() - self.rest.trim_start_matches('*').len();
        self.rest = &self.rest[stars..];
        Some((stars > 0, self.value()?))
    }

    fn items(&mut self, close: char) -> Option<(Vec<Value>, usize)> {
        let mut items = Vec::new();
        let mut commas = 0;
        loop {
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix(close) {
                self.rest = rest;
                return Some((items, commas));
            }
            match self.spread()? {
                (true, Value::List(more)) => items.extend(more),
                (true, _) => return None,
                (false, value) => items.push(value),
            }
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix(',') {
                self.rest = rest;
                commas += 1;
            } else if !self.rest.starts_with(close) {
                return None;
            }
        }
    }

    /// A mapping, or a set, which is a list here.
    fn mapping(&mut self) -> Option<Value> {
        let mut map = Map::new();
        let mut items = Vec::new();
        loop {
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix('}') {
                self.rest = rest;
                return Some(match items.is_empty() {
                    true => Value::Map(map),
                    false => Value::List(items),
                });
            }
            match self.spread()? {
                (true, Value::Map(more)) => {
                    for (key, value) in more.iter() {
                        map.insert(key.to_owned(), value.clone());
                    }
                }
                (true, _) => return None,
                (false, key) => {
                    self.blanks();
                    match self.rest.strip_prefix(':') {
                        Some(rest) => {
                            self.rest = rest;
                            map.insert(key.to_text()?, self.value()?);
                        }
                        None => items.push(key),
                    }
                }
            }
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix(',') {
                self.rest = rest;
            } else if !self.rest.starts_with('}') {
                return None;
            }
        }
    }

    /// A text; several in a row are one.
    fn texts(&mut self) -> Option<Value> {
        let mut text = String::new();
        loop {
            let mark_end = self.rest.find(['\'', '"'])?;
            let marks = &self.rest[..mark_end];
            let quoted = &self.rest[mark_end..];
            let length = text_length(quoted);
            let raw = marks.contains(['r', 'R']);
            let inner = unquoted(quoted.get(..length)?, raw)?;
            self.rest = &quoted[length..];
            match marks.contains(['f', 'F']) {
                true => text.push_str(&self.filled(&inner)?),
                false => text.push_str(&inner),
            }
            let before = self.rest;
            self.blanks();
            let prefix = self.rest.find(['\'', '"']).unwrap_or(usize::MAX);
            let is_more =
                prefix <= 2 && self.rest[..prefix].chars().all(|c| "rRuUbBfF".contains(c));
            if !is_more {
                self.rest = before;
                return Some(Value::String(text));
            }
        }
    }

    /// An f-string with its expressions filled in.
    fn filled(&self, text: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            out.push_str(&rest[..at]);
            let sign = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(sign) {
                out.push_str(sign);
                rest = after;
                continue;
            }
            let (inner, after) = rest.split_once('}')?;
            if sign == "}" || inner.contains(['!', ':']) {
                return None;
            }
            let mut reader = Reader {
                rest: inner,
                names: self.names,
                depth: self.depth + 1,
            };
            let value = reader.value().filter(|_| reader.is_at_end())?;
            out.push_str(&value.to_text()?);
            rest = after;
        }
        out.push_str(rest);
        Some(out)
    }

    fn number(&mut self) -> Option<Value> {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(match word.parse() {
            Ok(number) => Value::Integer(number),
            Err(_) => Value::Float(word.parse().ok()?),
        })
    }

    fn word(&mut self) -> &'t str {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn takes_word(&mut self, wanted: &str) -> bool {
        self.blanks();
        let before = self.rest;
        if self.word() == wanted {
            return true;
        }
        self.rest = before;
        false
    }

    fn expect(&mut self, sign: char) -> Option<()> {
        self.blanks();
        self.rest = self.rest.strip_prefix(sign)?;
        Some(())
    }

    /// White space, comments and line breaks.
    fn blanks(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if let Some(rest) = self.rest.strip_prefix("\\\n") {
                self.rest = rest;
            } else if self.rest.starts_with('#') {
                self.rest = &self.rest[self.rest.find('\n').unwrap_or(self.rest.len())..];
            } else {
                return;
            }
        }
    }
}

/// What is between quotes, with its escapes resolved.
fn unquoted(quoted: &str, raw: bool) -> Option<String> {
    let quote = quoted.chars().next()?;
    let tripled: String = std::iter::repeat_n(quote, 3).collect();
    let length = if quoted.starts_with(&tripled) { 3 } else { 1 };
    let inner = quoted.get(length..quoted.len().checked_sub(length)?)?;
    if !quoted[quoted.len() - length..].starts_with(quote) || quoted.len() < length * 2 {
        return None;
    }
    if raw || !inner.contains('\\') {
        return Some(inner.to_owned());
    }
    let mut text = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match chars.next()? {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            '\n' => {}
            escaped @ ('\\' | '\'' | '"') => text.push(escaped),
            digits @ ('x' | 'u' | 'U') => {
                let count = match digits {
                    'x' => 2,
                    'u' => 4,
                    _ => 8,
                };
                let hex: String = chars.by_ref().take(count).collect();
                let code = u32::from_str_radix(&hex, 16).ok()?;
                text.push(char::from_u32(code)?);
            }
            other => text.extend(['\\', other]),
        }
    }
    Some(text)
}
