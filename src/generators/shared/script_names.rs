//! What names in a file of JavaScript stand for, as far as that is in plain sight.

use super::script::{exported, plain_value, without_comments};
use crate::value::Value;

/// Names that stand for names do not go deeper.
const DEEPEST: usize = 6;

/// A file in which names are looked up.
pub(crate) struct Names<'t> {
    /// The file, without comments.
    text: String,
    /// Gives the text of another file of the site, as `require` and `import` name it.
    load: &'t dyn Fn(&str) -> Option<String>,
}

impl<'t> Names<'t> {
    /// The names of a file.
    pub fn of(text: &str, load: &'t dyn Fn(&str) -> Option<String>) -> Self {
        Names {
            text: without_comments(text),
            load,
        }
    }

    /// The expression that follows `key:`, or the key alone where an object has it for itself; of all, the first in the
    /// object `within`, if there is one.
    pub fn expression(&self, within: &str, key: &str) -> Option<&str> {
        let whole = self.text.as_str();
        let object = at_key(whole, within).map(|at| whole[at..].trim_start());
        match object {
            Some(object) if object.starts_with('{') => {
                let object = &object[..closed(object)];
                after_key(object, key)
            }
            _ => after_key(whole, key),
        }
    }

    /// The text of `key` in the object `within`: `Err` has the expression if it is not in plain sight.
    pub fn text_in(&self, within: &str, key: &str) -> Option<Result<String, String>> {
        let object = after_key(&self.text, within).filter(|it| !it.starts_with('{'));
        if let Some(Value::Map(map)) = object.and_then(|it| self.value(it)) {
            return map.get(key)?.to_text().map(Ok);
        }
        let expression = self.expression(within, key)?;
        let text = self.value(expression).and_then(|value| value.to_text());
        Some(text.ok_or_else(|| expression.to_owned()))
    }

    /// The value of an expression: a plain one, a name, or a path of names such as `config.dir.input`.
    pub fn value(&self, expression: &str) -> Option<Value> {
        self.value_at(expression, 0)
    }

    fn value_at(&self, expression: &str, depth: usize) -> Option<Value> {
        let expression = expression.trim().trim_end_matches(';').trim_end();
        if depth > DEEPEST {
            return None;
        }
        if expression.starts_with(['"', '\'', '`', '{', '[']) {
            return plain_value(expression);
        }
        // What a variable of the environment replaces is what the site has without it.
        for mark in ["||", "??"] {
            if let Some((_, fallback)) = expression.rsplit_once(mark) {
                return self.value_at(fallback, depth + 1);
            }
        }
        if let Some(call) = expression.strip_prefix("require(") {
            let (argument, rest) = call.split_once(')')?;
            let value = self.module(argument)?;
            return member(value, rest);
        }
        let end = expression
            .find(|c: char| !is_name(c))
            .unwrap_or(expression.len());
        let (name, rest) = expression.split_at(end);
        let is_path = rest.is_empty()
            || rest.starts_with('.') && rest.chars().all(|c| is_name(c) || c == '.');
        if name.is_empty() || !is_path {
            return None;
        }
        member(self.named(name, depth)?, rest)
    }

    /// What a name was declared as.
    fn named(&self, name: &str, depth: usize) -> Option<Value> {
        for word in ["const ", "let ", "var "] {
            for (at, _) in self.text.match_indices(word) {
                let rest = self.text[at + word.len()..].trim_start();
                if let Some(after) = rest.strip_prefix(name)
                    && let Some(value) = after.trim_start().strip_prefix('=')
                {
                    return self.value_at(statement(value), depth + 1);
                }
                // `const { dir } = require('./settings')`
                if let Some(names) = rest.strip_prefix('{')
                    && let Some((names, after)) = names.split_once('}')
                    && names.split(',').any(|one| one.trim() == name)
                    && let Some(value) = after.trim_start().strip_prefix('=')
                {
                    let value = self.value_at(statement(value), depth + 1)?;
                    return value.get(name).cloned();
                }
            }
        }
        self.imported(name, depth)
    }

    /// What a name is in the module that it is imported from.
    fn imported(&self, name: &str, depth: usize) -> Option<Value> {
        for (at, _) in self.text.match_indices("import ") {
            let rest = &self.text[at + "import ".len()..];
            let Some((names, after)) = rest.split_once(" from ") else {
                continue;
            };
            let module = statement(after).trim();
            let names = names.trim();
            if names == name || names.strip_prefix("* as ").map(str::trim) == Some(name) {
                return self.module(module);
            }
            let list = names.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
            if list.is_some_and(|list| list.split(',').any(|one| one.trim() == name)) {
                let text = self.text_of(module)?;
                return Names::of(&text, self.load).named(name, depth + 1);
            }
        }
        None
    }

    /// What a module of the site exports.
    fn module(&self, quoted: &str) -> Option<Value> {
        let text = self.text_of(quoted)?;
        match serde_json::from_str(&text) {
            Ok(value) => Some(value),
            Err(_) => exported(&text),
        }
    }

