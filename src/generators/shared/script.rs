//! Settings and data in JavaScript, read without running it: the plain values of an object that a file exports.

use crate::value::{Map, Value};

/// The object that a data file exports, without the values that it computes; `None` if it exports no
/// object literal.
pub fn exported(text: &str) -> Option<Value> {
    let text = without_comments(text);
    let start = ["export default", "module.exports =", "module.exports="]
        .iter()
        .find_map(|export| Some(text.find(export)? + export.len()))?;
    let rest = text[start..].trim_start();
    let object = object_at(rest).or_else(|| {
        // `module.exports = site`, where the object is above.
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$');
        let name = &rest[..end.unwrap_or(rest.len())];
        let is_name = !name.is_empty() && !matches!(name, "function" | "async" | "class");
        let declared = ["const", "let", "var"].iter().find_map(|word| {
            let found = text.find(&format!("{word} {name} ="))?;
            let after = &text[found..];
            Some(after[after.find('=')? + 1..].trim_start())
        });
        declared.filter(|_| is_name).and_then(object_at)
    })?;
    let mut reader = Reader { rest: object };
    match reader.value(0)? {
        value @ Value::Map(_) => Some(value),
        _ => None,
    }
}

/// The value that a text begins with, if it is plain.
pub(crate) fn plain_value(text: &str) -> Option<Value> {
    Reader { rest: text }.value(0)
}

/// Where the object begins that an expression is, or that a function without more to it gives.
fn object_at(rest: &str) -> Option<&str> {
    if rest.starts_with('{') {
        return Some(rest);
    }
    let arrow = rest.find("=>").map(|at| rest[at + 2..].trim_start());
    let head = rest.find('{').unwrap_or(rest.len());
    if let Some(inner) = arrow.and_then(|body| body.strip_prefix('('))
        && rest.find("=>").is_some_and(|at| at < head)
    {
        return Some(inner.trim_start()).filter(|inner| inner.starts_with('{'));
    }
    let is_function = rest.starts_with("function")
        || rest.starts_with("async")
        || rest.starts_with('(') && arrow.is_some();
    let given = rest.find("return {").filter(|_| is_function)?;
    Some(&rest[given + "return ".len()..])
}

/// Without comments; texts stay as they are.
pub(super) fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quote: Option<char> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            Some(open) => {
                out.push(c);
                if c == '\\' {
                    out.extend(chars.next());
                } else if c == open || c == '\n' && open != '`' {
                    quote = None;
                }
            }
            None if c == '/' && chars.peek() == Some(&'/') => {
                while chars.next_if(|c| *c != '\n').is_some() {}
            }
            None if c == '/' && chars.peek() == Some(&'*') => {
                chars.next();
                let mut last = ' ';
                for c in chars.by_ref() {
                    if last == '*' && c == '/' {
                        break;
                    }
                    last = c;
                }
                out.push(' ');
            }
            None => {
                if "\"'`".contains(c) {
                    quote = Some(c);
                }
                out.push(c);
            }
        }
    }
    out
}

/// No settings of a person's nest deeper.
const DEEPEST: usize = 32;

struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    /// A value, if it is plain. What is left is after it.
    fn value(&mut self, depth: usize) -> Option<Value> {
        self.blanks();
        if depth > DEEPEST {
            return None;
        }
        match self.rest.chars().next()? {
            '{' => {
                self.rest = &self.rest[1..];
                self.object(depth)
            }
            '[' => {
                self.rest = &self.rest[1..];
                self.list(depth)
            }
            '"' | '\'' => self.text(),
            '`' => self
                .text()
                .filter(|text| !text.as_str().is_some_and(|it| it.contains("${"))),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        let mut map = Map::new();
        loop {
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix('}') {
                self.rest = rest;
                return Some(Value::Map(map));
            }
            let key = match self.rest.chars().next()? {
                '"' | '\'' => self.text()?.as_str().map(str::to_owned),
                _ => {
                    let end = self
                        .rest
                        .find(|c: char| !c.is_alphanumeric() && !"_$".contains(c))?;
                    let (name, rest) = self.rest.split_at(end);
                    self.rest = rest;
                    Some(name.to_owned()).filter(|name| !name.is_empty())
                }
            };
            self.blanks();
            if let (Some(key), Some(rest)) = (key, self.rest.strip_prefix(':')) {
                self.rest = rest;
                self.member(|value| map.insert(key, value), depth)?;
            } else {
                // A method, or something spread into the object.
                self.skip();
            }
            self.rest = self.rest.strip_prefix(',').unwrap_or(self.rest);
        }
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        loop {
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix(']') {
                self.rest = rest;
                return Some(Value::List(items));
            }
            self.member(|value| items.push(value), depth)?;
            self.rest = self.rest.strip_prefix(',').unwrap_or(self.rest);
        }
    }

    /// The value of a member, if all of it is plain; else it is passed over.
    fn member<T>(&mut self, keep: impl FnOnce(Value) -> T, depth: usize) -> Option<()> {
        self.blanks();
        let whole = self.rest;
        self.skip();
        let after = self.rest;
        let text = &whole[..whole.len() - after.len()];
        if let Some(value) = plain(text, depth + 1) {
            keep(value);
        }
        (!after.is_empty()).then_some(())
    }

    /// Passes over an expression, up to the comma or the bracket that ends it.
    fn skip(&mut self) {
        let mut open = 0usize;
        let mut chars = self.rest.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' | '\'' | '`' => {
                    while let Some((_, inner)) = chars.next() {
                        match inner {
                            '\\' => {
                                chars.next();
                            }
                            inner if inner == c => break,
                            _ => {}
                        }
                    }
                }
                '{' | '[' | '(' => open += 1,
                '}' | ']' | ')' if open == 0 => {
                    self.rest = &self.rest[at..];
                    return;
                }
                '}' | ']' | ')' => open -= 1,
                ',' if open == 0 => {
                    self.rest = &self.rest[at..];
                    return;
                }
                _ => {}
            }
        }
        self.rest = "";
    }

    fn text(&mut self) -> Option<Value> {
        let quote = self.rest.chars().next()?;
        let mut text = String::new();
        let mut chars = self.rest[1..].chars();
        loop {
            match chars.next()? {
                '\\' => match chars.next()? {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    '\n' => {}
                    other => text.push(other),
                },
                c if c == quote => break,
                c => text.push(c),
            }
        }
        self.rest = chars.as_str();
        Some(text.into())
    }

    fn word(&mut self) -> Option<Value> {
        let end = self
            .rest
            .find(|c: char| !c.is_alphanumeric() && !"_.$-".contains(c));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        match word {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            "null" | "undefined" => Some(Value::Null),
            number => match number.parse() {
                Ok(number) => Some(Value::Integer(number)),
                Err(_) => number.parse().ok().map(Value::Float),
            },
        }
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }
}

