//! A settings file in Python, read without running it: assignments of values that need no more than what the file says itself.

use std::collections::BTreeMap;

use crate::value::{Map, Value};

mod call;
mod expression;
mod statement;

use expression::Reader;
use statement::{Statement, statements};

/// What a settings file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Settings {
    /// The values of names, as they are at the end.
    pub values: Map,
    /// Names whose values are computed by more than feedmill understands, with their lines in the last file that says so.
    pub computed: BTreeMap<String, usize>,
}

/// Modules that import each other do not go deeper.
const DEEPEST: usize = 8;

/// Reads a file. `load` gives the text of another module of the site, for `from NAME import *`.
pub(crate) fn read(text: &str, load: &dyn Fn(&str) -> Option<String>) -> Settings {
    let mut settings = Settings::default();
    run(text, load, &mut settings, 0);
    settings
}

fn run(text: &str, load: &dyn Fn(&str) -> Option<String>, settings: &mut Settings, depth: usize) {
    for statement in statements(text) {
        if let Some(module) = imported(statement.text) {
            if depth < DEEPEST
                && let Some(text) = load(module)
            {
                run(&text, load, settings, depth + 1);
            }
            continue;
        }
        take(&statement, settings);
    }
}

/// The module of which a statement imports everything.
fn imported(statement: &str) -> Option<&str> {
    let rest = statement.strip_prefix("from ")?.trim_start();
    let (module, what) = rest.split_once(" import ")?;
    (what.trim() == "*").then(|| module.trim().trim_start_matches('.'))
}

/// Does what a statement says to names.
fn take(statement: &Statement<'_>, settings: &mut Settings) {
    let Some((targets, operator, value)) = statement.assignment() else {
        if let Some((name, method, argument)) = statement.call() {
            change(&name, method, argument, settings);
        }
        return;
    };
    let mut reader = Reader::new(value, &settings.values);
    let value = reader.value().filter(|_| reader.is_at_end());
    for target in targets {
        let (name, keys) = path(target, &settings.values);
        let Some(name) = name else { continue };
        let Some(value) = value.clone() else {
            // What it was before is not what it is now.
            if keys.is_empty() {
                settings.values.insert(name.clone(), Value::Null);
                settings.computed.insert(name, statement.line);
            }
            continue;
        };
        let value = match (operator, settings.values.get(&name)) {
            ("+=", Some(old)) => match call::add(old.clone(), value) {
                Some(sum) => sum,
                None => continue,
            },
            (_, old) if !keys.is_empty() => {
                let mut whole = old.cloned().unwrap_or(Value::Null);
                put(&mut whole, &keys, value);
                whole
            }
            _ => value,
        };
        settings.computed.remove(&name);
        settings.values.insert(name, value);
    }
}

/// `NAME.append(value)` and the like.
fn change(name: &str, method: &str, argument: &str, settings: &mut Settings) {
    let mut reader = Reader::new(argument, &settings.values);
    let Some(value) = reader.value().filter(|_| reader.is_at_end()) else {
        return;
    };
    let Some(old) = settings.values.get(name).cloned() else {
        return;
    };
    let new = match (method, old, value) {
        ("append", Value::List(mut items), value) => {
            items.push(value);
            Value::List(items)
        }
        ("extend" | "update", old, value) => match call::add(old, value) {
            Some(sum) => sum,
            None => return,
        },
        _ => return,
    };
    settings.values.insert(name.to_owned(), new);
}

/// The name and the keys of `NAME['a']['b']`.
fn path(target: &str, values: &Map) -> (Option<String>, Vec<String>) {
    let end = target.find('[').unwrap_or(target.len());
    let name = target[..end].trim();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let mut keys = Vec::new();
    let mut rest = &target[end..];
    while let Some(inner) = rest.trim_start().strip_prefix('[') {
        let mut reader = Reader::new(inner, values);
        let key = reader.value().and_then(|key| key.to_text());
        let Some(key) = key else {
            return (None, keys);
        };
        keys.push(key);
        let Some(after) = reader.rest().strip_prefix(']') else {
            return (None, keys);
        };
        rest = after;
    }
    (is_name.then(|| name.to_owned()), keys)
}

