//! Liquid's own test suite, read where it is at hand: `LIQUID_SUITE` names the folder `test` of its repository. Nothing of it
//! is kept here. Of its Ruby, calls of `assert_template_result` with plain literals are read.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use feedmill_liquid::{Context, Limits, Site, render};
use feedmill_text::value::{Map, Value};

/// How many calls of Liquid 5.13 pass; none that does may stop.
const FLOOR: usize = 369;

/// A site that has nothing.
struct Empty;

impl Site for Empty {
    fn include(&self, _path: &str) -> Option<Cow<'_, str>> {
        None
    }

    fn include_relative(&self, _path: &str) -> Option<Cow<'_, str>> {
        None
    }

    fn link(&self, _path: &str) -> Option<String> {
        None
    }

    fn post_url(&self, _name: &str) -> Option<String> {
        None
    }

    fn variable(&self, _name: &str) -> Option<&Value> {
        None
    }

    fn markdownify(&self, text: &str) -> String {
        text.to_owned()
    }
}

/// One call: what is expected of a template that sees some variables.
struct Call {
    place: String,
    expected: String,
    template: String,
    variables: Map,
}

#[test]
fn the_suite_of_liquid_passes() {
    let Some(folder) = std::env::var_os("LIQUID_SUITE") else {
        println!("LIQUID_SUITE is not set: nothing to compare with");
        return;
    };
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files);
    files.sort();
    let calls: Vec<Call> = files.iter().flat_map(|file| calls(file)).collect();
    let mut failed = Vec::new();
    for call in &calls {
        let made = made(call);
        if made != call.expected {
            failed.push(format!(
                "{}: {:?}\n  expected {:?}\n  found    {made:?}",
                call.place, call.template, call.expected
            ));
        }
    }
    let passed = calls.len() - failed.len();
    println!("{passed} of {} calls pass", calls.len());
    for failure in &failed {
        println!("{failure}");
    }
    assert!(passed >= FLOOR, "only {passed} calls pass");
}

fn made(call: &Call) -> String {
    let names = call.variables.iter().map(|(name, _)| name);
    let assigns: String = names
        .map(|name| format!("{{% assign {name} = page.{name} %}}"))
        .collect();
    let context = Context {
        page: &Value::Map(call.variables.clone()),
        site: &Value::Null,
        lookups: &Empty,
        timezone: chrono_tz::UTC,
        now: chrono::DateTime::UNIX_EPOCH,
        url: "",
        baseurl: "",
        environment: "development",
        limits: Limits::default(),
    };
    let source = assigns + &call.template;
    render(&source, &context).text.into_owned()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rb") {
            files.push(path);
        }
    }
}

/// The calls of a file whose arguments are plain literals.
fn calls(file: &Path) -> Vec<Call> {
    let text = fs::read_to_string(file).unwrap();
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let mut calls = Vec::new();
    for (at, found) in text.match_indices("assert_template_result(") {
        let mut ruby = Ruby(&text[at + found.len()..]);
        let Some(Value::String(expected)) = ruby.literal() else {
            continue;
        };
        let Some(Value::String(template)) = ruby.next_argument() else {
            continue;
        };
        let variables = match ruby.next_argument() {
            Some(Value::Map(variables)) => variables,
            None if ruby.is_at_end() => Map::new(),
            _ => continue,
        };
        if !ruby.is_at_end() {
            continue;
        }
        calls.push(Call {
            place: format!("{name}:{}", text[..at].matches('\n').count() + 1),
            expected,
            template,
            variables,
        });
    }
    calls
}

/// The rest of a Ruby text, from which literals are read.
struct Ruby<'t>(&'t str);

impl Ruby<'_> {
    fn space(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn take(&mut self, mark: &str) -> bool {
        self.space();
        let rest = self.0.strip_prefix(mark);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn is_at_end(&mut self) -> bool {
        self.take(",");
        self.space();
        self.0.starts_with(')')
    }

    fn next_argument(&mut self) -> Option<Value> {
        let before = self.0;
        let value = self.take(",").then(|| self.literal()).flatten();
        if value.is_none() {
            self.0 = before;
        }
        value
    }

    fn literal(&mut self) -> Option<Value> {
        self.space();
        let first = self.0.chars().next()?;
        match first {
            '\'' | '"' => self.string(first).map(Value::String),
            '[' => self.list(),
            '{' => self.map(),
            _ => self.word(),
        }
    }

    fn string(&mut self, quote: char) -> Option<String> {
        let mut text = String::new();
        let mut chars = self.0[1..].char_indices();
        while let Some((at, char)) = chars.next() {
            match char {
                '#' if quote == '"' && self.0[at + 2..].starts_with('{') => return None,
                '\\' => match (quote, chars.next()?.1) {
                    ('"', 'n') => text.push('\n'),
                    ('"', 't') => text.push('\t'),
                    ('"', 'r') => text.push('\r'),
                    ('"', 'u' | 'x' | 'e' | 's') => return None,
                    ('\'', char) if char != '\'' && char != '\\' => {
                        text.push('\\');
                        text.push(char);
                    }
                    (_, char) => text.push(char),
                },
                char if char == quote => {
                    self.0 = &self.0[at + 2..];
                    return Some(text);
                }
                char => text.push(char),
            }
        }
        None
    }

    fn list(&mut self) -> Option<Value> {
        self.take("[");
        let mut items = Vec::new();
        while !self.take("]") {
            items.push(self.literal()?);
            self.take(",");
        }
        Some(Value::List(items))
    }

    fn map(&mut self) -> Option<Value> {
        self.take("{");
        let mut map = Map::new();
        while !self.take("}") {
            let Value::String(key) = self.literal()? else {
                return None;
            };
            if !self.take("=>") {
                return None;
            }
            map.insert(key, self.literal()?);
            self.take(",");
        }
        Some(Value::Map(map))
    }

    fn word(&mut self) -> Option<Value> {
        let end = self
            .0
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-')))?;
        let (word, rest) = self.0.split_at(end);
        let value = match word {
            "nil" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => match (word.parse::<i64>(), word.parse::<f64>()) {
                (Ok(number), _) => Value::Integer(number),
                (_, Ok(number)) if !word.contains("..") => Value::Float(number),
                _ => return None,
            },
        };
        self.0 = rest;
        Some(value)
    }
}