/// The value of an expression that is plain, or that plainly gives one: what is behind the last `||` or `??`, or a function's
/// text, in which `${data.title}` becomes `{{ title }}`.
fn plain(text: &str, depth: usize) -> Option<Value> {
    let text = text.trim();
    let mut reader = Reader { rest: text };
    if let Some(value) = reader.value(depth)
        && reader.rest.trim().is_empty()
    {
        return Some(value);
    }
    if text.starts_with("process.env")
        && let Some((_, last)) = text.rsplit_once("||").or_else(|| text.rsplit_once("??"))
    {
        return plain(last, depth + 1).filter(|_| depth < DEEPEST);
    }
    let (head, body) = text.split_once("=>")?;
    let inner = body.trim().strip_prefix('`')?.strip_suffix('`')?;
    let is_plain_head = head.len() < 40 && !inner.contains('`');
    let name = head
        .trim()
        .trim_matches(['(', ')', ' ', '{', '}'])
        .to_owned();
    is_plain_head.then(|| template(inner, &name))?
}

/// A template literal as a Liquid template, if what it fills in are names and plain calls.
fn template(literal: &str, argument: &str) -> Option<Value> {
    let mut out = String::new();
    let mut rest = literal;
    while let Some(open) = rest.find("${") {
        out.push_str(&rest[..open]);
        let length = rest[open..].find('}')?;
        let (name, filter) = filled(rest[open + 2..open + length].trim(), argument)?;
        out.push_str(&format!("{{{{ {name}{filter} }}}}"));
        rest = &rest[open + length + 1..];
    }
    out.push_str(rest);
    Some(out.into())
}

/// What JavaScript's plain calls are in Liquid: how an expression ends, and the filter for it.
const CALLS: [(&str, &str); 9] = [
    (".toISOString().slice(0, 10)", " | date: \"%Y-%m-%d\""),
    (".toISOString().slice(0,10)", " | date: \"%Y-%m-%d\""),
    (".toISOString().substring(0, 10)", " | date: \"%Y-%m-%d\""),
    (".toISOString().split('T')[0]", " | date: \"%Y-%m-%d\""),
    (".toISOString().split(\"T\")[0]", " | date: \"%Y-%m-%d\""),
    (".getFullYear()", " | date: \"%Y\""),
    (".getUTCFullYear()", " | date: \"%Y\""),
    (".toLowerCase()", " | downcase"),
    (".toString()", ""),
];

/// The name and the filter of an expression.
fn filled<'e>(expression: &'e str, argument: &str) -> Option<(&'e str, &'static str)> {
    // `this.slugify(data.title)` is Eleventy's own filter.
    for call in ["this.slugify(", "slugify(", "this.slug(", "this.slug("] {
        if let Some(inner) = expression.strip_prefix(call) {
            let (name, _) = filled(inner.strip_suffix(')')?, argument)?;
            let filter = if call.contains("slugify") {
                " | slugify"
            } else {
                " | slug"
            };
            return Some((name, filter));
        }
    }
    let found = CALLS
        .iter()
        .find_map(|(end, filter)| Some((expression.strip_suffix(end)?, *filter)));
    let (name, filter) = found.unwrap_or((expression, ""));
    let name = name.trim();
    let name = name
        .strip_prefix(argument)
        .and_then(|rest| rest.strip_prefix('.'))
        .filter(|_| !argument.is_empty())
        .unwrap_or(name);
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || "._".contains(c));
    is_name.then_some((name, filter))
}