fn put(whole: &mut Value, keys: &[String], value: Value) {
    let [key, rest @ ..] = keys else {
        *whole = value;
        return;
    };
    let mut map = match std::mem::replace(whole, Value::Null) {
        Value::Map(map) => map,
        _ => Map::new(),
    };
    let mut inner = map.get(key).cloned().unwrap_or(Value::Null);
    put(&mut inner, rest, value);
    map.insert(key.clone(), inner);
    *whole = Value::Map(map);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_alone(text: &str) -> Settings {
        read(text, &|_| None)
    }

    #[test]
    fn plain_values_count() {
        let settings = read_alone(
            "#!/usr/bin/env python\nimport os\nSITENAME = 'It\\'s \"here\"'  # a comment\nSITEURL = \"\"\n\
             LINKS = (('one', 'https://one.example/'),\n  # two\n  ('two', None),)\nONE = ('x')\nN = -5\nOK=True\n\
             D = {'a': 1, 'b': [1.5,\n'x' 'y']}\nif OK:\n    INNER = 'no'\nP = r'(?P<date>\\d{4})'\nT = '''a\nb'''\nLAST = 1",
        );
        let get = |key: &str| settings.values.get(key).cloned();
        assert_eq!(get("SITENAME"), Some("It's \"here\"".into()));
        assert_eq!(get("SITEURL"), Some("".into()));
        assert_eq!(get("INNER"), None);
        assert_eq!(get("ONE"), Some("x".into()));
        assert_eq!(get("N"), Some(Value::Integer(-5)));
        assert_eq!(get("P"), Some("(?P<date>\\d{4})".into()));
        assert_eq!(get("T"), Some("a\nb".into()));
        assert_eq!(get("LAST"), Some(Value::Integer(1)));
        assert_eq!(get("LINKS").unwrap().as_list().map(<[Value]>::len), Some(2));
        let nested = get("D").unwrap();
        assert_eq!(nested.get("b").unwrap().as_list().unwrap()[1], "xy".into());
        assert!(settings.computed.is_empty());
    }

    #[test]
    fn simple_expressions_are_understood() {
        let settings = read_alone(
            "import os\nHOST = 'tea.example'\nSITEURL = f'https://{HOST}/{{x}}'\nA = B = 'a' + \"b\"\n\
             ARTICLE_URL = 'posts/' + '%s/' % A + '{slug}/'\nE = os.environ.get('NO', 'e')\nJ = os.path.join('a', A, 'c')\n\
             L = [1, *[2, 3]]\nL += [4]\nL.append(5)\nD = dict(a=1, b=L)\nD['c'] = {}\nD['c']['d'] = 'x'\nO = '' or 'y'\n\
             F = '{} and {n}'.format(1, n=2)\nT = L[0]\nN = None if A else 'z'\n",
        );
        let text = |key: &str| settings.values.get(key).and_then(Value::to_text);
        assert_eq!(text("SITEURL").as_deref(), Some("https://tea.example/{x}"));
        assert_eq!(text("B").as_deref(), Some("ab"));
        assert_eq!(text("ARTICLE_URL").as_deref(), Some("posts/ab/{slug}/"));
        assert_eq!(text("E").as_deref(), Some("e"));
        assert_eq!(text("J").as_deref(), Some("a/ab/c"));
        assert_eq!(text("O").as_deref(), Some("y"));
        assert_eq!(text("F").as_deref(), Some("1 and 2"));
        assert_eq!(text("T").as_deref(), Some("1"));
        assert_eq!(settings.values.get("N"), Some(&Value::Null));
        let list = settings.values.get("L").unwrap();
        assert_eq!(list.as_list().map(<[Value]>::len), Some(5));
        let inner = settings.values.get("D").unwrap().get("c").unwrap();
        assert_eq!(inner.get("d"), Some(&"x".into()));
    }

    #[test]
    fn what_is_computed_is_named_with_its_line() {
        let settings =
            read_alone("A = 1\nB = sorted(A)\nA = open('x').read()\nB = 2\nC = [x for x in A]\n");
        assert_eq!(settings.values.get("A"), Some(&Value::Null));
        assert_eq!(settings.values.get("B"), Some(&Value::Integer(2)));
        let computed: Vec<(&str, usize)> = settings
            .computed
            .iter()
            .map(|(name, line)| (name.as_str(), *line))
            .collect();
        assert_eq!(computed, [("A", 3), ("C", 5)]);
    }

    #[test]
    fn modules_of_the_site_are_read_where_they_are_imported() {
        let load =
            |name: &str| (name == "base").then(|| "A = 1\nfrom base import *\nB = 2\n".into());
        let settings = read(
            "A = 0\nfrom base import *\nfrom other import *\nB = A\n",
            &load,
        );
        assert_eq!(settings.values.get("B"), Some(&Value::Integer(1)));
    }

    #[test]
    fn anything_may_be_in_a_file() {
        for text in [
            "A = '",
            "A = [",
            "A = {1:",
            "A = f'{'",
            "A = 'x' %",
            "A = (",
            "A['x'",
            "A = 'a'.format(",
            "A =",
            "= 1",
            "A += ",
            "A = '%s %s' % 'x'",
            "A = '%(a)s' % {}",
            "A = [1][7]",
            "A = x if",
            "\\",
            "A = \\",
            "A = 'é'[0]",
        ] {
            let _ = read_alone(text);
        }
        let _ = read_alone(&format!("A = {}", "[".repeat(10_000)));
    }
}