    fn text_of(&self, quoted: &str) -> Option<String> {
        let quoted = quoted.trim();
        let quote = quoted.chars().next().filter(|c| "\"'`".contains(*c))?;
        let (name, _) = quoted[1..].split_once(quote)?;
        name.starts_with('.').then(|| (self.load)(name))?
    }
}

/// The member of a value that a path such as `.dir.input` names.
fn member(value: Value, path: &str) -> Option<Value> {
    let parts = path.split('.').filter(|part| !part.is_empty());
    let found = parts
        .into_iter()
        .try_fold(&value, |value, part| value.get(part))?;
    Some(found.clone())
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// Up to the end of a statement: an object or list to its end, anything else to the end of its line.
fn statement(text: &str) -> &str {
    let text = text.trim_start();
    match text.starts_with(['{', '[']) {
        true => &text[..closed(text)],
        false => text.split(['\n', ';']).next().unwrap_or_default(),
    }
}

/// Where the bracket is closed that a text begins with.
fn closed(text: &str) -> usize {
    let mut depth = 0usize;
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) => {
                if c == open {
                    quote = None;
                }
            }
            None => match c {
                '"' | '\'' | '`' => quote = Some(c),
                '{' | '[' | '(' => depth += 1,
                '}' | ']' | ')' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return at + 1;
                    }
                }
                _ => {}
            },
        }
    }
    text.len()
}

/// Where the value of `key:` begins.
fn at_key(text: &str, key: &str) -> Option<usize> {
    text.match_indices(key).find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| is_name(c) || c == '.') {
            return None;
        }
        let rest = text[at + key.len()..].trim_start_matches(['"', '\'']);
        let value = rest.trim_start().strip_prefix(':')?;
        Some(text.len() - value.len())
    })
}

/// The expression after `key:`, or the key where it stands alone between commas.
fn after_key<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    if let Some(at) = at_key(text, key) {
        let value = text[at..].trim_start();
        let end = value
            .char_indices()
            .scan((0usize, None), |(depth, quote), (at, c)| {
                let is_end = quote.is_none() && *depth == 0 && matches!(c, ',' | '}' | '\n');
                match (*quote, c) {
                    (Some(open), c) if c == open => *quote = None,
                    (Some(_), _) => {}
                    (None, '"' | '\'' | '`') => *quote = Some(c),
                    (None, '(' | '[' | '{') => *depth += 1,
                    (None, ')' | ']' | '}') => *depth = depth.saturating_sub(1),
                    _ => {}
                }
                Some((at, is_end))
            })
            .find_map(|(at, is_end)| is_end.then_some(at));
        return Some(value[..end.unwrap_or(value.len())].trim());
    }
    let alone = text.match_indices(key).find(|(at, _)| {
        let before = text[..*at].trim_end();
        let after = text[at + key.len()..].trim_start();
        before.ends_with(['{', ',']) && after.starts_with([',', '}'])
    })?;
    Some(&text[alone.0..alone.0 + key.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_looked_up_where_they_are_declared() {
        let load = |name: &str| match name {
            "./settings.js" => Some("module.exports = { dir: { src: 'site' } };".to_owned()),
            "./named.js" => Some("export const input = 'named';".to_owned()),
            "./data.json" => Some("{\"input\": \"data\"}".to_owned()),
            _ => None,
        };
        for (text, wanted) in [
            ("return { dir: { input: 'src' } }", Some("src")),
            (
                "const config = require('./settings.js');\nreturn { dir: { input: config.dir.src, output: 'x' } }",
                Some("site"),
            ),
            (
                "import { input } from './named.js';\nreturn { dir: { input, output: 'x' } }",
                Some("named"),
            ),
            (
                "import data from './data.json' with { type: 'json' };\nreturn { dir: { input: data.input } }",
                Some("data"),
            ),
            (
                "const data = require('./data.json');\nreturn { dir: { input: data.input } }",
                Some("data"),
            ),
            (
                "const dirs = { in: 'deep' };\nconst input = dirs.in;\n// input: 'no'\nreturn { dir: { input: input } }",
                Some("deep"),
            ),
            (
                "return { dir: { input: process.env.INPUT || 'env' } }",
                Some("env"),
            ),
            (
                "bundle({ input: 'x.js' });\nreturn { dir: { input: path.join(a, 'b') } }",
                None,
            ),
        ] {
            let names = Names::of(text, &load);
            let expression = names.expression("dir", "input").unwrap();
            let value = names.value(expression);
            let value = value.as_ref().and_then(Value::as_str);
            assert_eq!(value, wanted, "{text}");
        }
        let names = Names::of(
            "bundle({ input: 'x.js' }); return { dir: { output: 'y' } }",
            &load,
        );
        assert_eq!(names.expression("dir", "input"), None);
    }
}
