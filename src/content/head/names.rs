//! Who wrote a post, and which terms it belongs to.

use super::Head;
use super::title::inspected;
use crate::config::Person;
use crate::value::Value;
use crate::warning::Warning;

impl Head<'_> {
    /// Adds the names under `key`, each once; a text is split at white space where `split` says so. What is no name is
    /// reported.
    pub fn names(
        &self,
        key: &str,
        split: bool,
        names: &mut Vec<String>,
        warnings: &mut Vec<Warning>,
    ) {
        let Some(value) = self.map.get(key) else {
            return;
        };
        // Jekyll looks for a list or a text to split, and finds none in a number.
        let is_number = matches!(value, Value::Bool(_) | Value::Integer(_) | Value::Float(_));
        if key == "tags" && is_number && self.config.keeps_jekyll_feeds() {
            return;
        }
        if !add_names(value, split, names) {
            warnings.push(self.place(
                Warning::file(
                    self.path,
                    "not-a-name",
                    format!(
                        "`{key}` holds keys with values where names are wanted; they are ignored"
                    ),
                    format!("write `{key}: [one, two]`"),
                ),
                key,
            ));
        }
    }

    /// The categories in the order in which Jekyll puts them into a URL, where that is another one: a list among them stands
    /// there as Ruby prints it, before its own items.
    pub fn nested_categories(&self, folders: &[String], all: &[String]) -> Option<Vec<String>> {
        let items = self.map.get("categories")?.as_list()?;
        items.iter().find(|item| item.as_list().is_some())?;
        let printed = items.iter().filter_map(|item| match item {
            Value::List(items) => Some(inspected(items)),
            other => other.to_text(),
        });
        let mut names: Vec<String> = Vec::new();
        for name in folders
            .iter()
            .cloned()
            .chain(printed)
            .chain(all.iter().cloned())
        {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Some(names)
    }

    pub fn authors(&self) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        for key in ["author", "authors"] {
            let items = match self.map.get(key) {
                Some(Value::List(items)) => items.as_slice(),
                // jekyll-feed looks for the first of a list here.
                Some(_) if key == "authors" && self.config.keeps_jekyll_feeds() => &[],
                Some(one) => std::slice::from_ref(one),
                None => &[],
            };
            let mut named: Vec<Person> = items
                .iter()
                .filter_map(|item| self.config.author(item))
                .collect();
            if self.config.keeps_jekyll_feeds() && key == "authors" {
                named.truncate(usize::from(people.is_empty()));
            }
            for mut person in named {
                if self.config.jekyll.is_none() {
                    take_address(&mut person);
                }
                person.name = folded(&person.name);
                if people.iter().all(|known| known.name != person.name) {
                    people.push(person);
                }
            }
        }
        people
    }
}

/// Takes the address out of `Anna <anna@example.org>`.
fn take_address(person: &mut Person) {
    let address = |text: &str| {
        let (name, address) = text.trim_end().strip_suffix('>')?.rsplit_once('<')?;
        let (name, address) = (name.trim(), address.trim());
        let is_address = address.contains('@') && !address.contains(char::is_whitespace);
        (is_address && !name.is_empty()).then(|| (name.to_owned(), address.to_owned()))
    };
    if let Some((name, found)) = address(&person.name) {
        person.name = name;
        person.email.get_or_insert(found);
    }
}

/// Adds the names that `value` holds, each once; whether all of it was names.
pub(in crate::content) fn add_names(value: &Value, split: bool, names: &mut Vec<String>) -> bool {
    match value {
        Value::Null => true,
        Value::List(items) => {
            let faulty = items.iter().filter(|item| !add_names(item, false, names));
            faulty.count() == 0
        }
        Value::String(text) if split => {
            text.split_whitespace()
                .for_each(|word| add_name(word, names));
            true
        }
        Value::String(text) => {
            add_name(text, names);
            true
        }
        other => {
            let text = other.to_text();
            text.iter().for_each(|text| add_name(text, names));
            text.is_some()
        }
    }
}

fn add_name(name: &str, names: &mut Vec<String>) {
    let name = folded(name);
    if !name.is_empty() && !names.contains(&name) {
        names.push(name);
    }
}

/// A name with one space wherever it has white space, and none around it.
pub(super) fn folded(name: &str) -> String {
    // White space has one of these bytes, or begins with one of the others.
    let may_be_space = |byte: u8| matches!(byte, 0..=0x20 | 0x7f | 0xc2 | 0xe1 | 0xe2 | 0xe3);
    if !name.bytes().any(may_be_space) {
        return name.to_owned();
    }
    let mut words = name.split_whitespace();
    let mut folded = words.next().unwrap_or_default().to_owned();
    for word in words {
        folded.push(' ');
        folded.push_str(word);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_every_kind_is_one_space() {
        for space in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let name = format!("a{space}b");
            let wanted = if space.is_whitespace() { "a b" } else { &name };
            assert_eq!(folded(&name), wanted, "{space:?}");
        }
        assert_eq!(folded(" a \u{3000} b\n"), "a b");
    }

    #[test]
    fn an_address_behind_a_name_is_none_of_the_name() {
        let taken = |name: &str| {
            let mut person = Person {
                name: name.to_owned(),
                email: None,
                url: None,
            };
            take_address(&mut person);
            (person.name, person.email)
        };
        assert_eq!(
            taken("Anna Li <anna@example.org>"),
            ("Anna Li".to_owned(), Some("anna@example.org".to_owned()))
        );
        for name in ["<anna@example.org>", "Anna <3", "Anna <b>", "a@b"] {
            assert_eq!(taken(name), (name.to_owned(), None));
        }
    }
}