/// The line of a file of data on which a permalink is that is not a plain value.
pub(crate) fn line_of_permalink(text: &str) -> Option<usize> {
    let mut lines = text.lines().enumerate();
    let found = lines.find(|(_, line)| {
        let line = line.trim_start();
        let rest = line
            .trim_start_matches(['"', '\''])
            .strip_prefix("permalink")
            .map(|rest| rest.trim_start_matches(['"', '\'']).trim_start());
        rest.is_some_and(|rest| rest.starts_with([':', '(']))
    });
    found.map(|(at, _)| at + 1)
}

/// The text that follows `key:` in a file of settings.
pub(crate) fn named_text(text: &str, key: &str) -> Option<String> {
    text.match_indices(key).find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let rest = text[at + key.len()..].trim_start_matches(['"', '\'']);
        let rest = rest.trim_start().strip_prefix(':')?.trim_start();
        quoted(rest)
    })
}

/// The first text that a call of `function` is given.
pub(crate) fn called_with(text: &str, function: &str) -> Option<String> {
    let call = format!("{function}(");
    let at = text.find(&call)?;
    quoted(text[at + call.len()..].trim_start())
}

fn quoted(text: &str) -> Option<String> {
    let quote = text.chars().next().filter(|c| "\"'`".contains(*c))?;
    let (value, _) = text[1..].split_once(quote)?;
    Some(value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_objects_are_read_and_no_others() {
        let value = exported(
            "// the site\nexport default {\n\ttitle: \"A: b\", // a comment\n\turl: 'https://example.org/',\n\tauthor: { name: \"Ada\" },\n};\n",
        )
        .unwrap();
        assert_eq!(value.get("url"), Some(&"https://example.org/".into()));
        assert_eq!(
            value.get("author").unwrap().get("name"),
            Some(&"Ada".into())
        );
        assert_eq!(
            exported("module.exports = async function() { return 1 }"),
            None
        );
        assert_eq!(
            named_text("dir: {\n input: \"src\" }", "input"),
            Some("src".into())
        );
        assert_eq!(named_text("myinput: 'x'", "input"), None);
    }

    #[test]
    fn what_is_computed_is_left_out_and_the_rest_stays() {
        let value = exported(
            "const x = require('x');\nmodule.exports = {\n  a: 'see // this', /* { */ b: x.y(1, {z: 2}), ...x,\n  c: [1, 'two', x],\n  url: process.env.URL || 'https://a.example',\n  m() { return { q: 1 } },\n  e: { permalink: (data) => `/blog/${data.page.fileSlug}/`, title: data => data.title + 1 },\n};",
        )
        .unwrap();
        assert_eq!(value.get("a"), Some(&"see // this".into()));
        assert_eq!(value.get("b"), None);
        assert_eq!(value.get("q"), None);
        assert_eq!(
            value.get("c").unwrap().as_list().map(<[Value]>::len),
            Some(2)
        );
        assert_eq!(value.get("url"), Some(&"https://a.example".into()));
        let computed = value.get("e").unwrap();
        assert_eq!(
            computed.get("permalink"),
            Some(&"/blog/{{ page.fileSlug }}/".into())
        );
        assert_eq!(computed.get("title"), None);
        for text in [
            "const site = { a: 1 };\nmodule.exports = site;",
            "module.exports = () => ({ a: 1 })",
            "export default function () {\n  return { a: 1 };\n}",
        ] {
            assert_eq!(
                exported(text).unwrap().get("a"),
                Some(&Value::Integer(1)),
                "{text}"
            );
        }
        for (literal, wanted) in [
            (
                "data.page.date.toISOString().slice(0, 10)",
                "{{ page.date | date: \"%Y-%m-%d\" }}",
            ),
            ("this.slugify(data.title)", "{{ title | slugify }}"),
            (
                "data.page.date.getFullYear()",
                "{{ page.date | date: \"%Y\" }}",
            ),
        ] {
            let text = format!("export default {{ permalink: (data) => `/${{{literal}}}/` }}");
            let value = exported(&text).unwrap();
            let permalink = value.get("permalink").and_then(Value::as_str);
            assert_eq!(permalink, Some(format!("/{wanted}/").as_str()), "{text}");
        }
        let text = "module.exports = {\n  tags: 'x',\n  permalink: (data) => {\n    return data.x ? 'a' : 'b';\n  },\n};";
        assert_eq!(line_of_permalink(text), Some(3));
        let text = "module.exports = { permalink: false };";
        let permalink = exported(text).unwrap();
        assert_eq!(permalink.get("permalink"), Some(&Value::Bool(false)));
        for text in [
            "module.exports = {",
            "module.exports = { a",
            "export default",
            "export default {a: '",
        ] {
            let _ = exported(text);
        }
    }
}
