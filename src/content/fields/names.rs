//! Who wrote a post, and which terms it belongs to.

use std::collections::HashSet;

use super::FrontMatter;
use super::space::folded;
use super::title::inspected;
use crate::config::{Person, SplitTerms};
use crate::value::Value;
use crate::warning::{Warning, Warnings};

/// How many categories and tags of a post feeds show, and how many authors: each makes feeds that list all the others, so
/// that thousands would fill a disk.
pub(crate) const MOST: usize = 100;

impl FrontMatter<'_> {
    /// Adds the names under `key`, each once; a text is split as `split` says. What is not a name is reported.
    pub fn names(
        &self,
        key: &str,
        split: SplitTerms,
        names: &mut Vec<String>,
        warnings: &mut Warnings,
    ) {
        let Some(value) = self.map.get(key) else {
            return;
        };
        // Jekyll looks for a list or a text to split, and finds none in a number.
        let is_number = matches!(value, Value::Bool(_) | Value::Integer(_) | Value::Float(_));
        if key == "tags" && is_number && !self.config.feeds.profile.front.numbers_as_tags {
            return;
        }
        let from = names.len();
        let is_whole = add_names(value, split, names);
        make_distinct(names, from);
        if !is_whole {
            warnings.push(self.place(
                Warning::file(
                    self.path,
                    "invalid-name",
                    format!("`{key}` has keys with values instead of names; they are ignored"),
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
        let mut names: Vec<String> = folders.to_vec();
        names.extend(printed);
        names.extend(all.iter().cloned());
        make_distinct(&mut names, 0);
        Some(names)
    }

    /// Keeps the first hundred categories and tags of the post, and reports how many are left out.
    pub fn cap_terms(
        &self,
        categories: &mut Vec<String>,
        tags: &mut Vec<String>,
        warnings: &mut Warnings,
    ) {
        let total = categories.len() + tags.len();
        if total <= MOST {
            return;
        }
        let keys: &[&str] = match tags.len() > MOST / 2 {
            true => &["tags", "tag"],
            false => &["categories", "category"],
        };
        categories.truncate(MOST);
        tags.truncate(MOST - categories.len());
        warnings.push(self.too_many("categories and tags", total, keys));
    }

    fn too_many(&self, what: &str, total: usize, keys: &[&str]) -> Warning {
        let warning = Warning::file(
            self.path,
            "too-many-terms",
            format!(
                "the post has {total} {what}; feeds show the first {MOST}, and {} are left out",
                total - MOST
            ),
            format!("keep at most {MOST}: each makes feeds of its own, which list all the others"),
        );
        let key = keys.iter().find(|key| self.map.get(key).is_some());
        match key {
            Some(key) => self.place(warning, key),
            None => warning,
        }
    }

    /// The authors, each once; a hundred at most, and a warning reports the others.
    pub fn authors(&self, warnings: &mut Warnings) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        let mut beyond: HashSet<String> = HashSet::new();
        let takes_all = self.config.feeds.profile.front.all_authors;
        for key in ["author", "authors"] {
            let items = match self.map.get(key) {
                Some(Value::List(items)) => items.as_slice(),
                // jekyll-feed looks for the first of a list here.
                Some(_) if key == "authors" && !takes_all => &[],
                Some(one) => std::slice::from_ref(one),
                None => &[],
            };
            let mut named: Vec<Person> = items
                .iter()
                .filter_map(|item| Person::read(item, self.authors))
                .collect();
            if !takes_all && key == "authors" {
                named.truncate(usize::from(people.is_empty()));
            }
            for mut person in named {
                if self.rules.addresses_of_authors {
                    take_address(&mut person);
                }
                person.name = folded(&person.name);
                if people.iter().any(|known| known.name == person.name) {
                    continue;
                }
                match people.len() < MOST {
                    true => people.push(person),
                    false => drop(beyond.insert(person.name)),
                }
            }
        }
        if !beyond.is_empty() {
            let total = people.len() + beyond.len();
            warnings.push(self.too_many("authors", total, &["authors", "author"]));
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

/// Removes the names from `from` on that stand before already.
fn make_distinct(names: &mut Vec<String>, from: usize) {
    /// Fewer names are compared with each other faster than they are hashed.
    const FEW: usize = 32;
    if names.len() <= FEW {
        let mut at = from.max(1);
        while at < names.len() {
            match names[..at].contains(&names[at]) {
                true => drop(names.remove(at)),
                false => at += 1,
            }
        }
        return;
    }
    let mut known: HashSet<String> = names[..from].iter().cloned().collect();
    let added = names.split_off(from);
    names.extend(added.into_iter().filter(|name| known.insert(name.clone())));
}

/// What stands between names: the comma, and those that Chinese and Japanese write. No `;`, which ends `&amp;` too.
const COMMAS: [char; 3] = [',', '，', '、'];

/// Adds the names that `value` holds; whether all of it was names.
pub(crate) fn add_names(value: &Value, split: SplitTerms, names: &mut Vec<String>) -> bool {
    match value {
        Value::Null => true,
        Value::List(items) => {
            let faulty = items
                .iter()
                .filter(|item| !add_names(item, SplitTerms::Never, names));
            faulty.count() == 0
        }
        Value::String(text) => {
            match split {
                SplitTerms::Commas => text.split(COMMAS).for_each(|name| add_name(name, names)),
                SplitTerms::Spaces => text
                    // As Ruby does it: a space of full width is part of a name.
                    .split_ascii_whitespace()
                    .for_each(|word| add_name(word, names)),
                SplitTerms::Never => add_name(text, names),
            }
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
    if !name.is_empty() {
        names.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_distinct_however_many_there_are() {
        for count in [3, 31, 32, 33, 200] {
            let mut names = vec!["a".to_owned(), "a".to_owned()];
            names.extend((0..count).map(|n| format!("n{}", n % 29)));
            names.push("a".to_owned());
            make_distinct(&mut names, 2);
            let mut wanted = vec!["a".to_owned(), "a".to_owned()];
            wanted.extend((0..count.min(29)).map(|n| format!("n{n}")));
            assert_eq!(names, wanted, "{count}");
        }
    }

    #[test]
    fn a_text_is_split_at_commas_or_at_spaces_or_not() {
        let split = |text: &str, split| {
            let mut names = Vec::new();
            assert!(add_names(&Value::from(text), split, &mut names));
            names
        };
        let commas = |text| split(text, SplitTerms::Commas);
        assert_eq!(commas("a, b,c"), ["a", "b", "c"]);
        assert_eq!(commas("Machine Learning"), ["Machine Learning"]);
        assert_eq!(
            commas("Machine  Learning, AI,, "),
            ["Machine Learning", "AI"]
        );
        assert_eq!(commas("证券，新 闻、股市"), ["证券", "新 闻", "股市"]);
        assert_eq!(commas("Q&amp;A; more"), ["Q&amp;A; more"]);
        assert_eq!(split("a, b c", SplitTerms::Spaces), ["a,", "b", "c"]);
        assert_eq!(split("a, b", SplitTerms::Never), ["a, b"]);
        let mut names = Vec::new();
        add_names(
            &Value::List(vec!["a, b".into()]),
            SplitTerms::Commas,
            &mut names,
        );
        assert_eq!(names, ["a, b"]);
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
